using Huiyin.Platform;
using Huiyin.Shell.Controls;
using static Huiyin.Platform.Texts;

namespace Huiyin.Estate.Public;

/// <summary>Ties as people say them.</summary>
internal static class TieWords
{
    public static string Of(TieKind tie) =>
        tie switch
        {
            TieKind.Owner => T("业主"),
            TieKind.Occupant => T("住户"),
            TieKind.Tenant => T("租户"),
        };

    public static IEnumerable<Choice> Choices =>
        Enum.GetValues<TieKind>().Select(tie => new Choice(Json.Word(tie), Of(tie)));
}
