namespace Huiyin.Demo;

/// <summary>What went wrong once or more: asked and unsatisfied, passed round, complained of, given up.</summary>
internal sealed partial class OpenMatters
{
    private void RoundAgain()
    {
        var second = Drip("5-2-803", 70, "卫生间渗水，踢脚线都湿了");
        second
            .After(Hours(20))
            .Do(
                "follow-ups",
                "linxiaoyu",
                new
                {
                    method = "phone",
                    outcome = "unsatisfied",
                    notes = "还在滴",
                }
            );
        second.After(Min(12)).Do("acceptance", "wangtao");

        var third = Drip("8-1-501", 150, "厨房吊顶滴水，修过两次");
        third
            .After(Hours(22))
            .Do(
                "follow-ups",
                "sunli",
                new
                {
                    method = "phone",
                    outcome = "unsatisfied",
                    notes = "擦干第二天又有水",
                }
            );
        third.After(Hours(18)).Do("handling", "wangtao", new { result = "楼上地漏重新密封" });
        third
            .After(Hours(24))
            .Do(
                "follow-ups",
                "sunli",
                new
                {
                    method = "visit",
                    outcome = "unsatisfied",
                    notes = "上门看过，还有水印",
                }
            );
        third.After(Hours(20)).Do("handling", "wudawei", new { result = "排查到雨水立管接口，已封堵" });
    }

    private void NobodyWantsIt()
    {
        var passed = Open(
            "3-2-204",
            170,
            new("repair", "phone", "地库C区顶板漏水，滴在车上", "drainage", Place: "地下车库C区"),
            "engineering"
        );
        passed.After(Min(15)).Do("rejection", "heping", new { reason = "顶板防水在质保期内，应由售后部处理" });
        passed.After(Min(9)).Do("dispatch", "wangyan", new { department = "after_sales" });
        passed
            .After(Min(14))
            .Do("rejection", DemoStaff.AfterSales, new { reason = "开发商认为是排水沟堵塞，不属质保" });

        var parent = Open(
            "7-1-602",
            200,
            new("complaint", "visit", "停水四个小时没有人通知，家里老人没法做饭", "water_supply"),
            "engineering"
        );
        parent.After(Min(8)).Do("acceptance", "wudawei");
        new Course(here.Script, parent.Now + Min(10)).Register(
            "zhangmin",
            new
            {
                kind = "other",
                summary = "逐户送瓶装水并解释停水原因",
                dispatch = new { department = "customer_service", assignee = "liuyang" },
            },
            parent: parent.Case
        );
        parent.After(Min(40)).Do("handling", "wudawei", new { result = "抢修主管完毕，恢复供水" });
    }

    private void Complaints()
    {
        // Five homes of one building within the hour: is it one thing?
        foreach (var (home, minutes) in new[] { ("6-1-301", 72), ("6-1-602", 66), ("6-2-1101", 58), ("6-2-204", 51) })
            Open(home, minutes, new("complaint", "phone", "地下车库积水，车开不出来", "drainage"), "engineering");
        Open("6-1-1203", 40, new("complaint", "phone", "6栋地下车库进水了，没有人管", "drainage"));
        Open("2-2-1902", 48, new("complaint", "phone", "2栋电梯一个月坏了四次，要一个说法", "elevator"));
        Open(
            "7-1-602",
            190,
            new(
                "complaint",
                "visit",
                "前台让我自己去找工程部",
                "attitude",
                By: "zhangmin",
                Complaint: new
                {
                    respondent = new { staff = "zhangmin" },
                    occurredAt = end.AddDays(-1),
                    demand = "要求本人道歉",
                    course = "昨天下午来报修，接待员叫我自己去找工程部",
                }
            )
        );
        var old = Open(
            "1-2-2201",
            40 * 24 * 60,
            new("complaint", "phone", "1栋2单元电梯厅灯暗，晚上看不清", "lighting", Place: "1栋2单元电梯厅"),
            "engineering"
        );
        old.After(Min(10))
            .Do(
                "grade",
                DemoStaff.Supervisor,
                new
                {
                    grade = "minor",
                    reason = "设施老化，易改进",
                    valid = true,
                }
            );
        old.After(Min(6)).Do("acceptance", "liqiang");
        old.After(Min(60)).Do("answer", "zhangmin", new { text = "同型号灯具已停产，正在订货", how = "phone" });
        old.After(Min(5)).Do("hold", "liqiang", new { reason = "waiting_for_parts", note = "灯具订货中" });
    }

    private void Ended()
    {
        var unresolved = Open(
            "8-2-1402",
            9 * 24 * 60,
            new("complaint", "phone", "楼上深夜弹琴，说过多次不听", "noise"),
            "security"
        );
        unresolved.After(Min(9)).Do("acceptance", "luojian");
        unresolved.After(Hours(5)).Do("answer", "liujing", new { text = "已三次上门劝导，楼上不开门", how = "visit" });
        unresolved
            .After(Hours(190))
            .Do(
                "closure",
                DemoStaff.Manager,
                new
                {
                    unresolved = true,
                    reason = "楼上业主拒绝配合，已协助业主申请社区调解",
                    customerTold = true,
                }
            );
        var back = Open("6-1-803", 26 * 60, new("repair", "web", "门铃不响"), "engineering", "zhoubin");
        back.After(Min(40)).Do("withdrawal", "zhangmin", new { reason = "换了电池就好了" });
    }
}
