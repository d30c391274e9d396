using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Huiyin.Platform;
using Huiyin.Promises;

namespace Huiyin.Cases.Public;

/// <summary>
/// One past-tense fact of a case. Append-only; each entry seals the one before it (<see cref="Hash"/>).
/// The same row is the sentence on the timeline and the fact that the promise engine replays.
/// </summary>
public sealed class TimelineEntry
{
    private TimelineEntry() { }

    internal TimelineEntry(Case about, int seq, FactToNote fact, byte[] previous)
    {
        CommunityId = about.CommunityId;
        CaseId = about.Id;
        Seq = seq;
        At = fact.At;
        ById = fact.By.Id;
        ByLogin = fact.By.Login;
        ByName = fact.By.Name;
        Name = fact.Name;
        Data = JsonSerializer.Serialize(fact.Data, Json.Stored);
        Kind = fact.Kind;
        Traits = TraitsCode.Pack(about.Traits);
        Category = about.Category;
        Hold = fact.Hold;
        DueAt = fact.DueAt;
        Rule = fact.Rule;
        CharterVersion = fact.Rule is null ? null : about.CharterVersion;
        Hash = Seal(previous);
    }

    public CommunityId CommunityId { get; private set; }
    public CaseId CaseId { get; private set; }

    /// <summary>0, 1, 2 … within the case.</summary>
    public int Seq { get; private set; }
    public DateTimeOffset At { get; private set; }
    public StaffId? ById { get; private set; }
    public string ByLogin { get; private set; } = "";
    public string ByName { get; private set; } = "";

    /// <summary>The fact, such as <c>CaseDispatched</c>.</summary>
    public string Name { get; private set; } = "";

    /// <summary>The fact's values as a JSON object.</summary>
    public string Data { get; private set; } = "{}";

    /// <summary>What the fact means to promises; null when it moves none.</summary>
    public FactKind? Kind { get; private set; }
    public int Traits { get; private set; }
    public string? Category { get; private set; }
    public HoldReason? Hold { get; private set; }
    public DateTimeOffset? DueAt { get; private set; }

    /// <summary>The charter rule that caused it, when the clock acted.</summary>
    public string? Rule { get; private set; }
    public int? CharterVersion { get; private set; }

    /// <summary>SHA-256 over this entry and the hash before it.</summary>
    public byte[] Hash { get; private set; } = [];

    /// <summary>What was said, when the fact carries words.</summary>
    internal string? Text() => Value("text");

    internal string? Value(string key) =>
        JsonSerializer.Deserialize<Dictionary<string, string?>>(Data)?.GetValueOrDefault(key);

    /// <summary>Recomputes the seal; it differs when the row, or one before it, was touched.</summary>
    internal byte[] Seal(byte[] previous)
    {
        var text =
            $"{CaseId.Value:N}|{Seq}|{At.ToUnixTimeMilliseconds()}|{ByLogin}|{ByName}|{Name}|{Data}|{(int?)Kind}|{Traits}|{Category}|{(int?)Hold}|{DueAt?.ToUnixTimeMilliseconds()}|{Rule}|{CharterVersion}";
        var bytes = Encoding.UTF8.GetBytes(text);
        return SHA256.HashData([.. previous, .. bytes]);
    }
}

/// <summary>A fact before it is written.</summary>
internal sealed record FactToNote(
    string Name,
    Actor By,
    DateTimeOffset At,
    FactKind? Kind,
    IReadOnlyDictionary<string, string?> Data,
    HoldReason? Hold = null,
    DateTimeOffset? DueAt = null,
    string? Rule = null
);
