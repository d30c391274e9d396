using System.Text.Json;
using Huiyin.Cases;
using Huiyin.Cases.Public;
using Huiyin.Clock;
using Huiyin.Clock.Public;
using Huiyin.Estate.Public;
using Huiyin.Platform;
using Huiyin.Staff.Public;

namespace Huiyin.Demo;

/// <summary>A case as the script knows it before it exists.</summary>
internal sealed class PlayedCase
{
    public CaseId Id { get; set; }
    public string Number { get; set; } = "";
}

/// <summary>
/// Where the demo is played: everybody acts through the same verbs as at the desk, with their own permissions, and the
/// promise clock turns in between. What the house would refuse fails here.
/// </summary>
internal sealed class DemoStage(WebApplication app, MovableClock clock, Community community)
{
    private readonly CaseVerbTable verbs = app.Services.GetRequiredService<CaseVerbTable>();
    private readonly ClockBell bell = app.Services.GetRequiredService<ClockBell>();
    private DateTimeOffset? nextDue;

    public int Acts { get; private set; }

    /// <summary>Moves the clock, running everything that falls due on the way at its own time.</summary>
    public async Task MoveTo(DateTimeOffset at)
    {
        if (bell.TakeSoonest() is { } rung && !(nextDue <= rung))
            nextDue = rung;
        if (nextDue > at || nextDue is null)
        {
            clock.MoveTo(at);
            return;
        }
        await using var scope = app.Services.CreateAsyncScope();
        var promises = scope.ServiceProvider.GetRequiredService<PromiseClock>();
        await promises.MoveTo(at, clock);
        bell.TakeSoonest();
        nextDue = await promises.NextAt();
    }

    /// <summary>Writes down a new case as <c>POST /api/v1/cases</c> would; under a parent as its child.</summary>
    public Task<Case> Register(string login, object input, PlayedCase? parent = null) =>
        Act(
            login,
            async services =>
            {
                var register = services.GetRequiredService<CaseRegister>();
                var registered = JsonSerializer
                    .SerializeToElement(input, Json.Edge)
                    .Deserialize<RegisterCase>(Json.Edge)!;
                return parent is null
                    ? await registered.Open(register, parent: null)
                    : await RegisterCase.OpenChild(parent.Number, registered, register);
            },
            "register"
        );

    /// <summary>Runs a verb of a case as <c>POST /api/v1/cases/{case}/{verb}</c> would.</summary>
    public Task<Case> Do(PlayedCase about, string verb, string login, object? input = null) =>
        Act(
            login,
            services =>
            {
                var register = services.GetRequiredService<CaseRegister>();
                var body = JsonSerializer.SerializeToElement(input ?? new object(), Json.Edge);
                return register.Change(
                    about.Id.Value.ToString(),
                    null,
                    found => verbs.Find(verb)!.Run(found, body, register)
                );
            },
            verb
        );

    /// <summary>Writes rows of the desk that have no rule behind them: the waiting queue.</summary>
    public async Task Write(Func<HuiyinDb, CommunityRoster, Task> write)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var roster = await scope.ServiceProvider.GetRequiredService<Rosters>().Of(community.Id);
        var db = scope.ServiceProvider.GetRequiredService<HuiyinDb>();
        await scope
            .ServiceProvider.GetRequiredService<UnitOfWork>()
            .Run<bool>(async () =>
            {
                await write(db, roster);
                return true;
            });
    }

    /// <summary>Somebody does something; whatever changes is committed together.</summary>
    public async Task<T> Act<T>(string login, Func<IServiceProvider, Task<Outcome<T>>> act, string what)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var roster = await scope.ServiceProvider.GetRequiredService<Rosters>().Of(community.Id);
        scope.ServiceProvider.GetRequiredService<CurrentStaff>().Enter(community, roster.Find(login)!, [community.Id]);
        var outcome = await scope
            .ServiceProvider.GetRequiredService<UnitOfWork>()
            .Run(() => act(scope.ServiceProvider));
        Acts++;
        return outcome.Refused(out var done, out var no)
            ? throw new InvalidOperationException(
                $"{clock.GetUtcNow():O} {login} may not {what}: {no.Code} {no.Sentence()}"
            )
            : done;
    }
}
