using System.Diagnostics;
using System.Globalization;
using Xunit;

namespace Rectify.Web.Tests.Hosting;

/// <summary>The program as a person starts it, in a folder of its own.</summary>
public sealed class ServeTests : IDisposable
{
    // open to the database's user, as a checkout is
    private readonly string _folder = Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), $"rectify-整改 {Guid.NewGuid():N}")).FullName;

    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    [InlineData("HUP")]
    public async Task It_serves_with_a_database_of_its_own_and_Ctrl_C_a_stop_or_the_closed_window_ends_both(string signal)
    {
        using var server = Start();
        var address = await AddressOfAsync(server);
        using var browser = new HttpClient();

        Assert.True((await browser.GetAsync(address + "/sign-in")).IsSuccessStatusCode);
        var postmaster = int.Parse((await File.ReadAllLinesAsync(Path.Combine(_folder, "postgres/data/postmaster.pid")))[0], CultureInfo.InvariantCulture);
        Assert.True(Directory.Exists($"/proc/{postmaster}"));

        Process.Start("kill", [$"-{signal}", $"{server.Id}"]);
        // a program started in the background of a script never hears SIGINT; the test must not wait for it for ever
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        await server.WaitForExitAsync(patience.Token);

        Assert.Equal(0, server.ExitCode);
        // it takes its pid file away first and is gone a moment later
        for (var moment = 0; moment < 100 && Directory.Exists($"/proc/{postmaster}"); moment++) await Task.Delay(50);
        Assert.False(Directory.Exists($"/proc/{postmaster}"));
    }

    [Fact]
    public async Task The_trail_is_anchored_verified_beside_the_running_server_and_handed_out()
    {
        using var server = Start(["--demo"]);
        await AddressOfAsync(server);
        var anchors = Path.Combine(_folder, "anchors", "anchors.jsonl");
        for (var waited = 0; waited < 300 && !File.Exists(anchors); waited++) await Task.Delay(200);

        var (verified, verifies) = await RunAsync("trail", "verify");
        var package = Path.Combine(_folder, "package");
        var (exported, exports) = await RunAsync("trail", "export", package, "--withhold", "all");
        var (again, _) = await RunAsync("trail", "export", package);

        Assert.True(verified == 0, verifies);
        Assert.Contains("全部相符", verifies, StringComparison.Ordinal);
        Assert.True(exported == 0, exports);
        Assert.True(File.Exists(Path.Combine(package, "facts.jsonl")));
        Assert.Equal(2, again);
        await EndAsync(server);
    }

    [Fact]
    public async Task A_second_start_says_where_the_first_serves_and_ends_with_0()
    {
        using var first = Start();
        var address = await AddressOfAsync(first);

        using var second = Start();
        var says = await second.StandardOutput.ReadToEndAsync();
        await second.WaitForExitAsync();

        Assert.Equal(0, second.ExitCode);
        Assert.Contains(address, says, StringComparison.Ordinal);
        await EndAsync(first);
    }

    [Fact]
    public async Task A_configured_server_is_used_and_none_is_started()
    {
        using var server = Start(("ConnectionStrings__Rectify", "Host=/nowhere;Username=rectify_app"));

        await server.StandardOutput.ReadLineAsync();

        Assert.False(Directory.Exists(Path.Combine(_folder, "postgres")));
        await EndAsync(server);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private async Task<(int Code, string Says)> RunAsync(params string[] command)
    {
        using var program = Start(command);
        var (output, error) = (program.StandardOutput.ReadToEndAsync(), program.StandardError.ReadToEndAsync());
        await program.WaitForExitAsync();
        return (program.ExitCode, await output + await error);
    }

    private Process Start(params (string Name, string Value)[] environment) => Start([], environment);

    private Process Start(string[] command, params (string Name, string Value)[] environment)
    {
        var info = new ProcessStartInfo("dotnet", [typeof(Program).Assembly.Location, .. command, $"--Rectify:LocalFolder={_folder}"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment)
            info.Environment[name] = value;
        return Process.Start(info)!;
    }

    private static async Task<string> AddressOfAsync(Process server)
    {
        var says = await server.StandardOutput.ReadLineAsync();
        if (says is null)
            Assert.Fail(await server.StandardError.ReadToEndAsync());
        return says.Split(' ').First(word => word.StartsWith("http://", StringComparison.Ordinal));
    }

    private static async Task EndAsync(Process server)
    {
        if (!server.HasExited)
            Process.Start("kill", ["-TERM", $"{server.Id}"]);
        await server.WaitForExitAsync();
    }
}
