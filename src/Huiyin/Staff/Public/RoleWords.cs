using static Huiyin.Platform.Texts;

namespace Huiyin.Staff.Public;

/// <summary>Roles as people say them.</summary>
public static class RoleWords
{
    public static string Of(Role role) =>
        role switch
        {
            Role.Receptionist => T("前台接待"),
            Role.ReceptionLead => T("前台领班"),
            Role.Steward => T("物业管家"),
            Role.AreaAdministrator => T("片区管理员"),
            Role.ServiceSupervisor => T("客服主管"),
            Role.DepartmentManager => T("部门经理"),
            Role.ProjectManager => T("项目经理"),
            Role.QualityManager => T("品质经理"),
            Role.GeneralManager => T("总经理"),
            Role.Technician => T("维修技工"),
            Role.AfterSales => T("售后专员"),
            Role.Cashier => T("收银员"),
            Role.SecurityGuard => T("秩序维护员"),
            Role.FollowUpStaff => T("回访专员"),
            Role.Administrator => T("系统管理员"),
        };
}
