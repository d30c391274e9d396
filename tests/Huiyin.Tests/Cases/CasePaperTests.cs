using Huiyin.Tests.Infrastructure;
using Xunit;

namespace Huiyin.Tests.Cases;

/// <summary>The forms of the trade, as they come out of a case.</summary>
public sealed class CasePaperTests
{
    [Theory, OnBothEngines]
    public async Task A_repair_order_carries_everything_the_paper_form_asks_for(Engine engine)
    {
        await using var home = await DispatchedRepair.Open(engine);
        var technician = await home.Desk.As("liqiang");
        (await technician.Post($"/cases/{home.Number}/arrival")).Done();
        (await technician.Post($"/cases/{home.Number}/consent-request", new { what = "power" })).Done();
        (
            await technician.Post(
                $"/cases/{home.Number}/consent",
                new
                {
                    given = true,
                    by = "周先生",
                    how = "phone",
                }
            )
        ).Done();
        (await technician.Post($"/cases/{home.Number}/start")).Done();
        (
            await technician.Post(
                $"/cases/{home.Number}/materials",
                new
                {
                    item = "空开",
                    quantity = 2,
                    unitPrice = "35.00",
                    suppliedBy = "office",
                    paidBy = "owner",
                }
            )
        ).Done();
        (
            await technician.Post(
                $"/cases/{home.Number}/handling",
                new
                {
                    result = "换了空开",
                    signedBy = "周先生",
                    satisfaction = "satisfied",
                }
            )
        ).Done();

        var paper = await Paper(home, "zhangmin", $"{home.Page}/print/repair-order");

        Assert.Equal("请修单", paper.Document.QuerySelector("h1")!.TextContent);
        foreach (
            var field in new[]
            {
                home.Number,
                "3-1-1502",
                "周先生",
                "138****5678",
                "厨房插座冒火花",
                "李强",
                "周先生同意停电（电话）",
                "空开 × 2",
                "70.00",
                "换了空开",
            }
        )
            Assert.Contains(field, paper.Document.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(
            ["急修", "业主同意", "满意"],
            paper.Document.QuerySelectorAll(".box[data-on]").Select(box => box.TextContent)
        );
        Assert.NotNull(paper.Document.QuerySelector(".paper-qr svg"));
        Assert.Equal(
            ["业主签名", "维修人员", "日期"],
            paper.Document.QuerySelectorAll(".paper-signatures span").Select(s => s.TextContent)
        );
    }

    private static readonly (string Address, string Title, string Field)[] Papers =
    [
        ("defect-notice", "返修联系单", "返修部位和问题"),
        ("reception-record", "接待业主情况记录", "事由"),
        ("follow-up-slip", "回访单", "客户评价"),
    ];

    [Theory, OnBothEngines]
    public async Task Every_paper_carries_its_name_the_number_and_its_fields(Engine engine)
    {
        await using var home = await DispatchedRepair.Open(engine);

        foreach (var (address, title, field) in Papers)
        {
            var paper = await Paper(home, "zhangmin", $"{home.Page}/print/{address}");

            Assert.Equal(title, paper.One("h1").TextContent);
            Assert.Contains(home.Number, paper.One(".paper-number").TextContent, StringComparison.Ordinal);
            Assert.Contains(field, paper.Document.QuerySelectorAll(".cell h2").Select(label => label.TextContent));
        }
    }

    [Theory, OnBothEngines]
    public async Task The_register_of_a_day_holds_that_days_cases_and_no_others(Engine engine)
    {
        await using var home = await DispatchedRepair.Open(engine);
        await home.Desk.ClockTo("2026-09-02T09:00");
        (await home.Desk.Administrator.Post("/cases", new { channel = "visit", summary = "次日的事" })).Done();

        var first = await Paper(home, "zhangmin", "/print/register?day=2026-09-01");
        var second = await Paper(home, "zhangmin", "/print/register");

        Assert.Contains("厨房插座冒火花", first.Document.QuerySelector("tbody")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("次日的事", first.Document.QuerySelector("tbody")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("次日的事", second.Document.QuerySelector("tbody")!.TextContent, StringComparison.Ordinal);
    }

    private static async Task<SeenPage> Paper(DispatchedRepair home, string login, string path)
    {
        using var person = await home.Desk.AtTheScreen(login);
        return await person.Open(path);
    }
}
