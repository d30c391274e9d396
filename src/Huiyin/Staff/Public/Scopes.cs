using Huiyin.Platform;
using static Huiyin.Platform.Texts;

namespace Huiyin.Staff.Public;

/// <summary>The parts of the house that a token may be kept to; each operation lies in one of them.</summary>
public enum Area
{
    /// <summary>Cases with their complaints, files, follow-ups, promises and reports.</summary>
    Cases,

    /// <summary>Calls, the waiting queue, the daily review.</summary>
    Desk,

    /// <summary>Units and residents.</summary>
    Estate,

    /// <summary>Colleagues, shifts, absences, communities.</summary>
    Staff,

    /// <summary>The service charter and its calendar.</summary>
    Charter,

    /// <summary>The owner's own tokens and notifications.</summary>
    Me,
}

/// <summary>
/// What a token may do of all that its owner may: <c>cases:read</c>, <c>cases:write</c> and so on; who may write may read.
/// A token without scopes is its owner.
/// </summary>
public sealed class Scopes
{
    private const string Reading = ":read";
    private const string Writing = ":write";

    /// <summary>Every word there is.</summary>
    public static IReadOnlyList<string> All { get; } =
    [.. Enum.GetValues<Area>().SelectMany(area => new[] { Word(area, writes: false), Word(area, writes: true) })];

    private Scopes(IEnumerable<string> words) =>
        Words = [.. All.Where(words.ToHashSet(StringComparer.Ordinal).Contains)];

    /// <summary>In the order of <see cref="All"/>.</summary>
    public IReadOnlyList<string> Words { get; }

    /// <summary>From what was asked for; null when nothing was, and then everything is allowed.</summary>
    public static Outcome<Scopes?> Read(IReadOnlyList<string>? words) =>
        words is null ? new Outcome<Scopes?>()
        : words.Count == 0 ? Refusal.Invalid("scopes", "范围一项也没有；不写 scopes，令牌就和本人一样。")
        : words.Any(word => !All.Contains(word))
            ? Refusal.Invalid(
                "scopes",
                "没有“{0}”这个范围，可以写的有：{1}。",
                words.First(word => !All.Contains(word)),
                string.Join('、', All)
            )
        : new Scopes(words);

    /// <summary>As the database keeps them; a word that is no longer one opens nothing.</summary>
    internal static Scopes? Stored(string? text) => text is null ? null : new Scopes(text.Split(' '));

    internal string ToStore() => string.Join(' ', Words);

    public bool Allow(Operation operation, bool writes) => Allow(Permissions.AreaOf(operation), writes);

    /// <summary>Whether everything the other allows is allowed here too; null allows everything.</summary>
    public bool Cover(Scopes? other) =>
        other is not null
        && Enum.GetValues<Area>()
            .All(area =>
                (!other.Allow(area, writes: false) || Allow(area, writes: false))
                && (!other.Allow(area, writes: true) || Allow(area, writes: true))
            );

    /// <summary>The word that would allow it.</summary>
    public static string Word(Area area, bool writes) => Json.Word(area) + (writes ? Writing : Reading);

    /// <summary>As people say it.</summary>
    public static string Said(string word)
    {
        var area = Enum.GetValues<Area>().First(a => word.StartsWith(Json.Word(a) + ":", StringComparison.Ordinal));
        var name = area switch
        {
            Area.Cases => T("诉求"),
            Area.Desk => T("来电和每日检查"),
            Area.Estate => T("房屋住户"),
            Area.Staff => T("员工和值班"),
            Area.Charter => T("服务承诺书"),
            Area.Me => T("本人账号"),
        };
        return word.EndsWith(Writing, StringComparison.Ordinal) ? T("{0}（读写）", name) : T("{0}（只读）", name);
    }

    private bool Allow(Area area, bool writes) =>
        Words.Contains(Word(area, writes: true)) || (!writes && Words.Contains(Word(area, writes: false)));
}
