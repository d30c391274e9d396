using System.Globalization;

namespace Huiyin.Hosting;

/// <summary>What the machine says about this house: addresses, data folder, database, clock.</summary>
internal sealed record Settings(
    string Urls,
    string DataFolder,
    string Connection,
    bool Demo,
    DateTimeOffset? VirtualClock
)
{
    public const string DatabaseFile = "huiyin.db";

    public bool IsPostgres => IsPostgresConnection(Connection);

    /// <summary>Reads HUIYIN_URLS, HUIYIN_DATA, HUIYIN_DB and the switches of <c>serve</c>.</summary>
    public static Settings Read(IReadOnlyList<string> args, Func<string, string?> environment)
    {
        var urls = Meant(environment("HUIYIN_URLS")) ?? "http://127.0.0.1:5080";
        if (Array.Find(urls.Split(';'), url => !IsAddress(url)) is { } wrong)
            throw new UnusableSetting($"HUIYIN_URLS 不是可以监听的地址：{wrong}。写成 http://127.0.0.1:5080。");
        var demo = args.Contains("--demo");
        var data = Path.GetFullPath(Meant(environment("HUIYIN_DATA")) ?? (demo ? "data-demo" : "data"));
        return new Settings(
            urls,
            data,
            Connect(Meant(environment("HUIYIN_DB")), data),
            demo,
            VirtualClockOf(Switch(args, "--virtual-clock"))
        );
    }

    private static DateTimeOffset? VirtualClockOf(string? time) =>
        time is null ? null
        : DateTimeOffset.TryParse(time, CultureInfo.InvariantCulture, out var begin) ? begin
        : throw new UnusableSetting($"--virtual-clock 不是时间：{time}。写成 2026-09-01T08:00:00+08:00。");

    private static bool IsAddress(string url)
    {
        try
        {
            return BindingAddress.Parse(url).Scheme is "http" or "https";
        }
        catch (FormatException)
        {
            return false;
        }
    }

    /// <summary>The value behind a switch: <c>--login zhangmin</c> or <c>--login=zhangmin</c>.</summary>
    public static string? Switch(IReadOnlyList<string> args, string name)
    {
        for (var i = 0; i < args.Count; i++)
        {
            if (args[i] == name && i + 1 < args.Count)
                return args[i + 1];
            if (args[i].StartsWith(name + "=", StringComparison.Ordinal))
                return args[i][(name.Length + 1)..];
        }
        return null;
    }

    private static string Connect(string? given, string data)
    {
        if (given is null)
            return $"Data Source={Path.Combine(data, DatabaseFile)};Foreign Keys=True";
        var connection = given.StartsWith("postgres", StringComparison.Ordinal) ? FromUri(new Uri(given)) : given;
        // PostgreSQL keeps the plan of what it is told again and again; whoever stands behind a pooler that cannot says 0.
        return IsPostgresConnection(connection) ? $"Max Auto Prepare=200;{connection}" : connection;
    }

    private static string FromUri(Uri uri)
    {
        var user = uri.UserInfo.Split(':', 2).Select(Uri.UnescapeDataString).ToArray();
        var password = user.Length > 1 ? $";Password={user[1]}" : "";
        return $"Host={uri.Host};Port={(uri.Port > 0 ? uri.Port : 5432)};Database={uri.AbsolutePath.Trim('/')};Username={user[0]}{password}";
    }

    private static bool IsPostgresConnection(string connection) =>
        connection.Contains("Host=", StringComparison.OrdinalIgnoreCase);

    private static string? Meant(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
