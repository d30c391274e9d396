// Scaffolds a migration for both engines from the model as it stands: bin/migration NAME [--empty].
// It uses EF's own scaffolder, so that no dotnet-ef tool is needed.
using System.Reflection;
using Huiyin.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Design.Internal;
using Microsoft.EntityFrameworkCore.Migrations.Design;
using Microsoft.Extensions.DependencyInjection;

var empty = args is [.., "--empty"];
if (
    args is not [var product, { Length: > 0 } name, ..]
    || !char.IsAsciiLetterUpper(name[0])
    || !name.All(char.IsAsciiLetterOrDigit)
)
{
    Console.Error.WriteLine(
        "Usage: bin/migration NAME [--empty], where NAME says what changes, as in BillsRememberTheirPayer."
    );
    return 2;
}

Scaffold(
    "Sqlite",
    () => new SqliteHuiyinDb(new DbContextOptionsBuilder<SqliteHuiyinDb>().UseSqlite("Data Source=:memory:").Options)
);
Scaffold(
    "Postgres",
    () => new PostgresHuiyinDb(new DbContextOptionsBuilder<PostgresHuiyinDb>().UseNpgsql("Host=nowhere").Options)
);
return 0;

void Scaffold(string engine, Func<HuiyinDb> open)
{
    if (!empty && IsUpToDate(open))
    {
        Console.WriteLine($"{engine}: the model is as the last migration left it.");
        return;
    }

    // A context of its own: one that has compared its snapshot once takes it for nothing the second time,
    // and every table would be created again (dotnet/efcore#36016).
    using var db = open();
    var reporter = new OperationReporter(new OperationReportHandler(Console.Error.WriteLine, Console.Error.WriteLine));
    var services = new DesignTimeServicesBuilder(
        db.GetType().Assembly,
        Assembly.GetExecutingAssembly(),
        reporter,
        []
    ).Build(db);
    using var scope = services.CreateScope();
    var scaffolder = scope.ServiceProvider.GetRequiredService<IMigrationsScaffolder>();

    var migration = scaffolder.ScaffoldMigration(name, "Huiyin", $"Migrations.{engine}", "C#");
    var files = scaffolder.Save(product, migration, Path.Combine(product, "Migrations", engine), dryRun: false);
    Console.WriteLine($"{engine}: {Path.GetRelativePath(Environment.CurrentDirectory, files.MigrationFile!)}");
}

static bool IsUpToDate(Func<HuiyinDb> open)
{
    using var db = open();
    return db.Database.GetMigrations().Any() && !db.Database.HasPendingModelChanges();
}
