using Huiyin.Cases.Public;
using Huiyin.Edge;
using Huiyin.Platform;
using Huiyin.Staff.Public;
using Microsoft.EntityFrameworkCore;
using static Huiyin.Platform.Texts;

namespace Huiyin.Cases;

/// <summary>A tab of the register: a name for a question. <paramref name="Own"/> ones somebody saved for themselves.</summary>
internal sealed record RegisterView(string Name, string Query, bool Own = false);

/// <summary>
/// Saves the filters as a tab of one's own. The same name again changes what it asks; the same question under another name
/// renames it.
/// </summary>
internal sealed record SaveView(string? Name, string? Query)
{
    private const int LongestName = 20;
    private const int Most = 20;

    public static async Task<Outcome<Reply>> On(SaveView input, HttpContext http)
    {
        var register = http.RequestServices.GetRequiredService<CaseRegister>();
        var name = input.Name?.Trim() ?? "";
        if (name.Length is 0 or > LongestName)
            return Refusal.Invalid("name", "给这个视图起个名字，不超过 {0} 个字。", LongestName);
        if (SavedViews.BuiltIn().Any(view => view.Name == name))
            return Refusal.Invalid("name", "“{0}”是现成的视图，请换个名字。", name);
        var query = CaseQuery.Read(input.Query);
        if ((await CaseFilter.Read(query, register)).Refused(out _, out var no))
            return no with { Field = "name" };
        var (community, me, question) = (register.Community, register.Me.Id, query.ToString());
        var own = await register
            .Db.Set<SavedView>()
            .Where(v => v.CommunityId == community && v.StaffId == me)
            .ToListAsync();
        if (own.Find(v => v.Query == question && v.Name != name) is { } renamed)
            register.Db.Remove(renamed);
        if (own.Find(v => v.Name == name) is { } kept)
            kept.Keep(question);
        else if (own.Count >= Most)
            return Refusal.Invalid("name", "视图最多 {0} 个，请先删掉一个。", Most);
        else
            register.Db.Add(new SavedView(community, me, name, question));
        return new Reply(StatusCodes.Status303SeeOther, null, query.At("/cases"));
    }
}

internal sealed record DropView(string? Name)
{
    public static async Task<Outcome<Reply>> On(DropView input, HttpContext http)
    {
        var register = http.RequestServices.GetRequiredService<CaseRegister>();
        var (community, me) = (register.Community, register.Me.Id);
        var found = await register
            .Db.Set<SavedView>()
            .SingleOrDefaultAsync(v => v.CommunityId == community && v.StaffId == me && v.Name == input.Name);
        if (found is null)
            return Refusal.Invalid("name", "没有这个视图。");
        register.Db.Remove(found);
        return new Reply(StatusCodes.Status303SeeOther, null, "/cases");
    }
}

/// <summary>The tabs of the register: those everybody has, and one's own.</summary>
internal static class SavedViews
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapForm<SaveView>("/cases/views", Operation.SeeCases, SaveView.On, RegisterPages.ShowAgain);
        routes.MapForm<DropView>("/cases/views/removal", Operation.SeeCases, DropView.On, RegisterPages.ShowAgain);
    }

    public static IReadOnlyList<RegisterView> BuiltIn() =>
        [
            new(T("未办结"), "status=open"),
            new(T("超时"), "due=overdue"),
            new(T("待回访"), "status=handled"),
            new(T("今天"), "from=today"),
            new(T("我经手的"), "by=me"),
            new(T("全部"), "status=all"),
        ];

    public static async Task<IReadOnlyList<RegisterView>> Of(CaseRegister register)
    {
        var (community, me) = (register.Community, register.Me.Id);
        var own = await register
            .Db.Set<SavedView>()
            .AsNoTracking()
            .Where(v => v.CommunityId == community && v.StaffId == me)
            .OrderBy(v => v.Name)
            .ToListAsync();
        return [.. BuiltIn(), .. own.Select(v => new RegisterView(v.Name, v.Query, Own: true))];
    }
}
