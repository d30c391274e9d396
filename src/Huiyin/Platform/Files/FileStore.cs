using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace Huiyin.Platform.Files;

/// <summary>Where a file lies: the SHA-256 of its content, 64 small hexadecimal digits.</summary>
public readonly record struct FileKey
{
    private static readonly SearchValues<char> Digits = SearchValues.Create("0123456789abcdef");

    private readonly string? value;

    private FileKey(string value) => this.value = value;

    public string Value => value ?? "";

    /// <summary>Only a digest is a key, so a key from outside is never a path.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out FileKey key)
    {
        var valid = text is { Length: 64 } && !text.AsSpan().ContainsAnyExcept(Digits);
        key = valid ? new(text!) : default;
        return valid;
    }

    internal static FileKey Of(ReadOnlySpan<byte> digest) => new(Convert.ToHexStringLower(digest));

    public override string ToString() => Value;
}

/// <summary>
/// Files in a folder under the digest of their content: the same photo sent twice lies there once, and a file that
/// was changed on disk no longer matches its name.
/// </summary>
internal sealed class FileStore(string root)
{
    /// <summary>Null when the stream is longer than the limit; nothing is left behind then.</summary>
    public async Task<FileKey?> Save(Stream content, long limit, CancellationToken cancellation = default)
    {
        var incoming = Path.Combine(root, "incoming");
        Directory.CreateDirectory(incoming);
        var draft = Path.Combine(incoming, Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16)));
        try
        {
            if (await Write(content, draft, limit, cancellation) is not { } key)
            {
                return null;
            }
            var path = PathOf(key);
            if (!File.Exists(path))
            {
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                File.Move(draft, path, overwrite: true);
            }
            return key;
        }
        finally
        {
            File.Delete(draft);
        }
    }

    /// <summary>Null when there is no such file.</summary>
    public Stream? Open(FileKey key)
    {
        try
        {
            return new FileStream(
                PathOf(key),
                new FileStreamOptions { Options = FileOptions.Asynchronous | FileOptions.SequentialScan }
            );
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    /// <summary>Whether the content still is what was saved; false also when it is gone.</summary>
    public async Task<bool> IsIntact(FileKey key, CancellationToken cancellation = default)
    {
        var stream = Open(key);
        if (stream is null)
        {
            return false;
        }
        await using (stream)
        {
            return FileKey.Of(await SHA256.HashDataAsync(stream, cancellation)) == key;
        }
    }

    /// <summary>For the retention promise; the caller has made sure that no other row points to the file.</summary>
    public void Erase(FileKey key)
    {
        if (File.Exists(PathOf(key)))
        {
            File.Delete(PathOf(key));
        }
    }

    private static async Task<FileKey?> Write(Stream content, string draft, long limit, CancellationToken cancellation)
    {
        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await using var file = new FileStream(
            draft,
            new FileStreamOptions
            {
                Mode = FileMode.CreateNew,
                Access = FileAccess.Write,
                Options = FileOptions.Asynchronous,
            }
        );
        var buffer = new byte[64 * 1024];
        var total = 0L;
        int read;
        while ((read = await content.ReadAsync(buffer, cancellation)) > 0)
        {
            total += read;
            if (total > limit)
            {
                return null;
            }
            digest.AppendData(buffer, 0, read);
            await file.WriteAsync(buffer.AsMemory(0, read), cancellation);
        }
        file.Flush(flushToDisk: true);
        return FileKey.Of(digest.GetHashAndReset());
    }

    /// <summary>Two digits of the digest as a folder: no folder grows beyond what a file system likes.</summary>
    private string PathOf(FileKey key) =>
        key.Value.Length == 64
            ? Path.Combine(root, key.Value[..2], key.Value)
            : throw new ArgumentException("An empty key names no file.", nameof(key));
}
