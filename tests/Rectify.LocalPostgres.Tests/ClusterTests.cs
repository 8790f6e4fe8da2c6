using Npgsql;

namespace Rectify.LocalPostgres.Tests;

/// <summary>Gives every test a folder of its own and takes it away afterwards, with any server still running in it.</summary>
public abstract class ClusterTests : IAsyncLifetime
{
    private readonly List<string> _used = [];

    protected string Root { get; } = Directory.CreateTempSubdirectory("cellar-").FullName;

    /// <summary>The hurried form of <see cref="Folder"/>, where a test is not about what remains.</summary>
    protected LocalClusterOptions Hurried => new(Folder) { TestMode = true };

    protected string Folder => Path.Combine(Root, "pg");

    public Task InitializeAsync()
    {
        // the server's user must be able to walk through, as through a checkout
        File.SetUnixFileMode(Root, (UnixFileMode)Convert.ToInt32("755", 8));
        return Task.CompletedTask;
    }

    public async Task DisposeAsync()
    {
        foreach (var folder in _used.Distinct())
        {
            var cluster = new ClusterFolder(folder);
            if (RunningServer.Of(cluster.Data) is not null)
            {
                var account = await ServerAccount.ForAsync(folder, default);
                await new ServerControl(cluster, account, await ServerBinaries.FindAsync(cluster, null, default)).StopAsync("immediate");
            }

            Directory.Delete(folder, recursive: true);
            if (!folder.StartsWith(Root, StringComparison.Ordinal))
                ClusterFolder.RemoveIfEmpty(Path.GetDirectoryName(folder)!);
        }

        Directory.Delete(Root, recursive: true);
    }

    protected async Task<LocalCluster> StartAsync(LocalClusterOptions? options = null)
    {
        var cluster = await LocalCluster.StartAsync(options ?? new LocalClusterOptions(Folder));
        _used.Add(cluster.Folder);
        return cluster;
    }

    protected static async Task<object?> AskAsync(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }

    protected static Task<object?> AskAsync(LocalCluster cluster, string sql) => AskAsync(cluster.ConnectionString, sql);

    internal static RunningServer? ServerOf(LocalCluster cluster) => RunningServer.Of(new ClusterFolder(cluster.Folder).Data);
}
