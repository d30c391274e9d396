using Huiyin.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Huiyin.Tests.Architecture;

public sealed class MigrationsMatchTheModel
{
    [Theory, OnBothEngines]
    public async Task The_model_holds_nothing_that_no_migration_brings(Engine engine)
    {
        await using var database = await TestDatabase.Create(engine);
        await using var db = database.Open();

        Assert.False(db.Database.HasPendingModelChanges(), "The model has changed: run bin/migration NAME.");
        Assert.Empty(await db.Database.GetPendingMigrationsAsync());
    }
}
