using Huiyin.Cases.Public;
using Huiyin.FollowUps.Public;

namespace Huiyin.Staff.Public;

/// <summary>Roles of a service centre .</summary>
public enum Role
{
    Receptionist,
    ReceptionLead,
    Steward,
    AreaAdministrator,
    ServiceSupervisor,
    DepartmentManager,
    ProjectManager,
    QualityManager,
    GeneralManager,
    Technician,
    AfterSales,
    Cashier,
    SecurityGuard,
    FollowUpStaff,
    Administrator,
}

/// <summary>What somebody may want to do; each handler names the one it is.</summary>
public enum Operation
{
    SeeCases,
    RegisterCase,
    ClassifyCase,
    DispatchCase,
    Arbitrate,
    WorkOnCase,
    AnswerCustomer,
    HoldCase,
    OverrideConsent,
    FollowUp,
    FollowUpAsManager,
    SignReply,
    CloseCase,
    CloseUnresolved,
    WithdrawCase,
    RecordComplaint,
    GradeComplaint,
    JudgeComplaint,
    DecideComplaint,
    PayCompensation,
    KeepComplaintSettings,
    SeePersonalData,
    LogCalls,
    SignDailyReview,
    SeeEverybodysBoard,
    SeeEstate,
    KeepEstate,
    SeeStaff,
    KeepStaff,
    FoundCommunity,
    KeepDuties,
    ImportCases,
    ExportCases,
    SeeCharter,
    KeepCharter,
    OwnAccount,
}

/// <summary>Who may do what. One table; the matrix test walks it.</summary>
public static class Permissions
{
    private static readonly Role[] Everybody = Enum.GetValues<Role>();

    private static readonly Role[] Managers =
    [
        Role.ServiceSupervisor,
        Role.DepartmentManager,
        Role.ProjectManager,
        Role.GeneralManager,
        Role.Administrator,
    ];

    private static readonly Role[] Desk =
    [
        .. Managers,
        Role.Receptionist,
        Role.ReceptionLead,
        Role.Steward,
        Role.AreaAdministrator,
        Role.FollowUpStaff,
    ];

    /// <summary>Whether somebody in these roles may do this at all; states and persons are the verb's matter.</summary>
    public static bool Allow(IEnumerable<Role> roles, Operation operation) => roles.Any(Holders(operation).Contains);

    /// <summary>
    /// Whether somebody in these roles may appoint, change or dismiss one who holds, or is to hold, those: nobody reaches above
    /// themself, and above the project manager stand the general manager and who administers the house.
    /// </summary>
    public static bool MayAppoint(IReadOnlyList<Role> mine, IEnumerable<Role> theirs) =>
        Allow(mine, Operation.KeepStaff) && (mine.Contains(Role.Administrator) || !StandAbove(theirs));

    /// <summary>Whether these roles stand above the project manager.</summary>
    public static bool StandAbove(IEnumerable<Role> roles) =>
        roles.Any(role => role is Role.Administrator or Role.GeneralManager);

    /// <summary>The part of the house an operation lies in, to which a token may be kept.</summary>
    public static Area AreaOf(Operation operation) =>
        operation switch
        {
            Operation.LogCalls or Operation.SignDailyReview => Area.Desk,
            Operation.SeeEstate or Operation.KeepEstate => Area.Estate,
            Operation.SeeStaff or Operation.KeepStaff or Operation.FoundCommunity or Operation.KeepDuties => Area.Staff,
            Operation.SeeCharter or Operation.KeepCharter => Area.Charter,
            Operation.OwnAccount => Area.Me,
            _ => Area.Cases,
        };

    /// <summary>The roles that hold an operation.</summary>
    public static IReadOnlyList<Role> Holders(Operation operation) =>
        operation switch
        {
            // every employee takes a complaint; R-010: any post registers what it receives.
            Operation.SeeCases or Operation.RegisterCase or Operation.OwnAccount or Operation.SeeCharter => Everybody,
            // who is on duty, and who is away.
            Operation.SeeStaff => Everybody,
            Operation.KeepCharter => [Role.ProjectManager, Role.GeneralManager, Role.Administrator],
            Operation.ClassifyCase or Operation.DispatchCase or Operation.AnswerCustomer or Operation.LogCalls => Desk,
            // the desk writes a complaint down and grades it at once, for its clocks to run.
            Operation.RecordComplaint or Operation.GradeComplaint => Desk,
            // the cashier gives it, or whoever brings it to the customer.
            Operation.PayCompensation => [.. Desk, Role.Cashier],
            Operation.HoldCase or Operation.WorkOnCase =>
            [
                .. Desk,
                Role.Technician,
                Role.AfterSales,
                Role.SecurityGuard,
                Role.Cashier,
            ],
            Operation.FollowUp or Operation.CloseCase or Operation.WithdrawCase => [.. Desk, Role.QualityManager],
            // the head of the department replies and signs.
            Operation.SignReply => [Role.DepartmentManager, Role.ProjectManager, Role.GeneralManager],
            // the supervisor arbitrates; R-101: and signs the day.
            Operation.Arbitrate or Operation.SignDailyReview or Operation.OverrideConsent or Operation.JudgeComplaint =>
                [Role.ServiceSupervisor, Role.ProjectManager, Role.GeneralManager],
            // only the manager closes what cannot be achieved.
            Operation.CloseUnresolved or Operation.FollowUpAsManager or Operation.DecideComplaint =>
            [
                Role.ProjectManager,
                Role.GeneralManager,
            ],
            Operation.SeePersonalData or Operation.SeeEstate =>
            [
                .. Desk,
                Role.Technician,
                Role.AfterSales,
                Role.Cashier,
                Role.SecurityGuard,
            ],
            Operation.KeepEstate or Operation.KeepStaff or Operation.ImportCases or Operation.KeepComplaintSettings =>
            [
                Role.Administrator,
                Role.ProjectManager,
            ],
            // Whoever founds a community becomes its administrator, and nobody makes themself more than they are.
            Operation.FoundCommunity => [Role.Administrator],
            // who leads people says who is on duty.
            Operation.KeepDuties => [.. Managers, Role.ReceptionLead],
            Operation.ExportCases or Operation.SeeEverybodysBoard =>
            [
                .. Managers,
                Role.QualityManager,
                Role.ReceptionLead,
            ],
            _ => throw new ArgumentOutOfRangeException(nameof(operation), operation, "An operation without a rule."),
        };
}
