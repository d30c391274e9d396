using System.Globalization;
using System.Text.Json;
using Huiyin.Cases.Public;
using Huiyin.Platform;
using Microsoft.EntityFrameworkCore;

namespace Huiyin.Complaints.Public;

/// <summary>In which way a compensation was given .</summary>
internal enum CompensationWay
{
    /// <summary>现金.</summary>
    Cash,

    /// <summary>转账.</summary>
    Transfer,

    /// <summary>减免物业费.</summary>
    FeeWaiver,

    /// <summary>礼品或实物.</summary>
    Gift,

    /// <summary>免费服务.</summary>
    Service,
}

/// <summary>补偿兑现: an approved compensation that was given, as its fact on the timeline says .</summary>
/// <param name="Compensation">Which.</param>
/// <param name="Date">The local day on which it was given.</param>
/// <param name="Way">In which way.</param>
/// <param name="Receipt">Number of the receipt, or who signed for it.</param>
/// <param name="By">Name of whoever wrote it down.</param>
/// <param name="At">When it was written down.</param>
internal sealed record CompensationPayment(
    Guid Compensation,
    DateOnly Date,
    CompensationWay Way,
    string Receipt,
    string By,
    DateTimeOffset At
)
{
    /// <summary>The fact that says so.</summary>
    internal const string Fact = "CompensationPaid";

    public static async Task<IReadOnlyList<CompensationPayment>> Of(Case about, HuiyinDb db)
    {
        var (community, id) = (about.CommunityId, about.Id);
        var facts = await db.Set<TimelineEntry>()
            .AsNoTracking()
            .Where(t => t.CommunityId == community && t.CaseId == id && t.Name == Fact)
            .OrderBy(t => t.Seq)
            .ToListAsync();
        return facts.ConvertAll(Read);
    }

    private static CompensationPayment Read(TimelineEntry fact)
    {
        var said = JsonSerializer.Deserialize<Dictionary<string, string?>>(fact.Data)!;
        return new CompensationPayment(
            Guid.Parse(said["compensation"]!),
            DateOnly.ParseExact(said["date"]!, "yyyy-MM-dd", CultureInfo.InvariantCulture),
            Json.FromWord<CompensationWay>(said["way"]) ?? CompensationWay.Cash,
            said["receipt"]!,
            fact.ByName,
            fact.At
        );
    }
}
