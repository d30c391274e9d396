using Huiyin.Cases.Public;
using Huiyin.Promises;
using static Huiyin.Platform.Texts;

namespace Huiyin.Cases.Screens;

/// <summary>What to say at this step, in the words of the house .</summary>
internal sealed record SpokenWords(string Step, string Words);

internal static class Phrases
{
    private static string Short(string words) => words.Length <= 24 ? words : words[..24] + "…";

    public static SpokenWords? For(string action, Case about)
    {
        var who = about.ContactName ?? T("您好");
        return action switch
        {
            "consent-request" => new(
                T("征求同意"),
                T("{0}，修这里要先停一会儿，大约多久我先跟您说清楚。您同意了我再动手，您看现在方便吗？", who)
            ),
            "materials" => new(
                T("换材料"),
                T("{0}，这个已经不能再用了，您看这里。材料您自己有就用您的；没有的话管理处先提供，费用请您付。", who)
            ),
            "handling"
                when about.Kind is RequestKind.Repair or RequestKind.PaidService or RequestKind.DeveloperDefect => new(
                T("验收道别"),
                T("{0}，修好了，请您试一试，满意的话请签个字。现场我收拾干净了。如有需要，您可致电客服中心！", who)
            ),
            "follow-ups" => new(
                T("回访"),
                T(
                    "{0}，您好，我是物业客服中心。您反映的“{1}”我们处理过了，现在怎么样？您满意吗？",
                    who,
                    Short(about.Summary)
                )
            ),
            "complaint" => new(
                T("听投诉"),
                T("{0}，请坐，您别着急，您的心情我理解。您慢慢说，我都记下来，记完给您念一遍。", who)
            ),
            "grade" when about.Grade == Grade.None => new(
                T("定级以后"),
                T("{0}，您反映的事我们已经登记，按规定马上报到负责的人那里，二十四小时内给您答复。", who)
            ),
            "apology" => new(
                T("致歉"),
                T("{0}，这件事是我们没有做好，我代表客服中心向您道歉。请您放心，我们已经……", who)
            ),
            "compensation" => new(
                T("谈补偿"),
                T("{0}，您的损失我记下了。能补多少我没有权力当场答应，我今天就替您申请，有批复马上告诉您。", who)
            ),
            "utility-contacts" => new(
                T("说明市政原因"),
                T("{0}，这次是市政那边的原因，我们已经去联系了，他们的答复我一有就告诉您，这件事我们跟到底。", who)
            ),
            "answer" when about is { Kind: RequestKind.Complaint, Grade: Grade.Critical } => new(
                T("答复重大投诉"),
                T(
                    "{0}，您好，这件事已经报到总经理，由项目经理负责。现在查到的情况是……我们打算这样办，您看行不行？",
                    who
                )
            ),
            "answer" when about is { Kind: RequestKind.Complaint, Grade: Grade.Major } => new(
                T("答复重要投诉"),
                T(
                    "{0}，您好，是我们管理上没有做到位，对不起。责任部门已经在改，项目经理也知道了，预计……给您结果。",
                    who
                )
            ),
            "answer" when about.Kind == RequestKind.Complaint => new(
                T("答复投诉"),
                T("{0}，您好，给您添麻烦了。您反映的事主管在跟，两天内办好；现在是这样……", who)
            ),
            "answer" => new(T("答复"), T("{0}，让您久等了。您反映的事，现在是这样……还有什么要我帮您办的吗？", who)),
            CaseActions.UnresolvedClosure => new(
                T("致歉"),
                T("{0}，实在对不起，这件事我们尽力了还是没有办成，原因是……我们可以这样帮您……", who)
            ),
            _ => null,
        };
    }
}
