using Huiyin.Promises;

namespace Huiyin.Cases.Public;

/// <summary>A case's traits in one integer, as a timeline entry keeps them; the category stands beside it as text.</summary>
internal static class TraitsCode
{
    public static int Pack(in Traits traits) =>
        (traits.Kind is { } kind ? (int)kind + 1 : 0)
        | ((int)traits.Grade << 4)
        | (traits.Urgent ? 1 << 7 : 0)
        | (traits.Valid ? 1 << 8 : 0)
        | (traits.Cycle << 10);

    public static Traits Unpack(int code, string? category) =>
        new(
            (code & 0xF) == 0 ? null : (RequestKind)((code & 0xF) - 1),
            (Grade)((code >> 4) & 0x7),
            (code & (1 << 7)) != 0,
            (code & (1 << 8)) != 0,
            code >> 10,
            category
        );
}
