using System.Net;
using System.Text.Json;
using Huiyin.Tests.Infrastructure;
using Xunit;

namespace Huiyin.Tests.Stories;

/// <summary>投诉接待员本人: story 4 (R-048, R-050, R-056).</summary>
public sealed class NotTheirOwnComplaint
{
    private static readonly object OfZhang = new
    {
        channel = "visit",
        kind = "complaint",
        summary = "你昨天叫我自己去找工程部",
        unit = "7-1-602",
        contact = new { name = "刘女士", phone = "13805710602" },
        complaint = new
        {
            respondent = new { staff = "zhangmin" },
            occurredAt = "2026-09-01T15:30:00+08:00",
            demand = "要有人陪我把事办完",
            course = "昨天下午来前台报修，接待员叫我自己去找工程部。",
        },
    };

    [Theory, OnBothEngines]
    public async Task The_receptionist_writes_down_what_is_said_of_her_reads_it_back_and_from_then_on_only_looks(
        Engine engine
    )
    {
        await using var cuihu = await Cuihu.Open(engine, "2026-09-02T09:30");
        var (zhang, desk) = (cuihu.Zhang, cuihu.Desk);

        var written = (await zhang.Post("/cases", OfZhang)).Is(HttpStatusCode.Created).Json;
        var path = $"/cases/{written.Text("number")}";
        Assert.Equal("zhangmin", written.Text("complaint.respondent.staff"));
        Assert.Equal("要有人陪我把事办完", written.Text("complaint.demand"));
        Assert.Equal("2026-09-01T15:30:00+08:00", written.Text("complaint.occurredAt"));
        Assert.Equal("attitude", written.Text("category"));
        Assert.Equal(["read-back"], Actions(written));
        var told = (await cuihu.Huang.Get("/notifications")).Done().Json;
        Assert.Contains(told.EnumerateArray(), note => note.Text("kind") == "complaint_of_staff");

        (await zhang.Post($"{path}/read-back")).Done();
        Assert.Empty(Actions((await zhang.Get(path)).Done().Json));
        (await zhang.Post($"{path}/read-back")).Refused("respondent_may_not_act", HttpStatusCode.Forbidden);

        foreach (var (verb, body) in EveryVerb)
        {
            var refused = await zhang.Post($"{path}/{verb}", body);
            refused.Refused("respondent_may_not_act", HttpStatusCode.Forbidden);
            Assert.Contains("被投诉人", refused.Text("title"), StringComparison.Ordinal);
        }
        // Whatever verb a case may get some day: none of them is hers.
        var verbs = desk.Routes()
            .Where(route => route.StartsWith("POST /api/v1/cases/{case}/", StringComparison.Ordinal))
            .Select(route => route.Split('/')[^1])
            .Except(["read-back", "files", "phone-reveal"]);
        foreach (var verb in verbs)
            (await zhang.Post($"{path}/{verb}", new { })).Is(HttpStatusCode.Forbidden);
        using var photo = new MultipartFormDataContent
        {
            { new ByteArrayContent("病历"u8.ToArray()), "files", "note.txt" },
        };
        (await zhang.Post($"{path}/files", photo)).Refused("respondent_may_not_act", HttpStatusCode.Forbidden);
        var bulk = new { cases = new[] { written.Text("number") }, department = "engineering" };
        var tried = (await zhang.Post("/cases/bulk-dispatch", bulk)).Done().Json;
        Assert.Equal("respondent_may_not_act", tried.Text("items.0.code"));

        var untouched = (await zhang.Get(path)).Done().Json;
        Assert.Equal("registered", untouched.Text("status"));
        Assert.Equal(
            ["CaseRegistered", "ReadBack"],
            untouched.At("timeline").EnumerateArray().Select(fact => fact.Text("fact")!)
        );
        Assert.DoesNotContain(
            untouched.At("promises").EnumerateArray(),
            promise => promise.Text("owedBy.staff") == "zhangmin"
        );
    }

    [Theory, OnBothEngines]
    public async Task Nobody_hands_it_to_her_and_a_leader_asks_how_it_went(Engine engine)
    {
        await using var cuihu = await Cuihu.Open(engine, "2026-09-02T09:30");
        var path = await Written(cuihu);
        await cuihu.Desk.Hire("wangyan", "王艳", "receptionist", "customer_service");
        var wang = await cuihu.Desk.As("wangyan");
        var toHer = new { department = "customer_service", assignee = "zhangmin" };
        var refused = await cuihu.Huang.Post($"{path}/dispatch", toHer);
        Assert.Contains("张敏", refused.Refused("respondent_may_not_act").Text("title"), StringComparison.Ordinal);
        var ruling = new
        {
            department = "customer_service",
            assignee = "zhangmin",
            reason = "她最清楚",
        };
        (await cuihu.Huang.Post($"{path}/arbitration", ruling)).Refused("respondent_may_not_act");
        var bulk = new
        {
            cases = new[] { path.Split('/')[^1] },
            department = "customer_service",
            assignee = "zhangmin",
        };
        var items = (await cuihu.Huang.Post("/cases/bulk-dispatch", bulk)).Done().Json;
        Assert.Equal("respondent_may_not_act", items.Text("items.0.code"));

        var before = (await cuihu.Zhang.Get("/notifications")).Done().Json.GetArrayLength();
        (
            await cuihu.Huang.Post(
                $"{path}/grade",
                new
                {
                    grade = "major",
                    reason = "管理过失",
                    valid = true,
                }
            )
        ).Done();
        (await wang.Post($"{path}/dispatch", new { department = "customer_service" })).Done();
        (await cuihu.Zhang.Post($"{path}/acceptance")).Refused("respondent_may_not_act", HttpStatusCode.Forbidden);
        (await cuihu.Huang.Post($"{path}/handling", new { result = "当面致歉，已陪同办完" })).Done();
        Assert.Equal(before, (await cuihu.Zhang.Get("/notifications")).Done().Json.GetArrayLength());

        var handled = (await cuihu.Huang.Get(path)).Done().Json;
        var followUp = handled.At("promises").EnumerateArray().Single(p => p.Text("kind") == "follow_up");
        Assert.Equal("chenjianguo", followUp.Text("owedBy.staff"));
        var satisfied = new { method = "phone", outcome = "satisfied" };
        (await cuihu.Zhang.Post($"{path}/follow-ups", satisfied)).Refused(
            "respondent_may_not_act",
            HttpStatusCode.Forbidden
        );
        Assert.Empty((await cuihu.Zhang.Get("/follow-ups")).Done().Json.At("items").EnumerateArray());
        (await cuihu.Liu.Post($"{path}/follow-ups", satisfied)).Refused("leader_follow_up_required");
        Assert.Equal("closed", (await cuihu.Chen.Post($"{path}/follow-ups", satisfied)).Done().Json.Text("status"));
    }

    [Theory, OnBothEngines]
    public async Task A_child_of_it_bars_her_too_and_she_opens_none(Engine engine)
    {
        await using var cuihu = await Cuihu.Open(engine, "2026-09-02T09:30");
        var path = await Written(cuihu);
        var child = new { kind = "other", summary = "请工程部说明当天经过" };
        (await cuihu.Zhang.Post($"{path}/children", child)).Refused("respondent_may_not_act", HttpStatusCode.Forbidden);

        var opened = (await cuihu.Huang.Post($"{path}/children", child)).Done().Json;

        var below = $"/cases/{opened.Text("number")}";
        (await cuihu.Zhang.Post($"{below}/remarks", new { text = "我没说过" })).Refused(
            "respondent_may_not_act",
            HttpStatusCode.Forbidden
        );
    }

    [Theory, OnBothEngines]
    public async Task In_the_same_breath_she_may_neither_dispatch_nor_handle_nor_grade_it(Engine engine)
    {
        await using var cuihu = await Cuihu.Open(engine, "2026-09-02T09:30");
        foreach (
            var further in new object[]
            {
                new { dispatch = new { department = "engineering" } },
                new { handling = new { result = "说清楚了" } },
                new { grade = new { grade = "minor", reason = "小事" } },
            }
        )
        {
            var both = Merged(OfZhang, further);
            (await cuihu.Zhang.Post("/cases", both)).Refused("respondent_may_not_act", HttpStatusCode.Forbidden);
        }
        Assert.Empty((await cuihu.Zhang.Get("/cases?status=all")).Done().Json.At("items").EnumerateArray());
    }

    [Theory, OnBothEngines]
    public async Task Every_door_of_the_pages_is_shut_to_her_and_says_why(Engine engine)
    {
        await using var cuihu = await Cuihu.Open(engine, "2026-09-02T09:30");
        var path = await Written(cuihu);
        using var zhang = await cuihu.Desk.AtTheScreen("zhangmin");
        using var huang = await cuihu.Desk.AtTheScreen("huangmei");

        var page = await zhang.Open(path);
        Assert.Contains("您是本件的被投诉人", page.Words, StringComparison.Ordinal);
        Assert.Empty(page.Document.QuerySelectorAll($"form[action^='{path}/']"));
        foreach (var form in new[] { "dispatch", "handling", "grade", "complaint", "remarks", "closure" })
            Assert.Empty((await zhang.Open($"{path}?do={form}")).Document.QuerySelectorAll("#do"));
        Assert.Equal(HttpStatusCode.Forbidden, (await zhang.Look($"/follow-ups/{path.Split('/')[^1]}")).Status);

        var others = await huang.Open($"{path}?do=dispatch");
        var offered = others
            .One("select[name=assignee]")
            .QuerySelectorAll("option")
            .Select(o => o.GetAttribute("value"));
        Assert.DoesNotContain("zhangmin", offered);
        Assert.Contains("liuyang", offered);
        var posted = await huang.Send(
            others,
            "/dispatch",
            ("department", "customer_service"),
            ("assignee", "zhangmin")
        );
        Assert.Equal(HttpStatusCode.Conflict, posted.Status);
        Assert.Contains("张敏是本件的被投诉人", posted.Words, StringComparison.Ordinal);

        // A form that stood open before she was named is refused as well.
        var another = new
        {
            channel = "visit",
            kind = "complaint",
            summary = "没有人接待",
        };
        var unnamed = $"/cases/{(await cuihu.Huang.Post("/cases", another)).Done().Json.Text("number")}";
        var open = await zhang.Open($"{unnamed}?do=dispatch");
        (await cuihu.Huang.Post($"{unnamed}/complaint", new { respondent = new { staff = "zhangmin" } })).Done();
        var sent = await zhang.Send(open, "/dispatch", ("department", "customer_service"));
        Assert.Equal(HttpStatusCode.Forbidden, sent.Status);
        Assert.Contains("您是本件的被投诉人", sent.Words, StringComparison.Ordinal);
    }

    [Theory, OnBothEngines]
    public async Task A_complaint_of_the_supervisor_is_told_to_the_manager_and_none_of_its_promises_is_hers(
        Engine engine
    )
    {
        await using var cuihu = await Cuihu.Open(engine, "2026-09-02T09:30");
        var complaint = new
        {
            channel = "phone",
            kind = "complaint",
            summary = "主管答应回电一直没有回",
            unit = "7-1-602",
            complaint = new { respondent = new { staff = "huangmei" } },
        };
        var path = $"/cases/{(await cuihu.Zhang.Post("/cases", complaint)).Done().Json.Text("number")}";

        Assert.Contains(
            (await cuihu.Chen.Get("/notifications")).Done().Json.EnumerateArray(),
            note => note.Text("kind") == "complaint_of_staff"
        );
        Assert.Empty((await cuihu.Huang.Get("/notifications")).Done().Json.EnumerateArray());
        (await cuihu.Huang.Post($"{path}/grade", new { grade = "minor", reason = "小事" })).Refused(
            "respondent_may_not_act",
            HttpStatusCode.Forbidden
        );
        (await cuihu.Zhang.Post($"{path}/grade", new { grade = "minor", reason = "疏忽" })).Done();
        await cuihu.Desk.ClockTo("2026-09-04T12:00");
        var late = (await cuihu.Chen.Get(path)).Done().Json;
        Assert.All(
            late.At("promises").EnumerateArray(),
            promise => Assert.NotEqual("huangmei", promise.Text("owedBy.staff"))
        );
        Assert.Contains(
            late.At("timeline").EnumerateArray(),
            fact => fact.Text("fact") == "SupervisorTookOver" && fact.Text("sentence")!.Contains("陈建国")
        );
        Assert.Empty((await cuihu.Huang.Get("/notifications")).Done().Json.EnumerateArray());
    }

    [Theory, OnBothEngines]
    public async Task A_department_complained_of_works_on_it_but_neither_grades_it_nor_asks_how_it_went(Engine engine)
    {
        await using var cuihu = await Cuihu.Open(engine, "2026-09-02T09:30");
        var complaint = new
        {
            channel = "phone",
            kind = "complaint",
            summary = "客服中心电话没人接",
            unit = "7-1-602",
            complaint = new { respondent = new { department = "customer_service" } },
        };
        var path = $"/cases/{(await cuihu.Zhang.Post("/cases", complaint)).Done().Json.Text("number")}";
        (await cuihu.Huang.Post($"{path}/grade", new { grade = "minor", reason = "线路忙" })).Refused(
            "respondent_may_not_act",
            HttpStatusCode.Forbidden
        );
        (
            await cuihu.Chen.Post(
                $"{path}/grade",
                new
                {
                    grade = "minor",
                    reason = "线路忙",
                    valid = true,
                }
            )
        ).Done();
        (await cuihu.Zhang.Post($"{path}/dispatch", new { department = "customer_service" })).Done();
        (await cuihu.Zhang.Post($"{path}/acceptance")).Done();
        var handled = (await cuihu.Zhang.Post($"{path}/handling", new { result = "加了一条线" })).Done().Json;

        var followUp = handled.At("promises").EnumerateArray().Single(p => p.Text("kind") == "follow_up");
        Assert.Equal("chenjianguo", followUp.Text("owedBy.staff"));
        var satisfied = new { method = "phone", outcome = "satisfied" };
        foreach (var own in new[] { cuihu.Zhang, cuihu.Liu, cuihu.Huang })
            (await own.Post($"{path}/follow-ups", satisfied)).Refused(
                "respondent_may_not_act",
                HttpStatusCode.Forbidden
            );
        (await cuihu.Chen.Post($"{path}/follow-ups", satisfied)).Done();
    }

    /// <summary>Every verb that she could reach if it were another's case.</summary>
    private static readonly (string Verb, object Body)[] EveryVerb =
    [
        ("classification", new { kind = "other" }),
        ("complaint", new { demand = "不要紧" }),
        ("grade", new { grade = "minor", reason = "小事" }),
        ("dispatch", new { department = "engineering" }),
        ("acceptance", new { }),
        ("rejection", new { reason = "不归我" }),
        ("arrival", new { }),
        ("start", new { }),
        ("hold", new { reason = "other" }),
        ("resumption", new { }),
        ("consent-request", new { what = "water" }),
        (
            "consent",
            new
            {
                given = true,
                by = "她",
                how = "phone",
            }
        ),
        (
            "materials",
            new
            {
                item = "纸",
                quantity = 1,
                unitPrice = "1.00",
            }
        ),
        ("answer", new { text = "已经解释过了" }),
        ("promise", new { text = "明天", dueAt = "2026-09-03T09:00:00+08:00" }),
        ("handling", new { result = "解释清楚了" }),
        ("follow-ups", new { method = "phone", outcome = "satisfied" }),
        ("closure", new { }),
        ("withdrawal", new { reason = "业主不追究" }),
        ("remarks", new { text = "我没有" }),
        ("phone-reveal", new { reason = "想打给她" }),
        ("children", new { summary = "另一件" }),
    ];

    private static async Task<string> Written(Cuihu cuihu)
    {
        var path = $"/cases/{(await cuihu.Zhang.Post("/cases", OfZhang)).Done().Json.Text("number")}";
        (await cuihu.Zhang.Post($"{path}/read-back")).Done();
        return path;
    }

    private static IEnumerable<string> Actions(JsonElement found) =>
        found.At("actions").EnumerateArray().Select(action => action.GetString()!);

    private static Dictionary<string, object?> Merged(params object[] parts) =>
        parts
            .SelectMany(part => part.GetType().GetProperties().Select(p => (p.Name, Value: p.GetValue(part))))
            .ToDictionary(p => p.Name, p => p.Value);
}
