using Huiyin.Charters.Public;
using Huiyin.Edge;
using Huiyin.Platform;
using Huiyin.Promises;
using Huiyin.Shell;
using Huiyin.Staff.Public;

namespace Huiyin.Complaints;

/// <summary>投诉须知: where, by which number and by which code one complains, to hang in the lobby .</summary>
internal static class ComplaintNotice
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/print/complaint-notice", Print).Needing(Operation.SeeCases).ExcludeFromDescription();

    private static async Task<IResult> Print(
        HttpContext http,
        CurrentStaff me,
        Rosters rosters,
        CharterBook charters,
        TimeProvider clock
    )
    {
        var place = (await rosters.Of(me.CommunityId)).Community;
        var charter = (await charters.On(me.CommunityId, clock.GetUtcNow())).Charter;
        var code = place.Phone is { } phone
            ? "tel:" + new string([.. phone.Where(c => char.IsAsciiDigit(c) || c == '+')])
            : $"{http.Request.Scheme}://{http.Request.Host}/";
        return Page<ComplaintNoticePage>.With(
            new NoticeModel(
                place.Name,
                place.Phone,
                Qr.Svg(code, place.Phone ?? place.Name),
                DeskWords.Of(charter.Desk),
                [
                    .. charter
                        .Rules.Where(rule =>
                            rule.IsFor(new Traits(RequestKind.Complaint, Grade.Minor))
                            || rule.IsFor(new Traits(RequestKind.Complaint, Grade.Major))
                        )
                        .Where(rule =>
                            rule.Promise
                                is PromiseKind.FirstAnswer
                                    or PromiseKind.Investigate
                                    or PromiseKind.Resolve
                                    or PromiseKind.HandOver
                                    or PromiseKind.FollowUp
                                    or PromiseKind.ToldCustomer
                            && (rule.Condition.Kinds.Count > 0 || rule.Promise == PromiseKind.FirstAnswer)
                            && rule.Condition.MinCycle == 1
                        )
                        .Select(rule => rule.Says)
                        .Distinct(),
                ]
            )
        );
    }
}

internal sealed record NoticeModel(
    string Community,
    string? Phone,
    string Code,
    string Hours,
    IReadOnlyList<string> Promises
);
