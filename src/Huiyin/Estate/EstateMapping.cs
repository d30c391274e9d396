using Huiyin.Estate.Public;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Huiyin.Estate;

internal sealed class CommunityMapping : IEntityTypeConfiguration<Community>
{
    public void Configure(EntityTypeBuilder<Community> builder)
    {
        builder.ToTable("estate_communities").HasKey(c => c.Id);
        builder.HasIndex(c => c.Code).IsUnique();
        builder.Ignore(c => c.Zone);
    }
}

internal sealed class BuildingMapping : IEntityTypeConfiguration<Building>
{
    public void Configure(EntityTypeBuilder<Building> builder)
    {
        builder.ToTable("estate_buildings").HasKey(b => new { b.CommunityId, b.Id });
        builder.HasIndex(b => new { b.CommunityId, b.Code }).IsUnique();
        builder.HasOne<Community>().WithMany().HasForeignKey(b => b.CommunityId);
    }
}

internal sealed class UnitMapping : IEntityTypeConfiguration<Unit>
{
    public void Configure(EntityTypeBuilder<Unit> builder)
    {
        builder.ToTable("estate_units").HasKey(u => new { u.CommunityId, u.Id });
        builder.HasIndex(u => new { u.CommunityId, u.Code }).IsUnique();
        builder.HasIndex(u => new { u.CommunityId, u.StewardId });
        builder.HasOne<Building>().WithMany().HasForeignKey(u => new { u.CommunityId, u.BuildingId });
    }
}

internal sealed class ResidentMapping : IEntityTypeConfiguration<Resident>
{
    public void Configure(EntityTypeBuilder<Resident> builder)
    {
        builder.ToTable("estate_residents").HasKey(r => new { r.CommunityId, r.Id });
        builder.HasIndex(r => new { r.CommunityId, r.PhoneIndex });
        builder.HasIndex(r => new { r.CommunityId, r.Name });
        builder.HasOne<Community>().WithMany().HasForeignKey(r => r.CommunityId);
    }
}

internal sealed class TieMapping : IEntityTypeConfiguration<Tie>
{
    public void Configure(EntityTypeBuilder<Tie> builder)
    {
        builder
            .ToTable("estate_ties")
            .HasKey(t => new
            {
                t.CommunityId,
                t.UnitId,
                t.ResidentId,
                t.Kind,
                t.From,
            });
        builder.HasIndex(t => new { t.CommunityId, t.ResidentId });
        builder.HasOne<Unit>().WithMany().HasForeignKey(t => new { t.CommunityId, t.UnitId });
        builder.HasOne<Resident>().WithMany().HasForeignKey(t => new { t.CommunityId, t.ResidentId });
    }
}
