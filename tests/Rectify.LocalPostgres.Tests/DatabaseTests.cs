using Npgsql;

namespace Rectify.LocalPostgres.Tests;

public sealed class DatabaseTests : ClusterTests
{
    [Fact]
    public async Task A_role_may_sign_in_and_nothing_else_also_when_it_was_more_before()
    {
        await using var cluster = await StartAsync(Hurried);
        await AskAsync(cluster, "create role serving superuser bypassrls");

        await cluster.EnsureRoleAsync("serving");
        await cluster.EnsureRoleAsync("serving");

        Assert.Equal(true, await AskAsync(
            cluster,
            "select rolcanlogin and not (rolsuper or rolbypassrls or rolcreatedb or rolcreaterole or rolreplication) from pg_roles where rolname = 'serving'"));
    }

    [Fact]
    public async Task Ensuring_roles_and_databases_at_once_and_again_is_no_error()
    {
        await using var cluster = await StartAsync(Hurried);

        await Task.WhenAll(Enumerable.Range(0, 6).Select(async _ =>
        {
            await cluster.EnsureRoleAsync("Owner 甲");
            await cluster.EnsureDatabaseAsync("Base \"甲\"", "Owner 甲");
        }));

        Assert.Equal("Owner 甲", await AskAsync(
            cluster, "select pg_get_userbyid(datdba)::text from pg_database where datname = 'Base \"甲\"'"));
    }

    [Fact]
    public async Task A_database_is_cloned_from_a_template_although_a_pool_still_holds_a_connection_to_it()
    {
        await using var cluster = await StartAsync(Hurried);
        await cluster.EnsureRoleAsync("owner");
        await cluster.EnsureDatabaseAsync("template_of_ours", "owner");
        await using var pool = NpgsqlDataSource.Create(cluster.ConnectionStringFor("owner", "template_of_ours"));
        await using (var command = pool.CreateCommand("create table problems (wording text); insert into problems values ('问题')"))
            await command.ExecuteNonQueryAsync();

        await Task.WhenAll(Enumerable.Range(0, 4).Select(i => cluster.CreateFromTemplateAsync($"clone_{i}", "template_of_ours", "owner")));

        Assert.Equal("问题", await AskAsync(cluster.ConnectionStringFor("owner", "clone_3"), "select wording from problems"));
    }

    [Fact]
    public async Task A_database_is_dropped_under_its_connections_and_dropping_it_again_is_no_error()
    {
        await using var cluster = await StartAsync(Hurried);
        await cluster.EnsureRoleAsync("owner");
        await cluster.EnsureDatabaseAsync("short_lived", "owner");
        await using var pool = NpgsqlDataSource.Create(cluster.ConnectionStringFor("owner", "short_lived"));
        await using var held = await pool.OpenConnectionAsync();

        await cluster.DropAsync("short_lived");
        await cluster.DropAsync("short_lived");

        Assert.Equal(0L, await AskAsync(cluster, "select count(*) from pg_database where datname = 'short_lived'"));
    }
}
