using Npgsql;

namespace Rectify.LocalPostgres;

/// <summary>
/// A private PostgreSQL cluster made from the server programs installed on this machine: no container, no service, no port.
/// </summary>
/// <remarks>
/// <see cref="StartAsync"/> makes the cluster on the first start, starts its server, or joins one that runs already - started by another
/// process, or left behind by one that was killed. Any number of processes may use a cluster; the server stops when the last of them
/// disposes its <see cref="LocalCluster"/>. It listens on a Unix socket in a folder of mode 0700 and on no TCP port, and roles show a password.
/// Linux only.
/// </remarks>
public sealed class LocalCluster : IAsyncDisposable
{
    private readonly ClusterFolder _folder;
    private readonly ClusterUsers _users;
    private readonly ServerControl _server;
    private readonly bool _testMode;
    private readonly RunningServer _running;
    private readonly RolePasswords _passwords;
    private readonly Administration _administration;
    private int _disposed;

    private LocalCluster(ClusterFolder folder, ClusterUsers users, ServerControl server, bool testMode, RunningServer running, RolePasswords passwords)
    {
        _folder = folder;
        _users = users;
        _server = server;
        _testMode = testMode;
        _running = running;
        _passwords = passwords;
        ConnectionString = Connection(ServerSettings.Administrator, ServerSettings.Administrator).ConnectionString;
        _administration = new Administration(new NpgsqlConnectionStringBuilder(ConnectionString) { Pooling = false }.ConnectionString);
    }

    /// <summary>The folder that holds the cluster; see <see cref="LocalClusterOptions"/> for when it is not the one asked for.</summary>
    public string Folder => _folder.Path;

    /// <summary>Connects as the superuser to the database <c>postgres</c>; works for the user who runs the server and for root.</summary>
    public string ConnectionString { get; }

    /// <summary>Starts or joins the cluster.</summary>
    /// <exception cref="LocalPostgresException">It cannot be had; the message names the remedy.</exception>
    public static async Task<LocalCluster> StartAsync(LocalClusterOptions options, CancellationToken ct = default)
    {
        if (!OperatingSystem.IsLinux())
            throw new LocalPostgresException("A private PostgreSQL cluster needs Linux (on Windows: WSL2). Use a server of your own instead.");

        var account = await ServerAccount.ForAsync(options.Folder, ct);
        var folder = await ClusterFolder.ChooseAsync(options, account, ct);
        using var gate = await ClusterUsers.EnterGateAsync(folder, ct);
        var users = new ClusterUsers(folder);
        var isFirst = users.AreNone();
        var binaries = await ServerBinaries.FindAsync(folder, options.BinaryFolders, ct);
        var server = new ServerControl(folder, account, binaries);
        if (options.TestMode && isFirst)
            await server.DeleteDataAsync();

        var passwords = await RolePasswords.OfAsync(folder, ct);
        var running = await server.AdoptAsync(ct) ?? await server.StartAsync(options, ct);
        users.Join();
        return new LocalCluster(folder, users, server, options.TestMode, running, passwords);
    }

    /// <summary>Connects as a role made by <see cref="EnsureRoleAsync"/>.</summary>
    public string ConnectionStringFor(string role, string database)
    {
        var connection = Connection(role, database);
        connection.Password = _passwords.Of(role);
        return connection.ConnectionString;
    }

    /// <summary>Makes a role that may sign in and nothing else: no superuser, no making of databases and roles, no bypass of row-level security.</summary>
    public Task EnsureRoleAsync(string role, CancellationToken ct = default) => _administration.EnsureRoleAsync(role, _passwords.Of(role), ct);

    /// <summary>Makes a database, or hands an existing one to <paramref name="owner"/>.</summary>
    public Task EnsureDatabaseAsync(string database, string owner, CancellationToken ct = default) =>
        _administration.EnsureDatabaseAsync(database, owner, ct);

    /// <summary>Makes a database as a copy of <paramref name="template"/>, whose open connections are ended first: PostgreSQL copies only what is at rest.</summary>
    public Task CreateFromTemplateAsync(string database, string template, string owner, CancellationToken ct = default) =>
        _administration.CreateFromTemplateAsync(database, template, owner, ct);

    /// <summary>Drops a database, ending its connections; one that does not exist is dropped already.</summary>
    public Task DropAsync(string database, CancellationToken ct = default) => _administration.DropAsync(database, ct);

    /// <summary>Leaves the cluster and, as its last user, stops the server.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) == 1)
            return;
        using var gate = await ClusterUsers.EnterGateAsync(_folder, CancellationToken.None);
        _users.Leave();
        if (!_users.AreNone())
            return;
        if (_testMode)
            await _server.DeleteDataAsync();
        else
            await _server.StopAsync("fast");
        ClusterFolder.RemoveIfEmpty(_running.SocketFolder);
    }

    private NpgsqlConnectionStringBuilder Connection(string role, string database) => new()
    {
        Host = _running.SocketFolder,
        Port = _running.Port,
        Username = role,
        Database = database,
        SslMode = SslMode.Disable,
        GssEncryptionMode = GssEncryptionMode.Disable,
    };
}
