using System.Net;
using Huiyin.Tests.Infrastructure;
using Xunit;

namespace Huiyin.Tests.Cases;

public sealed class RegisteringTests
{
    [Theory, OnBothEngines]
    public async Task A_call_becomes_a_case_with_the_first_number_of_its_day(Engine engine)
    {
        await using var desk = await ServiceDesk.Open(engine, "2026-09-01T08:10");
        var receptionist = await desk.Hire("zhangmin", "张敏", "receptionist", "customer_service");

        var answer = await receptionist.Post(
            "/cases",
            new
            {
                channel = "phone",
                kind = "repair",
                summary = "厨房插座冒火花",
            }
        );

        answer.Is(HttpStatusCode.Created);
        Assert.Equal("260901001", answer.Text("number"));
        Assert.Equal("registered", answer.Text("status"));
    }

    [Theory, OnBothEngines]
    public async Task The_answer_to_a_new_case_is_what_whoever_reads_it_next_is_answered(Engine engine)
    {
        await using var desk = await ServiceDesk.Open(engine, "2026-09-01T08:10");
        var supervisor = await desk.Hire("huangmei", "黄梅", "service_supervisor", "customer_service");

        await Register("/cases", new { channel = "phone", summary = "想问物业费怎么交" });
        var parent = await Register(
            "/cases",
            new
            {
                channel = "phone",
                kind = "repair",
                urgent = true,
                summary = "厨房插座冒火花",
                readBack = true,
                promise = new { text = "十点前给答复", dueAt = "2026-09-01T10:00:00+08:00" },
                dispatch = new { department = "engineering" },
            }
        );
        await Register($"/cases/{parent}/children", new { summary = "墙面熏黑了" });
        await Register(
            "/cases",
            new
            {
                channel = "visit",
                kind = "complaint",
                summary = "保洁三天没有来",
                complaint = new { demand = "道歉", respondent = new { department = "cleaning" } },
            }
        );

        async Task<string?> Register(string path, object input)
        {
            var answer = (await supervisor.Post(path, input)).Is(HttpStatusCode.Created);
            var read = await supervisor.Get($"/cases/{answer.Text("number")}");
            Assert.Equal(read.Body, answer.Body);
            return answer.Text("number");
        }
    }

    [Theory, OnBothEngines]
    public async Task Everybody_registers_but_what_comes_with_it_needs_its_own_permission(Engine engine)
    {
        await using var desk = await ServiceDesk.Open(engine, "2026-09-01T08:10");
        var guard = await desk.Hire("hedong", "何东", "security_guard", "security");
        var quality = await desk.Hire("sunli", "孙莉", "quality_manager");
        var grade = new { grade = "critical", reason = "业主很生气" };
        var promise = new { text = "十点前给答复", dueAt = "2026-09-01T10:00:00+08:00" };
        var handling = new { result = "已劝离" };
        const string channel = "visit";
        const string kind = "complaint";
        const string summary = "门口车乱停";

        await Refused(
            guard,
            new
            {
                channel,
                kind,
                summary,
                grade,
            }
        );
        await Refused(
            guard,
            new
            {
                channel,
                kind,
                summary,
                promise,
            }
        );
        await Refused(
            quality,
            new
            {
                channel,
                kind,
                summary,
                handling,
            }
        );
        var parent = (
            await guard.Post(
                "/cases",
                new
                {
                    channel,
                    kind,
                    summary,
                }
            )
        ).Is(HttpStatusCode.Created);
        Assert.Equal("260901001", parent.Text("number"));
        await Refused(
            guard,
            new
            {
                kind,
                summary,
                grade,
            },
            $"/cases/{parent.Text("number")}/children"
        );

        static async Task Refused(ApiClient who, object input, string path = "/cases") =>
            (await who.Post(path, input)).Refused("not_allowed", HttpStatusCode.Forbidden);
    }

    [Theory, OnBothEngines]
    public async Task Nobody_registers_without_a_token(Engine engine)
    {
        await using var desk = await ServiceDesk.Open(engine);

        var answer = await desk.Stranger.Post("/cases", new { channel = "phone", summary = "漏水" });

        answer.Refused("not_signed_in", HttpStatusCode.Unauthorized);
    }
}
