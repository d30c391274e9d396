using System.Net;
using System.Text.Json;
using Huiyin.Tests.Infrastructure;
using Huiyin.Tests.Stories;
using Xunit;

namespace Huiyin.Tests.Staff;

/// <summary>值班与请假: whoever is away is not waited for (R-013, R-094).</summary>
public sealed class DutyRosterTests
{
    [Theory, OnBothEngines]
    public async Task What_somebody_on_leave_owes_passes_to_the_deputy_and_comes_back(Engine engine)
    {
        await using var cuihu = await Cuihu.Open(engine, "2026-09-02T09:00");
        var wang = await cuihu.Desk.Hire("wangjing", "王静", "steward", "customer_service");
        var path = await Handled(cuihu);
        Assert.Equal("liuyang", Owner(await cuihu.Zhang.Get(path), "follow_up"));

        var leave = new
        {
            from = ServiceDesk.Time("2026-09-02T12:00"),
            to = ServiceDesk.Time("2026-09-02T18:00"),
            deputy = "wangjing",
        };
        (await cuihu.Liu.Post("/staff/liuyang/absences", leave)).Done();
        await cuihu.Desk.ClockTo("2026-09-02T12:00");

        var away = await cuihu.Zhang.Get(path);
        Assert.Equal("wangjing", Owner(away, "follow_up"));
        Assert.Contains(
            away["timeline"].EnumerateArray(),
            fact => fact.Text("sentence") == "人员在岗变动：回访由刘洋转给王静负责"
        );
        Assert.Single(await Told(wang, path), note => note.Text("kind") == "passed_on");

        await cuihu.Desk.ClockTo("2026-09-02T18:00");
        Assert.Equal("liuyang", Owner(await cuihu.Zhang.Get(path), "follow_up"));
    }

    [Theory, OnBothEngines]
    public async Task Without_a_deputy_it_passes_to_the_same_role_and_then_upward(Engine engine)
    {
        await using var cuihu = await Cuihu.Open(engine, "2026-09-02T09:00");
        var path = await Handled(cuihu);

        await Away(cuihu, "liuyang", null);
        Assert.Equal("huangmei", Owner(await cuihu.Zhang.Get(path), "follow_up"));

        await Away(cuihu, "huangmei", null);
        Assert.Equal("chenjianguo", Owner(await cuihu.Zhang.Get(path), "follow_up"));
    }

    [Theory, OnBothEngines]
    public async Task A_deputy_who_is_away_too_is_not_waited_for_either(Engine engine)
    {
        await using var cuihu = await Cuihu.Open(engine, "2026-09-02T09:00");
        await cuihu.Desk.Hire("wangjing", "王静", "steward", "customer_service");
        var path = await Handled(cuihu);

        await Away(cuihu, "wangjing", "zhangmin");
        await Away(cuihu, "liuyang", "wangjing");

        Assert.Equal("zhangmin", Owner(await cuihu.Zhang.Get(path), "follow_up"));
    }

    [Theory, OnBothEngines]
    public async Task Of_two_supervisors_whoever_is_on_shift_is_told(Engine engine)
    {
        await using var cuihu = await Cuihu.Open(engine, "2026-09-02T07:00");
        var sun = await cuihu.Desk.Hire("sunli", "孙丽", "service_supervisor", "customer_service");
        var shift = new
        {
            staff = new[] { "sunli" },
            from = ServiceDesk.Time("2026-09-02T08:00"),
            to = ServiceDesk.Time("2026-09-02T20:00"),
        };
        var planned = (await cuihu.Huang.Post("/shifts", shift)).Is(HttpStatusCode.Created);
        var other = (
            await cuihu.Huang.Post(
                "/shifts",
                new
                {
                    staff = new[] { "zhangmin" },
                    shift.from,
                    shift.to,
                }
            )
        ).Done();
        (await cuihu.Huang.Delete($"/shifts/{other.Text("items.0.id")}")).Is(HttpStatusCode.NoContent);
        Assert.Equal(1, planned["items"].GetArrayLength());
        await cuihu.Desk.ClockTo("2026-09-02T09:00");
        var path = await Registered(cuihu);

        await cuihu.Desk.ClockTo("2026-09-02T09:31");

        Assert.Single(await Told(sun, path));
        Assert.Empty(await Told(cuihu.Huang, path));
    }

    [Theory, OnBothEngines]
    public async Task Who_does_not_answer_is_passed_over_to_the_head_and_then_upward(Engine engine)
    {
        await using var cuihu = await Cuihu.Open(engine, "2026-09-02T09:00");
        var head = await cuihu.Desk.Hire("zhaogang", "赵刚", "department_manager", "engineering");
        var path = await Registered(cuihu);
        (await cuihu.Zhang.Post($"{path}/dispatch", new { department = "engineering", assignee = "liqiang" })).Done();

        await cuihu.Desk.ClockTo("2026-09-02T09:21");
        Assert.Equal("zhaogang", (await cuihu.Zhang.Get(path)).Text("assignee"));
        Assert.Single(await Told(head, path), note => note.Text("kind") == "pass_over");

        await cuihu.Desk.ClockTo("2026-09-02T09:41");
        Assert.Equal("huangmei", (await cuihu.Zhang.Get(path)).Text("assignee"));

        (await cuihu.Li.Post($"{path}/acceptance")).Done();
        Assert.Equal("liqiang", (await cuihu.Zhang.Get(path)).Text("assignee"));
    }

    [Theory, OnBothEngines]
    public async Task A_week_is_planned_on_the_page_and_taken_off_again(Engine engine)
    {
        await using var cuihu = await Cuihu.Open(engine, "2026-09-02T09:00");
        using var huang = await cuihu.Desk.AtTheScreen("huangmei");

        var planned = await huang.Send(
            "/duty-roster",
            "/duty-roster/shifts",
            ("staff[]", "zhangmin"),
            ("from", "2026-09-03 09:00"),
            ("to", "2026-09-03 18:00"),
            ("repeat", "weekdays"),
            ("until", "2026-09-08"),
            ("note", "24 小时值班电话")
        );

        Assert.Equal(2, planned.Is(HttpStatusCode.OK).Document.QuerySelectorAll(".roster-shift").Length);
        var listed = await cuihu.Zhang.Get("/shifts?from=2026-09-03&to=2026-09-08");
        Assert.Equal(4, listed["items"].GetArrayLength());
        var again = await huang.Send(
            "/duty-roster",
            "/duty-roster/shifts",
            ("staff[]", "zhangmin"),
            ("from", "2026-09-03 17:00"),
            ("to", "2026-09-03 20:00")
        );
        Assert.Equal("2026-09-03 17:00", again.Is(HttpStatusCode.UnprocessableEntity).Value("[name='from']"));
        Assert.Contains("张敏在 09-03 17:00 已经排了班。", again.Words, StringComparison.Ordinal);

        var left = await huang.Send(planned, "/removal");
        Assert.Single(left.Document.QuerySelectorAll(".roster-shift"));
        using var zhang = await cuihu.Desk.AtTheScreen("zhangmin");
        Assert.Null((await zhang.Open("/duty-roster")).Document.QuerySelector("[action='/duty-roster/shifts']"));
        (await cuihu.Zhang.Post("/shifts", new { staff = new[] { "zhangmin" } })).Is(HttpStatusCode.Forbidden);
    }

    [Theory, OnBothEngines]
    public async Task Everybody_takes_their_own_leave_and_nobody_anothers(Engine engine)
    {
        await using var cuihu = await Cuihu.Open(engine, "2026-09-02T09:00");
        using var zhang = await cuihu.Desk.AtTheScreen("zhangmin");

        var taken = await zhang.Send(
            "/duty-roster",
            "/duty-roster/absences",
            ("from", "2026-09-04 09:00"),
            ("to", "2026-09-05 18:00"),
            ("deputy", "liuyang")
        );

        Assert.Contains("刘洋代", taken.Is(HttpStatusCode.OK).Words, StringComparison.Ordinal);
        var leave = new { from = ServiceDesk.Time("2026-09-04T09:00"), to = ServiceDesk.Time("2026-09-05T18:00") };
        (await cuihu.Zhang.Post("/staff/liuyang/absences", leave)).Is(HttpStatusCode.Forbidden);
        (await cuihu.Zhang.Post("/staff/zhangmin/absences", leave)).Is(HttpStatusCode.UnprocessableEntity);
        var back = await zhang.Send(taken, "/end");
        Assert.DoesNotContain("刘洋代", back.Is(HttpStatusCode.OK).Words, StringComparison.Ordinal);
    }

    [Theory, OnBothEngines]
    public async Task A_day_at_the_end_of_the_calendar_is_refused_in_words(Engine engine)
    {
        await using var cuihu = await Cuihu.Open(engine, "2026-09-02T09:00");
        foreach (var day in new[] { "9999-12-31", "0001-01-01", "1999-12-31", "2100-01-01" })
        {
            foreach (var list in new[] { "shifts", "absences" })
            {
                (await cuihu.Zhang.Get($"/{list}?from={day}")).Refused("invalid", HttpStatusCode.UnprocessableEntity);
                (await cuihu.Zhang.Get($"/{list}?to={day}")).Refused("invalid", HttpStatusCode.UnprocessableEntity);
            }
            var at = new { from = $"{day}T08:00:00Z", to = $"{day}T12:00:00Z" };
            (await cuihu.Liu.Post("/staff/liuyang/absences", at)).Refused(
                "invalid",
                HttpStatusCode.UnprocessableEntity
            );
            (
                await cuihu.Huang.Post(
                    "/shifts",
                    new
                    {
                        staff = new[] { "zhangmin" },
                        at.from,
                        at.to,
                        repeat = "daily",
                        until = day,
                    }
                )
            ).Refused("invalid", HttpStatusCode.UnprocessableEntity);
        }
        foreach (var moment in new[] { "9999999999999999", "-9999999999999999", "0" })
            (await cuihu.Liu.Delete($"/staff/liuyang/absences/{moment}")).Is(HttpStatusCode.NotFound);
        foreach (var day in new[] { "2000-01-01", "2099-12-31" })
            (await cuihu.Zhang.Get($"/shifts?from={day}&to={day}")).Is(HttpStatusCode.OK);

        using var zhang = await cuihu.Desk.AtTheScreen("zhangmin");
        foreach (var week in new[] { "9999-12-31", "0001-01-01", "2099-12-31" })
            (await zhang.Open($"/duty-roster?week={week}")).Is(HttpStatusCode.OK);
    }

    [Theory, OnBothEngines]
    public async Task A_shift_of_nobody_is_refused(Engine engine)
    {
        await using var cuihu = await Cuihu.Open(engine, "2026-09-02T09:00");

        var refused = await Planned(cuihu, [null], "2026-09-03T18:00", null);

        refused.Refused("invalid", HttpStatusCode.UnprocessableEntity);
        Assert.Contains("请选择谁值班。", refused.Json.ToString(), StringComparison.Ordinal);
    }

    [Theory, OnBothEngines]
    public async Task Nobody_is_on_two_shifts_of_one_plan_at_once(Engine engine)
    {
        await using var cuihu = await Cuihu.Open(engine, "2026-09-02T09:00");

        var overlapping = await Planned(cuihu, ["zhangmin"], "2026-09-04T21:00", "daily");
        overlapping.Refused("invalid", HttpStatusCode.UnprocessableEntity);
        Assert.Contains("下一班就重复开始了", overlapping.Json.ToString(), StringComparison.Ordinal);

        var twice = await Planned(cuihu, ["zhangmin", "ZHANGMIN", " zhangmin"], "2026-09-04T09:00", "daily");
        Assert.Equal(4, twice.Is(HttpStatusCode.Created)["items"].GetArrayLength());
    }

    private static Task<Answer> Planned(Cuihu cuihu, string?[] staff, string to, string? repeat) =>
        cuihu.Huang.Post(
            "/shifts",
            new
            {
                staff,
                from = ServiceDesk.Time("2026-09-03T09:00"),
                to = ServiceDesk.Time(to),
                repeat,
                until = "2026-09-06",
            }
        );

    internal static async Task<string> Registered(Cuihu cuihu)
    {
        var call = new
        {
            channel = "phone",
            kind = "repair",
            summary = "水龙头滴水",
            unit = "3-1-1502",
        };
        return $"/cases/{(await cuihu.Zhang.Post("/cases", call)).Done().Text("number")}";
    }

    internal static async Task<string> Handled(Cuihu cuihu)
    {
        var path = await Registered(cuihu);
        (await cuihu.Zhang.Post($"{path}/handling", new { result = "换了垫圈" })).Done();
        return path;
    }

    private static async Task Away(Cuihu cuihu, string login, string? deputy)
    {
        var leave = new
        {
            from = cuihu.Desk.Now,
            to = cuihu.Desk.Now.AddHours(8),
            deputy,
        };
        (await cuihu.Desk.Administrator.Post($"/staff/{login}/absences", leave)).Done();
        await cuihu.Desk.ClockTo(cuihu.Desk.Now.AddMinutes(1).ToString("yyyy-MM-ddTHH:mm"));
    }

    internal static string? Owner(Answer shown, string kind) =>
        shown.Done()["promises"].EnumerateArray().Single(p => p.Text("kind") == kind).Text("owedBy.staff");

    private static async Task<List<JsonElement>> Told(ApiClient who, string path)
    {
        var told = (await who.Get("/notifications")).Done().Json;
        return [.. told.EnumerateArray().Where(n => path.EndsWith(n.Text("case")!, StringComparison.Ordinal))];
    }
}
