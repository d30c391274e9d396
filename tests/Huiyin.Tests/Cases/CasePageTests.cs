using System.Net;
using Huiyin.Tests.Infrastructure;
using Xunit;
using static Huiyin.Tests.Cases.DispatchedRepair;

namespace Huiyin.Tests.Cases;

/// <summary>The page of a case: who sees which buttons, and that nothing typed is ever lost.</summary>
public sealed class CasePageTests
{
    [Theory, OnBothEngines]
    public async Task The_bar_offers_the_technician_the_work_and_the_desk_the_customer(Engine engine)
    {
        await using var home = await Open(engine);
        var technician = await home.See("liqiang");
        var desk = await home.See("zhangmin");

        Assert.Equal(["接单", "退回"], Buttons(technician));
        Assert.Equal(["答复客户", "改派", "接单"], Buttons(desk));
        Assert.DoesNotContain("按未解决销案", technician.Words + desk.Words, StringComparison.Ordinal);
        Assert.Contains("按未解决销案", (await home.See("chen")).Words, StringComparison.Ordinal);
    }

    [Theory, OnBothEngines]
    public async Task A_room_and_the_place_beside_it_are_two_things(Engine engine)
    {
        await using var home = await Open(engine);
        var body = new
        {
            channel = "phone",
            kind = "repair",
            summary = "电梯厅灯暗",
            unit = "3-1-1502",
            place = "1栋2单元电梯厅",
        };
        var number = (await (await home.Desk.As("zhangmin")).Post("/cases", body)).Done().Text("number");
        using var desk = await home.Desk.AtTheScreen("zhangmin");

        var page = await desk.Open($"/cases/{number}");

        Assert.Contains("3-1-1502 · 1栋2单元电梯厅", page.One(".case-facts").TextContent, StringComparison.Ordinal);
    }

    [Theory, OnBothEngines]
    public async Task A_sentence_goes_on_after_what_somebody_ended_with_a_full_stop(Engine engine)
    {
        await using var home = await Open(engine);
        var technician = await home.Desk.As("liqiang");
        (await technician.Post($"{home.Page}/acceptance")).Done();
        (await technician.Post($"{home.Page}/handling", new { result = "换好了。", signedBy = "周先生" })).Done();

        Assert.Contains(
            "处理完毕：换好了，周先生签字验收",
            (await home.See("zhangmin")).Words,
            StringComparison.Ordinal
        );
    }

    [Theory, OnBothEngines]
    public async Task A_technician_of_another_department_sees_why_there_is_nothing_to_do(Engine engine)
    {
        await using var home = await Open(engine);
        await home.Desk.Hire("zhao", "赵师傅", "technician", "cleaning");

        var page = await home.See("zhao");

        Assert.Contains("本件不在您的部门", page.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("接单", Buttons(page));
    }

    [Theory, OnBothEngines]
    public async Task The_api_names_the_same_actions_as_the_page_shows(Engine engine)
    {
        await using var home = await Open(engine);

        var seen = await (await home.Desk.As("liqiang")).Get($"/cases/{home.Number}");
        var names = seen["actions"].EnumerateArray().Select(name => name.GetString()!).ToList();

        Assert.Contains("acceptance", names);
        Assert.DoesNotContain("dispatch", names);
        var page = await home.See("liqiang");
        Assert.All(
            names.Where(name => name != "phone-reveal"),
            name =>
                Assert.NotNull(
                    page.Document.QuerySelector($".case-foot [href*='do={name}#'], .case-foot form[action$='/{name}']")
                )
        );
    }

    [Theory, OnBothEngines]
    public async Task Nobody_is_offered_the_start_before_consent_but_whoever_may_override_it(Engine engine)
    {
        await using var home = await Open(engine);
        var technician = await home.Desk.As("liqiang");
        (await technician.Post($"/cases/{home.Number}/arrival")).Done();
        (await technician.Post($"/cases/{home.Number}/consent-request", new { what = "power" })).Done();

        var his = await home.See("liqiang");
        var hers = await home.See("wang");

        Assert.DoesNotContain("开工", string.Concat(Buttons(his)), StringComparison.Ordinal);
        Assert.Contains("业主还没有同意", his.Words, StringComparison.Ordinal);
        Assert.Contains("危及安全，先行开工", Buttons(hers));
    }

    [Theory, OnBothEngines]
    public async Task A_refused_form_keeps_what_was_typed_and_says_why_beside_the_field(Engine engine)
    {
        await using var home = await Open(engine);
        using var desk = await home.Desk.AtTheScreen("zhangmin");

        var refused = await desk.Send(
            await desk.Open($"{home.Page}?do=promise"),
            "/promise",
            ("text", "明早九点上门"),
            ("dueAt", "2026-08-31 09:00")
        );

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Equal("明早九点上门", Written(refused, "#do [name=text]"));
        Assert.Equal("2026-08-31 09:00", Written(refused, "#do [name=dueAt]"));
        Assert.Contains("答应的时间要在现在之后", Written(refused, "#f-dueAt-error"), StringComparison.Ordinal);
    }

    [Theory, OnBothEngines]
    public async Task A_time_typed_into_a_form_is_the_communitys_time(Engine engine)
    {
        await using var home = await Open(engine);
        using var desk = await home.Desk.AtTheScreen("zhangmin");

        var done = await desk.Send(
            await desk.Open($"{home.Page}?do=promise"),
            "/promise",
            ("text", "送配件"),
            ("dueAt", "2026-09-01 18:00")
        );

        Assert.Equal(HttpStatusCode.OK, done.Status);
        var promises = (await home.Desk.Administrator.Get($"/cases/{home.Number}"))["promises"].EnumerateArray();
        var given = promises.Single(p => p.Text("kind") == "given_by_word");
        Assert.Equal("2026-09-01T18:00:00+08:00", given.Text("dueAt"));
    }

    [Theory, OnBothEngines]
    public async Task Whoever_comes_second_sees_what_changed_and_sends_the_same_words_again(Engine engine)
    {
        await using var home = await Open(engine);
        using var desk = await home.Desk.AtTheScreen("zhangmin");
        var open = await desk.Open($"{home.Page}?do=answer");
        (await (await home.Desk.As("liqiang")).Post($"/cases/{home.Number}/acceptance")).Done();

        var conflict = await desk.Send(open, "/answer", ("text", "师傅马上到"));

        Assert.Equal(HttpStatusCode.PreconditionFailed, conflict.Status);
        Assert.Contains("李强接单", Written(conflict, ".case-since"), StringComparison.Ordinal);
        Assert.Equal("师傅马上到", Written(conflict, "#do [name=text]"));
        var again = await desk.Send(conflict, "/answer");
        Assert.Equal(HttpStatusCode.OK, again.Status);
        Assert.Contains("师傅马上到", (await home.See("zhangmin")).Words, StringComparison.Ordinal);
    }

    [Theory, OnBothEngines]
    public async Task A_number_looked_at_meanwhile_makes_nobody_type_again(Engine engine)
    {
        await using var home = await Open(engine);
        using var desk = await home.Desk.AtTheScreen("zhangmin");
        var open = await desk.Open($"{home.Page}?do=answer");
        (
            await (await home.Desk.As("liuyang")).Post($"/cases/{home.Number}/phone-reveal", new { reason = "回访" })
        ).Done();

        var done = await desk.Send(open, "/answer", ("text", "师傅马上到"));

        Assert.Equal(HttpStatusCode.OK, done.Status);
        Assert.Contains("师傅马上到", done.Words, StringComparison.Ordinal);
    }

    [Theory, OnBothEngines]
    public async Task Nobody_opens_the_numbers_of_a_whole_address_book_in_an_hour(Engine engine)
    {
        await using var home = await Open(engine);
        var steward = await home.Desk.As("liuyang");
        for (var i = 0; i < 60; i++)
            (await steward.Post($"/cases/{home.Number}/phone-reveal", new { reason = "回访" })).Done();

        var refused = await steward.Post($"/cases/{home.Number}/phone-reveal", new { reason = "回访" });

        refused.Refused("too_many_reveals", HttpStatusCode.Forbidden);
        await home.Desk.ClockTo("2026-09-01T09:11");
        (await steward.Post($"/cases/{home.Number}/phone-reveal", new { reason = "回访" })).Done();
    }

    [Theory, OnBothEngines]
    public async Task A_follow_up_by_phone_is_refused_where_a_visit_is_due_and_the_notes_stay(Engine engine)
    {
        await using var home = await Open(engine);
        await home.GoRoundOnce();
        using var steward = await home.Desk.AtTheScreen("liuyang");

        var refused = await steward.Send(
            await steward.Open($"{home.Page}?do=follow-ups"),
            "/follow-ups",
            ("method", "phone"),
            ("outcome", "satisfied"),
            ("notes", "说好了")
        );

        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Contains("必须上门回访", Written(refused, "#do .refused"), StringComparison.Ordinal);
        Assert.Equal("说好了", Written(refused, "#do [name=notes]"));
    }

    [Theory, OnBothEngines]
    public async Task The_technician_reads_the_steps_and_the_words_for_where_the_work_stands(Engine engine)
    {
        await using var home = await Open(engine);
        var technician = await home.Desk.As("liqiang");

        var before = await home.See("liqiang");
        (await technician.Post($"/cases/{home.Number}/start")).Done();
        var during = await home.See("liqiang");

        Assert.Contains("按一下门铃或轻敲两下，等五秒", before.One("#steps").TextContent, StringComparison.Ordinal);
        Assert.Contains("我是工程部员工李强", before.One("#steps blockquote").TextContent, StringComparison.Ordinal);
        Assert.Contains("拍一张完工照片", during.One("#steps").TextContent, StringComparison.Ordinal);
        Assert.Null((await home.See("zhangmin")).Document.QuerySelector("#steps"));
    }

    [Theory, OnBothEngines]
    public async Task New_issues_of_a_follow_up_become_cases_one_per_line(Engine engine)
    {
        await using var home = await Open(engine);
        await home.GoRoundOnce();
        using var steward = await home.Desk.AtTheScreen("liuyang");

        var done = await steward.Send(
            await steward.Open($"{home.Page}?do=follow-ups"),
            "/follow-ups",
            ("method", "visit"),
            ("outcome", "satisfied"),
            ("newIssues[]", "楼道灯不亮\r\n\r\n门禁太松")
        );

        Assert.Contains("楼道灯不亮", done.Words, StringComparison.Ordinal);
        var raised = (await home.Desk.Administrator.Get("/cases?unit=3-1-1502"))["items"].EnumerateArray();
        Assert.Equal(
            ["厨房插座冒火花", "楼道灯不亮", "门禁太松"],
            raised.Select(c => c.Text("summary")).Order(StringComparer.Ordinal)
        );
    }

    [Theory, OnBothEngines]
    public async Task Another_communitys_case_is_answered_like_one_that_never_was(Engine engine)
    {
        await using var home = await Open(engine);
        (await home.Desk.Administrator.Post("/communities", new { code = "yunting", name = "云庭" })).Done();
        var elsewhere = await home.Desk.Administrator.Post(
            "/cases",
            new { channel = "phone", summary = "别处的事" },
            ("X-Community", "yunting")
        );
        var theirs = elsewhere.Done().Json.Text("id");
        using var desk = await home.Desk.AtTheScreen("zhangmin");

        var other = await desk.Look($"/cases/{theirs}");
        var none = await desk.Look("/cases/260901999");

        Assert.Equal(HttpStatusCode.NotFound, other.Status);
        Assert.Equal(HttpStatusCode.NotFound, none.Status);
        Assert.Equal(none.Words, other.Words);
    }

    [Theory, OnBothEngines]
    public async Task A_number_is_shown_in_full_only_after_a_reason_and_only_to_who_gave_it(Engine engine)
    {
        await using var home = await Open(engine);
        using var steward = await home.Desk.AtTheScreen("liuyang");

        var nothing = await steward.Send(await steward.Open($"{home.Page}?do=phone-reveal"), "/phone-reveal");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, nothing.Status);
        var done = await steward.Send(
            await steward.Open($"{home.Page}?do=phone-reveal"),
            "/phone-reveal",
            ("reason", "上门前联系")
        );

        Assert.Equal(HttpStatusCode.OK, done.Status);
        Assert.Contains("13812345678", (await steward.Open(home.Page)).Words, StringComparison.Ordinal);
        var others = await home.See("zhangmin");
        Assert.DoesNotContain("13812345678", others.Words, StringComparison.Ordinal);
        Assert.Contains("刘洋查看了联系电话：上门前联系", others.Words, StringComparison.Ordinal);
        await home.Desk.ClockTo("2026-09-01T08:40");
        Assert.DoesNotContain("13812345678", (await steward.Open(home.Page)).Words, StringComparison.Ordinal);
    }

    private static List<string> Buttons(SeenPage page) =>
        [
            .. page
                .Document.QuerySelectorAll(".case-foot > .btn, .case-foot > form button")
                .Select(b => b.TextContent.Trim()),
        ];
}
