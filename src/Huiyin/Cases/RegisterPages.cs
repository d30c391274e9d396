using Huiyin.Cases.Public;
using Huiyin.Edge;
using Huiyin.Platform;
using Huiyin.Shell;
using Huiyin.Staff.Public;
using Microsoft.AspNetCore.WebUtilities;

namespace Huiyin.Cases;

/// <summary>登记簿 as a page: the list, its filters and views.</summary>
internal static class RegisterPages
{
    private const int Rows = 50;

    /// <summary>Where the register opens: what is still to be done.</summary>
    private const string Opening = "status=open";

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/cases", Open).Needing(Operation.SeeCases).ExcludeFromDescription();

    private static Task<IResult> Open(HttpContext http, CaseRegister register)
    {
        var query = CaseQuery.Read(http.Request.Query);
        // Whoever only says which bulk was done, or turns a page, has said no more than the register's own beginning.
        if (query.IsEmpty)
            query = CaseQuery.Read(Opening);
        return Show(
            register,
            http,
            query,
            http.Request.Query["cursor"],
            http.Request.Query[BulkDispatch.Token],
            posted: null
        );
    }

    /// <summary>A refused form of the register: the same list again, the refusal beside the form that was posted.</summary>
    public static async Task<IResult> ShowAgain(HttpContext http, Refusal no)
    {
        var posted = await Posted.Of(http, no);
        var (query, cursor) = Back(posted["_return"]);
        var register = http.RequestServices.GetRequiredService<CaseRegister>();
        return await Show(register, http, query, cursor, bulk: null, posted);
    }

    /// <summary>The list that a form was posted from.</summary>
    public static (CaseQuery Query, string? Cursor) Back(string? address)
    {
        var asked = address?.Split('?', 2) is ["/cases", var text] ? text : Opening;
        var query = CaseQuery.Read(asked);
        var cursor = QueryHelpers.ParseQuery(asked).GetValueOrDefault("cursor").ToString();
        return (query.IsEmpty ? CaseQuery.Read(Opening) : query, cursor.Length > 0 ? cursor : null);
    }

    private static async Task<IResult> Show(
        CaseRegister register,
        HttpContext http,
        CaseQuery query,
        string? cursor,
        string? bulk,
        Posted? posted
    )
    {
        var search = http.RequestServices.GetRequiredService<ICaseSearch>();
        var page = new CasePageOf([], null);
        var no = (await CaseFilter.Read(query, register)).Refused(out var filter, out var unreadable)
            ? unreadable
            : null;
        if (
            no is null
            && (await CaseList.Page(register, search, filter, cursor, Rows)).Refused(out page, out var refused)
        )
            (no, page) = (refused, new CasePageOf([], null));
        var model = new RegisterModel(query, page, await SavedViews.Of(register), await register.Roster(), register.Me)
        {
            Cursor = cursor,
            Refusal = no,
            Posted = posted,
            Bulk = await BulkDispatch.Result(register, bulk),
        };
        var refusedHow = posted?.Refusal ?? no;
        return Page<RegisterPage>.With(
            model,
            refusedHow is null ? StatusCodes.Status200OK : Problems.StatusOf(refusedHow)
        );
    }
}
