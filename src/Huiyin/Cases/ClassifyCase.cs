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
                input.Category?.Length > RegisterCase.LongestCategory
                    ? new(Refusal.Invalid("category", "分类不超过 {0} 个字。", RegisterCase.LongestCategory))
                : input.Kind is { } kind
                    ? new(found.Classify(kind, input.Category, input.Urgent, register.Actor, register.Now))
                : new(Refusal.Invalid("kind", "请选择类别。"))
        );
}
