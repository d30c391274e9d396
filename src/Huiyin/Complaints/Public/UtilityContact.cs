using Huiyin.Cases.Public;
using Huiyin.Platform;

namespace Huiyin.Complaints.Public;

/// <summary>与市政单位交涉: which utility was spoken to, whom there, when, and what they said .</summary>
internal sealed class UtilityContact
{
    private UtilityContact() { }

    internal UtilityContact(
        Case about,
        Utility utility,
        string who,
        string answer,
        DateTimeOffset at,
        Actor by,
        DateTimeOffset now
    )
    {
        (CommunityId, CaseId, Id) = (about.CommunityId, about.Id, Guid.CreateVersion7(now));
        (Utility, Who, Answer, At, ByName) = (utility, who, answer, at, by.Name);
    }

    public CommunityId CommunityId { get; private set; }
    public Guid Id { get; private set; }
    public CaseId CaseId { get; private set; }
    public Utility Utility { get; private set; }

    /// <summary>Whom there: a name, a post or a ticket number.</summary>
    public string Who { get; private set; } = "";
    public string Answer { get; private set; } = "";
    public DateTimeOffset At { get; private set; }
    public string ByName { get; private set; } = "";
}
