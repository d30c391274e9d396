using System.Linq.Expressions;
using Huiyin.Cases.Public;
using Huiyin.Edge;
using Huiyin.Platform;
using Huiyin.Platform.Sheets;
using Huiyin.Promises;
using Huiyin.Staff.Public;
using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;
using static Huiyin.Platform.Texts;

namespace Huiyin.Cases;

/// <summary>
/// 导出: what the register shows as a sheet to take away, however long. It is read to its end in the order of receipt and
/// sent on as it is read; telephone numbers stay masked.
/// </summary>
internal static class CaseExport
{
    private const int AtOnce = 500;
    private const string Excel = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private const string Csv = "text/csv";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/cases/export.xlsx", AsExcel).Needing(Operation.ExportCases).ExcludeFromDescription();
        routes.MapGet("/cases/export.csv", AsCsv).Needing(Operation.ExportCases).ExcludeFromDescription();
        routes
            .MapGet("/api/v1/cases/export.csv", AsCsv)
            .Needing(Operation.ExportCases)
            .Produces<string>(StatusCodes.Status200OK, Csv)
            .WithTags("cases")
            .WithSummary("The register as CSV: UTF-8 with its mark, phones masked, times in the community's zone")
            .WithQuery(CaseListRoutes.Filters);
    }

    private static Task<IResult> AsExcel(HttpContext http, CaseRegister register, ICaseSearch search) =>
        Export(http, register, search, Excel, "xlsx", (to, columns) => new XlsxSheetWriter(to, T("登记簿"), columns));

    private static Task<IResult> AsCsv(HttpContext http, CaseRegister register, ICaseSearch search) =>
        Export(http, register, search, Csv, "csv", (to, columns) => new CsvSheetWriter(to, columns));

    private static async Task<IResult> Export(
        HttpContext http,
        CaseRegister register,
        ICaseSearch search,
        string type,
        string ending,
        Func<Stream, IReadOnlyList<SheetColumn>, ISheetWriter> writer
    )
    {
        if ((await CaseFilter.Read(CaseQuery.Read(http.Request.Query), register)).Refused(out var filter, out var no))
            return Answers.Refuse(http, no);
        var order = await CaseList.Ordered(register, search, filter, steady: true);
        var roster = await register.Roster();
        var name = $"{T("登记簿")}-{Times.DayOf(register.Now, roster.Zone):yyyy-MM-dd}.{ending}";
        var attached = new ContentDispositionHeaderValue("attachment");
        attached.SetHttpFileName(name);
        http.Response.ContentType = type;
        http.Response.Headers.ContentDisposition = attached.ToString();
        http.Response.Headers.CacheControl = "no-store";
        await Send(http, order, roster, writer);
        return Results.Empty;
    }

    private static async Task Send(
        HttpContext http,
        CaseOrder? order,
        CommunityRoster roster,
        Func<Stream, IReadOnlyList<SheetColumn>, ISheetWriter> writer
    )
    {
        var stop = http.RequestAborted;
        await using var buffer = new SheetBuffer();
        using (var sheet = writer(buffer, ExportLine.Columns()))
        {
            CaseCursor? place = null;
            for (var full = order is not null; full; )
            {
                var lines = await order!
                    .After(place)
                    .Take(AtOnce)
                    .AsNoTracking()
                    .Select(ExportLine.Of)
                    .ToListAsync(stop);
                foreach (var line in lines)
                    line.WriteTo(sheet, roster);
                await buffer.SendTo(http.Response.Body, stop);
                full = lines.Count == AtOnce;
                if (full)
                    place = CaseCursor.After(lines[^1], order.Kind);
            }
        }
        await buffer.SendTo(http.Response.Body, stop);
    }
}

/// <summary>A case as one row of an exported sheet.</summary>
internal sealed record ExportLine(
    string Number,
    RequestKind Kind,
    string? Category,
    bool Urgent,
    Grade Grade,
    CaseStatus Status,
    int Cycle,
    Channel Channel,
    DateTimeOffset ReceivedAt,
    string? UnitCode,
    string? Place,
    string? ContactName,
    string? ContactPhoneMasked,
    string Summary,
    string? Details,
    string? Department,
    string? AssigneeName,
    PromiseKind? NextPromise,
    DateTimeOffset? NextDueAt,
    string? NextOwner,
    DateTimeOffset? HandledAt,
    DateTimeOffset? EndedAt,
    string? Result,
    bool? Satisfied,
    string? ExternalId,
    long Rank
) : IListed
{
    public static readonly Expression<Func<RankedCase, ExportLine>> Of = r => new ExportLine(
        r.Case.Number,
        r.Case.Kind,
        r.Case.Category,
        r.Case.Urgent,
        r.Case.Grade,
        r.Case.Status,
        r.Case.Cycle,
        r.Case.Channel,
        r.Case.ReceivedAt,
        r.Case.UnitCode,
        r.Case.Place,
        r.Case.ContactName,
        r.Case.ContactPhoneMasked,
        r.Case.Summary,
        r.Case.Details,
        r.Case.Department,
        r.Case.AssigneeName,
        r.Case.NextPromise,
        r.Case.NextDueAt,
        r.Case.NextOwner,
        r.Case.HandledAt,
        r.Case.EndedAt,
        r.Case.Result,
        r.Case.Satisfied,
        r.Case.ExternalId,
        r.Rank
    );

    public static IReadOnlyList<SheetColumn> Columns() =>
        [
            new(T("编号")),
            new(T("类别"), 8),
            new(T("分类")),
            new(T("紧急"), 6),
            new(T("等级"), 8),
            new(T("状态"), 10),
            new(T("轮次"), 6),
            new(T("渠道"), 8),
            new(T("接到时间"), 19),
            new(T("房号"), 12),
            new(T("地点")),
            new(T("联系人"), 10),
            new(T("联系电话"), 15),
            new(T("诉求"), 50),
            new(T("详细情况"), 50),
            new(T("部门"), 12),
            new(T("办理人"), 10),
            new(T("当前承诺"), 12),
            new(T("时限"), 19),
            new(T("责任人"), 10),
            new(T("处理完成"), 19),
            new(T("销案时间"), 19),
            new(T("处理结果"), 40),
            new(T("满意"), 8),
            new(T("外部编号")),
        ];

    public void WriteTo(ISheetWriter sheet, CommunityRoster roster) =>
        sheet.Write(
            Number,
            Words.Of(Kind),
            CategoryWords.Of(Category),
            Urgent ? T("急") : null,
            Grade == Grade.None ? null : Words.Of(Grade),
            Words.Of(Status),
            Cycle,
            Words.Of(Channel),
            roster.Local(ReceivedAt),
            UnitCode,
            Place,
            ContactName,
            ContactPhoneMasked,
            Summary,
            Details,
            roster.DepartmentName(Department),
            AssigneeName,
            NextPromise is { } promise ? Words.Of(promise) : null,
            roster.Local(NextDueAt),
            NextOwner,
            roster.Local(HandledAt),
            roster.Local(EndedAt),
            Result,
            Satisfied switch
            {
                true => T("满意"),
                false => T("不满意"),
                null => null,
            },
            ExternalId
        );
}
