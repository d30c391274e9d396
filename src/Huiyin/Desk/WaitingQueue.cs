using Huiyin.Cases;
using Huiyin.Desk.Public;
using Huiyin.Edge;
using Huiyin.Platform;
using Huiyin.Shell;
using Huiyin.Staff.Public;
using Microsoft.EntityFrameworkCore;

namespace Huiyin.Desk;

/// <summary>接待等候: who waits at the desk, and for how long; nobody stands there unseen .</summary>
internal sealed class WaitingQueue(HuiyinDb db, UnitOfWork work, CurrentStaff me, LiveChanges live, TimeProvider clock)
{
    public const string Topic = "queue";
    private const int MostShown = 100;

    private readonly DateTimeOffset now = clock.GetUtcNow().WholeMilliseconds();

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes
            .MapGet("/queue", (Delegate)((HttpContext http) => Show(http, null)))
            .Needing(Operation.LogCalls)
            .ExcludeFromDescription();
        routes.MapForm<Arrive>("/queue", Operation.LogCalls, (input, http) => Queue(http).TakeIn(input), Show);
        routes.MapForm<Nothing>(
            "/queue/{visitor}/greeting",
            Operation.LogCalls,
            (_, http) => Queue(http).Greet(http),
            Show
        );
        routes.MapForm<Nothing>(
            "/queue/{visitor}/service",
            Operation.LogCalls,
            (_, http) => Queue(http).Serve(http),
            Show
        );
        routes.MapForm<Nothing>(
            "/queue/{visitor}/leaving",
            Operation.LogCalls,
            (_, http) => Queue(http).Leave(http),
            Show
        );
    }

    public Task<Waiting?> Find(Guid id)
    {
        var community = me.CommunityId;
        return db.Set<Waiting>().SingleOrDefaultAsync(w => w.CommunityId == community && w.Id == id);
    }

    /// <summary>Served by whoever writes down what they came for.</summary>
    public async Task ServedBy(Guid visitor, Actor by)
    {
        if (await Find(visitor) is not { } found)
            return;
        found.Serve(by.Name, now);
        Announce();
    }

    private async Task<Outcome<Reply>> TakeIn(Arrive input)
    {
        if (string.IsNullOrWhiteSpace(input.Name))
            return Refusal.Invalid("name", "请写下怎么称呼，不知道姓名就写“穿红衣的先生”。");
        if (input.Name.Length > 60 || input.Unit?.Length > 40 || input.Matter?.Length > 200)
            return Refusal.Invalid("matter", "写得太长了：称呼 60 字、房号 40 字、事情 200 字以内。");
        db.Add(new Waiting(me.CommunityId, input.Name, input.Unit, input.Matter, now));
        Announce();
        return Back;
    }

    private Task<Outcome<Reply>> Greet(HttpContext http) => Change(http, w => w.Greet(now), _ => Back);

    private Task<Outcome<Reply>> Leave(HttpContext http) => Change(http, w => w.Leave(now), _ => Back);

    private Task<Outcome<Reply>> Serve(HttpContext http) =>
        Change(
            http,
            w => w.Serve(me.Actor.Name, now),
            w => new Reply(StatusCodes.Status303SeeOther, null, $"/intake?channel=visit&waiting={w.Id}")
        );

    private async Task<Outcome<Reply>> Change(HttpContext http, Action<Waiting> verb, Func<Waiting, Reply> then)
    {
        if (!Guid.TryParse((string?)http.GetRouteValue("visitor"), out var id) || await Find(id) is not { } found)
            return Refusal.NotFound;
        if (found.LeftAt is not null)
            return AlreadyGone;
        verb(found);
        Announce();
        return then(found);
    }

    private void Announce() => work.AfterCommit(() => live.Announce(me.CommunityId, Topic));

    private async Task<QueueModel> Read(HttpContext http, Refusal? no)
    {
        var (community, zone) = (me.CommunityId, me.Community.Zone);
        var midnight = Times.StartOf(Times.DayOf(now, zone), zone);
        var all = db.Set<Waiting>().AsNoTracking().Where(w => w.CommunityId == community);
        var waiting = await all.Where(w => w.LeftAt == null).OrderBy(w => w.ArrivedAt).Take(MostShown).ToListAsync();
        var gone = await all.Where(w => w.LeftAt >= midnight)
            .OrderByDescending(w => w.LeftAt)
            .Take(MostShown)
            .ToListAsync();
        var typed = no is not null && http.Request.HasFormContentType ? await http.Request.ReadFormAsync() : null;
        return new QueueModel(waiting, gone, no, new Arrive(typed?["name"], typed?["unit"], typed?["matter"]));
    }

    private static async Task<IResult> Show(HttpContext http, Refusal? no) =>
        no == Refusal.NotFound
            ? Answers.Refuse(http, no)
            : Page<QueuePage>.With(
                await Queue(http).Read(http, no),
                no is null ? StatusCodes.Status200OK : Problems.StatusOf(no)
            );

    private static WaitingQueue Queue(HttpContext http) => http.RequestServices.GetRequiredService<WaitingQueue>();

    private static readonly Reply Back = new(StatusCodes.Status303SeeOther, null, "/queue");

    private static readonly Refusal AlreadyGone = new("not_waiting", "这位已经有人接待或离开了。");
}

/// <summary>Somebody comes in while the desk is busy.</summary>
internal sealed record Arrive(string? Name, string? Unit, string? Matter);

internal sealed record QueueModel(
    IReadOnlyList<Waiting> Waiting,
    IReadOnlyList<Waiting> Gone,
    Refusal? Refusal,
    Arrive Typed
)
{
    public string? Error(string field) => Refusal?.Field == field ? Refusal.Sentence() : null;
}
