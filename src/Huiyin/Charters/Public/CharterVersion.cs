using Huiyin.Platform;
using Huiyin.Promises;

namespace Huiyin.Charters.Public;

/// <summary>How far a version of a charter has come.</summary>
public enum CharterStatus
{
    /// <summary>Being written; promises nothing. A community has one at most.</summary>
    Draft,

    /// <summary>Published with a date from which it holds; its text never changes again.</summary>
    Published,

    /// <summary>Taken back before its date came: no case ever began under it.</summary>
    Withdrawn,
}

/// <summary>
/// 服务承诺书: one version of a community's charter, with its text and who answers for it (the defaults of the requirements
/// are versioned and dated settings). A published text is immutable; a running case keeps the version it began with.
/// </summary>
public sealed class CharterVersion
{
    private CharterVersion() { }

    public CommunityId CommunityId { get; private set; }

    /// <summary>1, 2, 3 … A withdrawn number is not given again.</summary>
    public int Version { get; private set; }
    public CharterStatus Status { get; private set; }

    /// <summary>The charter as JSON, as <see cref="Charter.Parse"/> reads it; always without mistakes.</summary>
    public string Text { get; private set; } = "";

    /// <summary>The local date from which new cases begin under it; null for the first, which holds from the beginning of time.</summary>
    public DateOnly? ValidFrom { get; private set; }
    public string ChangedByName { get; private set; } = "";
    public DateTimeOffset ChangedAt { get; private set; }
    public string? PublishedByLogin { get; private set; }
    public string? PublishedByName { get; private set; }
    public DateTimeOffset? PublishedAt { get; private set; }

    /// <summary>Why it was published, in the publisher's words.</summary>
    public string? Reason { get; private set; }
    public string? WithdrawnByName { get; private set; }
    public DateTimeOffset? WithdrawnAt { get; private set; }
    public string? WithdrawnBecause { get; private set; }

    /// <summary>One more with every change; the loser of a race is told.</summary>
    public int Revision { get; private set; } = 1;

    /// <summary>The first version of a community: the charter that comes with the product, from the beginning of time.</summary>
    internal static CharterVersion First(CommunityId community, DateTimeOffset now) =>
        new()
        {
            CommunityId = community,
            Version = 1,
            Status = CharterStatus.Published,
            Text = Promises.Charter.DefaultText,
            ChangedByName = Actor.System.Name,
            ChangedAt = now,
            PublishedByLogin = Actor.System.Login,
            PublishedByName = Actor.System.Name,
            PublishedAt = now,
        };

    /// <summary>Begins a draft.</summary>
    internal static CharterVersion Draft(CommunityId community, int version, string text, Actor by, DateTimeOffset now)
    {
        var draft = new CharterVersion { CommunityId = community, Version = version };
        draft.Write(text, by, now);
        draft.Revision = 1;
        return draft;
    }

    /// <summary>Reads the text; a stored text has no mistakes.</summary>
    internal Charter Charter() =>
        Promises.Charter.Parse(Text).Charter
        ?? throw new InvalidOperationException($"charter version {Version} cannot be read");

    internal void Write(string text, Actor by, DateTimeOffset now)
    {
        if (Status != CharterStatus.Draft)
            throw new InvalidOperationException("A published charter is immutable.");
        (Text, ChangedByName, ChangedAt) = (text, by.Name, now);
        Revision++;
    }

    internal void Publish(DateOnly validFrom, string reason, string text, Actor by, DateTimeOffset now)
    {
        Write(text, by, now);
        (Status, ValidFrom, Reason) = (CharterStatus.Published, validFrom, reason);
        (PublishedByLogin, PublishedByName, PublishedAt) = (by.Login, by.Name, now);
    }

    /// <summary>Takes it back; nothing has begun under it, since its date has not come.</summary>
    internal Outcome Withdraw(string reason, DateOnly today, Actor by, DateTimeOffset now)
    {
        if (Status != CharterStatus.Published || Version == 1)
            return CharterRefusals.NotToWithdraw;
        if (ValidFrom <= today)
            return CharterRefusals.AlreadyInForce(ValidFrom.Value);
        (Status, WithdrawnByName, WithdrawnAt, WithdrawnBecause) = (CharterStatus.Withdrawn, by.Name, now, reason);
        Revision++;
        return Outcome.Done;
    }
}
