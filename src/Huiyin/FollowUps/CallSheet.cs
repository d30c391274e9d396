using Huiyin.Cases;
using Huiyin.Cases.Public;
using Huiyin.Platform;
using Huiyin.Staff.Public;
using Microsoft.EntityFrameworkCore;

namespace Huiyin.FollowUps;

/// <summary>One customer to ask: whom, what was done, what to say, what came of earlier tries.</summary>
internal sealed record CallSheet
{
    /// <summary>The fact that permits the number to be shown to whoever noted it.</summary>
    internal const string Revealed = "PhoneRevealed";

    /// <summary>How long a revealed number stays visible; long enough for a call.</summary>
    private static readonly TimeSpan Visible = TimeSpan.FromMinutes(15);

    public required Case About { get; init; }

    /// <summary>Null when nobody is to be asked now: not handled yet, ended, or the customer would not be asked.</summary>
    public required ToAsk? Ask { get; init; }
    public required FollowUpScript? Script { get; init; }

    /// <summary>The number in full, when it may be seen and was asked for; else null.</summary>
    public required string? Phone { get; init; }
    public required IReadOnlyList<FollowUp> History { get; init; }

    /// <summary>How many more can be asked now, this one not counted.</summary>
    public required int Further { get; init; }
    public required bool Everybody { get; init; }
    public required Refusal? No { get; init; }

    /// <summary>What was typed into a refused form.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<string>> Typed { get; init; }
    public required bool MayVisitAsManager { get; init; }

    public string? TypedOne(string name) => Typed.TryGetValue(name, out var values) && values.Count > 0 ? values[0] : null;

    public string? ErrorOf(string field) => No?.Field == field ? No.Sentence() : null;

    public static async Task<CallSheet> Of(Case about, HttpContext http, bool everybody, Refusal? no)
    {
        var services = http.RequestServices;
        var (db, me) = (services.GetRequiredService<HuiyinDb>(), services.GetRequiredService<CurrentStaff>());
        var queue = services.GetRequiredService<FollowUpQueue>();
        var ask = await queue.Of(about.Id);
        var all = await queue.Read(everybody ? null : me.Id);
        return new CallSheet
        {
            About = about,
            Ask = ask,
            Script = ask is null ? null : FollowUpScript.For(ask.Row, me.Community.Name, me.Actor.Name),
            Phone = await Number(about, db, me, services.GetRequiredService<Contacts>(), queue.Now),
            History = await db.Set<FollowUp>()
                .AsNoTracking()
                .Where(f => f.CommunityId == about.CommunityId && f.CaseId == about.Id)
                .OrderByDescending(f => f.At)
                .ToListAsync(),
            Further = all.Count(a => !a.Rests(queue.Now) && a.Row.CaseId != about.Id),
            Everybody = everybody,
            No = no,
            Typed = no is null ? new Dictionary<string, IReadOnlyList<string>>() : Read(await http.Request.ReadFormAsync()),
            MayVisitAsManager = me.May(Operation.FollowUpAsManager),
        };
    }

    private static async Task<string?> Number(Case about, HuiyinDb db, CurrentStaff me, Contacts contacts, DateTimeOffset now)
    {
        if (!me.May(Operation.SeePersonalData) || about.ContactPhone is null)
            return null;
        var since = now - Visible;
        var asked = await db.Set<TimelineEntry>()
            .AnyAsync(t =>
                t.CommunityId == about.CommunityId && t.CaseId == about.Id && t.Name == Revealed && t.ById == me.Id && t.At > since
            );
        return asked ? contacts.Reveal(about) : null;
    }

    private static Dictionary<string, IReadOnlyList<string>> Read(IFormCollection form) =>
        form.ToDictionary(f => f.Key, f => (IReadOnlyList<string>)[.. f.Value.OfType<string>()], StringComparer.Ordinal);
}
