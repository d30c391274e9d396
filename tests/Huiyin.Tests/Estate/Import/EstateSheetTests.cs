using System.Text;
using Huiyin.Estate.Import;
using Huiyin.Estate.Public;
using Huiyin.Platform.Sheets;
using Xunit;

namespace Huiyin.Tests.Estate.Import;

public sealed class EstateSheetTests
{
    private const string Headings =
        "楼号,单元,房屋,楼层,总楼层,电梯,房屋类型,户型,建筑面积,室内面积,租金,状态,业主,性别,手机,身份证,业主类型,人员类型,角色,联系人,联系电话";

    private const string Unit = "3,1,1502,15,33,有,住宅,三室两厅,120.55,98.3,0,已入住";
    private const string Zhou = "周先生,男,13812345678,11010519491231002X,业主,个人,户主,,";

    private static EstateReading Read(params string[] lines)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(string.Join('\n', lines)));
        return EstateSheet.Read(stream);
    }

    private static EstateReading Rows(params string[] lines) => Read([Headings, .. lines]);

    private static void AssertFault(EstateReading reading, int row, string column, string words)
    {
        var fault = Assert.Single(reading.Faults);
        Assert.Equal((row, column), (fault.Row, fault.Column));
        Assert.Contains(words, fault.Sentence(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_full_row_is_read_as_a_unit_and_its_owner()
    {
        var reading = Rows($"{Unit},{Zhou}");
        Assert.Empty(reading.Faults);
        var row = Assert.Single(reading.Rows);
        Assert.Equal(("3-1-1502", 2), (row.Code.ToString(), row.Number));
        Assert.Equal(new EstateFacts(15, 33, true, "住宅", "三室两厅", 12055, 9830, new(0), "已入住"), row.Facts);
        var person = row.Person!;
        Assert.Equal(("周先生", "男", TieKind.Owner, "户主"), (person.Name, person.Sex, person.Tie, person.Role));
        Assert.Equal("13812345678", person.Phone!.Value.Value);
        Assert.Equal("11010519491231002X", person.Id!.Value.Value);
    }

    [Fact]
    public void Without_headings_the_columns_stand_in_their_fixed_order()
    {
        var reading = Read($"{Unit},{Zhou}", "3,1,1503,15,33,有,住宅,三室两厅,120.55,98.3,0,未销售");
        Assert.Empty(reading.Faults);
        Assert.Equal(["3-1-1502", "3-1-1503"], reading.Rows.Select(r => r.Code.ToString()));
        Assert.Null(reading.Rows[1].Person);
    }

    [Fact]
    public void Headings_are_found_below_a_title_in_any_order_and_under_other_names()
    {
        var reading = Read(
            "翠湖豪廷房屋资料",
            "",
            "业主名称,房间,楼栋号,单元编号,建筑面积（㎡）",
            "周先生,1502,3栋,1单元,120.55"
        );
        Assert.Empty(reading.Faults);
        var row = Assert.Single(reading.Rows);
        Assert.Equal(("3-1-1502", 4, 12055L), (row.Code.ToString(), row.Number, row.Facts.GrossArea));
    }

    [Fact]
    public void The_numbers_of_other_systems_are_understood()
    {
        var reading = Read(
            "楼号,单元,房间,楼层,总层数,是否有电梯,房屋类型,房屋户型,建筑面积,室内面积,租金,房屋状态,业主名称,性别,手机号,身份证号,业主类型",
            "1,0,1001,1,33,有,110,10102,94.56,94.56,0,2001,吴学文,男,18999999999,111111111111111111,1001",
            "1,0,1001,1,33,有,110,10102,94.56,94.56,0,2001,吴小文,男,13900000000,,1003",
            ",,,,,,,,,,,,,,,,,,说明：请一定看下面说明"
        );
        Assert.Empty(reading.Faults);
        Assert.Equal([TieKind.Owner, TieKind.Tenant], reading.Rows.Select(r => r.Person!.Tie));
        Assert.Equal(("住宅", "已入住"), (reading.Rows[0].Facts.UnitType, reading.Rows[0].Facts.State));
        Assert.Null(reading.Rows[0].Person!.Phone);
        Assert.Null(reading.Rows[0].Person!.Id);
    }

    [Fact]
    public void A_whole_code_in_the_room_column_is_enough()
    {
        var reading = Read("房号,业主,手机", "３－１－1502,周先生,13812345678");
        Assert.Equal("3-1-1502", Assert.Single(reading.Rows).Code.ToString());
    }

    [Fact]
    public void A_sheet_without_rooms_is_refused()
    {
        var reading = Read("楼号,单元,业主", "3,1,周先生");
        Assert.Contains("房屋", reading.Trouble!.Sentence(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(",1,1502,15,33", "楼号", "没有填写")]
    [InlineData("3,,1502,15,33", "单元", "没有填写")]
    [InlineData("3,1,,15,33", "房屋", "没有填写")]
    [InlineData("3-2,1,1502,15,33", "楼号", "文字和数字")]
    [InlineData("3,1,1502,十五,33", "楼层", "“十五”不是楼层")]
    [InlineData("3,1,1502,34,33", "楼层", "34 层高过总楼层 33")]
    [InlineData("3,1,1502,15,0", "总楼层", "不是楼层总数")]
    [InlineData("3,1,1502,15,33,两部", "电梯", "有 / 无")]
    [InlineData("3,1,1502,15,33,有,住宅,,大", "建筑面积", "“大”不是面积")]
    [InlineData("3,1,1502,15,33,有,住宅,,120,-1", "室内面积", "不是面积")]
    [InlineData("3,1,1502,15,33,有,住宅,,120,98,免", "租金", "不是金额")]
    [InlineData("3,1,1502,15,33,有,住宅,,120,98,0,有人", "状态", "“有人”不认识")]
    [InlineData("3,1,1502,15,33,有,住宅,,120,98,0,未销售,周先生", "状态", "未销售")]
    [InlineData("3,1,1502,,,,,,,,,,周先生,未知", "性别", "男 / 女")]
    [InlineData("3,1,1502,,,,,,,,,,周先生,男,1381234567", "手机", "电话号码")]
    [InlineData("3,1,1502,,,,,,,,,,周先生,男,13812345678/13912345678", "手机", "每行只写一个")]
    [InlineData("3,1,1502,,,,,,,,,,,男,13812345678", "业主", "没有填写姓名")]
    [InlineData("3,1,1502,,,,,,,,,,周先生,男,,110105194912310021", "身份证", "校验")]
    [InlineData("3,1,1502,,,,,,,,,,周先生,男,,,房东", "业主类型", "租户")]
    [InlineData("3,1,1502,,,,,,,,,,周先生,男,,,业主,外星人", "人员类型", "单位")]
    public void A_fault_names_the_row_the_column_and_the_reason(string line, string column, string words)
    {
        var reading = Rows(line, "4,1,101");
        AssertFault(reading, 2, column, words);
        Assert.Equal("4-1-101", Assert.Single(reading.Rows).Code.ToString());
    }

    [Fact]
    public void All_faults_of_a_row_are_told_at_once() =>
        Assert.Equal(["楼号", "楼层", "电梯"], Rows(",1,1502,高,33,两部").Faults.Select(f => f.Column));

    [Fact]
    public void Several_people_of_one_unit_stand_on_several_rows()
    {
        var reading = Rows(
            $"{Unit},{Zhou}",
            "3,1,1502,,,,,,,,,,周太太,女,13912345678,,家庭成员",
            $"{Unit},李租客,男,13712345678,,,,租户"
        );
        Assert.Empty(reading.Faults);
        Assert.Equal([TieKind.Owner, TieKind.Occupant, TieKind.Tenant], reading.Rows.Select(r => r.Person!.Tie));
        Assert.All(reading.Rows, row => Assert.Equal(12055, row.Facts.GrossArea));
    }

    [Fact]
    public void A_unit_described_in_two_ways_is_a_fault_of_the_second_row()
    {
        var reading = Rows($"{Unit},{Zhou}", "3栋,1,1502,16,33,有,住宅,三室两厅,120.55,98.3,0,已入住,周太太");
        AssertFault(reading, 3, "楼层", "第 2 行");
        Assert.Single(reading.Rows);
    }

    [Fact]
    public void A_row_written_twice_is_told() =>
        AssertFault(Rows($"{Unit},{Zhou}", "", $"{Unit},{Zhou}"), 4, "", "与第 2 行重复");

    [Theory]
    [InlineData("B2", -2)]
    [InlineData("-1", -1)]
    [InlineData("15层", 15)]
    [InlineData("１５F", 15)]
    public void Floors_are_read_as_people_write_them(string text, int floor) =>
        Assert.Equal(floor, Assert.Single(Rows($"3,1,1502,{text}").Rows).Facts.Floor);

    [Fact]
    public void A_workbook_with_typed_cells_reads_the_same()
    {
        using var stream = new MemoryStream();
        using (
            var writer = new XlsxSheetWriter(stream, "房屋", [.. Headings.Split(',').Select(h => new SheetColumn(h))])
        )
        {
            writer.Write(
                3,
                1,
                1502,
                15,
                33,
                "有",
                "住宅",
                "三室两厅",
                120.55m,
                98.3m,
                0,
                "已入住",
                "周先生",
                "男",
                13812345678L
            );
        }
        var reading = EstateSheet.Read(stream);
        Assert.Empty(reading.Faults);
        var row = Assert.Single(reading.Rows);
        Assert.Equal(
            ("3-1-1502", 12055L, "13812345678"),
            (row.Code.ToString(), row.Facts.GrossArea, row.Person!.Phone!.Value.Value)
        );
    }

    [Fact]
    public void The_empty_template_has_the_headings_that_are_read()
    {
        using var stream = new MemoryStream();
        EstateTemplate.Write(stream);
        Assert.Equal(Headings.Split(','), Sheet.Of(stream).Rows().Single().Cells);
        var reading = EstateSheet.Read(stream);
        Assert.Empty(reading.Faults);
        Assert.Empty(reading.Rows);
    }

    [Fact]
    public void A_company_is_entered_with_the_telephone_of_its_contact_and_no_number_in_its_note()
    {
        var line = $"{Unit},翠湖商行,,,,业主,单位,,孙经理,13700000000";
        var newcomer = Assert.Single(Rows(line).Rows).Person!.ForTheBooks();
        Assert.Equal(("翠湖商行", "13700000000", "联系人：孙经理"), (newcomer.Name, newcomer.Phone, newcomer.Note));
    }
}
