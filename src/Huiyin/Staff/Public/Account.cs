using Huiyin.Platform;

namespace Huiyin.Staff.Public;

/// <summary>An employee who signs in. One account may work in several communities.</summary>
public sealed class Account
{
    private Account() { }

    public StaffId Id { get; private set; }

    /// <summary>Sign-in name, lower case, unique in the house; Chinese is fine.</summary>
    public string Login { get; private set; } = "";
    public string Name { get; private set; } = "";
    public string? PasswordHash { get; private set; }
    public bool Active { get; private set; } = true;

    /// <summary>Changes with the password; a cookie with an older stamp is no longer good.</summary>
    public Guid Stamp { get; private set; }

    internal static Outcome<Account> Open(string? login, string? name, DateTimeOffset now)
    {
        login = login?.Trim().ToLowerInvariant() ?? "";
        if (login.Length is < 2 or > 40 || login.Any(char.IsWhiteSpace))
            return Refusal.Invalid("login", "登录名用 2 到 40 个字，不含空格。");
        if (string.IsNullOrWhiteSpace(name))
            return Refusal.Invalid("name", "请填写姓名。");
        var id = Ids.New<StaffId>(now);
        return new Account
        {
            Id = id,
            Login = login,
            Name = name.Trim(),
            Stamp = id.Value,
        };
    }

    internal void UsePassword(string hash, DateTimeOffset now) =>
        (PasswordHash, Stamp) = (hash, Guid.CreateVersion7(now));

    /// <summary>Works nowhere any more; what opened with the old stamp stays shut even for one who comes back.</summary>
    internal void Leave(DateTimeOffset now) => (Active, Stamp) = (false, Guid.CreateVersion7(now));

    /// <summary>Whatever was opened or handed out until now is good no longer.</summary>
    internal void Renew(DateTimeOffset now) => Stamp = Guid.CreateVersion7(now);

    internal void Return() => Active = true;
}

/// <summary>What an employee is in one community: roles and departments.</summary>
public sealed class Membership
{
    private Membership() { }

    internal Membership(CommunityId community, StaffId staff, IEnumerable<Role> roles, IEnumerable<string> departments)
    {
        (CommunityId, StaffId) = (community, staff);
        Appoint(roles, departments);
    }

    public CommunityId CommunityId { get; private set; }
    public StaffId StaffId { get; private set; }
    public IReadOnlyList<Role> Roles { get; private set; } = [];

    /// <summary>Codes of departments, such as <c>engineering</c>.</summary>
    public IReadOnlyList<string> Departments { get; private set; } = [];

    /// <summary>Since when they work here no more; the row stays, for what they did keeps their name.</summary>
    public DateTimeOffset? LeftAt { get; private set; }

    /// <summary>Whoever had left is back.</summary>
    internal void Appoint(IEnumerable<Role> roles, IEnumerable<string> departments) =>
        (Roles, Departments, LeftAt) = ([.. roles.Distinct()], [.. departments.Distinct()], null);

    internal void End(DateTimeOffset now) => LeftAt = now;
}

/// <summary>部门: who a case is dispatched to.</summary>
public sealed class Department
{
    private Department() { }

    internal Department(CommunityId community, string code, string name) =>
        (CommunityId, Code, Name) = (community, code, name);

    public CommunityId CommunityId { get; private set; }
    public string Code { get; private set; } = "";
    public string Name { get; private set; } = "";

    /// <summary>The departments a community begins with.</summary>
    public static IReadOnlyList<(string Code, string Name)> ToBeginWith { get; } =
    [
        ("engineering", "工程部"),
        ("security", "秩序维护部"),
        ("cleaning", "环境部"),
        ("after_sales", "售后部"),
        ("customer_service", "客服中心"),
        ("finance", "财务部"),
    ];
}

/// <summary>A key for programs, made by its owner or by the shell of the machine; only its hash is kept.</summary>
public sealed class ApiToken
{
    private ApiToken() { }

    internal ApiToken(
        StaffId staff,
        string name,
        byte[] hash,
        Scopes? scopes,
        DateTimeOffset madeAt,
        DateTimeOffset? expiresAt
    ) => (StaffId, Name, Hash, Scopes, MadeAt, ExpiresAt) = (staff, name, hash, scopes, madeAt, expiresAt);

    public byte[] Hash { get; private set; } = [];
    public StaffId StaffId { get; private set; }
    public string Name { get; private set; } = "";

    /// <summary>What it may do of all that its owner may; null for everything.</summary>
    public Scopes? Scopes { get; private set; }
    public DateTimeOffset MadeAt { get; private set; }
    public DateTimeOffset? ExpiresAt { get; private set; }

    /// <summary>What its owner names it by to revoke it: the beginning of its hash, from which nobody finds the token.</summary>
    public string Key => Convert.ToHexStringLower(Hash.AsSpan(0, 8));
}

/// <summary>What somebody was told: on the board, and in <c>GET /notifications</c>.</summary>
public sealed class Notification
{
    private Notification() { }

    internal Notification(
        CommunityId community,
        StaffId staff,
        string kind,
        string text,
        CaseId? caseId,
        DateTimeOffset at
    )
    {
        (CommunityId, StaffId, Kind, Text, CaseId, At) = (community, staff, kind, text, caseId, at);
        Id = Guid.CreateVersion7(at);
    }

    public CommunityId CommunityId { get; private set; }
    public Guid Id { get; private set; }
    public StaffId StaffId { get; private set; }
    public string Kind { get; private set; } = "";
    public string Text { get; private set; } = "";
    public CaseId? CaseId { get; private set; }
    public DateTimeOffset At { get; private set; }
    public DateTimeOffset? ReadAt { get; private set; }

    internal void Read(DateTimeOffset now) => ReadAt ??= now;
}
