using System.Net;
using Huiyin.Tests.Infrastructure;
using Xunit;

namespace Huiyin.Tests.Cases;

/// <summary>The page of a case: who sees which buttons, and that nothing typed is ever lost.</summary>
public sealed class CasePageTests
{
    [Theory, OnBothEngines]
    public async Task The_bar_offers_the_technician_the_work_and_the_desk_the_customer(Engine engine)
    {
        await using var home = await DispatchedRepair.Open(engine);
        var technician = await home.See("liqiang");
        var desk = await home.See("zhangmin");

        Assert.Equal(["接单", "退回"], Buttons(technician));
        Assert.Equal(["答复客户", "改派", "接单"], Buttons(desk));
        Assert.DoesNotContain("按未解决销案", technician.Text + desk.Text, StringComparison.Ordinal);
        Assert.Contains("按未解决销案", (await home.See("chen")).Text, StringComparison.Ordinal);
    }

    [Theory, OnBothEngines]
    public async Task A_technician_of_another_department_sees_why_there_is_nothing_to_do(Engine engine)
    {
        await using var home = await DispatchedRepair.Open(engine);
        await home.Desk.Hire("zhao", "赵师傅", "technician", "cleaning");

        var page = await home.See("zhao");

        Assert.Contains("本件不在您的部门", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("接单", Buttons(page));
    }

    [Theory, OnBothEngines]
    public async Task The_api_names_the_same_actions_as_the_page_shows(Engine engine)
    {
        await using var home = await DispatchedRepair.Open(engine);

        var seen = await (await home.Desk.As("liqiang")).Get($"/cases/{home.Number}");
        var names = seen["actions"].EnumerateArray().Select(name => name.GetString()!).ToList();

        Assert.Contains("acceptance", names);
        Assert.DoesNotContain("dispatch", names);
        var page = await home.See("liqiang");
        Assert.All(
            names.Where(name => name != "phone-reveal"),
            name =>
                Assert.NotNull(
                    page.Page.QuerySelector($".case-foot [href*='do={name}#'], .case-foot form[action$='/{name}']")
                )
        );
    }

    [Theory, OnBothEngines]
    public async Task Nobody_is_offered_the_start_before_consent_but_whoever_may_override_it(Engine engine)
    {
        await using var home = await DispatchedRepair.Open(engine);
        var technician = await home.Desk.As("liqiang");
        (await technician.Post($"/cases/{home.Number}/arrival")).Done();
        (await technician.Post($"/cases/{home.Number}/consent-request", new { what = "power" })).Done();

        var his = await home.See("liqiang");
        var hers = await home.See("wang");

        Assert.DoesNotContain("开工", string.Concat(Buttons(his)), StringComparison.Ordinal);
        Assert.Contains("业主还没有同意", his.Text, StringComparison.Ordinal);
        Assert.Contains("危及安全，先行开工", Buttons(hers));
    }

    [Theory, OnBothEngines]
    public async Task A_refused_form_keeps_what_was_typed_and_says_why_beside_the_field(Engine engine)
    {
        await using var home = await DispatchedRepair.Open(engine);
        using var desk = await PageClient.SignIn(home.Desk, "zhangmin");

        var refused = await desk.Submit(
            $"{home.Page}?do=promise",
            $"{home.Page}/promise",
            ("text", "明早九点上门"),
            ("dueAt", "2026-08-31 09:00")
        );

        refused.Is(HttpStatusCode.UnprocessableEntity);
        Assert.Equal("明早九点上门", refused.Value("#do [name=text]"));
        Assert.Equal("2026-08-31 09:00", refused.Value("#do [name=dueAt]"));
        Assert.Contains("答应的时间要在现在之后", refused.Value("#f-dueAt-error"), StringComparison.Ordinal);
    }

    [Theory, OnBothEngines]
    public async Task A_time_typed_into_a_form_is_the_communitys_time(Engine engine)
    {
        await using var home = await DispatchedRepair.Open(engine);
        using var desk = await PageClient.SignIn(home.Desk, "zhangmin");

        var done = await desk.Submit($"{home.Page}?do=promise", $"{home.Page}/promise", ("text", "送配件"), ("dueAt", "2026-09-01 18:00"));

        done.Is(HttpStatusCode.SeeOther);
        var promises = (await home.Desk.Administrator.Get($"/cases/{home.Number}"))["promises"].EnumerateArray();
        var given = promises.Single(p => p.Text("kind") == "given_by_word");
        Assert.Equal("2026-09-01T18:00:00+08:00", given.Text("dueAt"));
    }

    [Theory, OnBothEngines]
    public async Task Whoever_comes_second_sees_what_changed_and_sends_the_same_words_again(Engine engine)
    {
        await using var home = await DispatchedRepair.Open(engine);
        using var desk = await PageClient.SignIn(home.Desk, "zhangmin");
        var open = await desk.Get($"{home.Page}?do=answer");
        (await (await home.Desk.As("liqiang")).Post($"/cases/{home.Number}/acceptance")).Done();

        var conflict = await desk.Submit(open, $"{home.Page}/answer", ("text", "师傅马上到"));

        conflict.Is(HttpStatusCode.PreconditionFailed);
        Assert.Contains("李强接单", conflict.Value(".case-since"), StringComparison.Ordinal);
        Assert.Equal("师傅马上到", conflict.Value("#do [name=text]"));
        var again = await desk.Submit(conflict, $"{home.Page}/answer");
        again.Is(HttpStatusCode.SeeOther);
        Assert.Contains("师傅马上到", (await home.See("zhangmin")).Text, StringComparison.Ordinal);
    }

    [Theory, OnBothEngines]
    public async Task A_follow_up_by_phone_is_refused_where_a_visit_is_due_and_the_notes_stay(Engine engine)
    {
        await using var home = await DispatchedRepair.Open(engine);
        await home.GoRoundOnce();
        using var steward = await PageClient.SignIn(home.Desk, "liuyang");

        var refused = await steward.Submit(
            $"{home.Page}?do=follow-ups",
            $"{home.Page}/follow-ups",
            ("method", "phone"),
            ("outcome", "satisfied"),
            ("notes", "说好了")
        );

        refused.Is(HttpStatusCode.Conflict);
        Assert.Contains("必须上门回访", refused.Value("#do .refused"), StringComparison.Ordinal);
        Assert.Equal("说好了", refused.Value("#do [name=notes]"));
    }

    [Theory, OnBothEngines]
    public async Task Another_communitys_case_is_answered_like_one_that_never_was(Engine engine)
    {
        await using var home = await DispatchedRepair.Open(engine);
        (await home.Desk.Administrator.Post("/communities", new { code = "yunting", name = "云庭" })).Done();
        var elsewhere = await home.Desk.Administrator.Post(
            "/cases",
            new { channel = "phone", summary = "别处的事" },
            ("X-Community", "yunting")
        );
        var theirs = elsewhere.Done().Json.Text("id");
        using var desk = await PageClient.SignIn(home.Desk, "zhangmin");

        var other = await desk.Get($"/cases/{theirs}");
        var none = await desk.Get("/cases/260901999");

        Assert.Equal(HttpStatusCode.NotFound, other.Response.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, none.Response.StatusCode);
        Assert.Equal(none.Text, other.Text);
    }

    [Theory, OnBothEngines]
    public async Task A_number_is_shown_in_full_only_after_a_reason_and_only_to_who_gave_it(Engine engine)
    {
        await using var home = await DispatchedRepair.Open(engine);
        using var steward = await PageClient.SignIn(home.Desk, "liuyang");

        var nothing = await steward.Submit($"{home.Page}?do=phone-reveal", $"{home.Page}/phone-reveal");
        nothing.Is(HttpStatusCode.UnprocessableEntity);
        var done = await steward.Submit($"{home.Page}?do=phone-reveal", $"{home.Page}/phone-reveal", ("reason", "上门前联系"));

        done.Is(HttpStatusCode.SeeOther);
        Assert.Contains("13812345678", (await steward.Get(home.Page)).Text, StringComparison.Ordinal);
        var others = await home.See("zhangmin");
        Assert.DoesNotContain("13812345678", others.Text, StringComparison.Ordinal);
        Assert.Contains("刘洋查看了联系电话：上门前联系", others.Text, StringComparison.Ordinal);
        await home.Desk.ClockTo("2026-09-01T08:40");
        Assert.DoesNotContain("13812345678", (await steward.Get(home.Page)).Text, StringComparison.Ordinal);
    }

    private static List<string> Buttons(PageAnswer page) =>
        [.. page.Page.QuerySelectorAll(".case-foot > .btn, .case-foot > form button").Select(b => b.TextContent.Trim())];
}
