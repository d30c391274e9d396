using Huiyin.Cases.Public;
using Huiyin.Edge;
using Huiyin.Platform;
using Huiyin.Promises;
using Huiyin.Shell.Controls;
using Huiyin.Staff.Public;
using static Huiyin.Platform.Texts;

namespace Huiyin.Cases;

/// <summary>A column of the register.</summary>
internal enum RegisterColumn
{
    Unit,
    Contact,
    Status,
    Promise,
    Department,
    Assignee,
    Satisfaction,
    Received,
}

/// <summary>What the register's page shows.</summary>
internal sealed record RegisterModel(
    CaseQuery Query,
    CasePageOf Page,
    IReadOnlyList<RegisterView> Views,
    CommunityRoster Roster,
    CurrentStaff Me
)
{
    private static readonly Role[] AtTheWork = [Role.Technician, Role.AfterSales, Role.SecurityGuard, Role.Cashier];
    private static readonly Role[] OverTheWork =
    [
        Role.ServiceSupervisor,
        Role.DepartmentManager,
        Role.ProjectManager,
        Role.QualityManager,
        Role.GeneralManager,
    ];

    public string? Cursor { get; init; }

    /// <summary>Why the filters could not be read.</summary>
    public Refusal? Refusal { get; init; }

    /// <summary>The form that was refused, with what was typed.</summary>
    public Posted? Posted { get; init; }
    public BulkResult? Bulk { get; init; }

    public bool MayDispatch => Me.May(Operation.DispatchCase);
    public bool MayExport => Me.May(Operation.ExportCases);

    /// <summary>This page's own address, where its forms come back to.</summary>
    public string Here => Query.At("/cases", ("cursor", Cursor));
    public string Beginning => Query.At("/cases");
    public string? Next => Page.Next is { } next ? Query.At("/cases", ("cursor", next)) : null;

    /// <summary>The view that asks just this; null when the filters are nobody's view yet.</summary>
    public RegisterView? View =>
        Views.FirstOrDefault(view => CaseQuery.Read(view.Query).ToString() == Query.ToString());

    /// <summary>Who works on cases wants to know where and whom; who leads, how it went.</summary>
    public IReadOnlyList<RegisterColumn> Columns { get; } =
        Me.Is(OverTheWork)
            ?
            [
                RegisterColumn.Unit,
                RegisterColumn.Status,
                RegisterColumn.Promise,
                RegisterColumn.Department,
                RegisterColumn.Assignee,
                RegisterColumn.Satisfaction,
                RegisterColumn.Received,
            ]
        : Me.Is(AtTheWork)
            ?
            [
                RegisterColumn.Unit,
                RegisterColumn.Contact,
                RegisterColumn.Status,
                RegisterColumn.Promise,
                RegisterColumn.Received,
            ]
        :
        [
            RegisterColumn.Unit,
            RegisterColumn.Contact,
            RegisterColumn.Status,
            RegisterColumn.Promise,
            RegisterColumn.Department,
            RegisterColumn.Assignee,
            RegisterColumn.Received,
        ];

    public static string Title(RegisterColumn column) =>
        column switch
        {
            RegisterColumn.Unit => T("房号"),
            RegisterColumn.Contact => T("联系人"),
            RegisterColumn.Status => T("状态"),
            RegisterColumn.Promise => T("承诺"),
            RegisterColumn.Department => T("部门"),
            RegisterColumn.Assignee => T("办理人"),
            RegisterColumn.Satisfaction => T("评价"),
            RegisterColumn.Received => T("接到"),
        };

    public IReadOnlyList<Choice> DepartmentChoices => [.. Roster.Departments.Select(d => new Choice(d.Key, d.Value))];

    public IReadOnlyList<Choice> StaffChoices =>
        [
            .. Roster.Members.Select(m => new Choice(
                m.Login,
                m.Name,
                string.Join('、', m.Departments.Select(Roster.DepartmentName)) is { Length: > 0 } departments
                    ? departments
                    : null
            )),
        ];

    /// <summary>The refusal beside one filter.</summary>
    public string? ErrorAt(string filter) => Refusal?.Field == filter ? Refusal.Sentence() : null;

    /// <summary>A refused form's sentence, when that form was the one at this path.</summary>
    public string? RefusedAt(string path) => Posted?.Path == path ? Posted.Refusal.Sentence() : null;

    public string? Typed(string path, string field) => Posted?.Path == path ? Posted[field] : null;

    /// <summary>How far along a case is, for the dial: 0 just written down, 4 done.</summary>
    public static int Progress(CaseStatus status) =>
        status switch
        {
            CaseStatus.Registered => 0,
            CaseStatus.Dispatched => 1,
            CaseStatus.Accepted or CaseStatus.AwaitingConsent or CaseStatus.OnHold => 2,
            CaseStatus.InProgress => 2,
            CaseStatus.Handled => 3,
            CaseStatus.Closed or CaseStatus.ClosedUnresolved or CaseStatus.Withdrawn => 4,
        };

    public static Tone ToneOf(CaseStatus status) =>
        status switch
        {
            CaseStatus.Closed => Tone.Kept,
            CaseStatus.ClosedUnresolved => Tone.Late,
            _ => Tone.Plain,
        };

    /// <summary>The quiet line below the sentence: 报修 · 260901001.</summary>
    public static string Below(CaseLine line) =>
        string.Join(
            " · ",
            new[]
            {
                Words.Of(line.Kind),
                CategoryWords.Of(line.Category),
                line.Grade == Grade.None ? null : Words.Of(line.Grade),
                line.Number,
                line.Cycle > 1 ? T("第 {0} 轮", line.Cycle) : null,
            }.Where(part => part is not null)
        );
}
