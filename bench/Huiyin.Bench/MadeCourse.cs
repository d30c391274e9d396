using System.Globalization;
using Huiyin.Cases.Public;
using Huiyin.Promises;

namespace Huiyin.Bench;

/// <summary>
/// The course of a made-up case: the kinds, delays and holds of a busy estate, from a seed. Most are done in time, some late,
/// a few go round again, one complaint in three is graded.
/// </summary>
internal sealed class MadeCourse
{
    private static readonly byte[] Hash = new byte[32];
    private readonly Random luck = new(311);

    public int Write(object community, byte[] id, int number, DateTimeOffset received, Row addCase, Row addFact)
    {
        var kind = (RequestKind)(
            luck.Next(10) switch
            {
                < 5 => 1,
                < 7 => 2,
                7 => 3,
                8 => 0,
                _ => 6,
            }
        );
        var urgent = kind == RequestKind.Repair && luck.Next(6) == 0;
        var traits = new Traits(kind, Urgent: urgent, Category: luck.Next(20) == 0 ? "attitude" : null);
        var (at, seq) = (received, 0);
        void Fact(FactKind what, double minutes, HoldReason? hold = null)
        {
            at = at.AddMinutes(minutes);
            addFact.Add(
                community,
                id,
                seq++,
                at.ToUnixTimeMilliseconds(),
                "zhangmin",
                "张敏",
                what.ToString(),
                "{\"note\":\"业主说今天之内来看\"}",
                (int)what,
                TraitsCode.Pack(traits),
                traits.Category,
                hold is { } why ? (int)why : null,
                null,
                null,
                null,
                Hash
            );
        }

        Fact(FactKind.Registered, 0);
        if (kind == RequestKind.Complaint && luck.Next(3) > 0)
        {
            traits = traits with { Grade = (Grade)luck.Next(1, 4), Valid = true };
            Fact(FactKind.Graded, Wait(30));
        }
        Fact(FactKind.Dispatched, Wait(15));
        Fact(FactKind.Accepted, Wait(12));
        if (luck.Next(8) == 0)
        {
            Fact(FactKind.Held, Wait(120), HoldReason.WaitingForParts);
            Fact(FactKind.Resumed, Wait(1_400));
        }
        Fact(FactKind.Handled, Wait(urgent ? 150 : 900));
        if (luck.Next(12) == 0)
        {
            traits = traits with { Cycle = 2 };
            Fact(FactKind.FollowedUpUnsatisfied, Wait(600));
            Fact(FactKind.Handled, Wait(900));
        }
        Fact(FactKind.FollowedUpSatisfied, Wait(700));
        Fact(FactKind.Closed, 0);
        addCase.Add(
            community,
            id,
            number.ToString("000000000", CultureInfo.InvariantCulture),
            (int)kind,
            (int)CaseStatus.Closed,
            0,
            traits.Cycle,
            urgent,
            (int)traits.Grade,
            0,
            "客厅灯不亮",
            received.ToUnixTimeMilliseconds(),
            0,
            1,
            1,
            seq,
            Hash,
            at.ToUnixTimeMilliseconds()
        );
        return seq;
    }

    /// <summary>Minutes around a usual time, with a long tail.</summary>
    private double Wait(double usual) => usual * -Math.Log(1 - luck.NextDouble());
}
