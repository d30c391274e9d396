namespace Huiyin.Platform;

/// <summary>Who does something: a member of staff, or the clock acting as the system.</summary>
/// <param name="Id">Null for the system.</param>
/// <param name="Login">The sign-in name, or <c>system</c>.</param>
/// <param name="Name">As it stands in a sentence of the timeline.</param>
public sealed record Actor(StaffId? Id, string Login, string Name)
{
    public static readonly Actor System = new(null, "system", "系统");
}
