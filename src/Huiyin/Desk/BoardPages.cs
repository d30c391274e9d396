using Huiyin.Edge;
using Huiyin.Shell;
using Huiyin.Staff.Public;

namespace Huiyin.Desk;

/// <summary>工作台: the page everybody begins the day with, and the supervisor's view of everybody.</summary>
internal static class BoardPages
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/", Show).Needing(Operation.SeeCases).ExcludeFromDescription();
        routes.MapGet("/board/all", ShowAll).Needing(Operation.SeeEverybodysBoard).ExcludeFromDescription();
    }

    private static async Task<IResult> Show(Board board) => Page<BoardPage>.With(await board.Read());

    private static async Task<IResult> ShowAll(Overview overview) => Page<OverviewPage>.With(await overview.Read());
}
