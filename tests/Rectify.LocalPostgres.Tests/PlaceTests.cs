namespace Rectify.LocalPostgres.Tests;

public sealed class PlaceTests : ClusterTests
{
    [Theory]
    [InlineData("try me")]
    [InlineData("整改 台账")]
    [InlineData("it's \"50%\" $HOME, a:b")]
    [InlineData("自然保护地生态环境问题整改台账系统数据目录备份一二三四五六七八九十")]
    public async Task A_folder_may_be_called_anything(string name)
    {
        await using var cluster = await StartAsync(new LocalClusterOptions(Path.Combine(Root, name, "pg")) { TestMode = true });
        await cluster.EnsureRoleAsync("keeper");

        Assert.Equal(Path.Combine(Root, name, "pg"), cluster.Folder);
        Assert.Equal("keeper", await AskAsync(cluster.ConnectionStringFor("keeper", "postgres"), "select current_user::text"));
    }

    [Fact]
    public async Task Below_a_closed_folder_root_keeps_the_data_under_var_lib()
    {
        var closed = Directory.CreateDirectory(Path.Combine(Root, "closed"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute).FullName;
        var options = new LocalClusterOptions(Path.Combine(closed, "pg")) { Name = "cellar-tests" };
        string kept;
        await using (var first = await StartAsync(options))
        {
            kept = first.Folder;
            await AskAsync(first, "create table kept ()");
        }

        Assert.StartsWith(Environment.IsPrivilegedProcess ? "/var/lib/cellar-tests/" : closed, kept, StringComparison.Ordinal);

        // the way opens: the data stay where they are
        File.SetUnixFileMode(closed, (UnixFileMode)Convert.ToInt32("755", 8));
        await using var second = await StartAsync(options);
        Assert.Equal(kept, second.Folder);
        Assert.Equal("kept", await AskAsync(second, "select to_regclass('kept')::text"));
    }

    [Fact]
    public async Task The_server_does_not_run_as_root_and_its_folder_is_closed_to_others()
    {
        await using var cluster = await StartAsync(Hurried);

        Assert.NotEqual("0", await StatAsync("%u", $"/proc/{ServerOf(cluster)!.ProcessId}"));
        Assert.Equal("700", await StatAsync("%a", cluster.Folder));
    }

    [Fact]
    public async Task Missing_server_programs_are_named_with_the_remedy()
    {
        var missing = await Assert.ThrowsAsync<LocalPostgresException>(() => StartAsync(new LocalClusterOptions(Folder) { BinaryFolders = [] }));

        Assert.Contains("apt-get install postgresql", missing.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Data_of_another_version_name_the_package_they_need()
    {
        var data = Directory.CreateDirectory(Path.Combine(Folder, ClusterFolder.DataName)).FullName;
        await File.WriteAllTextAsync(Path.Combine(data, "PG_VERSION"), "8\n");

        var missing = await Assert.ThrowsAsync<LocalPostgresException>(() => StartAsync());

        Assert.Contains("postgresql-8", missing.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_data_folder_without_data_is_not_overwritten()
    {
        var data = Directory.CreateDirectory(Path.Combine(Folder, ClusterFolder.DataName)).FullName;
        await File.WriteAllTextAsync(Path.Combine(data, "note"), "mine");

        await Assert.ThrowsAsync<LocalPostgresException>(() => StartAsync());

        Assert.Equal("mine", await File.ReadAllTextAsync(Path.Combine(data, "note")));
    }

    private static async Task<string> StatAsync(string format, string path) =>
        (await Command.RunAsync(["stat", "-c", format, path], default)).Output.Trim();
}
