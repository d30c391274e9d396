using Huiyin.Cases.Paper;
using Huiyin.Cases.Screens;
using Huiyin.Platform;

namespace Huiyin.Cases;

/// <summary>The pages of the register and of a case.</summary>
internal static class CasePages
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        CaseScreen.Map(routes);
        CasePapers.Map(routes);
    }

    /// <summary>A refused form of a case's page: the page again, with the refusal beside the form that was posted.</summary>
    public static Task<IResult> ShowAgain(HttpContext http, Refusal no) => CaseScreen.Again(http, no);
}
