using System.Text.Json;
using Huiyin.Desk.Public;
using Huiyin.Edge;
using Huiyin.Platform;
using Huiyin.Staff.Public;

namespace Huiyin.Desk;

/// <summary>每日检查: the supervisor has gone through the day's register and signs it, with a note .</summary>
internal sealed record SignDay(DateOnly? Day, string? Note)
{
    private const int LongestNote = 2000;

    public static async Task<Outcome<DailyReview>> On(SignDay input, HttpContext http)
    {
        var services = http.RequestServices;
        var (register, me) = (services.GetRequiredService<DayRegister>(), services.GetRequiredService<CurrentStaff>());
        if (input.Day is not { } day)
            return Refusal.Invalid("day", "请写明是哪一天，例如 2026-09-01。");
        if (day > register.Today)
            return Refusal.Invalid("day", "还没有到这一天，不能签。");
        if (input.Note?.Length > LongestNote)
            return Refusal.Invalid("note", "意见不超过 {0} 个字。", LongestNote);
        if (await register.Signature(day) is { } already)
            return AlreadySigned(already);
        var picture = await register.Read(day);
        var review = new DailyReview(
            me.CommunityId,
            day,
            me.Id,
            me.Actor.Name,
            input.Note?.Trim() ?? "",
            JsonSerializer.Serialize(picture.Counts, Json.Stored),
            services.GetRequiredService<TimeProvider>().GetUtcNow().WholeMilliseconds()
        );
        services.GetRequiredService<HuiyinDb>().Add(review);
        return review;
    }

    private static Refusal AlreadySigned(DailyReview review) =>
        new("day_already_signed", "这一天已经由{0}签过了。", RefusalKind.Conflict, null, review.SignedByName);
}

/// <summary>A signed day as programs read it.</summary>
internal sealed record DailyReviewView(
    DateOnly Day,
    string SignedBy,
    DateTimeOffset SignedAt,
    string Note,
    DayCounts Counts
)
{
    public static DailyReviewView Of(DailyReview review, CommunityRoster roster) =>
        new(
            review.Day,
            roster.Known(review.SignedById)?.Login ?? review.SignedByName,
            roster.Local(review.SignedAt),
            review.Note,
            CountsOf(review)
        );

    public static DayCounts CountsOf(DailyReview review) =>
        JsonSerializer.Deserialize<DayCounts>(review.Counts, Json.Stored)!;
}
