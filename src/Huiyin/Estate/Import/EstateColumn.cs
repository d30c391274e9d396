namespace Huiyin.Estate.Import;

/// <summary>The columns of an estate sheet, in the order they have when it comes without headings.</summary>
internal enum EstateColumn
{
    Building,
    Entrance,
    Room,
    Floor,
    Floors,
    Elevator,
    UnitType,
    Layout,
    GrossArea,
    NetArea,
    Rent,
    State,
    Person,
    Sex,
    Phone,
    IdNumber,
    OwnerType,
    PersonType,
    Role,
    ContactName,
    ContactPhone,
}

/// <summary>The headings by which the columns are known; the first is ours, the others are seen in other systems' sheets.</summary>
internal static class EstateColumns
{
    private static readonly string[][] Headings =
    [
        ["楼号", "楼栋", "楼栋号", "楼栋编号", "栋号"],
        ["单元", "单元号", "单元编号"],
        ["房屋", "房间", "房号", "房屋号", "房屋编号", "房间号", "室号"],
        ["楼层", "房屋楼层", "所在楼层"],
        ["总楼层", "总层数"],
        ["电梯", "是否有电梯", "有无电梯"],
        ["房屋类型", "类型"],
        ["户型", "房屋户型"],
        ["建筑面积", "建面", "面积"],
        ["室内面积", "套内面积"],
        ["租金"],
        ["状态", "房屋状态"],
        ["业主", "业主名称", "业主姓名", "姓名"],
        ["性别"],
        ["手机", "手机号", "手机号码", "电话"],
        ["身份证", "身份证号", "身份证号码", "证件号码"],
        ["业主类型"],
        ["人员类型"],
        ["角色", "人员角色"],
        ["联系人"],
        ["联系电话", "联系人电话"],
    ];

    public static readonly int Count = Headings.Length;

    /// <summary>Our name of a column, for faults and for the template.</summary>
    public static string Heading(EstateColumn column) => Headings[(int)column][0];

    public static ReadOnlySpan<string> Names(EstateColumn column) => Headings[(int)column];
}
