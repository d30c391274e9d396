using System.Text;
using System.Text.RegularExpressions;
using Huiyin.Browser.Infrastructure;
using Microsoft.Playwright;
using Xunit;

namespace Huiyin.Browser.Pages;

/// <summary>
/// Every page of the program, with something on it, is fit to be shown: on the desk and on the phone, by day and by night.
/// </summary>
public sealed partial class EveryPage(FullHouse house) : IClassFixture<FullHouse>
{
    private static readonly string[] Paths =
    [
        "/",
        "/board/all",
        "/intake",
        "/calls",
        "/queue",
        "/daily-review",
        "/notifications",
        "/cases",
        "/cases?q=没有这样的诉求",
        "/search?q=周",
        "/cases/{fresh}",
        "/cases/{fresh}?do=dispatch",
        "/cases/{repair}",
        "/cases/{repair}?do=consent",
        "/cases/{working}?do=handling",
        "/cases/{handled}",
        "/cases/{closed}",
        "/cases/{complaint}",
        "/cases/{complaint}?do=complaint",
        "/cases/{complaint}?do=grade",
        "/cases/{complaint}?do=cause",
        "/complaints",
        "/complaints?status=closed",
        "/complaints/settings",
        "/cases/{repair}/print/repair-order",
        "/cases/{defect}/print/defect-notice",
        "/cases/{complaint}/print/reception-record",
        "/cases/{closed}/print/follow-up-slip",
        "/cases/{complaint}/print/complaint-record",
        "/cases/{complaint}/print/complaint-handling",
        "/print/complaint-notice",
        "/print/register",
        "/follow-ups?who=all",
        "/follow-ups/{handled}",
        "/follow-ups/figures",
        "/estate",
        "/estate/units/3-1-1502",
        "/estate/import",
        "/staff",
        "/duty-roster",
        "/calendar",
        "/charter",
        "/charter/versions/1",
        "/charter/print",
        "/charter/draft",
        "/charter/draft/rules/acknowledge",
        "/charter/draft/desk",
        "/charter/draft/new-rule",
        "/charter/draft/text",
        "/charter/rehearsal",
        "/charter/rehearsal/{rehearsal}",
        "/me",
    ];

    /// <summary>Pages that a test below comes to by another way.</summary>
    private static readonly string[] ComeToOtherwise = ["/sign-in", "/password", "/setup", "/api/docs"];

    /// <summary>What answers a GET without being a page: parts of pages, files, ways on, and what only builders open.</summary>
    private static readonly string[] NoPages =
    [
        "/live",
        "/health",
        "/dev/clock",
        "/dev/gallery",
        "/dev/gallery/paper",
        "/intake/lookup",
        "/intake/similar",
        "/intake/suggest",
        "/search/suggest",
        "/follow-ups/next",
        "/cases/export.xlsx",
        "/cases/export.csv",
        "/cases/{case}/signature",
        "/shifts",
        "/absences",
        "/cases/{case}/files",
        "/cases/{case}/files/{file:guid}",
    ];

    public static TheoryData<string> Pages => [.. Paths];

    [Theory, MemberData(nameof(Pages))]
    public async Task Is_fit_to_be_shown(string path)
    {
        await house.Chen.Open(house.At(path));

        await house.Chen.LooksFinishedEverywhere(Named(path));
    }

    [Fact]
    public void None_is_left_out()
    {
        var routes = Directory
            .EnumerateFiles(Repository.Sources, "*.cs", SearchOption.AllDirectories)
            .Where(file =>
                !file.Contains(
                    $"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}",
                    StringComparison.Ordinal
                )
            )
            .SelectMany(file => Get().Matches(File.ReadAllText(file)))
            .Select(match => match.Groups["route"].Value)
            .Where(route => !route.StartsWith("/api/v1", StringComparison.Ordinal))
            .Except([.. NoPages, .. ComeToOtherwise])
            .ToList();

        Assert.True(routes.Count > 15, "The routes are no longer found in the sources.");
        Assert.All(routes, route => Assert.Contains(Paths, path => Leads(path, route)));
    }

    [Fact]
    public async Task A_refused_intake_says_why_and_keeps_what_was_typed()
    {
        await house.Chen.Open("/intake");
        await house.Chen.Page.FillAsync("[name=summary]", "厨房插座冒火花");
        await house.Chen.Page.FillAsync("[name=unit]", "99-9-9999");
        await house.Chen.Page.GetByText("口头答应了什么").ClickAsync();
        await house.Chen.Page.FillAsync("[name='promise.text']", "下午派人来");
        await house.Chen.Page.FillAsync("[name='promise.dueAt']", "很快");
        await house.Chen.Page.ClickAsync("button[data-step=Farewell]");
        await house.Chen.Page.Locator(".field-error, .refused").First.WaitForAsync();

        Assert.Equal("厨房插座冒火花", await house.Chen.Page.InputValueAsync("[name=summary]"));
        await house.Chen.LooksFinishedEverywhere("intake-refused");
    }

    [Fact]
    public async Task A_refused_form_of_a_case_says_why()
    {
        await house.Chen.Open(house.At("/cases/{working}?do=promise"));
        await house.Chen.Page.FillAsync("[name=text]", "下午换好");
        await house.Chen.Page.FillAsync("[name=dueAt]", "很快");
        await house.Chen.Page.ClickAsync("#do button[type=submit]");
        await house.Chen.Page.Locator("#do .field-error").WaitForAsync();

        await house.Chen.LooksFinishedEverywhere("case-refused");
    }

    [Fact]
    public async Task A_sheet_with_mistakes_in_it_is_answered_row_by_row()
    {
        const string sheet = "房号,楼栋,姓名,电话\n1-1-101,1,王小明,13800000001\n,1,李小红,不是电话\n1-1-103,1,,12\n";
        await house.Chen.Open("/estate/import");
        await house.Chen.Page.SetInputFilesAsync(
            "[name=file]",
            new FilePayload
            {
                Name = "翠湖豪廷房屋表.csv",
                MimeType = "text/csv",
                Buffer = Encoding.UTF8.GetBytes(sheet),
            }
        );
        await house.Chen.Page.GetByRole(AriaRole.Button, new() { Name = "试算" }).ClickAsync();
        await house.Chen.Page.GetByText("一行也没有导入").WaitForAsync();

        await house.Chen.LooksFinishedEverywhere("import-faults");
    }

    [Fact]
    public async Task A_link_for_a_password_is_shown_and_leads_to_its_page()
    {
        await house.Chen.Open("/staff");
        await house.Chen.Page.GetByRole(AriaRole.Button, new() { Name = "发登录链接" }).First.ClickAsync();
        var link = await house.Chen.Page.GetByLabel("设置密码的链接").InputValueAsync();
        await house.Chen.LooksFinishedEverywhere("staff-invitation");

        await house.Chen.Open(link);
        await house.Chen.LooksFinishedEverywhere("password");
    }

    [Fact]
    public async Task A_new_token_is_shown_once()
    {
        await house.Chen.Open("/me");
        await house.Chen.Page.FillAsync("[name=name]", "呼叫中心");
        await house.Chen.Page.GetByRole(AriaRole.Button, new() { Name = "新建令牌" }).ClickAsync();
        await house.Chen.Page.GetByLabel("新的令牌").WaitForAsync();

        await house.Chen.LooksFinishedEverywhere("token");
    }

    [Fact]
    public async Task The_calls_of_the_api_are_listed()
    {
        await house.Chen.Open("/api/docs");
        await house.Chen.Page.GetByText("/api/v1/cases/{case}/dispatch").WaitForAsync();

        await house.Chen.LooksFinishedEverywhere("api-docs");
    }

    [Fact]
    public async Task Refusals_are_pages_too()
    {
        await house.Chen.Open("/cases/991231999", 404);
        await house.Chen.LooksFinishedEverywhere("error-404");
        await house.Chen.Open("/password?key=used-up", 404);
        await house.Chen.LooksFinishedEverywhere("password-used-up");

        await using var technician = await house.Newcomer("wangtao", "王涛", "technician", "engineering", Screen.Desk);
        await technician.Open("/staff", 403);
        await technician.LooksFinishedEverywhere("error-403");
    }

    [Fact]
    public async Task So_is_the_very_first_one()
    {
        await using var empty = await Server.Start(prepare: null);
        await house.Chen.Open(new Uri(empty.Address, SetUpLink().Match(empty.Log).Value).AbsoluteUri);

        await house.Chen.LooksFinishedEverywhere("setup");
    }

    private static bool Leads(string path, string route)
    {
        var (steps, wanted) = (path.Split('?')[0].Split('/'), route.Split('/'));
        return steps.Length == wanted.Length
            && steps.Zip(wanted).All(pair => pair.Second.StartsWith('{') || pair.First == pair.Second);
    }

    private static string Named(string path) => path == "/" ? "board" : Words().Replace(path.Trim('/'), "-").Trim('-');

    [GeneratedRegex(@"MapGet\(\s*""(?<route>/[^""]*)""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Get();

    [GeneratedRegex(@"/setup\?key=\w+", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex SetUpLink();

    [GeneratedRegex(@"[^\w]+", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Words();
}
