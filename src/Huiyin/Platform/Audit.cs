using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Huiyin.Platform;

/// <summary>
/// Who looked at something personal that has no case whose timeline could say so. Written before it is shown,
/// never changed. What concerns a case stands on its timeline instead.
/// </summary>
public sealed class AuditEntry
{
    private AuditEntry() { }

    internal AuditEntry(CommunityId community, string name, string subject, string reason, Actor by, DateTimeOffset at)
    {
        (CommunityId, Id, At) = (community, Guid.CreateVersion7(at), at);
        (Name, Subject, Reason) = (name, subject, reason);
        (ById, ByLogin, ByName) = (by.Id, by.Login, by.Name);
    }

    public CommunityId CommunityId { get; private set; }
    public Guid Id { get; private set; }
    public DateTimeOffset At { get; private set; }
    public StaffId? ById { get; private set; }
    public string ByLogin { get; private set; } = "";
    public string ByName { get; private set; } = "";

    /// <summary>The fact, such as <c>PhoneRevealed</c>.</summary>
    public string Name { get; private set; } = "";

    /// <summary>What was looked at, such as <c>call:0198…</c>.</summary>
    public string Subject { get; private set; } = "";
    public string Reason { get; private set; } = "";
}

internal sealed class AuditEntryMapping : IEntityTypeConfiguration<AuditEntry>
{
    public void Configure(EntityTypeBuilder<AuditEntry> builder)
    {
        builder.ToTable("platform_audit").HasKey(a => new { a.CommunityId, a.Id });
        builder.HasIndex(a => new { a.CommunityId, a.Subject });
    }
}
