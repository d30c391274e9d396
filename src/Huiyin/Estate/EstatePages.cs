using Huiyin.Edge;
using Huiyin.Estate.Import;
using Huiyin.Estate.Public;
using Huiyin.Platform;
using Huiyin.Platform.Files;
using Huiyin.Shell;
using Huiyin.Staff.Public;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using static Huiyin.Platform.Texts;

namespace Huiyin.Estate;

/// <summary>The pages of the estate: units, one unit with its people, and the import.</summary>
internal static class EstatePages
{
    private const int UnitsPerPage = 60;
    private const long LargestSheet = 20 * 1024 * 1024;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/estate", ShowList).Needing(Operation.SeeEstate).ExcludeFromDescription();
        routes.MapGet("/estate/units/{code}", ShowUnit).Needing(Operation.SeeEstate).ExcludeFromDescription();
        routes.MapForm<KeepUnit>("/estate/units", Operation.KeepEstate, Keep, (http, no) => ShowListAgain(http, no));
        routes.MapForm<TakeInResident>("/estate/units/{code}/residents", Operation.KeepEstate, TakeIn, ShowUnitAgain);
        routes.MapForm<AppointSteward>("/estate/units/{code}/steward", Operation.KeepEstate, Appoint, ShowUnitAgain);
        routes.MapForm<AppointForBuilding>(
            "/estate/stewards",
            Operation.KeepEstate,
            AppointForBuilding.On,
            ShowListAgain
        );
        routes.MapForm<EndTie>("/estate/units/{code}/moves", Operation.KeepEstate, EndTie.On, ShowUnitAgain);
        routes
            .MapGet("/estate/import", () => Sheet(new ImportModel()))
            .Needing(Operation.KeepEstate)
            .ExcludeFromDescription();
        routes
            .MapPost("/estate/import/check", Check)
            .WithMetadata(new FormPost())
            .Needing(Operation.KeepEstate)
            .ExcludeFromDescription();
        routes.MapForm<ConfirmImport>("/estate/import", Operation.KeepEstate, Import, ShowImportAgain);
    }

    private static async Task<IResult> ShowList(HttpContext http, HuiyinDb db, CurrentStaff me, Rosters rosters) =>
        Page<EstatePage>.With(await ListModel(http.Request.Query, db, me, rosters, null));

    private static async Task<IResult> ShowListAgain(HttpContext http, Refusal no)
    {
        var services = http.RequestServices;
        var model = await ListModel(
            http.Request.Query,
            services.GetRequiredService<HuiyinDb>(),
            services.GetRequiredService<CurrentStaff>(),
            services.GetRequiredService<Rosters>(),
            await Posted.Of(http, no)
        );
        return Page<EstatePage>.With(model, Problems.StatusOf(no));
    }

    private static async Task<EstateModel> ListModel(
        IQueryCollection query,
        HuiyinDb db,
        CurrentStaff me,
        Rosters rosters,
        Posted? posted
    )
    {
        var community = me.CommunityId;
        var (building, after, words) = (Text(query, "building"), Text(query, "after"), Text(query, "q"));
        var buildings = await db.Set<Building>()
            .AsNoTracking()
            .Where(b => b.CommunityId == community)
            .Select(b => b.Code)
            .ToListAsync();
        var units = db.Set<Unit>().AsNoTracking().Where(u => u.CommunityId == community);
        if (building is not null)
            units = units.Where(u => u.Code.StartsWith(building + "-"));
        if (words is not null)
            units = units.Where(u => u.Code.StartsWith(words));
        if (after is not null)
            units = units.Where(u => u.Code.CompareTo(after) > 0);
        var page = await units.OrderBy(u => u.Code).Take(UnitsPerPage + 1).ToListAsync();
        var more = page.Count > UnitsPerPage;
        if (more)
            page.RemoveAt(UnitsPerPage);
        var ids = page.Select(u => u.Id).ToList();
        var people = await People(db, community, ids);
        var roster = await rosters.Of(community);
        return new EstateModel
        {
            Buildings = [.. buildings.OrderBy(b => b.Length).ThenBy(b => b)],
            Building = building,
            Words = words,
            Units =
            [
                .. page.Select(u => new UnitLine(
                    u,
                    roster.Find(u.StewardId)?.Name,
                    people.GetValueOrDefault(u.Id, [])
                )),
            ],
            Next = more ? page[^1].Code : null,
            IsFirst = after is null,
            Stewards = Stewards(roster),
            MayKeep = me.May(Operation.KeepEstate),
            Posted = posted,
        };
    }

    private static async Task<Dictionary<UnitId, List<Person>>> People(
        HuiyinDb db,
        CommunityId community,
        List<UnitId> units
    )
    {
        var rows = await (
            from t in db.Set<Tie>().AsNoTracking()
            join r in db.Set<Resident>().AsNoTracking()
                on new { t.CommunityId, Id = t.ResidentId } equals new { r.CommunityId, r.Id }
            where t.CommunityId == community && units.Contains(t.UnitId)
            orderby t.Kind, t.From
            select new { t, r }
        ).ToListAsync();
        return rows.GroupBy(x => x.t.UnitId)
            .ToDictionary(
                g => g.Key,
                g =>
                    g.Select(x => new Person(x.r.Id, x.r.Name, x.r.Sex, x.t.Kind, x.t.From, x.t.Until, x.r.Note))
                        .ToList()
            );
    }

    private static async Task<IResult> ShowUnit(
        string code,
        HttpContext http,
        CurrentStaff me,
        EstateRecords records,
        HuiyinDb db,
        Rosters rosters
    ) =>
        await UnitModelOf(code, http, me, records, db, rosters, null) is { } model
            ? Page<UnitPage>.With(model)
            : Answers.Refuse(http, Refusal.NotFound);

    private static async Task<IResult> ShowUnitAgain(HttpContext http, Refusal no)
    {
        var services = http.RequestServices;
        var model = await UnitModelOf(
            (string)http.GetRouteValue("code")!,
            http,
            services.GetRequiredService<CurrentStaff>(),
            services.GetRequiredService<EstateRecords>(),
            services.GetRequiredService<HuiyinDb>(),
            services.GetRequiredService<Rosters>(),
            await Posted.Of(http, no)
        );
        return model is null
            ? Answers.Refuse(http, Refusal.NotFound)
            : Page<UnitPage>.With(model, Problems.StatusOf(no));
    }

    private static async Task<UnitModel?> UnitModelOf(
        string code,
        HttpContext http,
        CurrentStaff me,
        EstateRecords records,
        HuiyinDb db,
        Rosters rosters,
        Posted? posted
    )
    {
        if (UnitCode.Parse(code).Refused(out var parsed, out _) || await records.Find(parsed) is not { } unit)
            return null;
        var roster = await rosters.Of(me.CommunityId);
        var people = await People(db, me.CommunityId, [unit.Id]);
        var phones = await db.Set<Resident>()
            .AsNoTracking()
            .Where(r => r.CommunityId == me.CommunityId && r.Phone != null)
            .Where(r =>
                db.Set<Tie>().Any(t => t.CommunityId == r.CommunityId && t.ResidentId == r.Id && t.UnitId == unit.Id)
            )
            .ToListAsync();
        return new UnitModel
        {
            Unit = unit,
            Steward = roster.Find(unit.StewardId),
            Stewards = Stewards(roster),
            People = people.GetValueOrDefault(unit.Id, []),
            Phones = phones.ToDictionary(r => r.Id, r => records.PhoneOf(r)?.Masked()),
            MayKeep = me.May(Operation.KeepEstate),
            Posted = posted,
        };
    }

    private static async Task<Outcome<Reply>> Keep(KeepUnit input, HttpContext http) =>
        (await KeepUnit.On(input, http)).Refused(out _, out var no)
            ? no
            : new Reply(StatusCodes.Status303SeeOther, null, $"/estate/units/{UnitCode.Parse(input.Code).Value}");

    private static async Task<Outcome<Reply>> TakeIn(TakeInResident input, HttpContext http)
    {
        var code = (string)http.GetRouteValue("code")!;
        var taken = await TakeInResident.On(input with { Unit = code }, http);
        return taken.Refused(out _, out var no)
            ? no
            : new Reply(StatusCodes.Status303SeeOther, null, $"/estate/units/{code}");
    }

    private static async Task<Outcome<Reply>> Appoint(AppointSteward input, HttpContext http) =>
        (await AppointSteward.On(input, http)).Refused(out _, out var no)
            ? no
            : new Reply(StatusCodes.Status303SeeOther, null, $"/estate/units/{http.GetRouteValue("code")}");

    /// <summary>Looks a sheet through and shows what it would do; the file waits under its key for the confirmation.</summary>
    private static async Task<IResult> Check(HttpContext http, ImportEstate import, FileStore files)
    {
        var form = await http.Request.ReadFormAsync();
        if (form.Files.GetFile("file") is not { Length: > 0 } file)
            return Sheet(new ImportModel { Refusal = T("请选择一个 .xlsx 或 .csv 文件。") });
        if (file.Length > LargestSheet)
            return Sheet(new ImportModel { Refusal = T("文件太大了，最多 20 MB。") });
        using var content = new MemoryStream();
        await file.CopyToAsync(content);
        if (
            FileContent.Recognise(content, file.FileName)
            is not { Kind: FileKind.Xlsx or FileKind.Csv or FileKind.Text }
        )
            return Sheet(new ImportModel { Refusal = T("这不是 .xlsx 或 .csv 表格。") });
        content.Position = 0;
        var key = await files.Save(content, LargestSheet);
        content.Position = 0;
        var tried = await import.DryRun(content);
        return Sheet(
            new ImportModel
            {
                FileName = file.FileName,
                Key = key?.Value,
                Tried = tried,
            }
        );
    }

    private static async Task<Outcome<Reply>> Import(ConfirmImport input, HttpContext http)
    {
        var files = http.RequestServices.GetRequiredService<FileStore>();
        if (!FileKey.TryParse(input.Key, out var key) || files.Open(key) is not { } stream)
            return Refusal.Invalid("key", "请重新选择文件。");
        await using (stream)
        {
            var done = await http.RequestServices.GetRequiredService<ImportEstate>().Run(stream);
            return done.Refused(out _, out var no) ? no : new Reply(StatusCodes.Status303SeeOther, null, "/estate");
        }
    }

    private static Task<IResult> ShowImportAgain(HttpContext http, Refusal no) =>
        Task.FromResult<IResult>(Sheet(new ImportModel { Refusal = no.Sentence() }));

    private static IResult Sheet(ImportModel model) =>
        Page<ImportPage>.With(
            model,
            model.Refusal is null && model.Tried is not { IsFaulty: true }
                ? StatusCodes.Status200OK
                : StatusCodes.Status422UnprocessableEntity
        );

    private static IReadOnlyList<Member> Stewards(CommunityRoster roster) => [.. roster.Holding(Role.Steward)];

    private static string? Text(IQueryCollection query, string name) =>
        query[name].ToString().Trim() is { Length: > 0 } text ? text : null;
}

internal sealed record ConfirmImport(string? Key);

internal sealed record Person(
    ResidentId Id,
    string Name,
    string? Sex,
    TieKind Tie,
    DateTimeOffset From,
    DateTimeOffset? Until,
    string? Note
);

internal sealed record UnitLine(Unit Unit, string? Steward, IReadOnlyList<Person> People);

internal sealed record EstateModel
{
    public required IReadOnlyList<string> Buildings { get; init; }
    public string? Building { get; init; }
    public string? Words { get; init; }
    public required IReadOnlyList<UnitLine> Units { get; init; }
    public string? Next { get; init; }
    public bool IsFirst { get; init; }
    public required IReadOnlyList<Member> Stewards { get; init; }
    public bool MayKeep { get; init; }
    public Posted? Posted { get; init; }
}

internal sealed record UnitModel
{
    public required Unit Unit { get; init; }
    public Member? Steward { get; init; }
    public required IReadOnlyList<Member> Stewards { get; init; }
    public required IReadOnlyList<Person> People { get; init; }
    public required IReadOnlyDictionary<ResidentId, string?> Phones { get; init; }
    public bool MayKeep { get; init; }
    public Posted? Posted { get; init; }
}

internal sealed record ImportModel
{
    public string? FileName { get; init; }
    public string? Key { get; init; }
    public EstateImported? Tried { get; init; }
    public string? Refusal { get; init; }

    public static IReadOnlyList<string> Columns { get; } =
    [.. Enum.GetValues<EstateColumn>().Select(EstateColumns.Heading)];
}
