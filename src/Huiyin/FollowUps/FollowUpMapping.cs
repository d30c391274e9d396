using Huiyin.Cases.Public;
using Huiyin.FollowUps.Public;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Huiyin.FollowUps;

internal sealed class FollowUpMapping : IEntityTypeConfiguration<FollowUp>
{
    public void Configure(EntityTypeBuilder<FollowUp> builder)
    {
        builder.ToTable("followups_followups").HasKey(f => new { f.CommunityId, f.Id });
        builder.HasIndex(f => new { f.CommunityId, f.CaseId });
        builder.HasOne<Case>().WithMany().HasForeignKey(f => new { f.CommunityId, f.CaseId });
    }
}
