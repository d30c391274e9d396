using Huiyin.Charters.Public;
using Huiyin.Estate.Public;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Huiyin.Charters;

internal sealed class CharterVersionMapping : IEntityTypeConfiguration<CharterVersion>
{
    public void Configure(EntityTypeBuilder<CharterVersion> builder)
    {
        builder.ToTable("charters_versions").HasKey(v => new { v.CommunityId, v.Version });
        builder.Property(v => v.Revision).IsConcurrencyToken();
        // One draft at a time, whoever begins it.
        builder.HasIndex(v => v.CommunityId).IsUnique().HasFilter("status = 0");
        builder.HasOne<Community>().WithMany().HasForeignKey(v => v.CommunityId);
    }
}

internal sealed class HolidayFileMapping : IEntityTypeConfiguration<HolidayFile>
{
    public void Configure(EntityTypeBuilder<HolidayFile> builder)
    {
        builder.ToTable("charters_holidays").HasKey(h => new { h.CommunityId, h.Year });
        builder.HasOne<Community>().WithMany().HasForeignKey(h => h.CommunityId);
    }
}

internal sealed class ClosureMapping : IEntityTypeConfiguration<Closure>
{
    public void Configure(EntityTypeBuilder<Closure> builder)
    {
        builder.ToTable("charters_closures").HasKey(c => new { c.CommunityId, c.Day });
        builder.HasOne<Community>().WithMany().HasForeignKey(c => c.CommunityId);
    }
}

internal sealed class RecountMapping : IEntityTypeConfiguration<CalendarRecount>
{
    public void Configure(EntityTypeBuilder<CalendarRecount> builder)
    {
        builder.ToTable("charters_recounts").HasKey(r => r.CommunityId);
        builder.HasOne<Community>().WithMany().HasForeignKey(r => r.CommunityId);
    }
}

internal sealed class RehearsalMapping : IEntityTypeConfiguration<Rehearsal>
{
    public void Configure(EntityTypeBuilder<Rehearsal> builder)
    {
        builder.ToTable("charters_rehearsals").HasKey(r => new { r.CommunityId, r.Id });
        builder.HasIndex(r => new { r.State, r.AskedAt });
        builder.Property(r => r.State).IsConcurrencyToken();
        builder.Ignore(r => r.IsUnderWay);
        builder.HasOne<Community>().WithMany().HasForeignKey(r => r.CommunityId);
    }
}

internal sealed class RehearsedCaseMapping : IEntityTypeConfiguration<RehearsedCase>
{
    public void Configure(EntityTypeBuilder<RehearsedCase> builder)
    {
        builder
            .ToTable("charters_rehearsed_cases")
            .HasKey(c => new
            {
                c.CommunityId,
                c.RehearsalId,
                c.Number,
            });
        builder.HasOne<Rehearsal>().WithMany().HasForeignKey(c => new { c.CommunityId, c.RehearsalId });
    }
}
