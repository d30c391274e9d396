using Huiyin.Cases.Public;
using Huiyin.Clock.Public;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Huiyin.Clock;

internal sealed class PromiseMapping : IEntityTypeConfiguration<PromiseRow>
{
    public void Configure(EntityTypeBuilder<PromiseRow> builder)
    {
        builder.ToTable("clock_promises").HasKey(p => new { p.CommunityId, p.Id });
        builder
            .HasIndex(p => new
            {
                p.CommunityId,
                p.CaseId,
                p.Rule,
                p.OpenedBy,
            })
            .IsUnique();
        builder.HasIndex(p => p.NextAt);
        builder.HasIndex(p => new
        {
            p.CommunityId,
            p.State,
            p.DueAt,
        });
        // The state first: else SQLite, which keeps no statistics, looks here for what somebody still owes, and goes
        // through everything they ever did.
        builder.HasIndex(p => new
        {
            p.CommunityId,
            p.State,
            p.OwedById,
            p.DueAt,
        });
        // What is still owed is little beside what was ever promised: boards and queues look only there.
        builder
            .HasIndex(p => new
            {
                p.CommunityId,
                p.OwedById,
                p.DueAt,
            })
            .HasFilter("NOT ended");
        builder.HasIndex(p => new { p.CommunityId, p.DueAt }).HasFilter("NOT ended");
        builder.HasOne<Case>().WithMany().HasForeignKey(p => new { p.CommunityId, p.CaseId });
    }
}

internal sealed class ConsequenceMapping : IEntityTypeConfiguration<ConsequenceRow>
{
    public void Configure(EntityTypeBuilder<ConsequenceRow> builder)
    {
        builder
            .ToTable("clock_consequences")
            .HasKey(c => new
            {
                c.CommunityId,
                c.PromiseId,
                c.Step,
            });
        builder.HasOne<PromiseRow>().WithMany().HasForeignKey(c => new { c.CommunityId, c.PromiseId });
    }
}
