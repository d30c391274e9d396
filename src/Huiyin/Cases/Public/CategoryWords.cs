using static Huiyin.Platform.Texts;

namespace Huiyin.Cases.Public;

/// <summary>
/// Categories as people say them. The codes are free; those that a charter or an import map commonly names have words,
/// any other is shown as it is.
/// </summary>
public static class CategoryWords
{
    public static string? Of(string? code) =>
        code switch
        {
            "plumbing" => T("给排水"),
            "water_leak" => T("漏水"),
            "water_supply" => T("供水"),
            "drainage" => T("排水"),
            "heating" => T("供暖"),
            "hvac" => T("空调通风"),
            "electricity" => T("电气"),
            "lighting" => T("照明"),
            "elevator" => T("电梯"),
            "doors" => T("门窗"),
            "intercom" => T("对讲门禁"),
            "network" => T("弱电网络"),
            "carpentry" => T("木作"),
            "larger_repair" => T("大修"),
            "noise" => T("噪音"),
            "parking" => T("停车"),
            "cleaning" => T("保洁"),
            "security" => T("秩序"),
            "slow_repair" => T("维修不及时"),
            "attitude" => T("服务态度"),
            "greening" => T("绿化"),
            "fees" => T("收费"),
            "pets" => T("宠物"),
            "housekeeping" => T("家政"),
            "aircon_cleaning" => T("空调清洗"),
            "installing" => T("安装"),
            "unlocking" => T("开锁"),
            "cards" => T("办卡"),
            "overtime_hvac" => T("空调加时"),
            "moving" => T("搬家放行"),
            "hollow_tiles" => T("瓷砖空鼓"),
            "window_leak" => T("窗户渗水"),
            "wall_crack" => T("墙面开裂"),
            "pipe_defect" => T("管道缺陷"),
            _ => code,
        };
}
