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
        return row.Promise switch
        {
            PromiseKind.FollowUp or PromiseKind.Visit when row.Status == CaseStatus.Handled => May(
                me,
                Operation.FollowUp,
                new(T("回访"), $"/follow-ups/{row.Number}")
            ),
            PromiseKind.FirstAnswer
            or PromiseKind.ToldCustomer
            or PromiseKind.GivenByWord when row.Status != CaseStatus.Registered => May(
                me,
                Operation.AnswerCustomer,
                new(T("答复"), $"{page}?do=answer#do")
            ),
            PromiseKind.StrikeOff when row.Status == CaseStatus.Handled => May(
                me,
                Operation.CloseCase,
                new(T("销案"), page, "closure")
            ),
            _ => ByStatus(row, me, page),
        };
    }

    private static NextAction? ByStatus(BoardRow row, CurrentStaff me, string page) =>
        row.Status switch
        {
            CaseStatus.Registered when NeedsGrade(row) && me.May(Operation.GradeComplaint) => new(
                T("定级"),
                $"{page}?do=grade#do"
            ),
            CaseStatus.Registered when row.NeedsRuling => May(
                me,
                Operation.Arbitrate,
                new(T("裁定"), $"{page}?do=arbitration#do")
            ),
            CaseStatus.Registered => May(me, Operation.DispatchCase, new(T("派单"), $"{page}?do=dispatch#do")),
            CaseStatus.Dispatched => Work(row, me, new(T("接单"), page, "acceptance")),
            CaseStatus.Accepted when row is { Kind: RequestKind.Repair, ArrivedAt: null } => Work(
                row,
                me,
                new(T("到达"), page, "arrival")
            ),
            CaseStatus.Accepted => Work(row, me, new(T("开工"), page, "start")),
            CaseStatus.AwaitingConsent => Work(row, me, new(T("记录同意"), $"{page}?do=consent#do")),
            CaseStatus.InProgress => Work(row, me, new(T("登记结果"), $"{page}?do=handling#do")),
            CaseStatus.OnHold => May(me, Operation.HoldCase, new(T("恢复"), page, "resumption")),
            CaseStatus.Handled => May(me, Operation.FollowUp, new(T("回访"), $"/follow-ups/{row.Number}")),
            _ => null,
        };

    private static bool NeedsGrade(BoardRow row) => row is { Kind: RequestKind.Complaint, Grade: Grade.None };

    private static NextAction? May(CurrentStaff me, Operation operation, NextAction action) =>
        me.May(operation) ? action : null;

    /// <summary>Work is done by the hands that have it: one's own case, or one's own department's.</summary>
    private static NextAction? Work(BoardRow row, CurrentStaff me, NextAction action) =>
        me.May(Operation.WorkOnCase)
        && (row.AssigneeId == me.Id || (row.Department is { } department && me.Departments.Contains(department)))
            ? action
            : null;
}
