using Huiyin.Cases.Public;
using Huiyin.Edge;
using Huiyin.Platform;
using Huiyin.Promises;
using Huiyin.Staff.Public;

namespace Huiyin.Cases;

/// <summary>Says which of the seven kinds a case is .</summary>
internal sealed record ClassifyCase(RequestKind? Kind, string? Category, bool? Urgent)
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapCaseVerb<ClassifyCase>(
            "classification",
            Operation.ClassifyCase,
            (found, input, register) =>
                input.Kind is not { } kind ? new(Refusal.Invalid("kind", "请选择类别。"))
                : input.Category?.Length > RegisterCase.LongestCategory
                    ? new(Refusal.Invalid("category", "分类不超过 {0} 个字。", RegisterCase.LongestCategory))
                : Bar(found, kind, input.Category, register.Me) is { } bar ? new(bar)
                : new(found.Classify(kind, input.Category, input.Urgent, register.Actor, register.Now))
        );

    /// <summary>
    /// By another name a complaint would lose its clocks and whoever must ask the customer: of one that names whom it is about,
    /// or is of how somebody behaved, the supervisor says what it is, and nobody whom it is about.
    /// </summary>
    private static Refusal? Bar(Case found, RequestKind kind, string? category, CurrentStaff me)
    {
        var renamed = kind != found.Kind || (category is not null && category != (found.Category ?? ""));
        if (found.Kind != RequestKind.Complaint || !renamed)
            return null;
        if (found.BarFromJudging(me) is { } bar)
            return bar;
        var named = found.RespondentId is not null || found.RespondentDepartment is not null;
        return (found.LeaderMustAsk || (named && kind != found.Kind)) && !me.May(Operation.JudgeComplaint)
            ? CaseRefusals.OnlyTheSupervisorRenamesComplaint
            : null;
    }
}
