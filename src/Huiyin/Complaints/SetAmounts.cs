using Huiyin.Cases.Public;
using Huiyin.Complaints.Public;
using Huiyin.Edge;
using Huiyin.Estate.Public;
using Huiyin.Platform;
using Huiyin.Shell;
using Huiyin.Staff.Public;
using Microsoft.EntityFrameworkCore;

namespace Huiyin.Complaints;

/// <summary>Who approves how much compensation, and the number that the notice of how to complain names .</summary>
internal sealed record SetAmounts(Money? SupervisorUpTo, Money? ManagerUpTo, string? Phone)
{
    private const string Path = "/complaints/settings";
    private const int LongestPhone = 40;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes
            .MapGet("/api/v1" + Path, Read)
            .Needing(Operation.JudgeComplaint)
            .WithTags("complaints")
            .Produces<SetAmounts>();
        routes
            .MapChange<SetAmounts>(
                "/api/v1" + Path,
                Operation.KeepComplaintSettings,
                async (input, http) => (await input.Keep(http)).Refused(out var kept, out var no) ? no : Reply.Ok(kept),
                "PUT"
            )
            .WithTags("complaints")
            .Produces<SetAmounts>();
        routes.MapGet(Path, Show).Needing(Operation.KeepComplaintSettings).ExcludeFromDescription();
        routes.MapForm<SetAmounts>(
            Path,
            Operation.KeepComplaintSettings,
            async (input, http) =>
                (await input.Keep(http)).Refused(out _, out var no)
                    ? no
                    : new Reply(StatusCodes.Status303SeeOther, null, Path + "?kept=1"),
            ShowAgain
        );
    }

    private static async Task<SetAmounts> Now(HuiyinDb db, CommunityId community)
    {
        var settings = await Compensate.Settings(db, community);
        var phone = await db.Set<Community>().Where(c => c.Id == community).Select(c => c.Phone).SingleAsync();
        return new SetAmounts(settings.SupervisorUpTo, settings.ManagerUpTo, phone);
    }

    private static async Task<IResult> Read(HuiyinDb db, CurrentStaff me) =>
        Answers.Json(Reply.Ok(await Now(db, me.CommunityId)));

    private static async Task<IResult> Show(HuiyinDb db, CurrentStaff me, string? kept) =>
        Page<SettingsPage>.With(new SettingsModel(await Now(db, me.CommunityId), null, kept is not null));

    private static async Task<IResult> ShowAgain(HttpContext http, Refusal no)
    {
        var (db, me) = (
            http.RequestServices.GetRequiredService<HuiyinDb>(),
            http.RequestServices.GetRequiredService<CurrentStaff>()
        );
        var posted = await Posted.Of(http, no);
        return Page<SettingsPage>.With(
            new SettingsModel(await Now(db, me.CommunityId), posted, false),
            Problems.StatusOf(no)
        );
    }

    private async Task<Outcome<SetAmounts>> Keep(HttpContext http)
    {
        var services = http.RequestServices;
        var (db, me) = (services.GetRequiredService<HuiyinDb>(), services.GetRequiredService<CurrentStaff>());
        if (SupervisorUpTo is not { Fen: >= 0 } supervisor)
            return Refusal.Invalid("supervisorUpTo", "金额写成元，例如 200.00。");
        if (ManagerUpTo is not { Fen: >= 0 } manager || manager < supervisor)
            return Refusal.Invalid("managerUpTo", "项目经理能批的不少于主管能批的。");
        if (Phone?.Length > LongestPhone)
            return Refusal.Invalid("phone", "电话不超过 {0} 个字。", LongestPhone);
        var community = me.CommunityId;
        var settings = await db.Set<ComplaintSettings>().SingleOrDefaultAsync(s => s.CommunityId == community);
        if (settings is null)
            db.Add(settings = new ComplaintSettings(community));
        settings.Allow(supervisor, manager);
        var place = await db.Set<Community>().SingleAsync(c => c.Id == community);
        place.AnswersAt(string.IsNullOrWhiteSpace(Phone) ? null : Phone.Trim());
        services.GetRequiredService<UnitOfWork>().AfterCommit(services.GetRequiredService<Rosters>().ForgetAll);
        return new SetAmounts(supervisor, manager, place.Phone);
    }
}

internal sealed record SettingsModel(SetAmounts Now, Posted? Posted, bool Kept);
