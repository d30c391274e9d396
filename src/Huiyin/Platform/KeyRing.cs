using System.Security.Cryptography;
using System.Text.Json;

namespace Huiyin.Platform;

/// <summary>
/// The keys of personal data, in a file of the data folder that only its owner can read: one key for the blind index,
/// and numbered keys for encryption, of which the last seals and all open. A backup without this file is unreadable.
/// </summary>
internal sealed class KeyRing
{
    public const string FileName = "personal-data.keys.json";
    public const int KeyLength = 32;

    private readonly Dictionary<byte, byte[]> keys;

    private KeyRing(byte[] indexKey, Dictionary<byte, byte[]> keys)
    {
        IndexKey = indexKey;
        this.keys = keys;
        CurrentId = keys.Keys.Max();
    }

    public byte[] IndexKey { get; }

    public byte CurrentId { get; }

    public byte[] Key(byte id) =>
        keys.TryGetValue(id, out var key)
            ? key
            : throw new CryptographicException(
                $"Personal data were sealed with key {id}, which {FileName} does not have."
            );

    /// <summary>Reads the ring, making it on the first start.</summary>
    public static KeyRing Open(string dataFolder)
    {
        var path = Path.Combine(dataFolder, FileName);
        if (!File.Exists(path))
        {
            Directory.CreateDirectory(dataFolder);
            Write(
                path,
                new(
                    RandomNumberGenerator.GetBytes(KeyLength),
                    new() { [1] = RandomNumberGenerator.GetBytes(KeyLength) }
                ),
                overwrite: false
            );
        }
        else if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
        return Read(path);
    }

    /// <summary>Adds a key that seals from now on; what older keys sealed stays readable.</summary>
    public static KeyRing Renew(string dataFolder)
    {
        var ring = Open(dataFolder);
        var renewed = new Dictionary<byte, byte[]>(ring.keys)
        {
            [checked((byte)(ring.CurrentId + 1))] = RandomNumberGenerator.GetBytes(KeyLength),
        };
        Write(Path.Combine(dataFolder, FileName), new(ring.IndexKey, renewed), overwrite: true);
        return new(ring.IndexKey, renewed);
    }

    private static KeyRing Read(string path)
    {
        var file = JsonSerializer.Deserialize<KeyFile>(File.ReadAllBytes(path), JsonSerializerOptions.Web);
        return file is { Index.Length: KeyLength, Keys.Count: > 0 } && file.Keys.Values.All(k => k.Length == KeyLength)
            ? new(file.Index, file.Keys)
            : throw new InvalidDataException(
                $"{FileName} does not hold the keys of personal data; restore it from a backup."
            );
    }

    private static void Write(string path, KeyFile file, bool overwrite)
    {
        // Complete under another name first: a key file cut short by a power failure would cost every phone number.
        var draft = $"{path}.{Convert.ToHexString(RandomNumberGenerator.GetBytes(4))}";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }
        using (var stream = new FileStream(draft, options))
        {
            JsonSerializer.Serialize(stream, file, JsonSerializerOptions.Web);
            stream.Flush(flushToDisk: true);
        }
        try
        {
            File.Move(draft, path, overwrite);
        }
        catch (IOException) when (!overwrite && File.Exists(path))
        {
            // Another process of the first start was quicker; its keys are the keys.
            File.Delete(draft);
        }
    }

    private sealed record KeyFile(byte[] Index, Dictionary<byte, byte[]> Keys);
}
