using Huiyin.Complaints.Public;

namespace Huiyin.Complaints;

internal static class ComplaintRoutes
{
    public static void MapComplaints(this IEndpointRouteBuilder routes)
    {
        RecordComplaint.Map(routes);
        GradeComplaint.Map(routes);
        InvestigateComplaint.Map(routes);
        FindCause.Map(routes);
        Apologise.Map(routes);
        Compensate.Map(routes);
        PayCompensation.Map(routes);
        ComplaintPages.Map(routes);
        RuleOnIncident.Map(routes);
        SetAmounts.Map(routes);
        ComplaintNotice.Map(routes);
    }
}
