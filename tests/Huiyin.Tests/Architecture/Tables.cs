using Huiyin.Platform;
using Huiyin.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Xunit;

namespace Huiyin.Tests.Architecture;

/// <summary>No row can reference another community's row, not even through a bug: the community is in every key.</summary>
public sealed class Tables
{
    /// <summary>Tables that no single community owns, each with its reason.</summary>
    private static readonly Dictionary<string, string> OfNoCommunity = new(StringComparer.Ordinal)
    {
        ["edge_protection_keys"] = "they seal the cookies of the whole house",
        ["staff_accounts"] = "somebody may work for several communities under one login",
        ["staff_tokens"] = "a token is its owner's, in whichever of their communities it is used",
    };

    [Theory, OnBothEngines]
    public void Every_key_begins_with_the_community(Engine engine)
    {
        var without = Entities(engine)
            .Where(entity => !OfNoCommunity.ContainsKey(entity.GetTableName()!))
            .Where(entity => !BeginsWithCommunity(entity.FindPrimaryKey()?.Properties))
            .Select(entity => entity.GetTableName());

        House.HasNone(without);
    }

    [Theory, OnBothEngines]
    public void Every_reference_carries_the_community_along(Engine engine)
    {
        var without =
            from entity in Entities(engine)
            where !OfNoCommunity.ContainsKey(entity.GetTableName()!)
            from reference in entity.GetForeignKeys()
            where !OfNoCommunity.ContainsKey(reference.PrincipalEntityType.GetTableName()!)
            where !BeginsWithCommunity(reference.Properties)
            select $"{entity.GetTableName()}: {string.Join(", ", reference.Properties.Select(property => property.Name))}";

        House.HasNone(without);
    }

    [Theory, OnBothEngines]
    public void Every_table_is_named_after_its_module(Engine engine)
    {
        var astray = Entities(engine)
            .Select(entity => (Table: entity.GetTableName()!, Module: House.ModuleOf(entity.ClrType)!))
            .Where(entity => !entity.Table.StartsWith(entity.Module.ToLowerInvariant() + "_", StringComparison.Ordinal))
            .Select(entity => $"{entity.Table} belongs to {entity.Module}");

        House.HasNone(astray);
    }

    [Theory, OnBothEngines]
    public void Every_exception_still_stands(Engine engine)
    {
        House.HasNone(OfNoCommunity.Keys.Except(Entities(engine).Select(entity => entity.GetTableName())));
    }

    private static IEnumerable<IEntityType> Entities(Engine engine)
    {
        using var db = TestDatabase.Model(engine);
        return [.. db.Model.GetEntityTypes().Where(entity => !entity.IsOwned() && entity.GetTableName() is not null)];
    }

    private static bool BeginsWithCommunity(IReadOnlyList<IProperty>? key) =>
        key is [var first, ..] && first.ClrType == typeof(CommunityId);
}
