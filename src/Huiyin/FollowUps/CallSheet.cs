using Huiyin.Cases;
using Huiyin.Cases.Attachments;
using Huiyin.Cases.Public;
using Huiyin.FollowUps.Public;
using Huiyin.Platform;
using Huiyin.Staff.Public;
using Microsoft.EntityFrameworkCore;

namespace Huiyin.FollowUps;

/// <summary>One customer to ask: whom, what was done, what to say, what came of earlier tries.</summary>
internal sealed record CallSheet
{
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

    /// <summary>Why somebody else must ask this customer; null when this reader may.</summary>
    public required Refusal? NotYou { get; init; }

    public string? TypedOne(string name) =>
        Typed.TryGetValue(name, out var values) && values.Count > 0 ? values[0] : null;

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
            Phone = await Number(about, db, services.GetRequiredService<CaseRegister>()),
            History = await db.Set<FollowUp>()
                .AsNoTracking()
                .Where(f => f.CommunityId == about.CommunityId && f.CaseId == about.Id)
                .OrderByDescending(f => f.At)
                .ToListAsync(),
            Further = all.Count(a => !a.Rests(queue.Now) && a.Row.CaseId != about.Id),
            Everybody = everybody,
            No = no,
            Typed = no is null
                ? new Dictionary<string, IReadOnlyList<string>>()
                : Read(await http.Request.ReadFormAsync()),
            NotYou = about.BarFromAsking(me, ask?.Row.OwedById),
        };
    }

    /// <summary>Shown to whoever has written down why, as on the page of the case; the note there is the permit.</summary>
    private static async Task<string?> Number(Case about, HuiyinDb db, CaseRegister register) =>
        RevealPhone.OpenTo(
            register.Me,
            about,
            await db.Set<TimelineEntry>()
                .AsNoTracking()
                .Where(t => t.CommunityId == about.CommunityId && t.CaseId == about.Id && t.ById == register.Me.Id)
                .ToListAsync(),
            register
        );

    private static Dictionary<string, IReadOnlyList<string>> Read(IFormCollection form) =>
        form.ToDictionary(
            f => f.Key,
            f => (IReadOnlyList<string>)[.. f.Value.OfType<string>()],
            StringComparer.Ordinal
        );
}
