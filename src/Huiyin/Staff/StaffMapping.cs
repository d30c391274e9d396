using Huiyin.Staff.Public;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Huiyin.Staff;

internal sealed class AccountMapping : IEntityTypeConfiguration<Account>
{
    public void Configure(EntityTypeBuilder<Account> builder)
    {
        builder.ToTable("staff_accounts").HasKey(a => a.Id);
        builder.HasIndex(a => a.Login).IsUnique();
    }
}

internal sealed class MembershipMapping : IEntityTypeConfiguration<Membership>
{
    public void Configure(EntityTypeBuilder<Membership> builder)
    {
        builder.ToTable("staff_memberships").HasKey(m => new { m.CommunityId, m.StaffId });
        builder.HasIndex(m => m.StaffId);
        builder.HasOne<Account>().WithMany().HasForeignKey(m => m.StaffId);
        // Whoever has left counts nowhere, unless somebody asks for them by IgnoreQueryFilters.
        builder.HasQueryFilter(m => m.LeftAt == null);
        builder
            .Property(m => m.Roles)
            .HasConversion(
                roles => string.Join(' ', roles),
                text => text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Enum.Parse<Role>).ToArray(),
                Words<Role>()
            );
        builder
            .Property(m => m.Departments)
            .HasConversion(
                codes => string.Join(' ', codes),
                text => text.Split(' ', StringSplitOptions.RemoveEmptyEntries),
                Words<string>()
            );
    }

    private static ValueComparer<IReadOnlyList<T>> Words<T>() =>
        new((a, b) => a!.SequenceEqual(b!), list => list.Aggregate(0, HashCode.Combine), list => list.ToArray());
}

internal sealed class DepartmentMapping : IEntityTypeConfiguration<Department>
{
    public void Configure(EntityTypeBuilder<Department> builder) =>
        builder.ToTable("staff_departments").HasKey(d => new { d.CommunityId, d.Code });
}

internal sealed class AbsenceMapping : IEntityTypeConfiguration<Absence>
{
    public void Configure(EntityTypeBuilder<Absence> builder)
    {
        builder
            .ToTable("staff_absences")
            .HasKey(a => new
            {
                a.CommunityId,
                a.StaffId,
                a.From,
            });
        builder.HasOne<Membership>().WithMany().HasForeignKey(a => new { a.CommunityId, a.StaffId });
    }
}

internal sealed class ShiftMapping : IEntityTypeConfiguration<Shift>
{
    public void Configure(EntityTypeBuilder<Shift> builder)
    {
        builder.ToTable("staff_shifts").HasKey(s => new { s.CommunityId, s.Id });
        builder.HasIndex(s => new { s.CommunityId, s.To });
        builder.HasOne<Membership>().WithMany().HasForeignKey(s => new { s.CommunityId, s.StaffId });
    }
}

internal sealed class ApiTokenMapping : IEntityTypeConfiguration<ApiToken>
{
    public void Configure(EntityTypeBuilder<ApiToken> builder)
    {
        builder.ToTable("staff_tokens").HasKey(t => t.Hash);
        builder.HasIndex(t => t.StaffId);
        builder.HasOne<Account>().WithMany().HasForeignKey(t => t.StaffId);
        builder.Property(t => t.Scopes).HasConversion(scopes => scopes!.ToStore(), text => Scopes.Stored(text));
    }
}

internal sealed class NotificationMapping : IEntityTypeConfiguration<Notification>
{
    public void Configure(EntityTypeBuilder<Notification> builder)
    {
        builder.ToTable("staff_notifications").HasKey(n => new { n.CommunityId, n.Id });
        builder.HasIndex(n => new
        {
            n.CommunityId,
            n.StaffId,
            n.At,
        });
        builder.HasIndex(n => new { n.CommunityId, n.StaffId }).HasFilter("read_at IS NULL");
        builder.HasOne<Membership>().WithMany().HasForeignKey(n => new { n.CommunityId, n.StaffId });
    }
}
