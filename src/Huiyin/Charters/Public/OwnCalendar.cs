using Huiyin.Platform;

namespace Huiyin.Charters.Public;

/// <summary>A year's announced days off and make-up workdays as somebody uploaded them; they stand before the bundled ones .</summary>
public sealed class HolidayFile
{
    private HolidayFile() { }

    internal HolidayFile(CommunityId community, int year) => (CommunityId, Year) = (community, year);

    public CommunityId CommunityId { get; private set; }
    public int Year { get; private set; }

    /// <summary>The file as it was uploaded, in the shape of the bundled ones.</summary>
    public string Text { get; private set; } = "";
    public string KeptByName { get; private set; } = "";
    public DateTimeOffset KeptAt { get; private set; }

    internal void Write(string text, Actor by, DateTimeOffset now) => (Text, KeptByName, KeptAt) = (text, by.Name, now);
}

/// <summary>A day on which this community's service centre does not work, beyond the public holidays (R-013: announced).</summary>
public sealed class Closure
{
    private Closure() { }

    internal Closure(CommunityId community, DateOnly day, string reason, Actor by, DateTimeOffset now) =>
        (CommunityId, Day, Reason, KeptByName, KeptAt) = (community, day, reason, by.Name, now);

    public CommunityId CommunityId { get; private set; }
    public DateOnly Day { get; private set; }
    public string Reason { get; private set; } = "";
    public string KeptByName { get; private set; } = "";
    public DateTimeOffset KeptAt { get; private set; }
}
