using System.Reflection;

namespace Huiyin.Platform;

/// <summary>How Chinese names sound, so that zs and zhangs find 张三. The table is made from pinyin-pro by the build.</summary>
internal static class Pinyin
{
    private const string Resource = "pinyin.txt";

    private static readonly Lazy<PinyinTable> Standard = new(Load);

    /// <summary>"zhangsan zs" for 张三: what to keep beside a name for searching; empty for a name without Chinese.</summary>
    public static string Keys(string? name) => Standard.Value.Keys(name);

    private static PinyinTable Load()
    {
        var assembly = Assembly.GetExecutingAssembly();
        var name = Array.Find(
            assembly.GetManifestResourceNames(),
            n => n == Resource || n.EndsWith("." + Resource, StringComparison.Ordinal)
        );
        if (name is null)
        {
            throw new InvalidOperationException(
                $"The build has not embedded {Resource}; names cannot be searched by sound."
            );
        }
        using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
        return new(reader);
    }
}
