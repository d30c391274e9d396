using System.Diagnostics.CodeAnalysis;
using Huiyin.Complaints.Public;
using Huiyin.Edge;
using Huiyin.Estate.Public;
using Huiyin.Platform;
using Huiyin.Promises;
using Huiyin.Repairs;
using Huiyin.Repairs.Public;
using Huiyin.Staff.Public;
using Microsoft.EntityFrameworkCore;

namespace Huiyin.Cases.Public;

/// <param name="Name">Null for somebody who stays anonymous.</param>
/// <param name="Phone">As it was typed or shown by the telephone.</param>
/// <param name="Resident">Whom the desk picked from the residents; the number on file is theirs then.</param>
internal sealed record ContactInput(string? Name, string? Phone, Guid? Resident = null);

/// <summary>
/// 登记: writes a request down once. In the same breath it may be dispatched, handled on the
/// spot, or carry a promise given by word.
/// </summary>
internal sealed record RegisterCase(
    Channel? Channel,
    RequestKind? Kind,
    string? Category,
    bool? Urgent,
    string? Summary,
    string? Details,
    string? Unit,
    string? Place,
    ContactInput? Contact,
    DateTimeOffset? ReceivedAt,
    string? ExternalId,
    DispatchCase? Dispatch = null,
    PromiseToCustomer? Promise = null,
    HandleCase? Handling = null,
    CallTaken? Call = null,
    bool? ReadBack = null,
    ComplaintInput? Complaint = null,
    GradeInput? Grade = null
)
{
    internal const int LongestSummary = 500;
    internal const int LongestDetails = 20_000;
    private const int LongestPlace = 200;
    internal const int LongestCategory = 60;
    private const int LongestExternalId = 200;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes
            .MapChange<RegisterCase>(
                "/api/v1/cases",
                Operation.RegisterCase,
                async (input, http) => await Answer(await input.Open(Register(http), parent: null), Register(http))
            )
            .WithTags("cases")
            .Produces<CaseView>(StatusCodes.Status201Created);

        routes
            .MapChange<RegisterCase>(
                "/api/v1/cases/{case}/children",
                Operation.RegisterCase,
                async (input, http) =>
                    await Answer(
                        await OpenChild((string)http.GetRouteValue("case")!, input, Register(http)),
                        Register(http)
                    )
            )
            .WithTags("cases")
            .Produces<CaseView>(StatusCodes.Status201Created);

        routes.MapForm<RegisterCase>(
            "/cases/{case}/children",
            Operation.RegisterCase,
            async (input, http) =>
                (await OpenChild((string)http.GetRouteValue("case")!, input, Register(http))).Refused(
                    out var child,
                    out var no
                )
                    ? no
                    : new Reply(StatusCodes.Status303SeeOther, null, $"/cases/{child.Number}"),
            CaseVerbs.ShowAgain
        );
    }

    /// <summary>Opens the case; the edge decides what to answer.</summary>
    public async Task<Outcome<Case>> Open(CaseRegister register, Case? parent)
    {
        if ((await Record(register)).Refused(out var record, out var unreadable))
            return unreadable;
        if ((await Check(register, parent, record)).Refused(out var registration, out var no))
            return no;
        return await register.Open(registration, opened => GoOn(opened, record, register));
    }

    /// <summary>A child for another department; the customer keeps one contact, the parent closes last .</summary>
    internal static async Task<Outcome<Case>> OpenChild(string parentId, RegisterCase input, CaseRegister register)
    {
        if (await register.Find(parentId) is not { } parent)
            return Refusal.NotFound;
        if (parent.BarOf(register.Actor) is { } bar)
            return bar;
        if (parent.Status.IsFinal())
            return CaseRefusals.AlreadyEnded(parent.Status);
        var opened = await input.Open(register, parent);
        if (opened.Refused(out var child, out var no))
            return no;
        var noted = await register.Change(
            parent.Id.Value.ToString(),
            null,
            found =>
            {
                found.Note(
                    "ChildOpened",
                    register.Actor,
                    register.Now,
                    null,
                    ("case", child.Number),
                    ("text", child.Summary)
                );
                return new(Outcome.Done);
            }
        );
        return noted.Refusal is { } refused ? refused : child;
    }

    /// <summary>What is said of a complaint beside its case; null when nothing is.</summary>
    private async Task<Outcome<ComplaintRecord?>> Record(CaseRegister register)
    {
        if (Complaint is null)
            return (ComplaintRecord?)null;
        if (Kind is not (null or RequestKind.Complaint))
            return Refusal.Invalid("kind", "只有投诉才写被投诉人、经过和要求。");
        return Complaint
            .Checked(await register.Roster(), register.Now, "complaint.")
            .Refused(out var record, out var no)
            ? no
            : record;
    }

    private async Task<Outcome<Registration>> Check(CaseRegister register, Case? parent, ComplaintRecord? record)
    {
        if (string.IsNullOrWhiteSpace(Summary))
            return Refusal.Invalid("summary", "请写下业主说的话。");
        if (Summary.Length > LongestSummary)
            return Refusal.Invalid("summary", "一句话写不超过 {0} 个字，其余写在详细情况里。", LongestSummary);
        if (Details?.Length > LongestDetails)
            return Refusal.Invalid("details", "详细情况不超过 {0} 个字。", LongestDetails);
        if (Place?.Length > LongestPlace)
            return Refusal.Invalid("place", "地点不超过 {0} 个字。", LongestPlace);
        if (Category?.Length > LongestCategory)
            return Refusal.Invalid("category", "分类不超过 {0} 个字。", LongestCategory);
        var externalId = string.IsNullOrWhiteSpace(ExternalId) ? null : ExternalId.Trim();
        if (externalId?.Length > LongestExternalId)
            return Refusal.Invalid("externalId", "外部编号不超过 {0} 个字。", LongestExternalId);
        if (Channel is null && parent is null)
            return Refusal.Invalid("channel", "请选择来电、来访或其它渠道。");
        var receivedAt = ReceivedAt?.WholeMilliseconds() ?? register.Now;
        if (receivedAt > register.Now.AddMinutes(1))
            return Refusal.Invalid("receivedAt", "接到的时间不能在将来。");
        if (receivedAt.Year < 2000)
            return Refusal.Invalid("receivedAt", "接到的时间太早了，请核对年份。");
        // A sender's clock may run a little fast; a history never begins after what follows.
        receivedAt = receivedAt < register.Now ? receivedAt : register.Now;
        if (
            (await new UnitLookup(register.Db, register.Community, Unit).Located()).Refused(
                out var unit,
                out var nowhere
            )
        )
            return nowhere;
        var id = Ids.New<CaseId>(register.Now);
        if ((await register.Contacts.Who(register.Community, Contact)).Refused(out var who, out var stranger))
            return stranger;
        var number = who.Phone ?? await register.Calls.PhoneOf(Call?.Id);
        if (register.Contacts.Seal(register.Community, id, number).Refused(out var phone, out var unreadable))
            return unreadable;
        if (externalId is not null && await IsKnown(register, externalId))
            return ExternalIdTaken;
        var (person, department) = AboutWhom(parent, record, register.Me);

        return new Registration(
            register.Community,
            id,
            Channel ?? parent!.Channel,
            Kind
                ?? (record is null ? KindSuggestion.For(Summary) : RequestKind.Complaint)
                ?? parent?.Kind
                ?? RequestKind.Other,
            Summary.Trim(),
            receivedAt,
            Category?.Trim() ?? ComplaintBook.CategoryOf(record, Summary),
            Urgent ?? false,
            Details,
            unit?.Id ?? parent?.UnitId,
            unit?.Code ?? parent?.UnitCode,
            Place ?? parent?.Place,
            who.Id ?? await register.Contacts.Known(register.Community, phone, who.Name, unit?.Id) ?? parent?.ContactId,
            who.Name ?? parent?.ContactName,
            phone,
            parent?.Id,
            externalId,
            person,
            department
        );
    }

    /// <summary>A child is about whom its parent is about; who may judge may say that it is about another .</summary>
    private static (StaffId? Person, string? Department) AboutWhom(
        Case? parent,
        ComplaintRecord? record,
        CurrentStaff me
    )
    {
        if (record is null)
            return (parent?.RespondentId, parent?.RespondentDepartment);
        var named = (record.Respondent.Staff, record.Respondent.DepartmentAsSuch);
        if (parent is null or { RespondentId: null, RespondentDepartment: null })
            return named;
        return named == (null, null) || !me.May(Operation.JudgeComplaint)
            ? (parent.RespondentId, parent.RespondentDepartment)
            : named;
    }

    private async ValueTask<Outcome> GoOn(Case opened, ComplaintRecord? record, CaseRegister register)
    {
        // Whoever it is about writes it down truthfully and reads it back; where it goes is for others to say.
        if (
            opened.BarOf(register.Actor) is { } bar
            && (Dispatch is { Department: not null } || Handling is { Result: not null } || Grade is not null)
        )
            return bar;
        if (NotTheirs(register.Me) is { } beyond)
            return beyond;
        await Begin(opened, record, register);
        if (
            Call is not null
            && (await register.Calls.Link(Call, opened, register.Contacts.Reveal(opened))).Refusal is { } lost
        )
            return Inside("call", lost);
        if (ReadBack == true)
            opened.ReadBack(register.Actor, register.Now);
        if (IsPromised && Promise.On(opened, register).Refusal is { } unkeepable)
            return Inside("promise", unkeepable);
        if (Grade is not null && (await GradeComplaint.On(opened, Grade, register)).Refusal is { } ungraded)
            return Inside("grade", ungraded);
        if (Handling is { Result: not null })
            return await HandleCase.On(opened, Handling, register);
        if (Dispatch is { Department: not null })
        {
            var dispatched = await DispatchCase.Dispatch(opened, Dispatch, register);
            return dispatched.Refusal is { } refused ? Inside("dispatch", refused) : dispatched;
        }
        return Outcome.Done;
    }

    /// <summary>What every new case gets, whoever brought it up and whenever.</summary>
    internal static Task Begin(Case opened, CaseRegister register) => Begin(opened, record: null, register);

    private static async Task Begin(Case opened, ComplaintRecord? record, CaseRegister register)
    {
        if (opened.Kind == RequestKind.Complaint)
            await ComplaintBook.Begin(opened, record, register);
        await IncidentWatch.Look(opened, register);
    }

    [MemberNotNullWhen(true, nameof(Promise))]
    private bool IsPromised => Promise is { Text: not null } or { DueAt: not null };

    /// <summary>Everybody registers; what comes with it needs the permission it needs by itself.</summary>
    private Refusal? NotTheirs(CurrentStaff me)
    {
        (bool Given, Operation Needs)[] parts =
        [
            (Grade is not null, Operation.GradeComplaint),
            (IsPromised, Operation.AnswerCustomer),
            (Handling is { Result: not null }, Operation.WorkOnCase),
            (Dispatch is { Department: not null }, Operation.DispatchCase),
        ];
        return parts
            .Where(part => part.Given)
            .Select(part => me.RefusedTo(part.Needs))
            .FirstOrDefault(no => no is not null);
    }

    private static Refusal Inside(string part, Refusal no) =>
        no.Field is null ? no : no with { Field = $"{part}.{no.Field}" };

    private static Task<bool> IsKnown(CaseRegister register, string externalId) =>
        register.Db.Set<Case>().AnyAsync(c => c.CommunityId == register.Community && c.ExternalId == externalId);

    private static async Task<Outcome<Reply>> Answer(Outcome<Case> opened, CaseRegister register) =>
        opened.Refused(out var made, out var no)
            ? no
            : Reply.Created($"/api/v1/cases/{made.Id.Value}", await CaseView.Of(made, register));

    private static CaseRegister Register(HttpContext http) => http.RequestServices.GetRequiredService<CaseRegister>();

    private static readonly Refusal ExternalIdTaken = new(
        "external_id_taken",
        "这个外部编号已经登记过。",
        RefusalKind.Conflict,
        "externalId"
    );
}
