using Huiyin.Cases.Public;
using Huiyin.Edge;
using Huiyin.Platform;
using Huiyin.Staff.Public;

namespace Huiyin.Cases;

/// <summary>The customer has been told .</summary>
internal sealed record AnswerCase(string? Text, string? How)
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapCaseVerb<AnswerCase>(
            "answer",
            Operation.AnswerCustomer,
            (found, input, register) =>
                string.IsNullOrWhiteSpace(input.Text)
                    ? new(Refusal.Invalid("text", "请写下答复了什么。"))
                    : new(found.Answer(input.Text, input.How, register.Actor, register.Now))
        );
        routes.MapCaseVerb<PromiseToCustomer>(
            "promise",
            Operation.AnswerCustomer,
            (found, input, register) => new(input.On(found, register))
        );
        routes.MapCaseVerb<Remark>(
            "remarks",
            Operation.SeeCases,
            (found, input, register) =>
            {
                if (string.IsNullOrWhiteSpace(input.Text))
                    return new(Refusal.Invalid("text", "备注是空的。"));
                found.Remark(input.Text, register.Actor, register.Now);
                return new(Outcome.Done);
            }
        );
    }
}

internal sealed record Remark(string? Text);
