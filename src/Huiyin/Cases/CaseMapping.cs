using Huiyin.Cases.Public;
using Huiyin.Estate.Public;
using Huiyin.Promises;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Huiyin.Cases;

internal sealed class CaseMapping : IEntityTypeConfiguration<Case>
{
    public void Configure(EntityTypeBuilder<Case> builder)
    {
        builder.ToTable("cases_cases").HasKey(c => new { c.CommunityId, c.Id });
        builder.Property(c => c.Version).IsConcurrencyToken();
        builder
            .Ignore(c => c.Traits)
            .Ignore(c => c.NewFacts)
            .Ignore(c => c.VisitRequired)
            .Ignore(c => c.ManagerMustVisit)
            .Ignore(c => c.LeaderMustAsk)
            .Ignore(c => c.MustAsk)
            .Ignore(c => c.OwesReply);

        builder.HasIndex(c => new { c.CommunityId, c.Number }).IsUnique();
        builder.HasIndex(c => new { c.CommunityId, c.ExternalId }).IsUnique();
        Register(builder, "IX_cases_cases_register");
        Register(builder, "IX_cases_cases_register_open").HasFilter("ended_at IS NULL");
        builder.HasIndex(c => new { c.CommunityId, c.NextDueAt });
        builder.HasIndex(c => new { c.CommunityId, c.HandledAt });
        // Each in the register's own order to the last key: then SQLite, which keeps no statistics, takes the narrower one.
        builder.HasIndex(c => new
        {
            c.CommunityId,
            c.Status,
            c.ReceivedAt,
            c.Number,
        });
        builder.HasIndex(c => new
        {
            c.CommunityId,
            c.AssigneeId,
            c.ReceivedAt,
            c.Number,
        });
        builder.HasIndex(c => new
        {
            c.CommunityId,
            c.UnitId,
            c.ReceivedAt,
            c.Number,
        });
        builder.HasIndex(c => new { c.CommunityId, c.ContactPhoneIndex });
        builder.HasIndex(c => new { c.CommunityId, c.ParentId });
        builder.HasIndex(c => new { c.CommunityId, c.RaisedInId });

        builder.HasOne<Community>().WithMany().HasForeignKey(c => c.CommunityId);
        builder.HasOne<Unit>().WithMany().HasForeignKey(c => new { c.CommunityId, c.UnitId });
        builder.HasOne<Case>().WithMany().HasForeignKey(c => new { c.CommunityId, c.ParentId });
        builder.HasOne<Case>().WithMany().HasForeignKey(c => new { c.CommunityId, c.RaisedInId });
    }

    /// <summary>
    /// The register in its order, with what it is filtered by: a rare combination is looked for in the index and not in a
    /// hundred thousand cases. The open ones, few among many, have one of their own.
    /// </summary>
    private static IndexBuilder<Case> Register(EntityTypeBuilder<Case> builder, string name) =>
        builder.HasIndex(
            c => new
            {
                c.CommunityId,
                c.ReceivedAt,
                c.Number,
                c.Status,
                c.Kind,
                c.Department,
                c.AssigneeId,
                c.Grade,
                c.ReceivedById,
            },
            name
        );
}

internal sealed class TimelineMapping : IEntityTypeConfiguration<TimelineEntry>
{
    public void Configure(EntityTypeBuilder<TimelineEntry> builder)
    {
        builder
            .ToTable("cases_timeline")
            .HasKey(t => new
            {
                t.CommunityId,
                t.CaseId,
                t.Seq,
            });
        // A day's rejections and dissatisfied customers are few among all facts of a day.
        builder
            .HasIndex(t => new
            {
                t.CommunityId,
                t.Kind,
                t.At,
            })
            .HasFilter($"kind IN ({(int)FactKind.Rejected}, {(int)FactKind.FollowedUpUnsatisfied})");
        builder.HasOne<Case>().WithMany().HasForeignKey(t => new { t.CommunityId, t.CaseId });
    }
}

internal sealed class CaseNumbersMapping : IEntityTypeConfiguration<CaseNumbers>
{
    public void Configure(EntityTypeBuilder<CaseNumbers> builder)
    {
        builder.ToTable("cases_numbers").HasKey(n => new { n.CommunityId, n.Day });
        builder.HasOne<Community>().WithMany().HasForeignKey(n => n.CommunityId);
    }
}

internal sealed class CaseFileMapping : IEntityTypeConfiguration<CaseFile>
{
    public void Configure(EntityTypeBuilder<CaseFile> builder)
    {
        builder.ToTable("cases_files").HasKey(f => new { f.CommunityId, f.Id });
        builder.HasIndex(f => new { f.CommunityId, f.CaseId });
        builder.HasOne<Case>().WithMany().HasForeignKey(f => new { f.CommunityId, f.CaseId });
    }
}

internal sealed class SavedViewMapping : IEntityTypeConfiguration<SavedView>
{
    public void Configure(EntityTypeBuilder<SavedView> builder)
    {
        builder
            .ToTable("cases_views")
            .HasKey(v => new
            {
                v.CommunityId,
                v.StaffId,
                v.Name,
            });
        builder.HasOne<Community>().WithMany().HasForeignKey(v => v.CommunityId);
    }
}
