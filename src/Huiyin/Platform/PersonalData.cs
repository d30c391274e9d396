using System.Security.Cryptography;
using System.Text;

namespace Huiyin.Platform;

/// <summary>The one cell of the database that a sealed value belongs to; nowhere else does it open.</summary>
internal readonly record struct PersonalCell(CommunityId Community, string Table, Guid Row, string Column);

/// <summary>
/// Phones and ID numbers at rest: sealed by AES-256-GCM for one cell, found by a blind index that tells nothing without
/// its key. A sealed value is: key id (1 byte), nonce (12), tag (16), cipher text.
/// </summary>
internal sealed class PersonalData(KeyRing ring)
{
    /// <summary>Half of the HMAC: too long to guess, and a shorter index for the database.</summary>
    public const int BlindIndexLength = 16;

    private const int NonceLength = 12;
    private const int TagLength = 16;
    private const int Overhead = 1 + NonceLength + TagLength;

    public static PersonalData Open(string dataFolder) => new(KeyRing.Open(dataFolder));

    public byte[] Seal(string plain, in PersonalCell cell)
    {
        var clear = Encoding.UTF8.GetBytes(plain);
        var result = new byte[Overhead + clear.Length];
        result[0] = ring.CurrentId;
        var nonce = result.AsSpan(1, NonceLength);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(ring.Key(ring.CurrentId), TagLength);
        aes.Encrypt(
            nonce,
            clear,
            result.AsSpan(Overhead),
            result.AsSpan(1 + NonceLength, TagLength),
            Binding(ring.CurrentId, cell)
        );
        CryptographicOperations.ZeroMemory(clear);
        return result;
    }

    /// <exception cref="CryptographicException">The value was changed, or belongs to another cell or another ring.</exception>
    public string Reveal(ReadOnlySpan<byte> sealedValue, in PersonalCell cell)
    {
        if (sealedValue.Length < Overhead)
        {
            throw new CryptographicException("A sealed value was cut short.");
        }
        var clear = new byte[sealedValue.Length - Overhead];
        using var aes = new AesGcm(ring.Key(sealedValue[0]), TagLength);
        aes.Decrypt(
            sealedValue.Slice(1, NonceLength),
            sealedValue[Overhead..],
            sealedValue.Slice(1 + NonceLength, TagLength),
            clear,
            Binding(sealedValue[0], cell)
        );
        var plain = Encoding.UTF8.GetString(clear);
        CryptographicOperations.ZeroMemory(clear);
        return plain;
    }

    /// <summary>Whether an older key sealed the value, so that it should be sealed anew.</summary>
    public bool IsOfAnOlderKey(ReadOnlySpan<byte> sealedValue) => sealedValue[0] != ring.CurrentId;

    /// <summary>Equal for equal numbers of one community, unrelated between communities.</summary>
    public byte[] BlindIndex(CommunityId community, PhoneNumber phone) => BlindIndex("phone", community, phone.Digits);

    /// <inheritdoc cref="BlindIndex(CommunityId, PhoneNumber)"/>
    public byte[] BlindIndex(CommunityId community, IdNumber id) => BlindIndex("id", community, id.Value);

    private byte[] BlindIndex(string kind, CommunityId community, string normalised)
    {
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(ring.IndexKey, Encoding.UTF8.GetBytes($"{kind}\n{community.Value:N}\n{normalised}"), hash);
        return hash[..BlindIndexLength].ToArray();
    }

    /// <summary>Names of tables and columns have no line breaks, so two cells never read the same.</summary>
    private static byte[] Binding(byte keyId, in PersonalCell cell) =>
        Encoding.UTF8.GetBytes($"{keyId}\n{cell.Community.Value:N}\n{cell.Table}\n{cell.Row:N}\n{cell.Column}");
}
