using Huiyin.Cases.Public;
using Huiyin.Complaints.Public;
using Huiyin.Estate.Public;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Huiyin.Complaints;

internal sealed class ComplaintMapping : IEntityTypeConfiguration<Complaint>
{
    public void Configure(EntityTypeBuilder<Complaint> builder)
    {
        builder.ToTable("complaints_complaints").HasKey(c => new { c.CommunityId, c.CaseId });
        builder.Ignore(c => c.CauseIncomplete);
        builder.HasOne<Case>().WithMany().HasForeignKey(c => new { c.CommunityId, c.CaseId });
    }
}

internal sealed class UtilityContactMapping : IEntityTypeConfiguration<UtilityContact>
{
    public void Configure(EntityTypeBuilder<UtilityContact> builder)
    {
        builder.ToTable("complaints_utility_contacts").HasKey(u => new { u.CommunityId, u.Id });
        builder.HasOne<Case>().WithMany().HasForeignKey(u => new { u.CommunityId, u.CaseId });
    }
}

internal sealed class CompensationMapping : IEntityTypeConfiguration<Compensation>
{
    public void Configure(EntityTypeBuilder<Compensation> builder)
    {
        builder.ToTable("complaints_compensations").HasKey(c => new { c.CommunityId, c.Id });
        builder.Property(c => c.Approver).HasConversion<string>();
        builder.HasOne<Case>().WithMany().HasForeignKey(c => new { c.CommunityId, c.CaseId });
    }
}

internal sealed class ComplaintSettingsMapping : IEntityTypeConfiguration<ComplaintSettings>
{
    public void Configure(EntityTypeBuilder<ComplaintSettings> builder)
    {
        builder.ToTable("complaints_settings").HasKey(s => s.CommunityId);
        builder.Property(s => s.CommunityId).ValueGeneratedNever();
        builder.HasOne<Community>().WithMany().HasForeignKey(s => s.CommunityId);
    }
}

internal sealed class IncidentProposalMapping : IEntityTypeConfiguration<IncidentProposal>
{
    public void Configure(EntityTypeBuilder<IncidentProposal> builder)
    {
        builder.ToTable("complaints_incident_proposals").HasKey(p => new { p.CommunityId, p.Id });
        builder.HasIndex(p => new { p.CommunityId, p.At });
        builder.HasOne<Case>().WithMany().HasForeignKey(p => new { p.CommunityId, p.ParentId });
        builder.HasOne<Community>().WithMany().HasForeignKey(p => p.CommunityId);
    }
}

internal sealed class IncidentCaseMapping : IEntityTypeConfiguration<IncidentCase>
{
    public void Configure(EntityTypeBuilder<IncidentCase> builder)
    {
        builder
            .ToTable("complaints_incident_cases")
            .HasKey(c => new
            {
                c.CommunityId,
                c.ProposalId,
                c.CaseId,
            });
        builder.HasOne<IncidentProposal>().WithMany().HasForeignKey(c => new { c.CommunityId, c.ProposalId });
        builder.HasOne<Case>().WithMany().HasForeignKey(c => new { c.CommunityId, c.CaseId });
    }
}
