using Npgsql;
using Rectify.App.Data;
using Rectify.LocalPostgres;

namespace Rectify.Testing;

/// <summary>
/// A real PostgreSQL database of its own, cloned in milliseconds from a migrated template. The cluster is shared by all test processes of a checkout and goes with the last of them.
/// </summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private const string Owner = "rectify_owner";
    private const string Serving = "rectify_app";
    private static readonly string Template = $"template_{Environment.ProcessId}";
    private static readonly Lazy<Task<LocalCluster>> Cluster = new(PrepareAsync);
    private static int count;

    private readonly LocalCluster cluster;
    private readonly string name;

    private TestDatabase(LocalCluster cluster, string name) => (this.cluster, this.name) = (cluster, name);

    /// <summary>As the app serves: no DDL, facts insert-only.</summary>
    public string ConnectionString => cluster.ConnectionStringFor(Serving, name);

    public string OwnerConnectionString => cluster.ConnectionStringFor(Owner, name);

    /// <summary>As the superuser, whom no grant and no trigger stops.</summary>
    public string AdministratorConnectionString => new NpgsqlConnectionStringBuilder(cluster.ConnectionString) { Database = name }.ConnectionString;

    /// <summary>Empty but for the schema.</summary>
    public static async Task<TestDatabase> CreateAsync()
    {
        var cluster = await Cluster.Value;
        var name = $"test_{Environment.ProcessId}_{Interlocked.Increment(ref count)}";
        await cluster.CreateFromTemplateAsync(name, Template, Owner);
        return new TestDatabase(cluster, name);
    }

    /// <summary>In a cluster of the test's own, which may be killed.</summary>
    public static async Task<TestDatabase> InAsync(LocalCluster cluster)
    {
        const string name = "test";
        await cluster.EnsureRoleAsync(Owner);
        await cluster.EnsureRoleAsync(Serving);
        await cluster.EnsureDatabaseAsync(name, Owner);
        var database = new TestDatabase(cluster, name);
        await RectifyDatabase.PrepareAsync(database.OwnerConnectionString, Serving);
        return database;
    }

    /// <summary>Another database, as this one is now. Nobody may be at work in this one.</summary>
    public async Task<TestDatabase> CopyAsync()
    {
        await ClearPoolsAsync();
        var copy = $"test_{Environment.ProcessId}_{Interlocked.Increment(ref count)}";
        await cluster.CreateFromTemplateAsync(copy, name, Owner);
        return new TestDatabase(cluster, copy);
    }

    public async ValueTask DisposeAsync()
    {
        await ClearPoolsAsync();
        await cluster.DropAsync(name);
    }

    private async Task ClearPoolsAsync()
    {
        foreach (var connectionString in new[] { ConnectionString, RectifyDatabase.ForServing(ConnectionString), OwnerConnectionString, AdministratorConnectionString })
            await using (var connection = new NpgsqlConnection(connectionString)) NpgsqlConnection.ClearPool(connection);
    }

    private static async Task<LocalCluster> PrepareAsync()
    {
        var cluster = await LocalCluster.StartAsync(new LocalClusterOptions(Path.Combine(Checkout.Folder, ".local", "test-postgres"))
        {
            Name = "rectify-tests", TestMode = true, Settings = new Dictionary<string, string> { ["max_connections"] = "300" },
        });
        AppDomain.CurrentDomain.ProcessExit += (_, _) => cluster.DisposeAsync().AsTask().GetAwaiter().GetResult();
        await cluster.EnsureRoleAsync(Owner);
        await cluster.EnsureRoleAsync(Serving);
        await cluster.EnsureDatabaseAsync(Template, Owner);
        await RectifyDatabase.PrepareAsync(cluster.ConnectionStringFor(Owner, Template), Serving);
        NpgsqlConnection.ClearAllPools();
        return cluster;
    }
}

/// <summary>Where the project and the real documents beside it lie.</summary>
public static class Checkout
{
    /// <summary>The folder that holds Rectify.sln.</summary>
    public static string Folder { get; } = Find();

    /// <summary>The real documents with their gold readings; null where they are not beside the checkout.</summary>
    public static string? Cases { get; } = Path.GetFullPath(Path.Combine(Folder, "..", "shared", "cases")) is var cases && Directory.Exists(cases) ? cases : null;

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Rectify.sln"))) return folder.FullName;
        throw new DirectoryNotFoundException("No Rectify.sln above the tests.");
    }
}
