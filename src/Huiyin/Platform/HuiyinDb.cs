using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Huiyin.Platform;

/// <summary>
/// The one database of the house, on either engine. Modules add their tables in <c>*Mapping.cs</c>
/// (<see cref="IEntityTypeConfiguration{T}"/>); names become snake_case, times integers, ids compact.
/// </summary>
public abstract class HuiyinDb(DbContextOptions options) : DbContext(options)
{
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(HuiyinDb).Assembly);
        foreach (var entity in modelBuilder.Model.GetEntityTypes())
        {
            foreach (var property in entity.GetProperties())
                property.SetColumnName(SnakeCase(property.Name));
            // Nothing vanishes because something else was deleted.
            foreach (var reference in entity.GetForeignKeys())
                reference.DeleteBehavior = DeleteBehavior.Restrict;
        }
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<MillisecondsConverter>();
        configurationBuilder.Properties<Money>().HaveConversion<MoneyConverter>();
        ConfigureId<CommunityId>(configurationBuilder);
        ConfigureId<StaffId>(configurationBuilder);
        ConfigureId<UnitId>(configurationBuilder);
        ConfigureId<BuildingId>(configurationBuilder);
        ConfigureId<ResidentId>(configurationBuilder);
        ConfigureId<CaseId>(configurationBuilder);
        ConfigureId<PromiseId>(configurationBuilder);
    }

    protected abstract void ConfigureId<TId>(ModelConfigurationBuilder configuration)
        where TId : struct, IId<TId>;

    /// <summary>An id as this engine's raw SQL takes it.</summary>
    internal abstract object IdParameter<TId>(TId id)
        where TId : struct, IId<TId>;

    internal static string SnakeCase(string name)
    {
        var text = new StringBuilder(name.Length + 8);
        for (var i = 0; i < name.Length; i++)
        {
            if (char.IsUpper(name[i]) && i > 0)
                text.Append('_');
            text.Append(char.ToLowerInvariant(name[i]));
        }
        return text.ToString();
    }
}

/// <summary>A desk's database: one file.</summary>
public sealed class SqliteHuiyinDb(DbContextOptions<SqliteHuiyinDb> options) : HuiyinDb(options)
{
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        configurationBuilder.Properties<Guid>().HaveConversion<BlobGuidConverter>();
    }

    protected override void ConfigureId<TId>(ModelConfigurationBuilder configuration) =>
        configuration.Properties<TId>().HaveConversion<BlobIdConverter<TId>>();

    internal override object IdParameter<TId>(TId id) => id.Value.ToByteArray(bigEndian: true);
}

/// <summary>A company's database: a PostgreSQL server.</summary>
public sealed class PostgresHuiyinDb(DbContextOptions<PostgresHuiyinDb> options) : HuiyinDb(options)
{
    protected override void ConfigureId<TId>(ModelConfigurationBuilder configuration) =>
        configuration.Properties<TId>().HaveConversion<GuidIdConverter<TId>>();

    internal override object IdParameter<TId>(TId id) => id.Value;
}

/// <summary>UTC in whole milliseconds since 1970: sorts, compares and reads the same on both engines.</summary>
internal sealed class MillisecondsConverter()
    : ValueConverter<DateTimeOffset, long>(
        time => time.ToUnixTimeMilliseconds(),
        stored => DateTimeOffset.FromUnixTimeMilliseconds(stored)
    );

internal sealed class MoneyConverter() : ValueConverter<Money, long>(money => money.Fen, stored => new Money(stored));

/// <summary>Sixteen bytes in time order, half of what a text GUID costs in every index of SQLite.</summary>
internal sealed class BlobIdConverter<TId>()
    : ValueConverter<TId, byte[]>(id => id.Value.ToByteArray(true), stored => Read(stored))
    where TId : struct, IId<TId>
{
    private static TId Read(byte[] stored) => TId.Of(new Guid(stored, bigEndian: true));
}

internal sealed class BlobGuidConverter()
    : ValueConverter<Guid, byte[]>(id => id.ToByteArray(true), stored => new Guid(stored, true));

internal sealed class GuidIdConverter<TId>() : ValueConverter<TId, Guid>(id => id.Value, stored => Read(stored))
    where TId : struct, IId<TId>
{
    private static TId Read(Guid stored) => TId.Of(stored);
}
