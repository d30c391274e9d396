using Huiyin.Cases.Public;
using Huiyin.Promises;
using Huiyin.Staff.Public;
using static Huiyin.Platform.Texts;

namespace Huiyin.Desk;

/// <summary>The one thing to do next about a case: a button where a tap is enough, else a link to where it is done.</summary>
/// <param name="Text">The verb, as on the button.</param>
/// <param name="Href">Where it is done; <c>?do=</c> opens the form of a verb on the page of the case.</param>
/// <param name="Verb">The verb of the case that one tap carries out; null for a link.</param>
internal sealed record NextAction(string Text, string Href, string? Verb = null)
{
    /// <summary>What this person may and should do now, or null when there is nothing but looking.</summary>
    public static NextAction? For(BoardRow row, CurrentStaff me)
    {
        // Who is complained of has nothing to do there but to look.
        if (row.RespondentId is { } respondent && respondent == me.Actor.Id)
            return null;
        var page = $"/cases/{row.Number}";
        return Keeping(row, me, page) ?? ByStatus(row, me, page);
    }

    /// <summary>What alone keeps the promise that presses most; null where bringing the case forward keeps it.</summary>
    private static NextAction? Keeping(BoardRow row, CurrentStaff me, string page) =>
        row.Promise switch
        {
            PromiseKind.FollowUp or PromiseKind.Visit when row.Status == CaseStatus.Handled => May(
                me,
                Operation.FollowUp,
                new(T("回访"), $"/follow-ups/{row.Number}")
            ),
            PromiseKind.FirstAnswer
            or PromiseKind.ToldCustomer
            or PromiseKind.GivenByWord when row.Status != CaseStatus.Registered => Answer(me, page),
            PromiseKind.StrikeOff when row.Status == CaseStatus.Handled => May(
                me,
                Operation.CloseCase,
                new(T("销案"), page, "closure")
            ),
            PromiseKind.Grade => May(me, Operation.GradeComplaint, Grading(page)),
            PromiseKind.Investigate => Work(row, me, new(T("调查"), $"{page}?do=investigation#do")),
            PromiseKind.Reply => May(me, Operation.SignReply, new(T("部门答复"), $"{page}?do=reply#do")),
            _ => null,
        };

    private static NextAction? ByStatus(BoardRow row, CurrentStaff me, string page) =>
        row.Status switch
        {
            CaseStatus.Registered when NeedsGrade(row) && me.May(Operation.GradeComplaint) => Grading(page),
            CaseStatus.Registered when row.NeedsRuling => May(
                me,
                Operation.Arbitrate,
                new(T("裁定归属"), $"{page}?do=arbitration#do")
            ) ?? Answer(me, page),
            CaseStatus.Registered => May(me, Operation.DispatchCase, new(T("派单"), $"{page}?do=dispatch#do")),
            CaseStatus.Dispatched => Work(row, me, new(T("接单"), page, "acceptance")),
            // Whoever took it over goes nowhere with tools, and nobody goes anywhere for what is only to be answered.
            CaseStatus.Accepted when !HandsOn(row, me) || !OnSite(row) => Work(row, me, Result(page)),
            CaseStatus.Accepted when row is { Kind: RequestKind.Repair, ArrivedAt: null } => Work(
                row,
                me,
                new(T("到达"), page, "arrival")
            ),
            CaseStatus.Accepted => Work(row, me, new(T("开工"), page, "start")),
            CaseStatus.AwaitingConsent => Work(row, me, new(T("记录同意"), $"{page}?do=consent#do")),
            CaseStatus.InProgress => Work(row, me, Result(page)),
            CaseStatus.OnHold when me.May(Operation.HoldCase) => Work(row, me, new(T("恢复"), page, "resumption")),
            _ => null,
        };

    private static bool NeedsGrade(BoardRow row) => row is { Kind: RequestKind.Complaint, Grade: Grade.None };

    private static bool OnSite(BoardRow row) =>
        row.Kind is not (RequestKind.Complaint or RequestKind.Compliment or RequestKind.Suggestion);

    private static NextAction Grading(string page) => new(T("定级"), $"{page}?do=grade#do");

    private static NextAction Result(string page) => new(T("登记结果"), $"{page}?do=handling#do");

    private static NextAction? Answer(CurrentStaff me, string page) =>
        May(me, Operation.AnswerCustomer, new(T("答复"), $"{page}?do=answer#do"));

    private static NextAction? May(CurrentStaff me, Operation operation, NextAction action) =>
        me.May(operation) ? action : null;

    /// <summary>Work is done by the hands that have it, and by whoever owes the customer that it is done.</summary>
    private static NextAction? Work(BoardRow row, CurrentStaff me, NextAction action) =>
        me.May(Operation.WorkOnCase)
        && (HandsOn(row, me) || row.OwedById == me.Id)
        && WorkDuty.Refused(row.AssigneeId, row.Department, me) is null
            ? action
            : null;

    /// <summary>One's own case, or one's own department's.</summary>
    private static bool HandsOn(BoardRow row, CurrentStaff me) =>
        row.AssigneeId == me.Id || (row.Department is { } department && me.Departments.Contains(department));
}
