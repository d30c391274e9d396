using System.Reflection;
using Huiyin.Platform;
using Xunit;

namespace Huiyin.Tests.Architecture;

/// <summary>The rooms of the product: a module is the first word of a namespace after <c>Huiyin</c>.</summary>
internal static class House
{
    /// <summary>Where everything is put together: Program and its like.</summary>
    public const string Entrance = "";

    public static Assembly Product => typeof(HuiyinDb).Assembly;

    /// <summary>The types that somebody wrote; Razor makes one of every file of imports.</summary>
    public static IEnumerable<Type> Types =>
        Product
            .GetTypes()
            .Where(type => !TypeUse.IsGenerated(type) && type.Name is not "_Imports")
            .Where(type => ModuleOf(type) is not null and not "Migrations");

    /// <summary>The module of a type, the entrance for the root, null for what the compiler adds from elsewhere.</summary>
    public static string? ModuleOf(Type type) =>
        type.Namespace?.Split('.') switch
        {
            null => type.Name is "Program" ? Entrance : null,
            ["Huiyin"] => Entrance,
            ["Huiyin", var module, ..] => module,
            _ => null,
        };

    /// <summary>Fails with the whole list, however long it is.</summary>
    public static void HasNone(IEnumerable<string?> offenders)
    {
        var list = string.Join(Environment.NewLine, offenders.Order(StringComparer.Ordinal));
        Assert.True(list.Length == 0, list);
    }

    public static bool IsInPublicFolder(Type type) => type.Namespace?.Split('.') is ["Huiyin", _, "Public", ..];
}
