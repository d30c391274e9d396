using Huiyin.Cases.Public;
using Huiyin.Repairs.Public;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Huiyin.Repairs;

internal sealed class RepairOrderMapping : IEntityTypeConfiguration<RepairOrder>
{
    public void Configure(EntityTypeBuilder<RepairOrder> builder)
    {
        builder.ToTable("repairs_orders").HasKey(r => new { r.CommunityId, r.CaseId });
        builder.HasOne<Case>().WithMany().HasForeignKey(r => new { r.CommunityId, r.CaseId });
    }
}

internal sealed class MaterialMapping : IEntityTypeConfiguration<Material>
{
    public void Configure(EntityTypeBuilder<Material> builder)
    {
        builder.ToTable("repairs_materials").HasKey(m => new { m.CommunityId, m.Id });
        builder.Ignore(m => m.Quantity).Ignore(m => m.Total);
        builder.HasIndex(m => new { m.CommunityId, m.CaseId });
        builder.HasOne<Case>().WithMany().HasForeignKey(m => new { m.CommunityId, m.CaseId });
    }
}
