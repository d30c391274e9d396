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
            "answer" => new(T("答复"), T("{0}，让您久等了。您反映的事，现在是这样……还有什么要我帮您办的吗？", who)),
            CaseActions.UnresolvedClosure => new(
                T("致歉"),
                T("{0}，实在对不起，这件事我们尽力了还是没有办成，原因是……我们可以这样帮您……", who)
            ),
            _ => null,
        };
    }
}
