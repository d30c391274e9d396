using System.Text.Json.Serialization;

namespace Huiyin.Promises;

/// <summary>The seven kinds of request a service centre knows .</summary>
[JsonConverter(typeof(SnakeCase<RequestKind>))]
public enum RequestKind : byte
{
    /// <summary>售后: a defect the developer answers for .</summary>
    DeveloperDefect,

    /// <summary>报修: a repair .</summary>
    Repair,

    /// <summary>投诉: a complaint .</summary>
    Complaint,

    /// <summary>有偿服务: a paid service .</summary>
    PaidService,

    /// <summary>表扬: a compliment, verified and rewarded .</summary>
    Compliment,

    /// <summary>建议: a suggestion .</summary>
    Suggestion,

    /// <summary>其它: anything else.</summary>
    Other,
}

/// <summary>How heavy a complaint is .</summary>
[JsonConverter(typeof(SnakeCase<Grade>))]
public enum Grade : byte
{
    /// <summary>Not graded (yet), or not a complaint.</summary>
    None,

    /// <summary>轻微: limits of facilities or level, easily improved .</summary>
    Minor,

    /// <summary>重要: inadequate or faulty management .</summary>
    Major,

    /// <summary>重大: broken contract, heavy loss or injury, or valid and unresolved for a month .</summary>
    Critical,
}

/// <summary>Why the work on a case stands still (暂停).</summary>
[JsonConverter(typeof(SnakeCase<HoldReason>))]
public enum HoldReason : byte
{
    /// <summary>Parts or materials are on order.</summary>
    WaitingForParts,

    /// <summary>The owner must decide, consent or be at home.</summary>
    WaitingForOwner,

    /// <summary>A utility, the developer or an authority must act .</summary>
    WaitingForThirdParty,

    /// <summary>The weather forbids the work.</summary>
    Weather,

    /// <summary>Any other reason; no default rule lets it stop a clock.</summary>
    Other,
}

/// <summary>
/// The duty that owes a promise or is told of its breach. A duty is not a person: who holds it at the time is found
/// from the case, the roster and the absences.
/// </summary>
[JsonConverter(typeof(SnakeCase<DutyRole>))]
public enum DutyRole : byte
{
    /// <summary>接待员: the receptionist who took the request (首问负责, R-023).</summary>
    Receptionist,

    /// <summary>物业管家: the steward of the unit .</summary>
    Steward,

    /// <summary>The person the case is assigned to.</summary>
    Assignee,

    /// <summary>The department the case is dispatched to.</summary>
    Department,

    /// <summary>客服主管: the service supervisor .</summary>
    ServiceSupervisor,

    /// <summary>The head of the department the case is dispatched to.</summary>
    DepartmentManager,

    /// <summary>项目经理: the project manager .</summary>
    ProjectManager,

    /// <summary>品质经理: the quality manager.</summary>
    QualityManager,

    /// <summary>总经理: the general manager .</summary>
    GeneralManager,
}

/// <summary>What is promised. Several rules may make the same kind of promise.</summary>
[JsonConverter(typeof(SnakeCase<PromiseKind>))]
public enum PromiseKind : byte
{
    /// <summary>The desk reacts: dispatches, answers or handles.</summary>
    Acknowledge,

    /// <summary>The department takes the case over, or the case reaches the department.</summary>
    HandOver,

    /// <summary>Somebody is on the spot .</summary>
    Arrive,

    /// <summary>The customer has a first answer .</summary>
    FirstAnswer,

    /// <summary>The matter is handled.</summary>
    Resolve,

    /// <summary>The customer has been told how it stands.</summary>
    ToldCustomer,

    /// <summary>回访: the customer has been asked whether it is well now .</summary>
    FollowUp,

    /// <summary>Handled before the supervisor takes over .</summary>
    SupervisorTakeover,

    /// <summary>Handled before the manager takes over .</summary>
    ManagerTakeover,

    /// <summary>Handled before a valid complaint becomes critical [R-043 c].</summary>
    RegradeCritical,

    /// <summary>A promise given to the customer by word, with its own time .</summary>
    GivenByWord,

    /// <summary>A leader visits the customer who was dissatisfied again .</summary>
    Visit,

    /// <summary>A leader has been told of the complaint .</summary>
    ReportUp,

    /// <summary>销案: struck off once everything is done and nobody is left to ask .</summary>
    StrikeOff,

    /// <summary>What is complained of has been looked into .</summary>
    Investigate,

    /// <summary>The head of the department has replied to what a follow-up brought up, and signed .</summary>
    Reply,

    /// <summary>The complaint has a grade, on which all its other clocks depend .</summary>
    Grade,
}
