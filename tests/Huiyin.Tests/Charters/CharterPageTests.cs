using System.Net;
using System.Text;
using Huiyin.Promises;
using Huiyin.Tests.Infrastructure;
using Xunit;

namespace Huiyin.Tests.Charters;

public sealed class CharterPageTests
{
    private static async Task<(ServiceDesk Desk, Person Manager)> AtTheCharter(Engine engine)
    {
        var desk = await ServiceDesk.Open(engine);
        await desk.Hire("chen", "陈建国", "project_manager");
        return (desk, await desk.AtTheScreen("chen"));
    }

    [Theory, OnBothEngines]
    public async Task The_charter_reads_as_sentences_and_hangs_in_the_lobby(Engine engine)
    {
        var (desk, manager) = await AtTheCharter(engine);
        await using var _ = desk;
        using var __ = manager;

        var page = await manager.Open("/charter");
        var paper = await manager.Open("/charter/print");

        Assert.Contains(
            "轻微投诉：48 小时内解决，一开始就通知客服主管，否则通知项目经理",
            page.Words,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "由客服主管负责",
            page.One("[id='complaint.minor.resolve']").TextContent,
            StringComparison.Ordinal
        );
        Assert.Contains("R-046", page.One("[id='complaint.minor.resolve']").TextContent, StringComparison.Ordinal);
        Assert.Contains("现行，从一开始就生效", page.Words, StringComparison.Ordinal);
        Assert.Contains("急修：30 分钟内到场", paper.Words, StringComparison.Ordinal);
        Assert.Contains("周一至周五 09:00–12:00、14:00–18:00", paper.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("通知部门经理", paper.Words, StringComparison.Ordinal);
    }

    [Theory, OnBothEngines]
    public async Task A_draft_is_made_changed_by_form_and_published(Engine engine)
    {
        var (desk, manager) = await AtTheCharter(engine);
        await using var _ = desk;
        using var __ = manager;

        var draft = await manager.Send(await manager.Open("/charter"), "/charter/draft");
        Assert.Contains("还没有改动", draft.Words, StringComparison.Ordinal);
        var rule = await manager.Open("/charter/draft/rules/complaint.minor.resolve");
        var changed = await manager.Send(
            rule,
            "complaint.minor.resolve",
            ("amount", "2"),
            ("unit", "workdays"),
            ("owedBy", "steward"),
            ("warnAmount", "1"),
            ("steps.2.level", "3"),
            ("steps.2.do", "notify"),
            ("steps.2.to", "general_manager"),
            ("steps.2.afterAmount", "24")
        );
        Assert.Equal("/charter/draft", changed.Path);
        var told = changed.One("#diff").TextContent;
        Assert.Contains("2 个工作日内", told, StringComparison.Ordinal);
        Assert.Contains("物业管家", told, StringComparison.Ordinal);
        Assert.Contains("逾期 24 小时通知总经理", told, StringComparison.Ordinal);

        var published = await manager.Send(
            changed,
            "/charter/draft/publication",
            ("validFrom", "2026-09-10"),
            ("reason", "业委会议定")
        );

        Assert.Equal("/charter/versions/2", published.Path);
        Assert.Contains("2026-09-10 起", published.Words, StringComparison.Ordinal);
        Assert.Contains("业委会议定", published.Words, StringComparison.Ordinal);
        var withdrawn = await manager.Send(published, "/withdrawal", ("reason", "再想想"));
        Assert.Contains("已撤回", withdrawn.Words, StringComparison.Ordinal);
        Assert.Contains("还没有草稿", (await manager.Open("/charter/draft")).Words, StringComparison.Ordinal);
    }

    [Theory, OnBothEngines]
    public async Task A_rule_is_switched_off_and_on_again(Engine engine)
    {
        var (desk, manager) = await AtTheCharter(engine);
        await using var _ = desk;
        using var __ = manager;
        await manager.Send(await manager.Open("/charter"), "/charter/draft");

        var form = await manager.Open("/charter/draft/rules/hand_over");
        form.Document.QuerySelector("input[name=on]")!.RemoveAttribute("checked");
        var off = await manager.Send(form, "hand_over");
        var on = await manager.Send(await manager.Open("/charter/draft/rules/hand_over"), "hand_over", ("on", "true"));

        Assert.Contains("取消", off.One("#diff").TextContent, StringComparison.Ordinal);
        Assert.Contains("已停用", off.Words, StringComparison.Ordinal);
        Assert.Contains("还没有改动", on.One("#diff").TextContent, StringComparison.Ordinal);
    }

    [Theory, OnBothEngines]
    public async Task The_desk_hours_are_changed_in_a_form(Engine engine)
    {
        var (desk, manager) = await AtTheCharter(engine);
        await using var _ = desk;
        using var __ = manager;
        await manager.Send(await manager.Open("/charter"), "/charter/draft");

        var form = await manager.Open("/charter/draft/desk");
        Assert.Equal("09:00-12:00 14:00-18:00", form.One("[name='hours.monday']").GetAttribute("value"));
        var wrong = await manager.Send(form, "/desk", ("hours.tuesday", "9:00-12:00 11:00-18:00"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        Assert.Contains("先后不重叠", wrong.One("#f-hours-tuesday-error").TextContent, StringComparison.Ordinal);
        Assert.Equal("9:00-12:00 11:00-18:00", wrong.One("[name='hours.tuesday']").GetAttribute("value"));
        var kept = await manager.Send(
            wrong,
            "/desk",
            ("hours.tuesday", "8：30～12:00、13:30-20:00"),
            ("hours.saturday", "9:00-12:00"),
            ("hours.friday", ""),
            ("hours.makeUp", "")
        );

        Assert.Equal("/charter/draft", kept.Path);
        var told = kept.One("#diff").TextContent;
        Assert.Contains("周二 08:30–12:00、13:30–20:00", told, StringComparison.Ordinal);
        Assert.Contains("周六 09:00–12:00", told, StringComparison.Ordinal);
        var hours = (await (await desk.As("chen")).Get("/charters/draft")).Done().Json.At("charter.deskHours");
        Assert.Equal("08:30-12:00", hours.Text("tuesday.0"));
        Assert.DoesNotContain(hours.EnumerateObject(), day => day.Name == "friday");
        Assert.Equal(0, hours.At("makeUp").GetArrayLength());
    }

    [Theory, OnBothEngines]
    public async Task A_rule_is_added_in_a_form_and_goes_on_in_its_own(Engine engine)
    {
        var (desk, manager) = await AtTheCharter(engine);
        await using var _ = desk;
        using var __ = manager;
        await manager.Send(await manager.Open("/charter"), "/charter/draft");
        var form = await manager.Open("/charter/draft/new-rule");
        (string, string)[] typed =
        [
            ("id", "service.arrive"),
            ("promise", "arrive"),
            ("says", "有偿服务两小时内上门"),
            ("source", "R-064、业委会决议"),
            ("kinds[]", "paid_service"),
            ("urgent", "false"),
            ("opensOn[]", "dispatched"),
            ("keptBy[]", "arrived"),
            ("amount", "2"),
            ("unit", "hours"),
            ("owedBy", "assignee"),
            ("tellTo", "department_manager"),
        ];

        var taken = await manager.Send(form, "/new-rule", [.. typed, ("id", "hand_over")]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, taken.Status);
        Assert.Contains("已经有了", taken.One("#f-id-error").TextContent, StringComparison.Ordinal);
        Assert.Equal("有偿服务两小时内上门", taken.One("[name=says]").GetAttribute("value"));
        var added = await manager.Send(await manager.Open("/charter/draft/new-rule"), "/new-rule", typed);

        Assert.Equal("/charter/draft/rules/service.arrive", added.Path);
        var draft = await manager.Open("/charter/draft");
        Assert.Contains("2 小时内到场", draft.One("[id='service.arrive']").TextContent, StringComparison.Ordinal);
        Assert.Contains("通知部门经理", draft.One("#diff").TextContent, StringComparison.Ordinal);
    }

    [Theory, OnBothEngines]
    public async Task A_refused_form_keeps_what_was_typed(Engine engine)
    {
        var (desk, manager) = await AtTheCharter(engine);
        await using var _ = desk;
        using var __ = manager;
        await manager.Send(await manager.Open("/charter"), "/charter/draft");

        var rule = await manager.Send(
            await manager.Open("/charter/draft/rules/hand_over"),
            "hand_over",
            ("amount", "很快"),
            ("says", "马上接单"),
            ("steps.0.do", "")
        );
        Assert.Equal(HttpStatusCode.UnprocessableEntity, rule.Status);
        Assert.Equal("很快", rule.One("[name=amount]").GetAttribute("value"));
        Assert.Equal("马上接单", rule.One("[name=says]").GetAttribute("value"));
        Assert.Contains("不小于 1 的整数", rule.One("#f-amount-error").TextContent, StringComparison.Ordinal);

        var empty = await manager.Send(
            await manager.Open("/charter/draft/rules/acknowledge"),
            "acknowledge",
            ("steps.0.do", "")
        );
        Assert.Contains("要写明逾期之后怎么办", empty.Words, StringComparison.Ordinal);
        var unnumbered = await manager.Send(
            await manager.Open("/charter/draft/rules/acknowledge"),
            "acknowledge",
            ("steps.x.do", "notify")
        );
        Assert.Equal(HttpStatusCode.UnprocessableEntity, unnumbered.Status);
        Assert.Contains("各步骤的编号写成互不相同的整数", unnumbered.Words, StringComparison.Ordinal);
        var publication = await manager.Send(
            await manager.Open("/charter/draft"),
            "/charter/draft/publication",
            ("validFrom", "2026-08-01"),
            ("reason", "早就该改了")
        );
        Assert.Equal("2026-08-01", publication.One("[name=validFrom]").GetAttribute("value"));
        Assert.Equal("早就该改了", publication.One("#publication textarea").TextContent);
        Assert.Contains("不能早于今天", publication.Words, StringComparison.Ordinal);
    }

    [Theory, OnBothEngines]
    public async Task A_text_comes_back_as_it_was_typed_with_the_line_of_each_mistake(Engine engine)
    {
        var (desk, manager) = await AtTheCharter(engine);
        await using var _ = desk;
        using var __ = manager;
        await manager.Send(await manager.Open("/charter"), "/charter/draft");
        var broken =
            "\n// 我的笔记\n"
            + Charter.DefaultText.Replace("\"20 minutes\"", "\"-20 minutes\"", StringComparison.Ordinal);
        var line =
            broken[..broken.IndexOf("-20 minutes", StringComparison.Ordinal)].Count(letter => letter == '\n') + 1;

        var page = await manager.Open("/charter/draft/text");
        var refused = await manager.Send(page, "/charter/draft/text", ("text", broken));
        var kept = await manager.Upload(
            refused,
            "/charter/draft/text",
            ("mine.json", Encoding.UTF8.GetBytes(broken.Replace("\"-20 ", "\"15 ", StringComparison.Ordinal)))
        );

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains($"第 {line} 行hand_over", refused.One("#mistakes").TextContent, StringComparison.Ordinal);
        Assert.Contains("“-20 minutes”是负的", refused.Words, StringComparison.Ordinal);
        Assert.Equal(broken, refused.One("textarea[name=text]").TextContent);
        Assert.Contains("15 分钟内", kept.One("#diff").TextContent, StringComparison.Ordinal);
        Assert.Contains(
            "// 我的笔记",
            (await manager.Open("/charter/draft/text")).One("textarea[name=text]").TextContent,
            StringComparison.Ordinal
        );
    }

    [Theory, OnBothEngines]
    public async Task A_draft_is_given_up(Engine engine)
    {
        var (desk, manager) = await AtTheCharter(engine);
        await using var _ = desk;
        using var __ = manager;
        var draft = await manager.Send(await manager.Open("/charter"), "/charter/draft");

        await manager.Send(draft, "/charter/draft/discard");

        Assert.Contains("还没有草稿", (await manager.Open("/charter/draft")).Words, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await manager.Look("/charter/draft/text")).Status);
    }
}
