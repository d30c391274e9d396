using System.Collections.Frozen;
using Huiyin.Estate.Public;

namespace Huiyin.Estate.Import;

/// <summary>What sheets write in the columns with a choice: words, and the numbers of systems the sheets come from.</summary>
internal static class EstateWords
{
    public const string ElevatorChoices = "有 / 无";
    public const string StateChoices = "已入住 / 未销售 / 已交房 / 未入住 / 已装修 / 已出租 / 已出售 / 空闲 / 装修中";
    public const string SexChoices = "男 / 女";
    public const string OwnerTypeChoices = "业主 / 家庭成员 / 租户 / 临时人员";
    public const string PersonTypeChoices = "个人 / 单位";

    /// <summary>Nobody belongs to a unit that has not been sold.</summary>
    public const string Unsold = "未销售";

    public static readonly FrozenDictionary<string, bool?> Elevator = Words<bool?>(
        (true, ["有", "是", "Y", "YES", "TRUE", "1", "1010", "√"]),
        (false, ["无", "没有", "否", "N", "NO", "FALSE", "0", "2020", "×"])
    );

    public static readonly FrozenDictionary<string, string> State = Words(
        ("已入住", ["已入住", "入住", "自住", "2001"]),
        (Unsold, [Unsold, "未售", "待售", "2002"]),
        ("已交房", ["已交房", "交房", "2003"]),
        ("未入住", ["未入住", "2004"]),
        ("已装修", ["已装修", "2005"]),
        ("已出租", ["已出租", "出租", "2006"]),
        ("已出售", ["已出售", "已售", "2007"]),
        ("空闲", ["空闲", "空置", "闲置", "2008"]),
        ("装修中", ["装修中", "在装修", "2009"])
    );

    public static readonly FrozenDictionary<string, string> UnitType = Words(
        ("住宅", ["住宅", "110"]),
        ("宿舍", ["宿舍", "119"]),
        ("办公室", ["办公室", "120"])
    );

    public static readonly FrozenDictionary<string, string> Sex = Words(
        ("男", ["男", "男性", "先生", "M"]),
        ("女", ["女", "女性", "女士", "F"])
    );

    public static readonly FrozenDictionary<string, TieKind?> OwnerType = Words<TieKind?>(
        (TieKind.Owner, ["业主", "产权人", "户主", "1001"]),
        (TieKind.Occupant, ["家庭成员", "家属", "住户", "成员", "1002", "临时人员", "1004"]),
        (TieKind.Tenant, ["租户", "租客", "房屋租客", "承租人", "1003"])
    );

    public static readonly FrozenDictionary<string, bool?> PersonType = Words<bool?>(
        (false, ["个人", "P"]),
        (true, ["单位", "公司", "企业", "商户", "C"])
    );

    private static FrozenDictionary<string, T> Words<T>(params ReadOnlySpan<(T Meaning, string[] Written)> words)
    {
        var all = new Dictionary<string, T>(StringComparer.Ordinal);
        foreach (var (meaning, written) in words)
        {
            foreach (var word in written)
            {
                all.Add(word, meaning);
            }
        }
        return all.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
