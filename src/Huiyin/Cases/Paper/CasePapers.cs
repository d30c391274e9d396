using Huiyin.Cases.Public;
using Huiyin.Cases.Screens;
using Huiyin.Charters.Public;
using Huiyin.Complaints.Public;
using Huiyin.Desk;
using Huiyin.Desk.Public;
using Huiyin.Edge;
using Huiyin.Platform;
using Huiyin.Promises;
using Huiyin.Shell;
using Huiyin.Staff.Public;
using Microsoft.EntityFrameworkCore;
using static Huiyin.Platform.Texts;

namespace Huiyin.Cases.Paper;

/// <summary>The forms of the trade, filled from a case: 请修单, 返修联系单, 接待业主情况记录, 回访单, 突发事件记录表, 来电来访登记表.</summary>
internal static class CasePapers
{
    private const int MostOnARegister = 2000;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/cases/{case}/print/{paper}", Print).Needing(Operation.SeeCases).ExcludeFromDescription();
        routes.MapGet("/print/register", PrintRegister).Needing(Operation.SeeCases).ExcludeFromDescription();
    }

    /// <summary>The papers that belong to a case of this kind, the likeliest first.</summary>
    public static IEnumerable<(string Address, string Title)> For(CaseModel of)
    {
        var (about, me) = (of.Case, of.Me);
        if (IsIncident(of) && about.BarOf(me.Actor) is null)
            yield return ("incident-record", T("突发事件记录表"));
        if (about.Kind is RequestKind.Repair or RequestKind.PaidService)
            yield return ("repair-order", T("请修单"));
        if (about.Kind is RequestKind.DeveloperDefect)
            yield return ("defect-notice", T("返修联系单"));
        if (about.Kind is RequestKind.Complaint)
        {
            yield return ("complaint-record", T("业主投诉记录表"));
            if (about.BarOf(me.Actor) is null)
                yield return ("complaint-handling", T("投诉处理单"));
        }
        yield return ("reception-record", T("接待业主情况记录"));
        if (about.BarOf(me.Actor) is null)
            yield return ("follow-up-slip", T("回访单"));
    }

    /// <summary>It gathers what many households report .</summary>
    private static bool IsIncident(CaseModel of) => of.Timeline.Any(fact => fact.Name == "IncidentOpened");

    private static async Task<IResult> Print(
        string @case,
        string paper,
        HttpContext http,
        CaseRegister register,
        CharterBook charters
    )
    {
        if (await register.Find(@case) is not { } found)
            return Answers.Refuse(http, Refusal.NotFound);
        // What one works with or asks with is nothing for whom it is about.
        if (
            paper is "complaint-handling" or "follow-up-slip" or "incident-record"
            && found.BarOf(register.Actor) is { } bar
        )
            return Answers.Refuse(http, bar);
        var address = $"{http.Request.Scheme}://{http.Request.Host}/cases/{found.Number}";
        var model = new PaperModel(await CaseModel.Of(found, register, charters, form: null), address);
        return paper switch
        {
            "repair-order" => Page<RepairOrderPaper>.With(model),
            "defect-notice" => Page<DefectNoticePaper>.With(model),
            "reception-record" => Page<ReceptionRecordPaper>.With(model),
            "complaint-record" when model.About.Complaint is not null => Page<ComplaintRecordPaper>.With(model),
            "complaint-handling" when model.About.Complaint is not null => Page<ComplaintHandlingPaper>.With(model),
            "incident-record" when IsIncident(model.About) => Page<IncidentPaper>.With(model),
            "follow-up-slip" => Page<FollowUpSlipPaper>.With(model),
            _ => Answers.Refuse(http, Refusal.NotFound),
        };
    }

    /// <summary>One day of the desk: what came in by telephone, in person or otherwise.</summary>
    private static async Task<IResult> PrintRegister(HttpContext http, CaseRegister register, string? day)
    {
        var roster = await register.Roster();
        var date = Times.DayOf(register.Now, roster.Zone);
        if (day is not null && !DateOnly.TryParseExact(day, "yyyy-MM-dd", out date))
            return Answers.Refuse(http, Refusal.Invalid("day", "日期写成 2026-09-01。"));
        var (from, to) = (Times.StartOf(date, roster.Zone), Times.StartOf(date.AddDays(1), roster.Zone));
        var community = register.Community;
        var cases = await register
            .Db.Set<Case>()
            .AsNoTracking()
            .Where(c => c.CommunityId == community && c.ReceivedAt >= from && c.ReceivedAt < to)
            .OrderBy(c => c.ReceivedAt)
            .Take(MostOnARegister)
            .ToListAsync();
        // A call that became a case stands there as the case.
        var calls = await register
            .Db.Set<Call>()
            .AsNoTracking()
            .Where(c => c.CommunityId == community && c.CaseId == null && c.At >= from && c.At < to)
            .OrderBy(c => c.At)
            .Take(MostOnARegister)
            .ToListAsync();
        var lines = cases
            .Select(c => RegisterLine.Of(c, roster))
            .Concat(calls.Select(RegisterLine.Of))
            .OrderBy(line => line.At)
            .ThenBy(line => line.Number)
            .ToList();
        return Page<RegisterPaper>.With(new RegisterModel(date, lines, roster));
    }
}

/// <summary>A paper and the address that its QR code opens.</summary>
internal sealed record PaperModel(CaseModel About, string Address)
{
    public Case Case => About.Case;

    /// <summary>The record of a complaint; empty for other kinds.</summary>
    public Complaint Record => About.Complaint?.Record ?? new Complaint(Case);

    /// <summary>Whom it is about, as the form names them.</summary>
    public string Respondent =>
        string.Join(
            '、',
            new[]
            {
                About.Roster.Known(Record.RespondentId)?.Name,
                Record.RespondentDepartment is { } code ? About.Roster.DepartmentName(code) : null,
                Record.RespondentOutside,
            }.OfType<string>()
        );

    public string Phone => About.Phone ?? Case.ContactPhoneMasked ?? "";

    public string Place => string.Join(' ', new[] { Case.UnitCode, Case.Place }.OfType<string>());

    /// <summary>When something happened, the last time it did.</summary>
    public DateTimeOffset? At(params string[] facts) => About.Timeline.LastOrDefault(t => facts.Contains(t.Name))?.At;

    public string Written(DateTimeOffset? at) => at is { } time ? Moments.Write(time, About.Roster.Zone) : "";

    public string Code => Qr.Svg(Address, Case.Number);
}

internal sealed record RegisterModel(DateOnly Day, IReadOnlyList<RegisterLine> Lines, CommunityRoster Roster);

/// <summary>One line of 来电来访登记表.</summary>
internal sealed record RegisterLine(
    DateTimeOffset At,
    string Channel,
    string? Kind,
    string? Name,
    string? Phone,
    string? Place,
    string Matter,
    string? Outcome,
    string? By,
    string? Number
)
{
    public static RegisterLine Of(Case about, CommunityRoster roster) =>
        new(
            about.ReceivedAt,
            Words.Of(about.Channel),
            Words.Of(about.Kind),
            about.ContactName,
            about.ContactPhoneMasked,
            about.UnitCode ?? about.Place,
            about.Summary,
            about.Result is { } result
                ? $"{Words.Of(about.Status)}：{result}"
                : Words.Of(about.Status)
                    + (about.Department is null ? "" : $"（{roster.DepartmentName(about.Department)}）"),
            roster.Known(about.ReceivedById)?.Name,
            about.Number
        );

    public static RegisterLine Of(Call call) =>
        new(
            call.At,
            T("来电"),
            null,
            call.CallerName,
            call.PhoneMasked,
            null,
            call.Note ?? (call.Missed ? T("未接来电") : T("咨询")),
            call.Missed ? (call.CalledBackAt is null ? T("未回拨") : T("已回拨"))
                : call.TransferredTo is { } to ? T("转接 {0}", to)
                : null,
            call.TakenByName,
            null
        );
}
