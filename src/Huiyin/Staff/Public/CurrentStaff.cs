using Huiyin.Estate.Public;
using Huiyin.Platform;

namespace Huiyin.Staff.Public;

/// <summary>
/// Who is asking, in which community. Set once at the edge, from a cookie or a token; the clock and the commands of the
/// machine act as <see cref="Actor.System"/> with every permission.
/// </summary>
public sealed class CurrentStaff
{
    private Community? community;
    private bool writes;

    /// <summary>False before anybody signed in.</summary>
    public bool IsKnown => community is not null;
    public Community Community => community ?? throw new InvalidOperationException("Nobody has signed in.");
    public CommunityId CommunityId => Community.Id;
    public Actor Actor { get; private set; } = Actor.System;
    public IReadOnlyList<Role> Roles { get; private set; } = [];
    public IReadOnlyList<string> Departments { get; private set; } = [];

    /// <summary>The communities this person may switch to.</summary>
    public IReadOnlyList<CommunityId> Communities { get; private set; } = [];
    public StaffId Id => Actor.Id ?? throw new InvalidOperationException("The system is nobody's account.");
    public bool IsSystem => Actor.Id is null;

    /// <summary>What the token in hand is kept to; null for a person at the screen and a token that may do all its owner may.</summary>
    public Scopes? Scopes { get; private set; }

    public bool May(Operation operation) => RefusedTo(operation) is null;

    /// <summary>Null when allowed, else the refusal that says so.</summary>
    public Refusal? RefusedTo(Operation operation) =>
        IsSystem ? null
        : !Permissions.Allow(Roles, operation) ? NotAllowed
        : Scopes?.Allow(operation, writes) == false ? ScopeMissing(Scopes.Word(Permissions.AreaOf(operation), writes))
        : null;

    public bool Is(params ReadOnlySpan<Role> any)
    {
        foreach (var role in any)
        {
            if (Roles.Contains(role))
                return true;
        }
        return false;
    }

    internal void Enter(Community where, Member member, IReadOnlyList<CommunityId> all)
    {
        community = where;
        Actor = new Actor(member.Id, member.Login, member.Name);
        (Roles, Departments, Communities) = (member.Roles, member.Departments, all);
    }

    /// <summary>The request comes with a token of these scopes; the one place where they bind is <see cref="RefusedTo"/>.</summary>
    internal void KeepTo(Scopes? scopes, bool writing) => (Scopes, writes) = (scopes, writing);

    internal void EnterAsSystem(Community where)
    {
        community = where;
        (Actor, Roles, Departments) = (Actor.System, [], []);
    }

    private static readonly Refusal NotAllowed = new("not_allowed", "您的岗位没有这项权限。", RefusalKind.NotAllowed);

    /// <summary>The owner may, this token may not.</summary>
    internal static Refusal ScopeMissing(string word) =>
        new("scope_missing", "这个令牌的范围不包括 {0}。", RefusalKind.NotAllowed, null, word);
}
