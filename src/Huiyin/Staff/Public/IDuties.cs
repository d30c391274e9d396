using Huiyin.Platform;

namespace Huiyin.Staff.Public;

/// <summary>Hears that duties pass from one person to another; the clock's side of the roster.</summary>
public interface IDuties
{
    /// <summary>What these people owe, or may come to owe, is looked at anew at a moment: now, or when the change takes hold.</summary>
    Task Reconsider(CommunityId community, IReadOnlyCollection<StaffId> people, DateTimeOffset at);
}
