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
}
