using Huiyin.Shell.Controls;
using Microsoft.AspNetCore.Antiforgery;

namespace Huiyin.Shell;

/// <summary>
/// What the frame around every page shows: who is signed in, where, and what waits. One per request; filled at the edge
/// before the page is rendered. Everything has a default, so that a page for nobody (signing in, an error) can be drawn.
/// </summary>
public sealed class CurrentShell(TimeProvider clock)
{
    private DateTimeOffset? now;

    /// <summary>The signed-in person's name, or null when nobody is signed in.</summary>
    public string? Name { get; set; }

    /// <summary>The role as people say it: 前台接待.</summary>
    public string? RoleText { get; set; }

    /// <summary>The community's name: 翠湖豪廷.</summary>
    public string Community { get; set; } = "";

    /// <summary>Other communities this person may change to: code and name. Posted to <c>/community</c>.</summary>
    public IReadOnlyList<Choice> Communities { get; set; } = [];

    /// <summary>The character in the person's round badge; the last of a Chinese name, the first of any other.</summary>
    public string Initial =>
        Name is not { Length: > 0 } name ? ""
        : char.IsAscii(name[0]) ? name[..1].ToUpperInvariant()
        : name[^1..];

    /// <summary>Numbers beside navigation entries, by their key: <c>Counts["follow-ups"] = 5</c>. Zero is not drawn.</summary>
    public Dictionary<string, int> Counts { get; } = [];

    /// <summary>Promises past their time that this person answers for; drawn red at the board's entry.</summary>
    public int Overdue { get; set; }

    /// <summary>Counting stops here; beyond it nobody reads the number.</summary>
    public const int MostCounted = 100;

    /// <summary>A count as it is written: 7, 99+.</summary>
    public static string Written(int count) => count >= MostCounted ? $"{MostCounted - 1}+" : $"{count}";

    /// <summary>The navigation keys this person may use; null shows all.</summary>
    public IReadOnlySet<string>? Allowed { get; set; }

    /// <summary>The time of this request; every time text on the page is relative to it.</summary>
    public DateTimeOffset Now
    {
        get => now ??= clock.GetUtcNow();
        set => now = value;
    }

    /// <summary>The community's time zone; all times are shown in it.</summary>
    public TimeZoneInfo Zone { get; set; } =
        TimeZoneInfo.CreateCustomTimeZone("UTC+8", TimeSpan.FromHours(8), null, null);

    /// <summary>One quiet sentence about what has just been done, shown once after the redirect.</summary>
    public string? Notice { get; set; }

    /// <summary>Makes the one-time token of a form; null leaves it out.</summary>
    public Func<string>? NewFormToken { get; set; }

    /// <summary>The antiforgery field of this request; null leaves it out.</summary>
    public AntiforgeryTokenSet? Antiforgery { get; set; }

    internal DateTimeOffset Local(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, Zone);
}
