using Huiyin.Platform;

namespace Huiyin.Estate.Public;

/// <summary>小区 / 项目: the estate that one service centre answers for.</summary>
public sealed class Community
{
    private Community() { }

    public CommunityId Id { get; private set; }

    /// <summary>Short latin name in addresses and tokens, such as <c>cuihu</c>; unique.</summary>
    public string Code { get; private set; } = "";

    /// <summary>Name as residents say it, such as 翠湖豪廷; part of the greeting .</summary>
    public string Name { get; private set; } = "";

    /// <summary>IANA zone in which its days begin and its times are shown.</summary>
    public string TimeZone { get; private set; } = "Asia/Shanghai";

    /// <summary>Telephone of the service centre, printed on forms.</summary>
    public string? Phone { get; private set; }

    public TimeZoneInfo Zone => TimeZoneInfo.FindSystemTimeZoneById(TimeZone);

    /// <summary>Says under which number the service centre answers.</summary>
    internal void AnswersAt(string? phone) => Phone = phone;

    public static Outcome<Community> Found(
        string? code,
        string? name,
        string? timeZone,
        string? phone,
        DateTimeOffset now
    )
    {
        code = code?.Trim().ToLowerInvariant() ?? "";
        if (code.Length is < 2 or > 32 || !code.All(c => char.IsAsciiLetterOrDigit(c) || c == '-'))
            return Refusal.Invalid("code", "项目代码用 2 到 32 个小写字母、数字或短横线。");
        if (string.IsNullOrWhiteSpace(name))
            return Refusal.Invalid("name", "请填写项目名称。");
        timeZone = string.IsNullOrWhiteSpace(timeZone) ? "Asia/Shanghai" : timeZone;
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(timeZone, out _))
            return Refusal.Invalid("timeZone", "没有这个时区：{0}。", timeZone);
        return new Community
        {
            Id = Ids.New<CommunityId>(now),
            Code = code,
            Name = name.Trim(),
            TimeZone = timeZone,
            Phone = phone,
        };
    }
}
