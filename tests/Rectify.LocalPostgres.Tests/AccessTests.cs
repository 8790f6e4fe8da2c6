using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace Rectify.LocalPostgres.Tests;

public sealed class AccessTests : ClusterTests
{
    [Fact]
    public async Task The_server_listens_on_no_TCP_port_and_trusts_nobody()
    {
        await using var cluster = await StartAsync(Hurried);

        Assert.Equal("", await AskAsync(cluster, "show listen_addresses"));
        Assert.Equal(0L, await AskAsync(cluster, "select count(*) from pg_hba_file_rules where auth_method not in ('peer', 'scram-sha-256')"));
    }

    [Fact]
    public async Task Over_a_TCP_port_that_a_person_opened_a_password_is_needed()
    {
        var port = FreePort();
        await using var cluster = await StartAsync(Hurried with
        {
            Settings = new Dictionary<string, string> { ["listen_addresses"] = "127.0.0.1", ["port"] = $"{port}" },
        });
        await cluster.EnsureRoleAsync("serving");
        var right = new NpgsqlConnectionStringBuilder(cluster.ConnectionStringFor("serving", "postgres")) { Host = "127.0.0.1" };
        var wrong = new NpgsqlConnectionStringBuilder(right.ConnectionString) { Password = "guess" };
        var administrator = new NpgsqlConnectionStringBuilder(cluster.ConnectionString) { Host = "127.0.0.1", Password = "guess" };

        Assert.Equal("serving", await AskAsync(right.ConnectionString, "select current_user::text"));
        Assert.Equal(PostgresErrorCodes.InvalidPassword, await RefusalAsync(wrong));
        Assert.Equal(PostgresErrorCodes.InvalidPassword, await RefusalAsync(administrator));
    }

    [Fact]
    public async Task A_role_needs_its_own_password_on_the_socket_too()
    {
        await using var cluster = await StartAsync(Hurried);
        await cluster.EnsureRoleAsync("owner");
        await cluster.EnsureRoleAsync("serving");
        var asOwner = new NpgsqlConnectionStringBuilder(cluster.ConnectionStringFor("serving", "postgres")) { Username = "owner" };

        Assert.Equal(PostgresErrorCodes.InvalidPassword, await RefusalAsync(asOwner));
    }

    [Fact]
    public async Task The_secret_is_readable_by_its_owner_only_and_outlives_a_restart()
    {
        string before;
        await using (var first = await StartAsync())
        {
            await first.EnsureRoleAsync("serving");
            before = first.ConnectionStringFor("serving", "postgres");
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(new ClusterFolder(first.Folder).Secret));
        }

        await using var second = await StartAsync();
        Assert.Equal(before, second.ConnectionStringFor("serving", "postgres"));
    }

    private static async Task<string> RefusalAsync(NpgsqlConnectionStringBuilder connection) =>
        (await Assert.ThrowsAsync<PostgresException>(() => AskAsync(connection.ConnectionString, "select 1"))).SqlState;

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
