namespace Huiyin.Browser.Infrastructure;

/// <summary>Where things lie: the sources, the built program, the pictures the tests take.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    public static string Sources => Path.Combine(Root, "src", "Huiyin");

    /// <summary>The program in the configuration in which these tests were built.</summary>
    public static string Program
    {
        get
        {
            var here = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
            return Path.Combine(Sources, "bin", here.Parent!.Name, here.Name, "huiyin.dll");
        }
    }

    public static string Pictures { get; } =
        Directory.CreateDirectory(Path.Combine(Root, "artifacts", "pictures")).FullName;

    private static string FindRoot()
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            if (File.Exists(Path.Combine(at.FullName, "Huiyin.slnx")))
                return at.FullName;
        }
        throw new DirectoryNotFoundException("The tests must lie inside the repository.");
    }
}
