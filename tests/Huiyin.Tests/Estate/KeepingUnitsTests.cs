using System.Net;
using System.Text;
using Huiyin.Estate.Public;
using Huiyin.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Huiyin.Tests.Estate;

public sealed class KeepingUnitsTests
{
    [Theory, OnBothEngines]
    public async Task A_sheet_of_people_alone_leaves_the_books_of_their_units_as_they_are(Engine engine)
    {
        await using var desk = await ServiceDesk.Open(engine);
        await Import(
            desk,
            "楼号,单元,房屋,楼层,总楼层,电梯,房屋类型,户型,建筑面积,室内面积,租金,状态\n3,1,1502,15,18,有,住宅,三室两厅,89.35,70.1,3500,已入住"
        );

        await Import(desk, "房屋,业主,手机\n3-1-1502,周先生,13805711502");

        await using var db = desk.Db();
        var unit = await db.Set<Unit>().AsNoTracking().SingleAsync();
        Assert.Equal((15, 18, true, "三室两厅"), (unit.Floor, unit.Floors, unit.Elevator, unit.Layout));
        Assert.Equal((8935L, 7010L, 350_000L, "已入住"), (unit.GrossArea, unit.NetArea, unit.Rent?.Fen, unit.State));
        Assert.Equal("周先生", (await db.Set<Resident>().AsNoTracking().SingleAsync()).Name);
    }

    [Theory, OnBothEngines]
    public async Task A_unit_named_again_keeps_what_is_known_of_it(Engine engine)
    {
        await using var desk = await ServiceDesk.Open(engine);
        (
            await desk.Administrator.Post(
                "/units",
                new
                {
                    code = "3-1-1502",
                    floor = 15,
                    grossArea = 89.35,
                }
            )
        ).Done();

        (await desk.Administrator.Post("/units", new { code = "3-1-1502", layout = "三室两厅" })).Done();

        await using var db = desk.Db();
        var unit = await db.Set<Unit>().AsNoTracking().SingleAsync();
        Assert.Equal((15, 8935L, "三室两厅"), (unit.Floor, unit.GrossArea, unit.Layout));
    }

    [Theory, OnBothEngines]
    public async Task What_cannot_be_true_of_a_unit_is_refused_beside_its_field(Engine engine)
    {
        await using var desk = await ServiceDesk.Open(engine);
        (string Field, object Body)[] impossible =
        [
            ("grossArea", new { code = "3-1-1502", grossArea = 1e28 }),
            ("netArea", new { code = "3-1-1502", netArea = -1 }),
            ("floor", new { code = "3-1-1502", floor = 99_999 }),
            (
                "floor",
                new
                {
                    code = "3-1-1502",
                    floor = 5,
                    floors = 3,
                }
            ),
            ("rent", new { code = "3-1-1502", rent = "-1" }),
            ("layout", new { code = "3-1-1502", layout = new string('室', 100) }),
        ];
        foreach (var (field, body) in impossible)
        {
            var refused = await desk.Administrator.Post("/units", body);
            refused.Is(HttpStatusCode.UnprocessableEntity);
            Assert.True(refused["errors"].TryGetProperty(field, out _), refused.Body);
        }
    }

    private static async Task Import(ServiceDesk desk, string sheet)
    {
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, sheet, Encoding.UTF8);
        try
        {
            await desk.Run("import", "estate", file);
        }
        finally
        {
            File.Delete(file);
        }
    }
}
