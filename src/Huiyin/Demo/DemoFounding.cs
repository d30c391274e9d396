using Huiyin.Estate;
using Huiyin.Estate.Public;
using Huiyin.Platform;
using Huiyin.Staff;
using Huiyin.Staff.Public;
using Microsoft.EntityFrameworkCore;

namespace Huiyin.Demo;

/// <summary>Founds 翠湖豪廷: the community, its thirty people, its flats and who lives in them.</summary>
internal sealed class DemoFounding(IServiceProvider services, MovableClock clock)
{
    public const string Code = "cuihu";
    private const string Name = "翠湖豪廷";
    private const string Telephone = "0571-8800-0000";

    public async Task<Community> Found(IReadOnlyList<DemoUnit> units, string password)
    {
        var community = await FoundCommunity(password);
        foreach (var member in DemoStaff.All.Skip(1))
            await TakeOn(community, member);
        await ShareOnePassword();
        await Open(community, units);
        return community;
    }

    private async Task<Community> FoundCommunity(string password)
    {
        await using var scope = services.CreateAsyncScope();
        var first = DemoStaff.All[0];
        var founding = scope.ServiceProvider.GetRequiredService<Founding>();
        var founded = await founding.Found(
            new FoundCommunity(Code, Name, null, Telephone),
            first.Login,
            first.Name,
            password
        );
        await As(
            founded.Value,
            async (inside, roster) =>
            {
                var db = inside.GetRequiredService<HuiyinDb>();
                (await db.Set<Membership>().SingleAsync()).Appoint(first.Roles, first.Departments);
            }
        );
        return founded.Value;
    }

    private Task TakeOn(Community community, DemoMember member) =>
        As(
            community,
            async (inside, roster) =>
            {
                // Ids sort by time, and whoever came first holds a duty that several could hold.
                clock.MoveTo(clock.GetUtcNow().AddSeconds(1));
                var taken = await TakeOnStaff.On(
                    new TakeOnStaff(member.Login, member.Name, member.Roles, member.Departments, null),
                    new DefaultHttpContext { RequestServices = inside }
                );
                _ = taken.Value;
            }
        );

    /// <summary>Hashing thirty times the same password would only cost seconds.</summary>
    private async Task ShareOnePassword()
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<HuiyinDb>();
        var accounts = await db.Set<Account>().ToListAsync();
        var hash = accounts.Find(a => a.PasswordHash is not null)!.PasswordHash!;
        foreach (var account in accounts.Where(a => a.PasswordHash is null))
            account.UsePassword(hash, clock.GetUtcNow());
        await db.SaveChangesAsync();
        services.GetRequiredService<Rosters>().ForgetAll();
    }

    private Task Open(Community community, IReadOnlyList<DemoUnit> units) =>
        As(
            community,
            async (inside, roster) =>
            {
                var book = inside.GetRequiredService<EstateRecords>();
                await book.ReadEverything();
                foreach (var unit in units)
                {
                    var facts = Facts(unit);
                    var opened = await book.Keep(UnitCode.Parse(unit.Code).Value, facts);
                    opened.LookedAfterBy(roster.Find(DemoStaff.StewardOf(unit.Building))!.Id);
                    foreach (var person in unit.People)
                    {
                        var taken = await book.TakeIn(
                            opened,
                            new Newcomer(
                                person.Name,
                                person.Phone,
                                person.Tie,
                                person.From,
                                person.Sex,
                                null,
                                person.Note
                            )
                        );
                        _ = taken.Value;
                    }
                }
            }
        );

    /// <summary>Flats 01 and 04 of a floor are the large ones at the corners.</summary>
    private static UnitFacts Facts(DemoUnit unit)
    {
        var corner = unit.Code[^1] is '1' or '4';
        return new UnitFacts(
            unit.Floor,
            unit.Floors,
            Elevator: true,
            "住宅",
            corner ? "三室两厅" : "两室两厅",
            corner ? 128_60 : 89_40,
            corner ? 104_20 : 71_80,
            null,
            unit.State
        );
    }

    private async Task As(Community community, Func<IServiceProvider, CommunityRoster, Task> act)
    {
        await using var scope = services.CreateAsyncScope();
        var roster = await services.GetRequiredService<Rosters>().Of(community.Id);
        scope.ServiceProvider.GetRequiredService<CurrentStaff>().Enter(community, roster.Members[0], [community.Id]);
        await scope
            .ServiceProvider.GetRequiredService<UnitOfWork>()
            .Run<bool>(async () =>
            {
                await act(scope.ServiceProvider, roster);
                return true;
            });
    }
}
