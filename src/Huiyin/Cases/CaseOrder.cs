using System.Globalization;
using System.Text;
using Huiyin.Cases.Public;
using Huiyin.Platform;

namespace Huiyin.Cases;

/// <summary>In which order a list goes.</summary>
internal enum OrderKind
{
    /// <summary>The latest received first.</summary>
    Received,

    /// <summary>The most urgent first.</summary>
    Due,

    /// <summary>The latest written down first: what the search index can give without sorting every hit.</summary>
    Written,
}

/// <summary>What decides where a case stands in each of the orders.</summary>
internal interface IListed
{
    string Number { get; }
    DateTimeOffset ReceivedAt { get; }
    DateTimeOffset? NextDueAt { get; }
    long Rank { get; }
}

/// <summary>Cases in one order, from any place in it.</summary>
internal sealed class CaseOrder
{
    private readonly IQueryable<RankedCase> cases;

    private CaseOrder(OrderKind kind, IQueryable<RankedCase> cases) => (Kind, this.cases) = (kind, cases);

    public OrderKind Kind { get; }

    public static CaseOrder Of(IQueryable<Case> cases, OrderKind kind) =>
        new(kind, cases.Select(c => new RankedCase { Case = c, Rank = 0 }));

    public static CaseOrder OfHits(IQueryable<Case> cases, IQueryable<CaseHit> hits) =>
        new(
            OrderKind.Written,
            from hit in hits
            join c in cases on hit.CaseId equals c.Id
            select new RankedCase { Case = c, Rank = hit.Rank }
        );

    /// <summary>
    /// What comes after a place. The bound on the first key alone lets the database begin there; the second key decides
    /// among those at the same moment.
    /// </summary>
    public IQueryable<RankedCase> After(CaseCursor? place)
    {
        var (at, key, number) = (place?.At ?? default, place?.Key ?? 0, place?.Number ?? "");
        switch (Kind)
        {
            case OrderKind.Received:
                var received = place is null
                    ? cases
                    : cases.Where(r =>
                        r.Case.ReceivedAt <= at && (r.Case.ReceivedAt < at || r.Case.Number.CompareTo(number) < 0)
                    );
                return received.OrderByDescending(r => r.Case.ReceivedAt).ThenByDescending(r => r.Case.Number);
            case OrderKind.Due:
                var due = place is null
                    ? cases
                    : cases.Where(r =>
                        r.Case.NextDueAt >= at && (r.Case.NextDueAt > at || r.Case.Number.CompareTo(number) > 0)
                    );
                return due.OrderBy(r => r.Case.NextDueAt).ThenBy(r => r.Case.Number);
            default:
                return (place is null ? cases : cases.Where(r => r.Rank < key)).OrderByDescending(r => r.Rank);
        }
    }
}

/// <summary>The place after one case in an order: its moment or rank, and its number.</summary>
internal sealed record CaseCursor(OrderKind Order, long Key, string Number)
{
    private const int Longest = 80;

    public DateTimeOffset At => DateTimeOffset.FromUnixTimeMilliseconds(Key);

    public static CaseCursor After(IListed last, OrderKind order) =>
        new(
            order,
            order switch
            {
                OrderKind.Received => last.ReceivedAt.ToUnixTimeMilliseconds(),
                OrderKind.Due => last.NextDueAt!.Value.ToUnixTimeMilliseconds(),
                OrderKind.Written => last.Rank,
            },
            last.Number
        );

    public override string ToString() =>
        Opaque.Write(string.Create(CultureInfo.InvariantCulture, $"{(int)Order}.{Key}.{Number}"));

    /// <summary>Null for the first page; refused when it is no cursor, or one of another order.</summary>
    public static Outcome<CaseCursor?> Read(string? text, OrderKind order)
    {
        if (string.IsNullOrEmpty(text))
            return (CaseCursor?)null;
        return
            text.Length <= Longest
            && Opaque.Read(text)?.Split('.') is [var kind, var key, var number]
            && kind == ((int)order).ToString(CultureInfo.InvariantCulture)
            && long.TryParse(key, out var at)
            && (order == OrderKind.Written || IsMoment(at))
            && number.All(char.IsAsciiDigit)
            ? new CaseCursor(order, at, number)
            : Unreadable;
    }

    internal static bool IsMoment(long milliseconds) =>
        milliseconds >= DateTimeOffset.MinValue.ToUnixTimeMilliseconds()
        && milliseconds <= DateTimeOffset.MaxValue.ToUnixTimeMilliseconds();

    internal static readonly Refusal Unreadable = Refusal.Invalid("cursor", "这个翻页标记读不懂，请从第一页看起。");
}

/// <summary>Words for an address that nobody should take apart.</summary>
internal static class Opaque
{
    public static string Write(string text) =>
        Convert.ToBase64String(Encoding.UTF8.GetBytes(text)).TrimEnd('=').Replace('+', '-').Replace('/', '_');

    public static string? Read(string text)
    {
        var padded = text.Replace('-', '+').Replace('_', '/').PadRight((text.Length + 3) / 4 * 4, '=');
        var bytes = new byte[padded.Length];
        return Convert.TryFromBase64String(padded, bytes, out var length)
            ? Encoding.UTF8.GetString(bytes, 0, length)
            : null;
    }
}
