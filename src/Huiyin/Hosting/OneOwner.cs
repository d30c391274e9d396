namespace Huiyin.Hosting;

/// <summary>One process owns an SQLite file: the lock beside it says so, for as long as the process lives.</summary>
internal sealed class OneOwner : IDisposable
{
    private readonly FileStream held;

    private OneOwner(FileStream held) => this.held = held;

    /// <summary>Null when another process owns the data.</summary>
    public static OneOwner? Take(Settings settings)
    {
        Directory.CreateDirectory(settings.DataFolder);
        try
        {
            return new OneOwner(
                new FileStream(
                    Path.Combine(settings.DataFolder, "huiyin.lock"),
                    FileMode.OpenOrCreate,
                    FileAccess.ReadWrite,
                    FileShare.None
                )
            );
        }
        catch (IOException)
        {
            return null;
        }
    }

    public void Dispose() => held.Dispose();
}
