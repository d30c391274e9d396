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
        ["Edge"] = ["Estate", "Staff", "Clock"],
        ["Shell"] = ["Staff"],
        ["Estate"] = ["Staff", "Search"],
        ["Staff"] = ["Estate", "Cases"],
        ["Clock"] = ["Promises", "Estate", "Staff", "Cases"],
        ["Cases"] = ["Shell", "Promises", "Estate", "Staff", "Clock", "Repairs", "FollowUps", "Desk", "Search"],
        ["Repairs"] = ["Promises", "Staff", "Cases"],
        ["FollowUps"] = ["Promises", "Estate", "Staff", "Clock", "Cases"],
        ["Desk"] = ["Promises", "Estate", "Staff", "Clock", "Cases", "Repairs", "Search"],
        ["Search"] = ["Staff"],
        ["Integrations"] = ["Promises", "Estate", "Staff", "Clock", "Cases"],
    };

    /// <summary>Modules without an inside: all of it may be used along an arrow, and its types may be public.</summary>
    private static readonly string[] Open = ["Promises", "Platform", "Shell", "Edge"];

    private static readonly string[] UnderAll = ["Platform", "Edge", "Shell"];

    /// <summary>Types that stand inside a module though a neighbour uses them, each with its reason.</summary>
    private static readonly Dictionary<string, string> Doors = new(StringComparer.Ordinal)
    {
        ["Huiyin.Cases.Attachments.RevealPhone"] = "the call sheet shows a number by the same rule as the page of the case",
        ["Huiyin.Cases.Asker"] = "who asks, as the desk picked or typed it",
        ["Huiyin.Cases.CaseListRoutes"] = "how many a page may hold is read and refused in one way",
        ["Huiyin.Cases.CasePages"] = "a result posted from the page of a case is refused on that page",
        ["Huiyin.Cases.CaseRegister"] = "loads a case and saves it with its facts, for whoever has verbs of a case",
        ["Huiyin.Cases.CaseVerbs"] = "maps a verb of a case for programs and pages alike",
        ["Huiyin.Cases.Contacts"] = "seals the telephone number of an imported case for its row",
        ["Huiyin.Cases.ICaseSearch"] = "an import takes many cases into the search at once",
        ["Huiyin.Cases.ContactView"] = "whom to call, masked, as programs read it",
        ["Huiyin.Cases.PageOf`1"] = "one shape for every page of a list",
        ["Huiyin.Cases.ContactInput"] = "the intake is the registration with the desk's own questions around it",
        ["Huiyin.Cases.DispatchCase"] = "the intake may dispatch in the same breath",
        ["Huiyin.Cases.KindSuggestion"] = "what a follow-up newly hears becomes a case of a fitting kind",
        ["Huiyin.Cases.Nothing"] = "the input of a verb that asks nothing",
        ["Huiyin.Cases.PromiseToCustomer"] = "the intake may carry a promise given by word",
        ["Huiyin.Cases.RegisterCase"] = "the intake is the registration with the desk's own questions around it",
        ["Huiyin.Cases.WithReason"] = "the input of a verb that asks for a reason",
        ["Huiyin.Cases.WorkDuty"] = "who may put a hand to the work",
        ["Huiyin.Clock.PromiseClock"] = "a change may bring a due time forward, and the edge lets the clock look",
        ["Huiyin.Repairs.HandleCase"] = "what is settled on the spot is registered and handled in one",
        ["Huiyin.Repairs.RepairOrder"] = "the page and the papers of a case show its consent and signature, reading only",
        ["Huiyin.Repairs.ConsentState"] = "said on the page of a case",
        ["Huiyin.Repairs.Material"] = "shown on the page of a case with its total",
        ["Huiyin.Repairs.Party"] = "said on the page of a case",
        ["Huiyin.FollowUps.FollowUp"] = "the page of a case shows each attempt to ask the customer, reading only",
        ["Huiyin.FollowUps.FollowUpMethod"] = "said on the page of a case",
        ["Huiyin.FollowUps.FollowUpOutcome"] = "said on the page of a case",
        ["Huiyin.Desk.Call"] = "the printed register of a day lists its calls, reading only",
        ["Huiyin.Staff.Tokens"] = "the edge asks whose a token is",
    };

    private static readonly TypeUse[] AcrossModules =
    [
        .. TypeUse
            .AllIn(House.Product)
            .Where(use => House.ModuleOf(use.From) is not (null or House.Entrance or "Hosting" or "Demo" or "Migrations"))
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
    public void Every_door_in_a_wall_is_used() =>
        House.HasNone(Doors.Keys.Except(AcrossModules.Select(use => use.To.FullName!)));

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
        return Open.Contains(to) || House.IsInPublicFolder(use.To) || Doors.ContainsKey(use.To.FullName!);
    }

    private static Type? Definition(Type? type) =>
        type is { IsGenericType: true } ? type.GetGenericTypeDefinition() : type;
}
