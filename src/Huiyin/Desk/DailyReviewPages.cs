using Huiyin.Desk.Public;
using Huiyin.Edge;
using Huiyin.Platform;
using Huiyin.Shell;
using Huiyin.Staff.Public;

namespace Huiyin.Desk;

/// <summary>The page on which a day is looked through and signed, and the same for programs.</summary>
internal static class DailyReviewPages
{
    private const int MostDays = 366;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/daily-review", Show).Needing(Operation.SignDailyReview).ExcludeFromDescription();
        routes.MapForm<SignDay>("/daily-review", Operation.SignDailyReview, SignByForm, ShowAgain);
        routes
            .MapChange<SignDay>("/api/v1/daily-reviews", Operation.SignDailyReview, Sign)
            .WithTags("daily review")
            .Produces<DailyReviewView>(StatusCodes.Status201Created);
        routes
            .MapGet("/api/v1/daily-reviews", List)
            .Needing(Operation.SignDailyReview)
            .WithTags("daily review")
            .WithSummary("Signed days, the latest first, and the past days still to be signed")
            .Produces<DailyReviews>();
        routes
            .MapGet("/api/v1/daily-reviews/{day}", Read)
            .Needing(Operation.SignDailyReview)
            .WithTags("daily review")
            .WithSummary("A day as it stands in the books now, and its signature")
            .Produces<DayView>();
    }

    private static async Task<IResult> Show(HttpContext http, DayRegister register, string? day)
    {
        if (day is null)
            return Page<DailyReviewPage>.With(await Model(register, register.Today, null, null));
        return Times.Day(day) is { } asked
            ? Page<DailyReviewPage>.With(await Model(register, asked, null, null))
            : Answers.Refuse(http, Refusal.NotFound);
    }

    private static async Task<Outcome<Reply>> SignByForm(SignDay input, HttpContext http) =>
        (await SignDay.On(input, http)).Refused(out var review, out var no)
            ? no
            : new Reply(StatusCodes.Status303SeeOther, null, $"/daily-review?day={review.Day:yyyy-MM-dd}");

    private static async Task<IResult> ShowAgain(HttpContext http, Refusal no)
    {
        var register = http.RequestServices.GetRequiredService<DayRegister>();
        var form = await http.Request.ReadFormAsync();
        var model = await Model(register, Times.Day(form["day"]) ?? register.Today, form["note"], no);
        return Page<DailyReviewPage>.With(model, Problems.StatusOf(no));
    }

    private static async Task<DailyReviewModel> Model(DayRegister register, DateOnly day, string? note, Refusal? no) =>
        new(
            await register.Read(day),
            await register.Signature(day),
            await register.Unsigned(),
            register.Today,
            note,
            no
        );

    private static async Task<Outcome<Reply>> Sign(SignDay input, HttpContext http)
    {
        var services = http.RequestServices;
        var roster = await services
            .GetRequiredService<Rosters>()
            .Of(services.GetRequiredService<CurrentStaff>().CommunityId);
        return (await SignDay.On(input, http)).Refused(out var review, out var no)
            ? no
            : Reply.Created($"/api/v1/daily-reviews/{review.Day:yyyy-MM-dd}", DailyReviewView.Of(review, roster));
    }

    /// <summary>Signed days, newest first, and the past days that are still to be signed.</summary>
    private static async Task<IResult> List(
        DayRegister register,
        Rosters rosters,
        CurrentStaff me,
        string? from,
        string? to
    )
    {
        var (first, last) = (
            from is null ? register.Today.AddDays(-30) : Times.Day(from),
            to is null ? register.Today : Times.Day(to)
        );
        if (first is null || last is null)
            return Problems.Of(Refusal.Invalid(first is null ? "from" : "to", "日期写成 2026-09-01。"));
        if (last.Value.DayNumber - first.Value.DayNumber > MostDays)
            return Problems.Of(Refusal.Invalid("from", "一次最多看 {0} 天。", MostDays));
        var roster = await rosters.Of(me.CommunityId);
        var signed = await register.Signatures(first.Value, last.Value);
        return Answers.Json(
            Reply.Ok(
                new DailyReviews([.. signed.Select(r => DailyReviewView.Of(r, roster))], await register.Unsigned())
            )
        );
    }

    private static async Task<IResult> Read(string day, DayRegister register, Rosters rosters, CurrentStaff me)
    {
        if (Times.Day(day) is not { } asked)
            return Problems.Of(Refusal.NotFound);
        var roster = await rosters.Of(me.CommunityId);
        var picture = await register.Read(asked);
        var review = await register.Signature(asked);
        return Answers.Json(
            Reply.Ok(new DayView(asked, picture.Counts, review is null ? null : DailyReviewView.Of(review, roster)))
        );
    }
}

internal sealed record DailyReviews(IReadOnlyList<DailyReviewView> Items, IReadOnlyList<DateOnly> Unsigned);

/// <summary>A day as programs read it; <c>signed</c> is null until somebody has signed.</summary>
internal sealed record DayView(DateOnly Day, DayCounts Counts, DailyReviewView? Signed);

internal sealed record DailyReviewModel(
    DayPicture Picture,
    DailyReview? Signed,
    IReadOnlyList<DateOnly> Unsigned,
    DateOnly Today,
    string? Note,
    Refusal? No
);
