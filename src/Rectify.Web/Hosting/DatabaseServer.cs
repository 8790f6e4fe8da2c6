using Npgsql;
using Rectify.App;
using Rectify.App.Data;
using Rectify.LocalPostgres;

namespace Rectify.Web.Hosting;

/// <summary>
/// The database the pages work with: a configured server, or a private cluster in the local folder.
/// Two roles from the start: one serves, the other owns the schema and migrates it.
/// </summary>
internal sealed class DatabaseServer : IAsyncDisposable
{
    private const string Database = "rectify";
    private const string ServingRole = "rectify_app";
    private const string OwnerRole = "rectify_owner";

    private readonly LocalCluster? _cluster;

    private DatabaseServer(string serving, string? owner, LocalCluster? cluster)
    {
        Serving = serving;
        Owner = owner;
        _cluster = cluster;
    }

    /// <summary>Connects as the role that serves; it cannot change the schema.</summary>
    public string Serving { get; }

    /// <summary>Connects as the role that migrates; null where only the serving role is configured.</summary>
    public string? Owner { get; }

    /// <summary>Where the data lie; null when the server is not ours.</summary>
    public string? Folder => _cluster?.Folder;

    /// <summary>What the use cases work with.</summary>
    public AppSettings Settings(IConfiguration configuration, LocalFolder local) =>
        new(Serving, local.Evidence, configuration["Rectify:AnchorFolder"] is { Length: > 0 } set ? Path.GetFullPath(set) : local.Anchors, NotificationDays: configuration.GetValue("Rectify:NotificationDays", 90), DeliveryDays: configuration.GetValue("Rectify:DeliveryDays", 365)) { Delivery = DeliveryConfiguration.Of(configuration), Scanner = FilesConfiguration.ScannerOf(configuration), S3 = FilesConfiguration.BucketOf(configuration) };

    public static async Task<DatabaseServer> OpenAsync(IConfiguration configuration, LocalFolder local, CancellationToken ct)
    {
        var serving = configuration.GetConnectionString("Rectify");
        var owner = configuration.GetConnectionString("RectifyOwner");
        if (!string.IsNullOrWhiteSpace(serving))
            return new DatabaseServer(serving, string.IsNullOrWhiteSpace(owner) ? null : owner, cluster: null);
        if (!string.IsNullOrWhiteSpace(owner))
        {
            throw new StartRefusedException(
                "ConnectionStrings__RectifyOwner is set, but ConnectionStrings__Rectify, for the role that serves, is not. Set both, or neither for a private database.");
        }

        var cluster = await LocalCluster.StartAsync(new LocalClusterOptions(local.Cluster) { Name = "rectify" }, ct);
        try
        {
            await cluster.EnsureRoleAsync(OwnerRole, ct);
            await cluster.EnsureRoleAsync(ServingRole, ct);
            await cluster.EnsureDatabaseAsync(Database, OwnerRole, ct);
            return new DatabaseServer(cluster.ConnectionStringFor(ServingRole, Database), cluster.ConnectionStringFor(OwnerRole, Database), cluster);
        }
        catch
        {
            await cluster.DisposeAsync();
            throw;
        }
    }

    /// <summary>Brings the schema up to date as its owner; without the owner's connection only looks whether it is.</summary>
    /// <exception cref="StartRefusedException">The schema is behind and nobody here may change it.</exception>
    public async Task PrepareAsync(CancellationToken ct)
    {
        if (Owner is not null)
        {
            var servingRole = new NpgsqlConnectionStringBuilder(Serving).Username ?? ServingRole;
            await RectifyDatabase.PrepareAsync(Owner, servingRole, ct);
        }
        else if (await RectifyDatabase.MissingMigrationsAsync(Serving, ct) is { Count: > 0 } missing)
        {
            throw new StartRefusedException(
                $"The database lacks {missing.Count} changes that this version needs ({missing[0]} first). Start once with ConnectionStrings__RectifyOwner, the role that may make them.");
        }
    }

    public ValueTask DisposeAsync() => _cluster?.DisposeAsync() ?? ValueTask.CompletedTask;
}
