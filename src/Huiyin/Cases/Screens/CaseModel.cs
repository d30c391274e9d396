using Huiyin.Cases.Attachments;
using Huiyin.Cases.Public;
using Huiyin.Charters.Public;
using Huiyin.Clock.Public;
using Huiyin.Complaints.Public;
using Huiyin.Estate.Public;
using Huiyin.FollowUps;
using Huiyin.FollowUps.Public;
using Huiyin.Platform;
using Huiyin.Promises;
using Huiyin.Repairs;
using Huiyin.Repairs.Public;
using Huiyin.Staff.Public;
using Microsoft.EntityFrameworkCore;
using static Huiyin.Platform.Texts;

namespace Huiyin.Cases.Screens;

/// <summary>Everything the page and the papers of a case show.</summary>
internal sealed record CaseModel
{
    private const int EarlierShown = 6;

    public required Case Case { get; init; }
    public required CommunityRoster Roster { get; init; }
    public required CurrentStaff Me { get; init; }
    public required Charter Charter { get; init; }
    public required CaseSituation Around { get; init; }
    public required IReadOnlyList<TimelineEntry> Timeline { get; init; }
    public required IReadOnlyList<PromiseRow> Promises { get; init; }
    public required IReadOnlyList<CaseFile> Files { get; init; }
    public required IReadOnlyList<Material> Materials { get; init; }
    public RepairOrder? Order { get; init; }
    public required IReadOnlyList<FollowUp> FollowUps { get; init; }
    public Case? Parent { get; init; }
    public required IReadOnlyList<Case> Children { get; init; }

    /// <summary>The case in whose follow-up this one was brought up, and what follow-ups of this one brought up (R-066).</summary>
    public Case? RaisedIn { get; init; }
    public required IReadOnlyList<Case> Raised { get; init; }
    public required IReadOnlyList<Case> Earlier { get; init; }

    /// <summary>What the next clerk should know about the person who asks.</summary>
    public string? ContactNote { get; init; }
    public string? Steward { get; init; }

    /// <summary>The number in full, while its reader may see it.</summary>
    public string? Phone { get; init; }

    /// <summary>The form that stands open; null when none does.</summary>
    public CaseForm? Form { get; init; }

    /// <summary>Why the tap that led here did nothing, where no form stands open to say it.</summary>
    public string? Refused { get; init; }
    public required IReadOnlyList<string> Possible { get; init; }
    public required IReadOnlyList<string> Now { get; init; }
    public required IReadOnlyList<string> Why { get; init; }

    public string Href => $"/cases/{Case.Number}";
    public string Title => $"{Case.Number} {(Case.Summary.Length <= 30 ? Case.Summary : Case.Summary[..30] + "…")}";

    /// <summary>The page is renewed when this case, its parent or a child changes.</summary>
    public string Topics =>
        string.Join(
            ' ',
            [Case.Number, .. Parent is null ? [] : new[] { Parent.Number }, .. Children.Select(c => c.Number)]
        );

    public Money Total => Sum(Materials);

    public static Money Sum(IEnumerable<Material> some) =>
        some.Aggregate(default(Money), (sum, material) => sum + material.Total);

    /// <summary>What is kept of a complaint; null for other kinds.</summary>
    public ComplaintFile? Complaint => Around.Complaint;

    /// <summary>督办: who took it over last because it was not done in time (R-029); null when nobody has, or it is over.</summary>
    public TimelineEntry? Oversight =>
        Case.Status.IsFinal() ? null : Timeline.LastOrDefault(t => t.Kind == FactKind.TakenOver);

    public bool May(string action) => Possible.Contains(action);

    /// <summary>Starting before the owner consents asks for a reason; at any other time one tap does it.</summary>
    public ActionLook Look(string action) =>
        action == "start" && Case.Status == CaseStatus.AwaitingConsent
            ? new(action, T("危及安全，先行开工"), Icon: "alert-triangle")
        : ActionLook.Of(action) is { Name: "dispatch" } look && Case.Department is not null
            ? look with
            {
                Text = T("改派"),
            }
        : ActionLook.Of(action);

    public string NameOf(StaffId? who) => Roster.Known(who)?.Name ?? "—";

    /// <summary>The sentence of the rule that a promise or a system act comes from.</summary>
    public string? Says(string? rule) =>
        rule is null ? null
        : Charter.Find(rule)?.Says is { Length: > 0 } says ? says
        : rule;

    public static async Task<CaseModel> Of(Case about, CaseRegister register, CharterBook charters, CaseForm? form)
    {
        var db = register.Db;
        var (community, id) = (about.CommunityId, about.Id);
        var timeline = await db.Set<TimelineEntry>()
            .AsNoTracking()
            .Where(t => t.CommunityId == community && t.CaseId == id)
            .OrderBy(t => t.Seq)
            .ToListAsync();
        var promises = await db.Set<PromiseRow>()
            .AsNoTracking()
            .Where(p => p.CommunityId == community && p.CaseId == id)
            .OrderBy(p => p.DueAt)
            .ToListAsync();
        var cases = db.Set<Case>().AsNoTracking().Where(c => c.CommunityId == community);
        var related = await cases
            .Where(c => c.ParentId == id)
            .Concat(cases.Where(c => c.RaisedInId == id))
            .Concat(cases.Where(c => c.Id == about.ParentId))
            .Concat(cases.Where(c => c.Id == about.RaisedInId))
            .OrderBy(c => c.Number)
            .ToListAsync();
        var children = related.Where(c => c.ParentId == id).ToList();
        var file = await ComplaintFile.Of(about, db);
        var around = CaseSituation.Of(about, promises, timeline, children.Select(c => c.Status), file);
        var possible = CaseActions.For(about, register.Me, around);
        var roster = await register.Roster();
        return new CaseModel
        {
            Case = about,
            Roster = roster,
            Me = register.Me,
            Charter = (await charters.Version(community, about.CharterVersion)).Charter,
            Around = around,
            Timeline = timeline,
            Promises = promises,
            Files = await CaseFiles.Of(about, db),
            Materials = await db.Set<Material>()
                .AsNoTracking()
                .Where(m => m.CommunityId == community && m.CaseId == id)
                .OrderBy(m => m.At)
                .ToListAsync(),
            Order = await db.Set<RepairOrder>()
                .AsNoTracking()
                .SingleOrDefaultAsync(r => r.CommunityId == community && r.CaseId == id),
            FollowUps = await db.Set<FollowUp>()
                .AsNoTracking()
                .Where(f => f.CommunityId == community && f.CaseId == id)
                .OrderBy(f => f.At)
                .ToListAsync(),
            Parent = related.Find(c => c.Id == about.ParentId),
            Children = children,
            RaisedIn = related.Find(c => c.Id == about.RaisedInId),
            Raised = related.FindAll(c => c.RaisedInId == id),
            Earlier = await EarlierOf(about, db),
            ContactNote = await db.Set<Resident>()
                .Where(r => r.CommunityId == community && r.Id == about.ContactId)
                .Select(r => r.Note)
                .SingleOrDefaultAsync(),
            Steward = await StewardOf(about, db, roster),
            Phone = RevealPhone.OpenTo(register.Me, about, timeline, register),
            Form = form,
            Possible = possible,
            Now = CaseActions.Now(about, register.Me, around, possible),
            Why = [.. CaseActions.Why(about, register.Me, around).Select(no => no.Sentence())],
        };
    }

    /// <summary>What the same unit asked for before, newest first.</summary>
    private static async Task<List<Case>> EarlierOf(Case about, HuiyinDb db) =>
        about.UnitId is null
            ? []
            : await db.Set<Case>()
                .AsNoTracking()
                .Where(c => c.CommunityId == about.CommunityId && c.UnitId == about.UnitId && c.Id != about.Id)
                .OrderByDescending(c => c.ReceivedAt)
                .Take(EarlierShown)
                .ToListAsync();

    private static async Task<string?> StewardOf(Case about, HuiyinDb db, CommunityRoster roster) =>
        about.UnitId is null
            ? null
            : roster
                .Find(
                    await db.Set<Unit>()
                        .Where(u => u.CommunityId == about.CommunityId && u.Id == about.UnitId)
                        .Select(u => u.StewardId)
                        .SingleOrDefaultAsync()
                )
                ?.Name;
}
