using Huiyin.Platform;
using Huiyin.Promises;
using Huiyin.Staff.Public;

namespace Huiyin.Cases.Public;

/// <summary>
/// 诉求: one thing that somebody asked for. It has one owner at a time, the receiver stays responsible until
/// the end (首问负责, R-023, R-026), and every change leaves one fact. Times are UTC.
/// </summary>
public sealed partial class Case
{
    private Case() { }

    public CommunityId CommunityId { get; private set; }
    public CaseId Id { get; private set; }

    /// <summary>YYMMDD + sequence of the day, such as <c>260905003</c> (R-002).</summary>
    public string Number { get; private set; } = "";
    public RequestKind Kind { get; private set; }

    /// <summary>Free sub-category within the kind, from the charter or an import.</summary>
    public string? Category { get; private set; }
    public CaseStatus Status { get; private set; }

    /// <summary>The status it waits to return to (from hold, consent, or an unsatisfied follow-up).</summary>
    public CaseStatus StatusBefore { get; private set; } = CaseStatus.Registered;

    /// <summary>1, and one more for each unsatisfied follow-up .</summary>
    public int Cycle { get; private set; } = 1;
    public bool Urgent { get; private set; }
    public Grade Grade { get; private set; }

    /// <summary>有效投诉, decided by the supervisor; null until then.</summary>
    public bool? Valid { get; private set; }
    public Channel Channel { get; private set; }

    /// <summary>What was said, in one sentence.</summary>
    public string Summary { get; private set; } = "";
    public string? Details { get; private set; }
    public UnitId? UnitId { get; private set; }

    /// <summary>The unit's code as it was, for lists and print.</summary>
    public string? UnitCode { get; private set; }

    /// <summary>Where, when it is not a unit (电梯厅, 3栋大堂).</summary>
    public string? Place { get; private set; }
    public ResidentId? ContactId { get; private set; }

    /// <summary>Null when the caller stays anonymous.</summary>
    public string? ContactName { get; private set; }

    /// <summary>Sealed telephone number, and the blind index that finds it.</summary>
    public byte[]? ContactPhone { get; private set; }
    public byte[]? ContactPhoneIndex { get; private set; }
    public string? ContactPhoneMasked { get; private set; }
    public DateTimeOffset ReceivedAt { get; private set; }
    public StaffId? ReceivedById { get; private set; }
    public string? Department { get; private set; }
    public StaffId? AssigneeId { get; private set; }
    public string? AssigneeName { get; private set; }

    /// <summary>Rejections since the last ruling; at two the supervisor rules .</summary>
    public int Rejections { get; private set; }
    public CaseId? ParentId { get; private set; }

    /// <summary>The case in whose follow-up the customer brought this one up; it ends by itself.</summary>
    public CaseId? RaisedInId { get; private set; }

    /// <summary>部门答复: what the head of the department replied, under their name .</summary>
    public string? Reply { get; private set; }
    public string? RepliedByName { get; private set; }
    public DateTimeOffset? RepliedAt { get; private set; }

    /// <summary>被投诉人: who may read it and change nothing; children have the same one.</summary>
    public StaffId? RespondentId { get; private set; }

    /// <summary>The department complained of as such: it works on the case, but judges and asks nobody .</summary>
    public string? RespondentDepartment { get; private set; }

    /// <summary>When what was written down was read back to the customer .</summary>
    public DateTimeOffset? ReadBackAt { get; private set; }

    /// <summary>The number another system knows it by; unique in the community.</summary>
    public string? ExternalId { get; private set; }
    public int CharterVersion { get; private set; }
    public DateTimeOffset? ArrivedAt { get; private set; }
    public DateTimeOffset? HandledAt { get; private set; }
    public DateTimeOffset? EndedAt { get; private set; }
    public string? Result { get; private set; }

    /// <summary>What the customer last said when asked; null until a follow-up reached them.</summary>
    public bool? Satisfied { get; private set; }

    /// <summary>The most urgent open promise, for the pill that every list shows.</summary>
    public PromiseKind? NextPromise { get; private set; }
    public DateTimeOffset? NextDueAt { get; private set; }
    public string? NextOwner { get; private set; }

    /// <summary>One more with every change; the loser of a race is told.</summary>
    public int Version { get; private set; }
    public int FactCount { get; private set; }
    public byte[] LastHash { get; private set; } = [];
    public DateTimeOffset ChangedAt { get; private set; }

    /// <summary>
    /// What the promise engine knows of a case. A complaint counts as valid until somebody has said that it is not: silence
    /// keeps none from becoming critical (R-043 c).
    /// </summary>
    public Traits Traits => new(Kind, Grade, Urgent, Valid ?? true, Cycle, Category);

    internal List<TimelineEntry> NewFacts { get; } = [];

    /// <summary>Writes down a request .</summary>
    internal static Case Register(Registration registration, string number, int charterVersion, Actor by)
    {
        var registered = new Case
        {
            CommunityId = registration.Community,
            Id = registration.Id,
            Number = number,
            Kind = registration.Kind,
            Category = registration.Category,
            Urgent = registration.Urgent,
            Channel = registration.Channel,
            Summary = registration.Summary,
            Details = registration.Details,
            UnitId = registration.Unit,
            UnitCode = registration.UnitCode,
            Place = registration.Place,
            ContactId = registration.Contact,
            ContactName = registration.ContactName,
            ContactPhone = registration.Phone?.Sealed,
            ContactPhoneIndex = registration.Phone?.Index,
            ContactPhoneMasked = registration.Phone?.Masked,
            ReceivedAt = registration.ReceivedAt,
            ReceivedById = by.Id,
            ParentId = registration.Parent,
            RaisedInId = registration.RaisedIn,
            RespondentId = registration.Respondent,
            RespondentDepartment = registration.RespondentDepartment,
            ExternalId = registration.ExternalId,
            CharterVersion = charterVersion,
        };
        registered.Note(
            "CaseRegistered",
            by,
            registration.ReceivedAt,
            FactKind.Registered,
            ("channel", Json.Word(registration.Channel)),
            ("kind", Json.Word(registration.Kind)),
            ("urgent", registration.Urgent ? "true" : null),
            ("summary", registration.Summary)
        );
        return registered;
    }

    internal Outcome Classify(RequestKind kind, string? category, bool? urgent, Actor by, DateTimeOffset now)
    {
        if (Status.IsFinal())
            return CaseRefusals.AlreadyEnded(Status);
        if (Kind == RequestKind.Complaint && kind != RequestKind.Complaint && Grade != Grade.None)
            return CaseRefusals.GradedComplaintKeepsItsKind;
        // Under another kind nobody would owe the customer the question any more.
        if (kind != Kind && (Status == CaseStatus.Handled || Cycle > 1))
            return CaseRefusals.AskedBeforeRenamed;
        (Kind, Category, Urgent) = (kind, category ?? Category, urgent ?? Urgent);
        Note(
            "CaseClassified",
            by,
            now,
            FactKind.Classified,
            ("kind", Json.Word(kind)),
            ("category", category),
            ("urgent", Urgent ? "true" : null)
        );
        return Outcome.Done;
    }

    /// <summary>
    /// A promise given to the customer by word; with <paramref name="agreed"/> the time until which they
    /// want it, or agree to have it, handled.
    /// </summary>
    internal Outcome PromiseByWord(string text, DateTimeOffset dueAt, bool agreed, Actor by, DateTimeOffset now)
    {
        if (Status.IsFinal())
            return CaseRefusals.AlreadyEnded(Status);
        if (dueAt <= now)
            return Refusal.Invalid("dueAt", "答应的时间要在现在之后。");
        Note(
            agreed ? "DateAgreed" : "PromiseGiven",
            by,
            now,
            agreed ? FactKind.DateAgreed : FactKind.PromiseGiven,
            null,
            dueAt,
            ("text", text),
            ("dueAt", dueAt.ToString("O"))
        );
        return Outcome.Done;
    }

    /// <summary>The customer has been told something .</summary>
    internal Outcome Answer(string text, string? how, Actor by, DateTimeOffset now)
    {
        if (Status.IsFinal())
            return CaseRefusals.AlreadyEnded(Status);
        Note("CustomerAnswered", by, now, FactKind.Answered, ("text", text), ("how", how));
        return Outcome.Done;
    }

    /// <summary>What was written down was read back to whoever said it .</summary>
    internal void ReadBack(Actor by, DateTimeOffset now)
    {
        ReadBackAt = now;
        Note("ReadBack", by, now, null);
    }

    /// <summary>The charter's own regrade (R-043 c); the fact is noted by the clock with its rule.</summary>
    internal void RegradeByClock(Grade grade) => Grade = grade;

    internal void Remark(string text, Actor by, DateTimeOffset now) =>
        Note("RemarkAdded", by, now, null, ("text", text));

    /// <summary>Names another fact of this case that moves no status: a file, a print, an escalation.</summary>
    internal void Note(
        string name,
        Actor by,
        DateTimeOffset at,
        FactKind? kind,
        params (string Key, string? Value)[] data
    ) => Note(name, by, at, kind, null, null, data);

    internal void Note(
        string name,
        Actor by,
        DateTimeOffset at,
        FactKind? kind,
        HoldReason? hold,
        DateTimeOffset? dueAt,
        params (string Key, string? Value)[] data
    ) => Note(new FactToNote(name, by, at, kind, Values(data), hold, dueAt));

    internal void Note(FactToNote fact)
    {
        var entry = new TimelineEntry(this, FactCount++, fact, LastHash);
        LastHash = entry.Hash;
        ChangedAt = fact.At > ChangedAt ? fact.At : ChangedAt;
        NewFacts.Add(entry);
    }

    internal void Wears(PromiseKind? promise, DateTimeOffset? dueAt, string? owner) =>
        (NextPromise, NextDueAt, NextOwner) = (promise, dueAt, owner);

    internal void Changed()
    {
        Version++;
        NewFacts.Clear();
    }

    private Outcome Move(CaseMove move)
    {
        if (Status.After(move, StatusBefore) is not { } next)
            return CaseRefusals.NotFromHere(move, Status);
        StatusBefore = (Status, next) switch
        {
            (_, CaseStatus.OnHold) => Status,
            (CaseStatus.AwaitingConsent, CaseStatus.AwaitingConsent) => StatusBefore,
            // Whoever asks has taken the work; and after a pause nobody knows any more how far it had come.
            (CaseStatus.Dispatched or CaseStatus.OnHold, CaseStatus.AwaitingConsent) => CaseStatus.Accepted,
            (_, CaseStatus.AwaitingConsent) => Status,
            _ => StatusBefore,
        };
        Status = next;
        return Outcome.Done;
    }

    private static Dictionary<string, string?> Values((string Key, string? Value)[] data) =>
        data.Where(d => d.Value is not null).ToDictionary(d => d.Key, d => d.Value);
}

/// <summary>What is known when a request is written down.</summary>
internal sealed record Registration(
    CommunityId Community,
    CaseId Id,
    Channel Channel,
    RequestKind Kind,
    string Summary,
    DateTimeOffset ReceivedAt,
    string? Category = null,
    bool Urgent = false,
    string? Details = null,
    UnitId? Unit = null,
    string? UnitCode = null,
    string? Place = null,
    ResidentId? Contact = null,
    string? ContactName = null,
    SealedPhone? Phone = null,
    CaseId? Parent = null,
    string? ExternalId = null,
    StaffId? Respondent = null,
    string? RespondentDepartment = null,
    CaseId? RaisedIn = null
);

/// <summary>A telephone number as the database may hold it.</summary>
internal sealed record SealedPhone(byte[] Sealed, byte[] Index, string Masked);
