using System.Xml.Linq;
using Huiyin.Platform;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.Extensions.Options;

namespace Huiyin.Edge;

/// <summary>A key of DataProtection: kept in the database, so that every node reads every node's cookies.</summary>
internal sealed class ProtectionKey
{
    public required string Name { get; init; }
    public required string Xml { get; init; }
}

internal sealed class ProtectionKeyMapping : IEntityTypeConfiguration<ProtectionKey>
{
    public void Configure(EntityTypeBuilder<ProtectionKey> builder) =>
        builder.ToTable("edge_protection_keys").HasKey(k => k.Name);
}

internal sealed class KeysInTheDatabase(IServiceScopeFactory scopes)
    : IConfigureOptions<KeyManagementOptions>,
        IXmlRepository
{
    public void Configure(KeyManagementOptions options) => options.XmlRepository = this;

    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var scope = scopes.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<HuiyinDb>();
        return [.. db.Set<ProtectionKey>().AsNoTracking().Select(k => k.Xml).ToList().Select(XElement.Parse)];
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        using var scope = scopes.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<HuiyinDb>();
        // Rare and tiny; it may have to wait for the writer like everybody else.
        var gate = scope.ServiceProvider.GetRequiredService<WriteGate>();
        using var turn = gate.Enter().GetAwaiter().GetResult();
        db.Add(new ProtectionKey { Name = friendlyName, Xml = element.ToString(SaveOptions.DisableFormatting) });
        db.SaveChanges();
    }
}
