using System.Text;
using Huiyin.Platform.Files;
using Xunit;

namespace Huiyin.Tests.Platform.Files;

public sealed class FileStoreTests : IDisposable
{
    private const long Limit = 1 << 20;

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("huiyin-files-");
    private readonly FileStore store;

    public FileStoreTests() => store = new(folder.FullName);

    public void Dispose() => folder.Delete(recursive: true);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private async Task<FileKey?> Save(string content, long limit = Limit)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(content));
        return await store.Save(stream, limit, Token);
    }

    private string[] Files() =>
        [
            .. Directory
                .EnumerateFiles(folder.FullName, "*", SearchOption.AllDirectories)
                .Select(f => Path.GetFileName(f)),
        ];

    [Fact]
    public async Task A_file_is_kept_under_its_digest_and_read_back()
    {
        var key = (await Save("完工照片"))!.Value;
        using var reader = new StreamReader(store.Open(key)!);
        Assert.Equal("完工照片", await reader.ReadToEndAsync(Token));
        Assert.Equal([key.Value], Files());
    }

    [Fact]
    public async Task The_same_content_lies_there_once()
    {
        Assert.Equal(await Save("照片"), await Save("照片"));
        Assert.Single(Files());
    }

    [Fact]
    public async Task A_file_beyond_the_limit_leaves_nothing_behind()
    {
        Assert.Null(await Save(new string('a', 11), limit: 10));
        Assert.NotNull(await Save(new string('a', 10), limit: 10));
        Assert.Single(Files());
    }

    [Fact]
    public async Task A_file_changed_on_disk_is_noticed()
    {
        var key = (await Save("照片"))!.Value;
        Assert.True(await store.IsIntact(key, Token));
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, key.Value[..2], key.Value), "别的", Token);
        Assert.False(await store.IsIntact(key, Token));
    }

    [Fact]
    public async Task An_erased_file_is_gone()
    {
        var key = (await Save("照片"))!.Value;
        store.Erase(key);
        store.Erase(key);
        Assert.Null(store.Open(key));
        Assert.False(await store.IsIntact(key, Token));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("../../etc/passwd")]
    [InlineData("E3B0C44298FC1C149AFBF4C8996FB92427AE41E4649B934CA495991B7852B855")]
    [InlineData("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b85/")]
    public void Only_a_digest_is_a_key(string? text) => Assert.False(FileKey.TryParse(text, out _));

    [Fact]
    public void A_key_is_read_back_from_the_database()
    {
        const string empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
        Assert.True(FileKey.TryParse(empty, out var key));
        Assert.Equal(empty, key.ToString());
        Assert.Null(store.Open(key));
    }
}
