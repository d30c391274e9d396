using static Huiyin.Platform.Texts;

namespace Huiyin.Desk;

/// <summary>The moments of taking a request, in their order.</summary>
internal enum PhraseStep
{
    Greet,
    Listen,
    ReadBack,
    Promise,
    Farewell,
}

/// <summary>服务用语: what to say at a moment, and when it is the right sentence.</summary>
/// <param name="Step">The moment.</param>
/// <param name="When">
/// Words of the form that must be chosen, any of them, separated by spaces: channels, kinds, <c>urgent</c>; null for always.
/// </param>
/// <param name="Text">The sentence.</param>
/// <param name="Manner">How to hold oneself, where words are not all.</param>
internal sealed record ServicePhrase(PhraseStep Step, string? When, string Text, string? Manner = null);

/// <summary>
/// The phrases of the service centre as the seeds have them: data, so that a house may
/// speak in its own voice.
/// </summary>
internal static class ServicePhrases
{
    public static string OneMoment => T("您好，请坐，请稍等，我马上就来。");

    public static string KeptWaiting => T("对不起，让您久等了。");

    public static string Of(PhraseStep step) =>
        step switch
        {
            PhraseStep.Greet => T("问候"),
            PhraseStep.Listen => T("倾听"),
            PhraseStep.ReadBack => T("复述"),
            PhraseStep.Promise => T("承诺"),
            PhraseStep.Farewell => T("道别"),
        };

    /// <param name="community">Name of the project, part of the greeting .</param>
    /// <param name="asker">How to call who asks, when known.</param>
    public static IReadOnlyList<ServicePhrase> For(string community, string? asker)
    {
        var you = asker ?? T("先生／小姐");
        return
        [
            new(
                PhraseStep.Greet,
                "phone",
                T("您好，{0}客户服务中心，请问有什么可以帮您？", community),
                T("三声之内接起；先说普通话，对方听不惯再换。")
            ),
            new(
                PhraseStep.Greet,
                "visit",
                T("{0}您好，请坐，有什么可以帮您？", you),
                T("起身微笑，两米之内先开口；按姓称呼，让座倒水。")
            ),
            new(
                PhraseStep.Greet,
                "letter email web",
                T("您好，{0}客户服务中心收到了您的来信，这就为您登记。", community)
            ),
            new(PhraseStep.Greet, "patrol", T("您好，打扰了，我是{0}客户服务中心的。", community)),
            new(PhraseStep.Listen, null, T("您请讲，我记下来。"), T("听他说完，不打断；不时应一声“是”“嗯”。")),
            new(
                PhraseStep.Listen,
                "complaint",
                T("您别着急，您的心情我理解。您慢慢说，我都记下来。"),
                T("先体谅，再问事；不争辩、不辩解。")
            ),
            new(
                PhraseStep.ReadBack,
                "complaint",
                T("我把您反映的念一遍：时间……，地点……，是谁……，经过……，您的要求是……，电话……，对吗？"),
                T("一样一样念，念完请他点头，再勾“已复述”。")
            ),
            new(PhraseStep.Promise, "minor", T("这件事由我们客服主管负责，两天之内办好，办好了管家来问您。")),
            new(
                PhraseStep.Promise,
                "major",
                T("这是我们管理上的责任。一小时之内转到责任部门，项目经理也会知道，主管亲自回访您。")
            ),
            new(
                PhraseStep.Promise,
                "critical",
                T("这件事非常重要，我现在就上报，今天之内报到总经理，项目经理亲自负责，请您放心。")
            ),
            new(
                PhraseStep.Listen,
                "urgent",
                T("请您先离远一些，注意安全，我马上安排人过去。"),
                T("先保人，再问细节。")
            ),
            new(PhraseStep.Listen, "compliment", T("谢谢您，我们一定转告他本人。")),
            new(PhraseStep.Listen, "suggestion", T("非常感谢您对我们的关心和支持，我们会尽快完善。")),
            new(
                PhraseStep.ReadBack,
                null,
                T("我跟您核对一下：您贵姓……，住……，说的是……，电话是……，对吗？"),
                T("姓名、房号、电话、时间、事情，一样一样复述。")
            ),
            new(
                PhraseStep.Promise,
                null,
                T("我已经登记好了，会在……之前给您答复，有进展随时告诉您。"),
                T("不轻许诺；许了就记下时间。不说“不知道”，说“我马上帮您查”。")
            ),
            new(PhraseStep.Promise, "repair", T("我马上请工程部师傅联系您，到之前先打您电话，您看方便吗？")),
            new(PhraseStep.Promise, "complaint", T("对不起，给您添麻烦了。这件事我负责跟到底，二十四小时内给您答复。")),
            new(PhraseStep.Promise, "developer_defect", T("我今天就转给售后，盯着他们办，有日期就告诉您。")),
            new(PhraseStep.Farewell, "phone", T("感谢您的来电，再见。"), T("等对方先挂，再轻轻放下。")),
            new(PhraseStep.Farewell, "visit", T("{0}，再见，欢迎您再来。", you), T("起身，送到门口。")),
            new(PhraseStep.Farewell, "letter email web patrol", T("谢谢您告诉我们，再见。")),
        ];
    }
}
