using System.Net;
using Huiyin.Tests.Infrastructure;
using Xunit;

namespace Huiyin.Tests.Desk;

/// <summary>The intake form as a browser without scripts sends it: what works here works for everybody.</summary>
public sealed class IntakeTests
{
    [Theory, OnBothEngines]
    public async Task A_sentence_alone_is_a_case_and_nobody_must_give_a_name(Engine engine)
    {
        await using var home = await FrontDesk.Open(engine);

        var sent = await home.Clerk.Send("/intake", "/intake", ("channel", "visit"), ("summary", "大堂灯不亮"));

        sent.Is(HttpStatusCode.OK);
        var made = await (await home.Api()).Get($"/cases/{FrontDesk.NumberFrom(sent)}");
        Assert.Equal("repair", made.Text("kind"));
        Assert.Equal("visit", made.Text("channel"));
        Assert.Equal("null", made.Text("contact"));
    }

    [Theory, OnBothEngines]
    public async Task Whoever_is_picked_brings_their_number_which_the_page_never_shows(Engine engine)
    {
        await using var home = await FrontDesk.Open(engine);
        var found = await home.Clerk.Look("/intake?q=3-1-1502");
        var picked = FrontDesk.Pick(found, "周建国");

        var card = await home.Clerk.Look(picked);
        var sent = await home.Clerk.Send(card.Is(HttpStatusCode.OK), "/intake", ("summary", "厨房插座冒火花"));

        Assert.Contains("习惯微信；耳背", card.Words, StringComparison.Ordinal);
        Assert.Contains("138****5678", card.Html, StringComparison.Ordinal);
        Assert.DoesNotContain(FrontDesk.ZhousPhone, card.Html, StringComparison.Ordinal);
        var made = await (await home.Api()).Get($"/cases/{FrontDesk.NumberFrom(sent.Is(HttpStatusCode.OK))}");
        Assert.Equal(
            ("周建国", "138****5678", "3-1-1502"),
            (made.Text("contact.name"), made.Text("contact.phone"), made.Text("unit"))
        );
    }

    [Theory, OnBothEngines]
    public async Task Another_name_over_a_picked_one_does_not_borrow_the_number(Engine engine)
    {
        await using var home = await FrontDesk.Open(engine);
        var found = await home.Clerk.Look("/intake?q=3-1-1502");
        var card = await home.Clerk.Look(FrontDesk.Pick(found, "周建国"));

        var sent = await home.Clerk.Send(card, "/intake", ("contact.name", "周家保姆"), ("summary", "门锁坏了"));

        var made = await (await home.Api()).Get($"/cases/{FrontDesk.NumberFrom(sent.Is(HttpStatusCode.OK))}");
        Assert.Equal(("周家保姆", "null"), (made.Text("contact.name"), made.Text("contact.phone")));
    }

    [Theory, OnBothEngines]
    public async Task The_call_is_written_down_with_the_case_and_stands_on_its_timeline(Engine engine)
    {
        await using var home = await FrontDesk.Open(engine);

        var sent = await home.Clerk.Send(
            "/intake",
            "/intake",
            ("channel", "phone"),
            ("contact.phone", FrontDesk.ZhousPhone),
            ("unit", "3-1-1502"),
            ("summary", "厨房插座冒火花"),
            ("call.ringSeconds", "11"),
            ("call.transferredTo", "工程部")
        );

        var number = FrontDesk.NumberFrom(sent.Is(HttpStatusCode.OK));
        var api = await home.Api();
        var told = (await api.Get($"/cases/{number}")).Json.GetProperty("timeline").EnumerateArray();
        var linked = told.Single(entry => entry.Text("fact") == "CallLinked");
        Assert.Equal("来电已记录，响铃 11 秒，转接 工程部", linked.Text("sentence"));
        var call = (await api.Get("/calls"))["items.0"];
        Assert.Equal(number, call.Text("case"));
        Assert.Equal("true", call.Text("inTime"));
        Assert.Equal("周建国", call.Text("name"));
    }

    [Theory, OnBothEngines]
    public async Task A_call_of_which_nothing_is_to_come_is_only_noted(Engine engine)
    {
        await using var home = await FrontDesk.Open(engine);
        var page = await home.Clerk.Look("/intake");

        var sent = await home.Clerk.Send(
            page,
            "/intake",
            ("callOnly", "true"),
            ("summary", "问游泳池几点开"),
            ("call.ringSeconds", "4")
        );

        Assert.Equal("/calls", sent.Is(HttpStatusCode.OK).Path);
        var api = await home.Api();
        var call = (await api.Get("/calls?show=unlinked"))["items.0"];
        Assert.Equal(("问游泳池几点开", "null"), (call.Text("note"), call.Text("case")));
        Assert.Equal(0, (await api.Get("/cases"))["items"].GetArrayLength());
    }

    [Theory, OnBothEngines]
    public async Task A_refused_form_keeps_every_word(Engine engine)
    {
        await using var home = await FrontDesk.Open(engine);

        var refused = await home.Clerk.Send(
            "/intake",
            "/intake",
            ("unit", "9-9-9999"),
            ("contact.name", "陈先生"),
            ("summary", "楼上漏水"),
            ("details", "从昨晚开始"),
            ("promise.text", "明天去看"),
            ("promise.dueAt", "2026-09-02 12:00"),
            ("then", "dispatch"),
            ("dispatch.department", "engineering")
        );

        refused.Is(HttpStatusCode.UnprocessableEntity);
        Assert.Contains("没有 9-9-9999 这个房号。", refused.Words, StringComparison.Ordinal);
        Assert.Equal("9-9-9999", refused.Value("[name='unit']"));
        Assert.Equal("陈先生", refused.Value("[name='contact.name']"));
        Assert.Equal("楼上漏水", refused.Value("[name='summary']"));
        Assert.Equal("从昨晚开始", refused.Value("[name='details']"));
        Assert.Equal("明天去看", refused.Value("[name='promise.text']"));
        Assert.Equal("2026-09-02 12:00", refused.Value("[name='promise.dueAt']"));
        Assert.Equal("engineering", refused.Value("[name='dispatch.department']"));
        Assert.NotNull(refused.Document.QuerySelector("[name='then'][value='dispatch'][checked]"));
    }

    [Theory, OnBothEngines]
    public async Task What_cannot_be_read_is_refused_beside_its_field(Engine engine)
    {
        await using var home = await FrontDesk.Open(engine);

        var refused = await home.Clerk.Send("/intake", "/intake", ("summary", "漏水"), ("call.ringSeconds", "十一"));

        refused.Is(HttpStatusCode.UnprocessableEntity);
        Assert.Equal("十一", refused.Value("[name='call.ringSeconds']"));
        Assert.NotNull(refused.Document.QuerySelector("#f-call-ringSeconds-error"));
    }

    [Theory, OnBothEngines]
    public async Task A_form_sent_twice_makes_one_case(Engine engine)
    {
        await using var home = await FrontDesk.Open(engine);
        var page = await home.Clerk.Look("/intake");

        var first = await home.Clerk.Send(page, "/intake", ("summary", "电梯异响"));
        var again = await home.Clerk.Send(page, "/intake", ("summary", "电梯异响"));

        Assert.Equal(FrontDesk.NumberFrom(first), FrontDesk.NumberFrom(again.Is(HttpStatusCode.OK)));
        Assert.Equal(1, (await (await home.Api()).Get("/calls"))["items"].GetArrayLength());
    }

    [Theory, OnBothEngines]
    public async Task In_one_breath_it_is_dispatched_and_promised_and_read_back(Engine engine)
    {
        await using var home = await FrontDesk.Open(engine);

        var sent = await home.Clerk.Send(
            "/intake",
            "/intake",
            ("summary", "卫生间渗水"),
            ("then", "dispatch"),
            ("promise.dueAt", "2026-09-01 18:00"),
            ("readBack", "true")
        );

        var made = await (await home.Api()).Get($"/cases/{FrontDesk.NumberFrom(sent.Is(HttpStatusCode.OK))}");
        Assert.Equal(("dispatched", "engineering"), (made.Text("status"), made.Text("department")));
        var promise = made["promises"].EnumerateArray().Single(p => p.Text("kind") == "given_by_word");
        Assert.Equal(ServiceDesk.Time("2026-09-01T18:00"), promise.GetProperty("dueAt").GetDateTimeOffset());
        Assert.Contains(made["timeline"].EnumerateArray(), entry => entry.Text("sentence") == "张敏已向对方复述核对");
    }

    [Theory, OnBothEngines]
    public async Task What_is_settled_on_the_spot_needs_its_result(Engine engine)
    {
        await using var home = await FrontDesk.Open(engine);

        var without = await home.Clerk.Send(
            "/intake",
            "/intake",
            ("channel", "visit"),
            ("summary", "借梯子"),
            ("then", "handled")
        );
        var with = await home.Clerk.Send(without, "/intake", ("handling.result", "借出一把，五点还"));

        without.Is(HttpStatusCode.UnprocessableEntity);
        var made = await (await home.Api()).Get($"/cases/{FrontDesk.NumberFrom(with.Is(HttpStatusCode.OK))}");
        Assert.Equal("借出一把，五点还", made.Text("result"));
    }

    [Theory, OnBothEngines]
    public async Task A_case_like_it_is_offered_and_takes_the_remark_instead_of_a_second_case(Engine engine)
    {
        await using var home = await FrontDesk.Open(engine);
        var api = await home.Api();
        var first = (
            await api.Post(
                "/cases",
                new
                {
                    channel = "patrol",
                    summary = "3 栋电梯异响",
                    place = "3 栋电梯厅",
                }
            )
        ).Done();

        var offered = await home.Clerk.Look("/intake/similar?unit=5-2-803&text=电梯异响");
        // Where no script asks while one types, the refused page offers it.
        var page = await home.Clerk.Send(
            "/intake",
            "/intake",
            ("unit", "5-2-803"),
            ("summary", "电梯又响了"),
            ("call.ringSeconds", "x")
        );
        var sent = await home.Clerk.Send(page, "/intake", ("into", first.Text("number")!), ("call.ringSeconds", "5"));

        Assert.NotNull(offered.Document.QuerySelector($"button[name='into'][value='{first.Text("number")}']"));
        Assert.Equal(first.Text("number"), FrontDesk.NumberFrom(sent.Is(HttpStatusCode.OK)));
        var story = (await api.Get($"/cases/{first.Text("number")}"))
            .Json.GetProperty("timeline")
            .EnumerateArray()
            .ToList();
        Assert.Contains(
            story,
            e => e.Text("sentence")!.EndsWith("再次反映（5-2-803，来电）：电梯又响了", StringComparison.Ordinal)
        );
        Assert.Contains(story, e => e.Text("fact") == "CallLinked");
        Assert.Equal(1, (await api.Get("/cases"))["items"].GetArrayLength());
    }

    [Theory, OnBothEngines]
    public async Task The_same_leak_next_door_is_not_the_same_case(Engine engine)
    {
        await using var home = await FrontDesk.Open(engine);
        (
            await (await home.Api()).Post(
                "/cases",
                new
                {
                    channel = "phone",
                    summary = "卫生间渗水",
                    unit = "3-1-1502",
                }
            )
        ).Done();

        var nextDoor = await home.Clerk.Look("/intake/similar?unit=5-2-803&text=卫生间渗水");
        var same = await home.Clerk.Look("/intake/similar?unit=3栋1单元1502&text=卫生间渗水");

        Assert.Null(nextDoor.Document.QuerySelector("button[name='into']"));
        Assert.NotNull(same.Document.QuerySelector("button[name='into']"));
    }

    [Theory, OnBothEngines]
    public async Task Danger_words_suggest_the_kind_the_urgency_and_the_department(Engine engine)
    {
        await using var home = await FrontDesk.Open(engine);

        var suggested = System
            .Text.Json.JsonDocument.Parse((await home.Clerk.Look("/intake/suggest?text=厨房插座冒火花")).Html)
            .RootElement;

        Assert.Equal(
            ("repair", "true", "engineering"),
            (suggested.Text("kind"), suggested.Text("urgent"), suggested.Text("department"))
        );
    }

    [Theory, OnBothEngines]
    public async Task A_guard_may_register_but_neither_dispatch_nor_note_bare_calls(Engine engine)
    {
        await using var home = await FrontDesk.Open(engine);
        using var guard = await home.Desk.AtTheScreen("laozhao");
        var page = await guard.Look("/intake");

        var sent = await guard.Send(page, "/intake", ("channel", "patrol"), ("summary", "消防通道堆物"));
        var bare = await guard.Send(
            FrontDesk.Smuggle(await guard.Look("/intake"), "/intake", "callOnly"),
            "/intake",
            ("callOnly", "true")
        );

        sent.Is(HttpStatusCode.OK);
        Assert.Null(page.Document.QuerySelector("[name='dispatch.department']"));
        bare.Is(HttpStatusCode.Forbidden);
    }

    [Theory, OnBothEngines]
    public async Task The_greeting_names_the_project(Engine engine)
    {
        await using var home = await FrontDesk.Open(engine);

        var page = await home.Clerk.Look("/intake");

        Assert.Contains("您好，翠湖豪廷客户服务中心，请问有什么可以帮您？", page.Words, StringComparison.Ordinal);
    }
}
