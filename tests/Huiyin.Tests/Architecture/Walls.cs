using Microsoft.AspNetCore.Components;
using Xunit;

namespace Huiyin.Tests.Architecture;

public sealed class Walls
{
    /// <summary>
    /// Which module may use whose <c>Public/</c>. Promises, Platform and Shell have no inside that others must not see;
    /// every module but Promises may use Platform. ARCHITECTURE.md draws this table as its map.
    /// </summary>
    private static readonly Dictionary<string, string[]> Arrows = new(StringComparer.Ordinal)
    {
        ["Promises"] = [],
        ["Platform"] = ["Promises", "Estate", "Staff"],
        ["Shell"] = ["Staff", "Estate"],
        ["Estate"] = ["Shell", "Staff"],
        ["Staff"] = ["Shell", "Estate", "Promises"],
        ["Cases"] = ["Shell", "Promises", "Estate", "Staff"],
    };

    private static readonly string[] Open = ["Promises", "Platform", "Shell"];

    [Fact]
    public void A_module_uses_another_only_through_its_public_folder_and_along_an_arrow()
    {
        var throughTheWall =
            from use in TypeUse.AllIn(House.Product)
            let @from = House.ModuleOf(use.From)
            let to = House.ModuleOf(use.To)
            where @from is not null and not House.Entrance and not "Migrations" && to is not null && @from != to
            where !MayUse(@from, use.To, to)
            orderby @from, to
            select $"{use.From.FullName} uses {use.To.FullName}";

        House.HasNone(throughTheWall);
    }

    [Fact]
    public void Every_arrow_leads_from_and_to_a_module()
    {
        var named = Arrows.SelectMany(arrow => arrow.Value.Append(arrow.Key));

        House.HasNone(named.Except(House.Types.Select(House.ModuleOf)));
    }

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

    private static bool MayUse(string from, Type type, string to)
    {
        if (to is "Platform")
            return from is not "Promises";
        if (to is House.Entrance || !Arrows.GetValueOrDefault(from, []).Contains(to))
            return false;
        return Open.Contains(to) || House.IsInPublicFolder(type);
    }

    private static Type? Definition(Type? type) =>
        type is { IsGenericType: true } ? type.GetGenericTypeDefinition() : type;
}
