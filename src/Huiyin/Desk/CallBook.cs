using Huiyin.Cases.Public;
using Huiyin.Desk.Public;
using Huiyin.Estate.Public;
using Huiyin.Platform;
using Huiyin.Staff.Public;
using Microsoft.EntityFrameworkCore;

namespace Huiyin.Desk;

/// <summary>
/// 来电记录: every call that rang, with its case or without. Whoever opens a case from a call ties it here,
/// in the transaction of the case.
/// </summary>
internal sealed class CallBook(
    HuiyinDb db,
    UnitOfWork work,
    CurrentStaff me,
    PersonalData personal,
    ResidentSearch residents,
    LiveChanges live,
    TimeProvider clock
) : ICallBook
{
    public const string Topic = "calls";

    private readonly DateTimeOffset now = clock.GetUtcNow().WholeMilliseconds();

    public Task<Call?> Find(Guid id)
    {
        var community = me.CommunityId;
        return db.Set<Call>().SingleOrDefaultAsync(c => c.CommunityId == community && c.Id == id);
    }

    /// <summary>Writes a call down; the caller saves.</summary>
    public async Task<Outcome<Call>> Log(CallFacts facts, string? phone, DateTimeOffset? at = null)
    {
        if (CallRefusals.For(facts) is { } unusable)
            return unusable;
        var time = at?.WholeMilliseconds() ?? now;
        if (time > now.AddMinutes(1) || time.Year < 2000)
            return CallRefusals.TimeIsWrong;
        var id = Guid.CreateVersion7(time);
        if (Seal(id, phone).Refused(out var number, out var unreadable))
            return unreadable;
        var known = facts.CallerName is null && number is not null ? await NameBehind(number.Index) : facts.CallerName;
        var call = new Call(
            me.CommunityId,
            id,
            facts with
            {
                CallerName = known,
            },
            number,
            facts.Missed ? null : me.Actor,
            time
        );
        db.Add(call);
        Announce();
        return call;
    }

    public async ValueTask<Outcome> Link(CallTaken call, Case about, string? phone)
    {
        var facts = new CallFacts(about.ContactName, call.RingSeconds, call.WaitSeconds, false, call.TransferredTo);
        Call taken;
        if (call.Id is { } id)
        {
            if (CallRefusals.For(facts) is { } unusable)
                return unusable;
            if (await Find(id) is not { } found)
                return CallRefusals.NoSuchCall;
            if (found.CaseId is not null && found.CaseId != about.Id)
                return CallRefusals.LinkedAlready;
            taken = found;
            taken.Complete(call.RingSeconds, call.WaitSeconds, call.TransferredTo, me.Actor);
            taken.Heard(about.ContactName, null);
            Announce();
        }
        else
        {
            // A case written down later keeps the time at which the telephone rang.
            var at = about.ReceivedAt < now && about.FactCount == 1 ? about.ReceivedAt : now;
            if ((await Log(facts, phone, at)).Refused(out taken, out var no))
                return no;
        }
        taken.Led(about.Id);
        about.Note(
            "CallLinked",
            me.Actor,
            now,
            null,
            ("call", taken.Id.ToString()),
            ("ringSeconds", taken.RingSeconds?.ToString()),
            ("waitSeconds", taken.WaitSeconds?.ToString()),
            ("transferredTo", taken.TransferredTo)
        );
        return Outcome.Done;
    }

    public async ValueTask<string?> PhoneOf(Guid? call) =>
        call is { } id && await Find(id) is { } found ? PhoneOf(found) : null;

    /// <summary>The number in full; the caller has checked, and written down, that it may be seen.</summary>
    public string? PhoneOf(Call call) => call.Phone is { } phone ? personal.Reveal(phone, Cell(call.Id)) : null;

    /// <summary>Missed calls from a number that nobody has called back yet, newest first.</summary>
    public Task<List<Call>> MissedFrom(byte[] index)
    {
        var community = me.CommunityId;
        return db.Set<Call>()
            .AsNoTracking()
            .Where(c => c.CommunityId == community && c.PhoneIndex == index && c.Missed && c.CalledBackAt == null)
            .OrderByDescending(c => c.At)
            .Take(5)
            .ToListAsync();
    }

    public void Announce() => work.AfterCommit(() => live.Announce(me.CommunityId, Topic));

    private Outcome<SealedNumber?> Seal(Guid id, string? phone)
    {
        if (string.IsNullOrWhiteSpace(phone))
            return (SealedNumber?)null;
        return PhoneNumber.TryParse(phone, out var number)
            ? new SealedNumber(
                personal.Seal(number.Value, Cell(id)),
                personal.BlindIndex(me.CommunityId, number),
                number.Masked()
            )
            : CallRefusals.PhoneUnreadable;
    }

    private async Task<string?> NameBehind(byte[] index)
    {
        var found = await residents.Having(me.CommunityId, index, 3);
        return found.Select(f => f.Person!.Id).Distinct().Count() == 1 ? found[0].Person!.Name : null;
    }

    private PersonalCell Cell(Guid call) => new(me.CommunityId, "desk_calls", call, "phone");
}

/// <summary>Every "no" of the call book.</summary>
internal static class CallRefusals
{
    private const int LongestRing = 3600;
    private const int LongestWait = 24 * 3600;
    private const int LongestNote = 500;
    private const int LongestName = 60;

    public static readonly Refusal NoSuchCall = Refusal.Invalid("id", "没有这条来电记录。");

    public static readonly Refusal LinkedAlready = new("call_linked_already", "这个来电已经登记到另一件了。");

    public static readonly Refusal TimeIsWrong = Refusal.Invalid("at", "来电时间不能在将来，也不能太早。");

    public static readonly Refusal PhoneUnreadable = Refusal.Invalid(
        "phone",
        "电话号码读不懂：请写 11 位手机号或带区号的座机。"
    );

    public static readonly Refusal NotMissed = new("call_not_missed", "这个电话接到了，不用回拨。");

    public static readonly Refusal NoNumber = new("call_without_number", "没有来电号码，无法回拨。");

    /// <summary>What cannot be true of a call; null when it can.</summary>
    public static Refusal? For(CallFacts facts) =>
        facts switch
        {
            { RingSeconds: < 0 or > LongestRing } => Refusal.Invalid(
                "ringSeconds",
                "响铃写 0 到 {0} 秒。",
                LongestRing
            ),
            { WaitSeconds: < 0 or > LongestWait } => Refusal.Invalid(
                "waitSeconds",
                "等候写 0 到 {0} 秒。",
                LongestWait
            ),
            { TransferredTo.Length: > LongestName } => Refusal.Invalid(
                "transferredTo",
                "转接给谁，不超过 {0} 个字。",
                LongestName
            ),
            { CallerName.Length: > LongestName } => Refusal.Invalid("name", "姓名不超过 {0} 个字。", LongestName),
            { Note.Length: > LongestNote } => Refusal.Invalid("note", "备注不超过 {0} 个字。", LongestNote),
            _ => null,
        };
}
