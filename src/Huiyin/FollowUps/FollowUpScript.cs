using Huiyin.Promises;
using static Huiyin.Platform.Texts;

namespace Huiyin.FollowUps;

/// <summary>What to say and ask on the telephone or at the door, by what it was about and how often it went wrong .</summary>
internal sealed record FollowUpScript(
    string Opening,
    IReadOnlyList<string> Questions,
    string WhenSatisfied,
    string WhenUnsatisfied
)
{
    public static FollowUpScript For(AskRow row, string community, string caller)
    {
        var name = row.ContactName ?? T("业主");
        var opening = row.VisitRequired
            ? T(
                "{0}您好，我是{1}的{2}。上次没有让您满意，向您道歉。这次我上门来，请您当面看一看。",
                name,
                community,
                caller
            )
            : T(
                "{0}您好，我是{1}的{2}。您反映的“{3}”已经处理了，想听听您的意见，占用您一分钟，方便吗？",
                name,
                community,
                caller,
                row.Summary
            );
        return new FollowUpScript(
            opening,
            [
                .. row.VisitRequired ? [T("上次不满意的地方，现在都好了吗？")] : Array.Empty<string>(),
                .. About(row),
                T("还有什么要我们做的吗？"),
            ],
            T("谢谢您。有事随时打服务中心的电话。（请对方先挂）"),
            row.Cycle + 1 >= Cases.Public.Case.ManagersCycle
                ? T("对不起，还是没有让您满意。我马上报项目经理，由经理上门。")
                : T("对不起，没有让您满意。您说的我都记下了，马上请部门重办，办好我们上门来看。")
        );
    }

    private static string[] About(AskRow row) =>
        row.Kind switch
        {
            RequestKind.Repair =>
            [
                T("现在用着都正常吗？"),
                T("师傅来得及时吗？动手之前说清楚、问过您吗？"),
                T("走的时候收拾干净了吗？换了配件的，价钱先讲过吗？"),
            ],
            RequestKind.Complaint =>
            [
                T("处理的结果，有人告诉过您吗？"),
                T("同样的事后来还有过吗？"),
                T("接待和处理的同事，态度您觉得怎么样？"),
            ],
            RequestKind.PaidService or RequestKind.DeveloperDefect =>
            [
                T("做得合您的意吗？时间守了吗？"),
                T("收费和说好的一样吗？"),
                T("家里还需要别的服务吗？"),
            ],
            _ => [T("我们的答复您收到了吗？"), T("这样处理您觉得可以吗？")],
        };
}
