using Huiyin.Cases.Public;
using Huiyin.Platform;
using Huiyin.Staff.Public;

namespace Huiyin.Cases;

/// <summary>部门答复: what a follow-up newly brought up is replied to and signed by the head of the department .</summary>
internal sealed record ReplyToIssue(string? Text)
{
    private const int Longest = 2000;

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapCaseVerb<ReplyToIssue>("reply", Operation.SignReply, Sign);

    /// <summary>The head of the department that has it, or whoever stands above every department.</summary>
    public static bool MaySign(Case found, CurrentStaff me) =>
        me.Is(Role.ProjectManager, Role.GeneralManager)
        || (found.Department is { } department && me.Departments.Contains(department));

    private static async ValueTask<Outcome> Sign(Case found, ReplyToIssue input, CaseRegister register)
    {
        if (string.IsNullOrWhiteSpace(input.Text))
            return Refusal.Invalid("text", "请写下部门的答复。");
        if (input.Text.Length > Longest)
            return Refusal.Invalid("text", "答复不超过 {0} 个字。", Longest);
        return MaySign(found, register.Me)
            ? found.SignReply(input.Text.Trim(), await register.HasOpenChildren(found), register.Actor, register.Now)
            : CaseRefusals.OnlyItsHeadReplies;
    }
}
