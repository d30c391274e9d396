using System.Security.Cryptography;
using System.Text;
using Huiyin.Platform;
using Xunit;

namespace Huiyin.Tests.Platform;

public sealed class PersonalDataTests : IDisposable
{
    private static readonly CommunityId Cuihu = new(new Guid("01990000-0000-7000-8000-000000000001"));
    private static readonly CommunityId Other = new(new Guid("01990000-0000-7000-8000-000000000002"));
    private static readonly Guid Row = new("01990000-0000-7000-8000-000000000003");
    private static readonly PersonalCell Cell = new(Cuihu, "residents", Row, "phone");

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("huiyin-keys-");

    public void Dispose() => folder.Delete(recursive: true);

    private PersonalData Open() => PersonalData.Open(folder.FullName);

    private static PhoneNumber Phone(string text) =>
        PhoneNumber.TryParse(text, out var phone)
            ? phone
            : throw new ArgumentException($"{text} is no phone number", nameof(text));

    [Fact]
    public void What_was_sealed_is_revealed_after_a_restart()
    {
        var stored = Open().Seal("13812345678", Cell);
        Assert.Equal("13812345678", Open().Reveal(stored, Cell));
        Assert.DoesNotContain("1381234", Encoding.Latin1.GetString(stored), StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_phone_is_never_sealed_the_same_way()
    {
        var data = Open();
        Assert.NotEqual(data.Seal("13812345678", Cell), data.Seal("13812345678", Cell));
    }

    [Fact]
    public void Any_changed_byte_is_noticed()
    {
        var data = Open();
        var stored = data.Seal("13812345678", Cell);
        for (var at = 0; at < stored.Length; at++)
        {
            var touched = (byte[])stored.Clone();
            touched[at] ^= 1;
            Assert.ThrowsAny<CryptographicException>(() => data.Reveal(touched, Cell));
        }
        Assert.ThrowsAny<CryptographicException>(() => data.Reveal(stored.AsSpan(0, 20), Cell));
    }

    public static TheoryData<string> Places => ["community", "table", "row", "column"];

    [Theory]
    [MemberData(nameof(Places))]
    public void A_value_moved_to_another_cell_does_not_open(string moved)
    {
        var data = Open();
        var stored = data.Seal("13812345678", Cell);
        var elsewhere = moved switch
        {
            "community" => Cell with { Community = Other },
            "table" => Cell with { Table = "visitors" },
            "row" => Cell with { Row = Other.Value },
            _ => Cell with { Column = "id_number" },
        };
        Assert.ThrowsAny<CryptographicException>(() => data.Reveal(stored, elsewhere));
    }

    [Fact]
    public void A_phone_is_found_however_it_is_written_and_only_in_its_community()
    {
        var data = Open();
        var index = data.BlindIndex(Cuihu, Phone("138 1234 5678"));
        Assert.Equal(PersonalData.BlindIndexLength, index.Length);
        Assert.Equal(index, Open().BlindIndex(Cuihu, Phone("+86-13812345678")));
        Assert.NotEqual(index, data.BlindIndex(Other, Phone("13812345678")));
        Assert.NotEqual(index, data.BlindIndex(Cuihu, Phone("13812345679")));
    }

    [Fact]
    public void The_index_of_another_installation_is_another()
    {
        var elsewhere = Directory.CreateTempSubdirectory("huiyin-keys-");
        try
        {
            Assert.NotEqual(
                Open().BlindIndex(Cuihu, Phone("13812345678")),
                PersonalData.Open(elsewhere.FullName).BlindIndex(Cuihu, Phone("13812345678"))
            );
        }
        finally
        {
            elsewhere.Delete(recursive: true);
        }
    }

    [Fact]
    public void A_renewed_ring_opens_what_the_old_one_sealed_and_finds_it()
    {
        var before = Open();
        var stored = before.Seal("13812345678", Cell);
        var after = new PersonalData(KeyRing.Renew(folder.FullName));
        Assert.Equal("13812345678", after.Reveal(stored, Cell));
        Assert.True(after.IsOfAnOlderKey(stored));
        Assert.False(after.IsOfAnOlderKey(after.Seal("13812345678", Cell)));
        Assert.Equal(before.BlindIndex(Cuihu, Phone("13812345678")), Open().BlindIndex(Cuihu, Phone("13812345678")));
    }

    [Fact]
    public void Only_the_owner_of_the_machine_can_read_the_keys()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Windows has no file modes.");
            return;
        }
        Open();
        var path = Path.Combine(folder.FullName, KeyRing.FileName);
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.OtherRead);
        Open();
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
        Assert.Single(folder.GetFiles());
    }

    [Fact]
    public void A_damaged_ring_stops_the_start_instead_of_making_new_keys()
    {
        File.WriteAllText(Path.Combine(folder.FullName, KeyRing.FileName), """{"index":"AAAA","keys":{}}""");
        Assert.Throws<InvalidDataException>(() => Open());
    }

    [Fact]
    public async Task Two_first_starts_at_once_share_one_ring()
    {
        var all = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(Open)));
        var stored = all[0].Seal("13812345678", Cell);
        Assert.All(all, data => Assert.Equal("13812345678", data.Reveal(stored, Cell)));
    }
}
