using Microsoft.AspNetCore.Components;
using Xunit;

namespace Huiyin.Tests.Architecture;

public sealed class Walls
{
    /// <summary>
    /// Which module may use whose <c>Public/</c>. Every module but Promises stands on Platform, and all above it on Edge and
    /// Shell; Hosting puts the house together, Demo plays in all of it: they may use everything, and nobody uses them.
    /// ARCHITECTURE.md draws this table as its map.
    /// </summary>
    private static readonly Dictionary<string, string[]> Arrows = new(StringComparer.Ordinal)
    {
        ["Promises"] = [],
        ["Edge"] = ["Estate", "Staff", "Charters", "Clock"],
        ["Shell"] = ["Staff"],
        ["Estate"] = ["Staff", "Search"],
        ["Staff"] = ["Estate", "Cases", "Charters"],
        ["Charters"] = ["Promises", "Estate", "Staff", "Cases"],
        ["Clock"] = ["Promises", "Estate", "Staff", "Cases", "Charters"],
        ["Cases"] =
        [
            "Shell",
            "Promises",
            "Estate",
            "Staff",
            "Charters",
            "Clock",
            "Repairs",
            "Complaints",
            "FollowUps",
            "Desk",
            "Search",
        ],
        ["Repairs"] = ["Promises", "Staff", "Cases", "Complaints"],
        ["Complaints"] = ["Promises", "Estate", "Staff", "Charters", "Clock", "Cases"],
        ["FollowUps"] = ["Promises", "Estate", "Staff", "Clock", "Cases"],
        ["Desk"] = ["Promises", "Estate", "Staff", "Clock", "Cases", "Repairs", "Complaints", "Search"],
        ["Search"] = ["Staff"],
        ["Integrations"] = ["Promises", "Estate", "Staff", "Charters", "Clock", "Cases"],
    };

    /// <summary>Modules without an inside: all of it may be used along an arrow, and its types may be public.</summary>
    private static readonly string[] Open = ["Promises", "Platform", "Shell", "Edge"];

    private static readonly string[] UnderAll = ["Platform", "Edge", "Shell"];

    private static readonly TypeUse[] AcrossModules =
    [
        .. TypeUse
            .AllIn(House.Product)
            .Where(use =>
                House.ModuleOf(use.From) is not (null or House.Entrance or "Hosting" or "Demo" or "Migrations")
            )
            .Where(use => House.ModuleOf(use.To) is { } to && to != House.ModuleOf(use.From)),
    ];

    [Fact]
    public void A_module_uses_another_only_through_its_public_folder_and_along_an_arrow() =>
        House.HasNone(
            AcrossModules.Where(use => !MayUse(use)).Select(use => $"{use.From.FullName} uses {use.To.FullName}")
        );

    [Fact]
    public void Every_arrow_is_used() =>
        House.HasNone(
            from arrow in Arrows
            from to in arrow.Value
            where !AcrossModules.Any(use => House.ModuleOf(use.From) == arrow.Key && House.ModuleOf(use.To) == to)
            select $"{arrow.Key} → {to}"
        );

    [Fact]
    public void What_a_module_does_not_offer_in_its_public_folder_is_internal()
    {
        var exposed = House.Types.Where(type =>
            type.IsPublic
            && House.ModuleOf(type) is { } module
            && module is not House.Entrance
            && !Open.Contains(module)
            && !House.IsInPublicFolder(type)
            // Razor writes pages and controls as public classes.
            && !type.IsAssignableTo(typeof(IComponent))
        );

        House.HasNone(exposed.Select(type => type.FullName));
    }

    [Fact]
    public void A_class_that_nobody_derives_from_is_sealed()
    {
        var bases = House.Product.GetTypes().Select(type => Definition(type.BaseType)).ToHashSet();
        var unsealed = House.Types.Where(type =>
            type is { IsClass: true, IsAbstract: false, IsSealed: false }
            && !bases.Contains(type)
            && !type.IsAssignableTo(typeof(IComponent))
            && House.ModuleOf(type) is not House.Entrance
        );

        House.HasNone(unsealed.Select(type => type.FullName));
    }

    private static bool MayUse(TypeUse use)
    {
        var (from, to) = (House.ModuleOf(use.From)!, House.ModuleOf(use.To)!);
        if (UnderAll.Contains(to))
            return from is not ("Promises" or "Platform") && (from, to) is not ("Shell", "Edge");
        if (to is House.Entrance or "Hosting" or "Demo" || !Arrows.GetValueOrDefault(from, []).Contains(to))
            return false;
        return Open.Contains(to) || House.IsInPublicFolder(use.To);
    }

    private static Type? Definition(Type? type) =>
        type is { IsGenericType: true } ? type.GetGenericTypeDefinition() : type;
}
