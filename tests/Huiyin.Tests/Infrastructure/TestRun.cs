using System.Collections.Concurrent;
using Huiyin.Tests.Infrastructure;
using Xunit;

[assembly: AssemblyFixture(typeof(TestRun))]

namespace Huiyin.Tests.Infrastructure;

/// <summary>What one run of all tests shares, and leaves nothing of.</summary>
public sealed class TestRun : IAsyncDisposable
{
    private static readonly ConcurrentBag<Func<Task>> Endings = [];

    /// <summary>A folder for the files of this run.</summary>
    public static string Folder { get; } = Directory.CreateTempSubdirectory("huiyin-tests-").FullName;

    public static void AtTheEnd(Func<Task> ending) => Endings.Add(ending);

    public async ValueTask DisposeAsync()
    {
        foreach (var ending in Endings)
            await ending();
        Directory.Delete(Folder, recursive: true);
    }
}
