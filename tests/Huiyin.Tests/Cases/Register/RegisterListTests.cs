using System.Net;
using Huiyin.Tests.Infrastructure;
using Xunit;
using static Huiyin.Tests.Cases.Register.BusyRegister;

namespace Huiyin.Tests.Cases.Register;

public sealed class RegisterListTests
{
    [Theory, OnBothEngines]
    public async Task Each_filter_shows_just_what_it_says(Engine engine)
    {
        await using var register = await Open(engine);

        await Shows("", Formula, Noise, Spark, Leak, Thanks);
        await Shows("status=open", Formula, Noise, Spark, Leak);
        await Shows("status=handled", Spark);
        await Shows("status=withdrawn,handled", Spark, Thanks);
        await Shows("status=all", Formula, Noise, Spark, Leak, Thanks);
        await Shows("kind=repair", Spark, Leak);
        await Shows("kind=complaint&kind=other", Formula, Noise);
        await Shows("department=engineering", Spark, Leak);
        await Shows("department=none", Formula, Noise, Thanks);
        await Shows("department=engineering,none&status=open", Formula, Noise, Spark, Leak);
        await Shows("assignee=liqiang", Spark, Leak);
        await Shows("assignee=none", Formula, Noise, Thanks);
        await Shows("by=zhangmin", Formula, Noise, Spark, Leak, Thanks);
        await Shows("by=me");
        await Shows("unit=3-1-1502", Leak);
        await Shows("unit=3栋1单元1502", Leak);
        await Shows("unit=1-1", Noise, Spark);
        await Shows("unit=9-9-9");
        await Shows("from=2026-09-01", Formula, Noise, Spark, Leak);
        await Shows("to=2026-08-31", Thanks);
        await Shows("from=today&to=today", Formula, Noise, Spark, Leak);
        await Shows("from=yesterday&to=yesterday", Thanks);
        await Shows("from=2d", Formula, Noise, Spark, Leak, Thanks);
        await Shows("from=2026-09-01T08:10:00%2B08:00", Formula, Noise, Spark, Leak);
        await Shows("from=2026-09-01T00:11:00Z");
        await Shows("q=漏水", Leak);
        await Shows("q=漏水&kind=complaint");
        await Shows("q=zhangsan", Noise, Spark);
        await Shows("q=zs", Noise, Spark);
        await Shows("q=139 0000 1111", Noise, Spark);
        await Shows("q=260901", Formula, Noise, Spark, Leak);
        await Shows("q=！？");

        async Task Shows(string query, params string[] expected)
        {
            var shown = await register.Asked(query);
            Assert.True(expected.SequenceEqual(shown), $"{query}: {string.Join('、', shown)}");
        }
    }

    [Theory, OnBothEngines]
    public async Task What_is_due_comes_with_the_most_urgent_first(Engine engine)
    {
        await using var register = await Open(engine);
        await register.Desk.ClockTo("2026-09-01T09:00");

        var overdue = (await register.Supervisor.Get("/cases?due=overdue")).Json.At("items").EnumerateArray().ToArray();
        var owed = (await register.Supervisor.Get("/cases?due=any")).Json.At("items").EnumerateArray().ToArray();

        Assert.NotEmpty(overdue);
        Assert.All(overdue, item => Assert.True(item.At("nextDueAt").GetDateTimeOffset() < register.Desk.Now));
        Assert.True(owed.Length > overdue.Length);
        var due = owed.Select(item => item.At("nextDueAt").GetDateTimeOffset()).ToArray();
        Assert.Equal(due.Order(), due);
    }

    [Theory, OnBothEngines]
    public async Task A_question_that_cannot_be_read_is_refused_by_the_name_of_its_part(Engine engine)
    {
        await using var register = await Open(engine);

        foreach (
            var (query, field) in new[]
            {
                ("status=lost", "status"),
                ("kind=open", "kind"),
                ("grade=worst", "grade"),
                ("department=nowhere", "department"),
                ("assignee=nobody", "assignee"),
                ("by=none", "by"),
                ("unit=漏水！", "unit"),
                ("due=later", "due"),
                ("from=昨天", "from"),
                ("from=2026-09-02&to=2026-09-01", "to"),
                ("limit=0", "limit"),
                ("limit=many", "limit"),
                ("cursor=x", "cursor"),
            }
        )
        {
            var answer = await register.Supervisor.Get($"/cases?{query}");
            answer.Refused("invalid", HttpStatusCode.UnprocessableEntity);
            Assert.True(answer.Json.At("errors").TryGetProperty(field, out _), $"{query}: {answer.Body}");
        }
    }

    [Theory, OnBothEngines]
    public async Task Paging_gives_every_case_exactly_once_while_new_ones_arrive(Engine engine)
    {
        await using var register = await Open(engine);
        for (var i = 0; i < 8; i++)
            await register.Takes($"楼道灯不亮，第 {i} 盏", "repair", "1-1-201");
        var there = register.Numbers.Values.ToHashSet(StringComparer.Ordinal);
        var arrived = 0;

        var seen = await register.ReadToTheEnd("/cases?limit=3", "number", OneMore);
        var words = await register.ReadToTheEnd("/cases?limit=3&q=灯不亮", "number", OneMore);

        Assert.Equal(seen.Count, seen.Distinct(StringComparer.Ordinal).Count());
        Assert.Empty(there.Except(seen));
        Assert.Equal(words.Count, words.Distinct(StringComparer.Ordinal).Count());
        Assert.True(words.Count >= 8, $"{words.Count} of 8");

        Task OneMore() => register.Takes($"楼道灯不亮，又一盏 {++arrived}", "repair", "1-1-201");
    }

    [Theory, OnBothEngines]
    public async Task A_place_in_one_order_is_no_place_in_another(Engine engine)
    {
        await using var register = await Open(engine);
        var cursor = (await register.Supervisor.Get("/cases?limit=1")).Text("next");

        var answer = await register.Supervisor.Get($"/cases?limit=1&due=any&cursor={cursor}");

        answer.Refused("invalid", HttpStatusCode.UnprocessableEntity);
    }

    [Theory, OnBothEngines]
    public async Task Promises_due_at_one_moment_are_paged_without_loss(Engine engine)
    {
        await using var register = await Open(engine);
        for (var i = 0; i < 3; i++)
            await register.Takes($"水压低，第 {i} 户", "repair", "1-1-201");
        var all = (await register.Supervisor.Get("/promises?limit=200")).Json.At("items").EnumerateArray().ToArray();

        var seen = await register.ReadToTheEnd("/promises?limit=2", "id");

        Assert.True(
            all.Select(p => p.Text("dueAt")).Distinct().Count() < all.Length,
            "No two promises are due together."
        );
        Assert.Equal(all.Select(p => p.Text("id")), seen);
    }

    [Theory, OnBothEngines]
    public async Task Another_community_sees_nothing_of_it(Engine engine)
    {
        await using var register = await Open(engine);
        var desk = register.Desk;
        var (leak, key) = (register.Numbers[Leak], ("X-Community", "binhe"));
        (await desk.Administrator.Post("/communities", new { code = "binhe", name = "滨河苑" })).Done();
        (
            await desk.Administrator.Post(
                "/staff",
                new
                {
                    login = "sun",
                    name = "孙莉",
                    roles = new[] { "service_supervisor" },
                    departments = new[] { "customer_service" },
                },
                key
            )
        ).Done();
        var neighbour = await desk.As("sun");

        foreach (
            var query in new[] { "/cases", "/cases?q=漏水", "/cases?q=13812345678", $"/cases?q={leak}", "/promises" }
        )
            Assert.Empty((await neighbour.Get(query)).Done().Json.At("items").EnumerateArray());
        foreach (var words in new[] { "漏水", leak, "13812345678", "zhangsan", "3-1" })
            Assert.Empty((await neighbour.Get($"/search?q={words}")).Done().Json.At("groups").EnumerateArray());
        Assert.DoesNotContain(leak, (await neighbour.Get("/cases/export.csv")).Done().Body, StringComparison.Ordinal);
        var bulk = await neighbour.Post(
            "/cases/bulk-dispatch",
            new { cases = new[] { leak }, department = "engineering" }
        );
        Assert.Equal("not_found", bulk.Done().Text("items.0.code"));
    }
}
