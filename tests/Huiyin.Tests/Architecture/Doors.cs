using Huiyin.Edge;
using Huiyin.Tests.Infrastructure;
using Microsoft.AspNetCore.Authorization;
using Xunit;

namespace Huiyin.Tests.Architecture;

public sealed class Doors
{
    [Fact]
    public async Task Every_door_asks_for_a_permission_or_is_open_to_all_on_purpose()
    {
        await using var desk = await ServiceDesk.Open(Engine.Sqlite);

        House.HasNone(
            desk.Endpoints()
                .Where(door => door.Metadata.GetMetadata<Needs>() is null)
                .Where(door => door.Metadata.GetMetadata<IAllowAnonymous>() is null)
                .Select(door => door.DisplayName)
        );
    }
}
