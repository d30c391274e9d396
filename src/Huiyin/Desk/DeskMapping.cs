using Huiyin.Cases.Public;
using Huiyin.Desk.Public;
using Huiyin.Estate.Public;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Huiyin.Desk;

internal sealed class CallMapping : IEntityTypeConfiguration<Call>
{
    public void Configure(EntityTypeBuilder<Call> builder)
    {
        builder.ToTable("desk_calls").HasKey(c => new { c.CommunityId, c.Id });
        builder.Ignore(c => c.InTime);
        builder.HasIndex(c => new { c.CommunityId, c.At });
        builder.HasIndex(c => new { c.CommunityId, c.PhoneIndex });
        builder.HasOne<Case>().WithMany().HasForeignKey(c => new { c.CommunityId, c.CaseId });
        builder.HasOne<Community>().WithMany().HasForeignKey(c => c.CommunityId);
    }
}

internal sealed class WaitingMapping : IEntityTypeConfiguration<Waiting>
{
    public void Configure(EntityTypeBuilder<Waiting> builder)
    {
        builder.ToTable("desk_waiting").HasKey(w => new { w.CommunityId, w.Id });
        builder.HasIndex(w => new { w.CommunityId, w.LeftAt });
        builder.HasOne<Community>().WithMany().HasForeignKey(w => w.CommunityId);
    }
}

internal sealed class DailyReviewMapping : IEntityTypeConfiguration<DailyReview>
{
    public void Configure(EntityTypeBuilder<DailyReview> builder)
    {
        builder.ToTable("desk_daily_reviews").HasKey(r => new { r.CommunityId, r.Day });
        builder.HasOne<Community>().WithMany().HasForeignKey(r => r.CommunityId);
    }
}
