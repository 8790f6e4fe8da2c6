using System.Diagnostics;

namespace Rectify.LocalPostgres.Tests;

public sealed class StartAndStopTests : ClusterTests
{
    [Fact]
    public async Task The_first_start_makes_a_cluster_in_UTF8_with_Chinese_character_classes()
    {
        await using var cluster = await StartAsync();

        Assert.Equal("UTF8", await AskAsync(cluster, "show server_encoding"));
        Assert.Equal("C.UTF-8", await AskAsync(cluster, "select datctype::text from pg_database where datname = 'postgres'"));
        Assert.Equal(true, await AskAsync(cluster, "select '整改' ~ '^\\w+$'"));
        Assert.Equal("on", await AskAsync(cluster, "show fsync"));
    }

    [Fact]
    public async Task A_restart_keeps_the_data()
    {
        await using (var first = await StartAsync())
            await AskAsync(first, "create table kept (note text); insert into kept values ('留下')");

        await using var second = await StartAsync();

        Assert.Equal("留下", await AskAsync(second, "select note from kept"));
    }

    [Fact]
    public async Task The_server_stops_with_its_last_user()
    {
        var first = await StartAsync();
        var second = await StartAsync();

        await first.DisposeAsync();
        Assert.Equal(1, await AskAsync(second, "select 1"));

        await second.DisposeAsync();
        Assert.Null(ServerOf(second));
    }

    [Fact]
    public async Task A_server_left_behind_by_a_killed_process_is_adopted_and_stopped()
    {
        using var other = new OtherProcess(Folder);
        await other.UntilReadyAsync();
        await other.KillAsync();
        var left = RunningServer.Of(new ClusterFolder(Folder).Data);
        Assert.NotNull(left);

        var cluster = await StartAsync();
        Assert.Equal(left, ServerOf(cluster));
        Assert.Equal(1, await AskAsync(cluster, "select 1"));

        await cluster.DisposeAsync();
        Assert.Null(ServerOf(cluster));
    }

    [Fact]
    public async Task A_killed_server_is_started_again_with_its_data()
    {
        var first = await StartAsync();
        await AskAsync(first, "create table kept (note text); insert into kept values ('留下')");
        var killed = Process.GetProcessById(ServerOf(first)!.ProcessId);
        killed.Kill();
        await killed.WaitForExitAsync();
        await first.DisposeAsync();

        await using var second = await StartAsync();

        Assert.Equal("留下", await AskAsync(second, "select note from kept"));
    }

    [Fact]
    public async Task A_pid_file_whose_number_now_belongs_to_another_program_is_removed()
    {
        var first = await StartAsync();
        await first.DisposeAsync();
        var account = await ServerAccount.ForAsync(first.Folder, default);
        using var stranger = account.Start(["sleep", "600"]);
        var data = new ClusterFolder(first.Folder).Data;
        await account.WriteFileAsync(Path.Combine(data, "postmaster.pid"), $"{stranger.Id}\n{data}\n1\n5432\n/tmp\n\n  1 2\nready   \n", default);

        await using var second = await StartAsync();

        Assert.NotEqual(stranger.Id, ServerOf(second)!.ProcessId);
        Assert.False(stranger.HasExited);
        stranger.Kill();
    }

    [Fact]
    public async Task Several_processes_that_start_at_once_share_one_server()
    {
        using var one = new OtherProcess(Folder);
        using var two = new OtherProcess(Folder);
        await Task.WhenAll(one.UntilReadyAsync(), two.UntilReadyAsync());
        var cluster = await StartAsync();
        var shared = ServerOf(cluster);

        await Task.WhenAll(one.LeaveAsync(), two.LeaveAsync());
        Assert.Equal(shared, ServerOf(cluster));

        await cluster.DisposeAsync();
        Assert.Null(ServerOf(cluster));
    }

    [Fact]
    public async Task A_test_cluster_is_fast_and_begins_empty_each_time()
    {
        var options = new LocalClusterOptions(Folder) { TestMode = true };
        await using (var first = await StartAsync(options))
        {
            Assert.Equal("off,off,off", await AskAsync(
                first, "select current_setting('fsync') || ',' || current_setting('synchronous_commit') || ',' || current_setting('full_page_writes')"));
            await AskAsync(first, "create table gone ()");
        }

        Assert.False(Directory.Exists(new ClusterFolder(Folder).Data));
        await using var second = await StartAsync(options);
        Assert.Equal(DBNull.Value, await AskAsync(second, "select to_regclass('gone')::text"));
    }

    [Fact]
    public async Task A_server_that_refuses_a_setting_says_so()
    {
        var options = new LocalClusterOptions(Folder) { Settings = new Dictionary<string, string> { ["shared_buffers"] = "a lot" } };

        var refusal = await Assert.ThrowsAsync<LocalPostgresException>(() => StartAsync(options));

        Assert.Contains("shared_buffers", refusal.Message, StringComparison.Ordinal);
    }
}
