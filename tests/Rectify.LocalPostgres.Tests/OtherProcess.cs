using System.Diagnostics;

namespace Rectify.LocalPostgres.Tests;

/// <summary>Another process that uses a cluster (Program.cs).</summary>
internal sealed class OtherProcess : IDisposable
{
    private readonly Process _process;

    public OtherProcess(string folder) => _process = Process.Start(
        new ProcessStartInfo("dotnet", [typeof(OtherProcess).Assembly.Location, folder]) { RedirectStandardInput = true, RedirectStandardOutput = true })!;

    public async Task UntilReadyAsync() => Assert.Equal("ready", await _process.StandardOutput.ReadLineAsync());

    public async Task LeaveAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync();
        Assert.Equal(0, _process.ExitCode);
    }

    /// <summary>kill -9</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill();
        _process.Dispose();
    }
}
