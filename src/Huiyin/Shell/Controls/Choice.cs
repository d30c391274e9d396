namespace Huiyin.Shell.Controls;

/// <summary>One thing to choose in a select, a row of chips or a menu of communities.</summary>
public sealed record Choice(string Value, string Text, string? Hint = null, string? Icon = null, bool Disabled = false);

/// <summary>Where a promise stands, as its pill shows it.</summary>
public enum PillState
{
    Open,
    Paused,
    Kept,
    Missed,
    Cancelled,
}

/// <summary>How a badge or a message is meant. Colour is kept for time and outcome; most things are <see cref="Plain"/>.</summary>
public enum Tone
{
    Plain,
    Accent,
    Soon,
    Late,
    Kept,
}

/// <summary>Ids that tie an input to its label, help and error.</summary>
internal static class FieldIds
{
    internal static string Input(string name) => $"f-{name.Replace('.', '-')}";

    internal static string Help(string name) => $"{Input(name)}-help";

    internal static string Error(string name) => $"{Input(name)}-error";

    /// <summary>For <c>aria-describedby</c>; null when there is nothing to describe.</summary>
    internal static string? DescribedBy(string name, string? help, string? error) =>
        (help, error) switch
        {
            (null, null) => null,
            ({ }, null) => Help(name),
            (null, { }) => Error(name),
            _ => $"{Help(name)} {Error(name)}",
        };
}

internal static class ToneNames
{
    internal static string Css(this Tone tone) => tone.ToString().ToLowerInvariant();

    internal static string Css(this PillState state) => state.ToString().ToLowerInvariant();
}
