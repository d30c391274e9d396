using System.Net;
using Huiyin.Tests.Infrastructure;
using Xunit;

namespace Huiyin.Tests.Cases.Register;

/// <summary>
/// A Tuesday with something of everything in the register. 张敏 takes the calls, 李强 repairs, 王静 is the supervisor,
/// 秦朗 looks after quality; 张三 lives in 1-1-201, 周先生 in 3-1-1502.
/// </summary>
internal sealed class BusyRegister(ServiceDesk desk, ApiClient receptionist, ApiClient supervisor) : IAsyncDisposable
{
    public const string Leak = "客厅天花板漏水";
    public const string Spark = "厨房插座冒火花";
    public const string Noise = "楼下装修太吵";
    public const string Thanks = "管家很热心";
    public const string Formula = "=HYPERLINK(\"http://example.org\",\"点我\")";

    public ServiceDesk Desk => desk;
    public ApiClient Receptionist => receptionist;
    public ApiClient Supervisor => supervisor;

    /// <summary>By what was said, the number of the case.</summary>
    public Dictionary<string, string> Numbers { get; } = new(StringComparer.Ordinal);

    public static async Task<BusyRegister> Open(Engine engine)
    {
        var opened = await ServiceDesk.Open(engine, "2026-08-31T09:00");
        var register = new BusyRegister(
            opened,
            await opened.Hire("zhangmin", "张敏", "receptionist", "customer_service"),
            await opened.Hire("wang", "王静", "service_supervisor", "customer_service")
        );
        var technician = await opened.Hire("liqiang", "李强", "technician", "engineering");
        await opened.Hire("qin", "秦朗", "quality_manager");
        foreach (var code in new[] { "1-1-201", "1-10-201", "3-1-1502" })
            (await opened.Administrator.Post("/units", new { code })).Done();
        await register.MovesIn("张三", "13900001111", "1-1-201");
        await register.MovesIn("周先生", "13812345678", "3-1-1502");

        await register.Takes(Thanks, "compliment", "1-10-201");
        await opened.ClockTo("2026-09-01T08:10");
        await register.Takes(Leak, "repair", "3-1-1502", "周先生", "13812345678", urgent: true);
        await register.Takes(Spark, "repair", "1-1-201", "张三", "13900001111");
        await register.Takes(Noise, "complaint", "1-1-201", "张三", "13900001111");
        await register.Takes(Formula, "other", unit: null);

        var (leak, spark) = (register.Numbers[Leak], register.Numbers[Spark]);
        (
            await receptionistOf(register)
                .Post($"/cases/{leak}/dispatch", new { department = "engineering", assignee = "liqiang" })
        ).Done();
        (
            await receptionistOf(register)
                .Post($"/cases/{spark}/dispatch", new { department = "engineering", assignee = "liqiang" })
        ).Done();
        (await technician.Post($"/cases/{spark}/acceptance")).Done();
        (await technician.Post($"/cases/{spark}/handling", new { result = "换了插座" })).Done();
        (
            await receptionistOf(register)
                .Post($"/cases/{register.Numbers[Thanks]}/withdrawal", new { reason = "重复" })
        ).Done();
        return register;

        static ApiClient receptionistOf(BusyRegister of) => of.Receptionist;
    }

    public async Task MovesIn(string name, string phone, string unit) =>
        (
            await desk.Administrator.Post(
                "/residents",
                new
                {
                    name,
                    phone,
                    unit,
                    tie = "owner",
                }
            )
        ).Done();

    /// <summary>The receptionist writes a case down.</summary>
    public async Task<string> Takes(
        string summary,
        string kind,
        string? unit,
        string? name = null,
        string? phone = null,
        bool urgent = false
    )
    {
        var contact = name is null ? null : new { name, phone };
        var taken = await receptionist.Post(
            "/cases",
            new
            {
                channel = "phone",
                kind,
                summary,
                unit,
                contact,
                urgent,
            }
        );
        return Numbers[summary] = taken.Done().Json.Text("number")!;
    }

    /// <summary>What the register answers to a question, by what was said, in its order.</summary>
    public async Task<string[]> Asked(string query)
    {
        var answer = (await supervisor.Get($"/cases?{query}")).Is(HttpStatusCode.OK);
        return [.. answer.Json.At("items").EnumerateArray().Select(item => item.Text("summary")!)];
    }

    /// <summary>Reads to the end, page by page.</summary>
    public async Task<List<string>> ReadToTheEnd(string path, string name, Func<Task>? between = null)
    {
        var seen = new List<string>();
        for (string? cursor = ""; cursor is not null; )
        {
            var page = (await supervisor.Get($"{path}{(cursor.Length > 0 ? $"&cursor={cursor}" : "")}")).Is(
                HttpStatusCode.OK
            );
            seen.AddRange(page.Json.At("items").EnumerateArray().Select(item => item.Text(name)!));
            cursor = page.Json.At("next").GetString();
            if (between is not null)
                await between();
            Assert.True(seen.Count < 1000, "The pages have no end.");
        }
        return seen;
    }

    public ValueTask DisposeAsync() => desk.DisposeAsync();
}
