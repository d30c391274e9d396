using Huiyin.Cases.Public;
using Huiyin.Desk.Public;
using Huiyin.Platform;
using Huiyin.Search.Public;
using Huiyin.Shell;
using Huiyin.Staff.Public;
using Microsoft.EntityFrameworkCore;
using static Huiyin.Platform.Texts;

namespace Huiyin.Desk;

/// <summary>来电 in the search box: by the whole number, or by the caller's name among the calls of late.</summary>
internal sealed class CallFinder(HuiyinDb db, PersonalData personal, CurrentStaff me, TimeProvider clock) : IFinder
{
    /// <summary>An older call is asked for by its number or through its case.</summary>
    private static readonly TimeSpan OfLate = TimeSpan.FromDays(90);

    public string Kind => "calls";
    public string Title => T("来电");
    public int Place => 4;
    public Operation Needs => Operation.LogCalls;

    public async Task<FoundGroup> Find(Asked asked)
    {
        var (community, now, text) = (asked.Community, clock.GetUtcNow(), asked.Text);
        var calls = db.Set<Call>().AsNoTracking().Where(c => c.CommunityId == community);
        if (PhoneNumber.TryParse(text, out var number))
        {
            var index = personal.BlindIndex(community, number);
            calls = calls.Where(c => c.PhoneIndex == index);
        }
        else
        {
            var from = now - OfLate;
            calls = calls.Where(c => c.At >= from && c.CallerName != null && c.CallerName.Contains(text));
        }
        var found = await (
            from c in calls.OrderByDescending(c => c.At).Take(asked.Limit)
            join about in db.Set<Case>().AsNoTracking()
                on new { c.CommunityId, Id = c.CaseId } equals new { about.CommunityId, Id = (CaseId?)about.Id }
                into cases
            from about in cases.DefaultIfEmpty()
            orderby c.At descending
            select new
            {
                Call = c,
                Number = about == null ? null : about.Number,
                Summary = about == null ? null : about.Summary,
            }
        ).ToListAsync();
        return new FoundGroup([
            .. found.Select(f => new Found(
                f.Call.Id.ToString(),
                f.Call.CallerName ?? f.Call.PhoneMasked ?? T("没有来电显示"),
                string.Join(
                    " · ",
                    new[]
                    {
                        Moments.Say(f.Call.At, now, me.Community.Zone),
                        f.Call.CallerName is null ? null : f.Call.PhoneMasked,
                        f.Call.Missed ? T("未接") : null,
                        f.Summary,
                    }.OfType<string>()
                ),
                f.Number is null ? "/calls" : $"/cases/{f.Number}"
            )),
        ]);
    }
}
