using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace Huiyin.Shell;

/// <summary>
/// Addresses of our own static files with a fingerprint, <c>/css/huiyin.css?v=1a2b3c4d</c>, so that browsers keep them for
/// a year and still see a new version at once.
/// </summary>
internal sealed class ShellAssets(IWebHostEnvironment environment)
{
    private readonly ConcurrentDictionary<string, string> addresses = new(StringComparer.Ordinal);

    /// <param name="path">Below <c>wwwroot</c>, without a leading slash.</param>
    internal string Url(string path)
    {
        // While developing the file changes under a running server.
        if (environment.IsDevelopment())
            return Fingerprinted(path);
        return addresses.GetOrAdd(path, Fingerprinted);
    }

    /// <summary>What a folder holds, so that a module adds a style or a script by putting a file there.</summary>
    internal IEnumerable<string> In(string folder, string extension) =>
        environment
            .WebRootFileProvider.GetDirectoryContents(folder)
            .Where(file => file.Name.EndsWith(extension, StringComparison.Ordinal))
            .Select(file => $"{folder}/{file.Name}")
            .Order(StringComparer.Ordinal);

    private string Fingerprinted(string path)
    {
        var file = environment.WebRootFileProvider.GetFileInfo(path);
        if (!file.Exists)
            return $"/{path}";
        using var content = file.CreateReadStream();
        return $"/{path}?v={Convert.ToHexStringLower(SHA256.HashData(content).AsSpan(0, 4))}";
    }
}
