using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Migrations.Design;
using Microsoft.Extensions.DependencyInjection;
using Npgsql.EntityFrameworkCore.PostgreSQL.Design.Internal;
using Rectify.App.Data;

// usage: dotnet run --project tools/Rectify.MigrationScaffold -- NAME   (writes into src/Rectify.App/Data/Migrations)
if (args is not [var name])
{
    Console.Error.WriteLine("Name the migration like a change note, e.g. AddSupervisionLetters.");
    return 1;
}

var folder = Path.Combine("src", "Rectify.App", "Data", "Migrations");
if (!Directory.Exists(folder))
{
    Console.Error.WriteLine("Run it from the root of the checkout.");
    return 1;
}

await using var db = new RectifyDb(RectifyDatabase.Options("Host=localhost;Database=unused"));
var services = new ServiceCollection();
services.AddEntityFrameworkDesignTimeServices();
services.AddDbContextDesignTimeServices(db);
new NpgsqlDesignTimeServices().ConfigureDesignTimeServices(services);
await using var provider = services.BuildServiceProvider();
using var scope = provider.CreateScope();
var scaffolder = scope.ServiceProvider.GetRequiredService<IMigrationsScaffolder>();
var migration = scaffolder.ScaffoldMigration(name, "Rectify.App", subNamespace: "Data.Migrations");
scaffolder.Save(Path.GetFullPath(Path.Combine("src", "Rectify.App")), migration, Path.GetFullPath(folder), dryRun: false);
Console.WriteLine(migration.MigrationId);
return 0;
