using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Huiyin.Platform;

/// <summary>A request that was carried out, kept with its effect so that a repeat is answered and not done again.</summary>
public sealed class DoneRequest
{
    private DoneRequest() { }

    internal DoneRequest(CommunityId community, StaffId staff, string key, byte[] body, DateTimeOffset at) =>
        (CommunityId, StaffId, Key, BodyHash, At) = (community, staff, key, body, at);

    public CommunityId CommunityId { get; private set; }
    public StaffId StaffId { get; private set; }
    public string Key { get; private set; } = "";

    /// <summary>SHA-256 of path and body: the same key with another body is a mistake of the sender.</summary>
    public byte[] BodyHash { get; private set; } = [];
    public int Status { get; private set; }
    public string? Location { get; private set; }
    public string? Answer { get; private set; }
    public DateTimeOffset At { get; private set; }

    internal void Answered(int status, string? location, string? answer) =>
        (Status, Location, Answer) = (status, location, answer);
}

internal sealed class DoneRequestMapping : IEntityTypeConfiguration<DoneRequest>
{
    public void Configure(EntityTypeBuilder<DoneRequest> builder)
    {
        builder
            .ToTable("platform_done_requests")
            .HasKey(r => new
            {
                r.CommunityId,
                r.StaffId,
                r.Key,
            });
        builder.HasIndex(r => r.At);
    }
}
