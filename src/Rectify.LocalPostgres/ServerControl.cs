using System.Diagnostics;

namespace Rectify.LocalPostgres;

/// <summary>Makes the data folder, starts and stops the server. Every method is called while holding the gate.</summary>
internal sealed class ServerControl(ClusterFolder folder, ServerAccount account, ServerBinaries binaries)
{
    /// <summary>Recovery after a power failure may take its time; a server that is alive is given this long.</summary>
    private static readonly TimeSpan LongestStart = TimeSpan.FromMinutes(10);

    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(20);

    private const long LargeLog = 5 * 1024 * 1024;

    /// <summary>The server that serves this folder already, once it is ready; null when there is none or it was just shutting down.</summary>
    public async Task<RunningServer?> AdoptAsync(CancellationToken ct)
    {
        for (var waited = Stopwatch.StartNew(); RunningServer.Of(folder.Data) is { } server; await Task.Delay(Glance, ct))
        {
            if (server.IsReady)
                return server;
            if (waited.Elapsed > LongestStart)
                throw new LocalPostgresException($"The server of {folder.Data} is neither ready nor ends. Its log: {folder.Log}");
        }

        return null;
    }

    public async Task<RunningServer> StartAsync(LocalClusterOptions options, CancellationToken ct)
    {
        if (!File.Exists(folder.VersionFile))
            await InitializeAsync(options.TestMode, ct);
        RunningServer.RemoveStalePidFile(folder.Data);
        var socketFolder = await folder.ProvideSocketFolderAsync(options, account, ct);
        await ServerSettings.WriteAsync(folder.Data, socketFolder, options, account, ct);
        if (File.Exists(folder.Log) && new FileInfo(folder.Log).Length > LargeLog)
            File.Move(folder.Log, folder.Log + ".1", overwrite: true);

        // pg_ctl start would put the paths into a shell command; setsid keeps the terminal's Ctrl-C from the server: it is stopped in good order
        const string Launch = """umask 077; exec setsid "$0" -D "$1" </dev/null >>"$2" 2>&1""";
        var logged = File.Exists(folder.Log) ? new FileInfo(folder.Log).Length : 0;
        using var process = account.Start(["sh", "-c", Launch, binaries.Postgres, folder.Data, folder.Log]);
        try
        {
            return await WaitUntilReadyAsync(process, logged, ct);
        }
        catch
        {
            await StopAsync("immediate");
            throw;
        }
    }

    /// <param name="mode">fast ends the sessions and writes everything out; immediate leaves that to the recovery of the next start.</param>
    public async Task StopAsync(string mode)
    {
        if (RunningServer.Of(folder.Data) is null)
            return;
        var stopped = await account.RunAsync([binaries.PgCtl, "stop", "-D", folder.Data, "-m", mode, "-t", "120", "-s"], CancellationToken.None);
        if (stopped.ExitCode != 0 && RunningServer.Of(folder.Data) is { } server)
            throw new LocalPostgresException($"The server of {folder.Data} (process {server.ProcessId}) did not stop: {stopped.LastLines}");
    }

    public async Task DeleteDataAsync()
    {
        await StopAsync("immediate");
        if (Directory.Exists(folder.Data))
            Directory.Delete(folder.Data, recursive: true);
    }

    private async Task InitializeAsync(bool testMode, CancellationToken ct)
    {
        if (Directory.Exists(folder.Data))
        {
            throw new LocalPostgresException(
                $"The folder {folder.Data} is there but holds no PostgreSQL data (no PG_VERSION). Move it away to begin with an empty database.");
        }

        if (Directory.Exists(folder.DataInTheMaking))
            Directory.Delete(folder.DataInTheMaking, recursive: true);
        // versions before 15 know no ICU as a database's default; their collations by name are the same
        string[] icu = binaries.Major >= 15 ? ["--locale-provider=icu", "--icu-locale=und"] : [];
        var made = await account.RunAsync(
            [
                binaries.InitDb, "-D", folder.DataInTheMaking, "-U", ServerSettings.Administrator, "--encoding=UTF8", "--locale=C.UTF-8", .. icu,
                "--auth-local=peer", "--auth-host=reject", "--no-instructions",
                .. testMode ? (string[])["--no-sync"] : [],
            ],
            ct);
        if (made.ExitCode != 0)
            throw new LocalPostgresException($"The database could not be made in {folder.Path}: {made.LastLines}");
        await ServerSettings.IncludeAsync(folder.DataInTheMaking, ct);
        Directory.Move(folder.DataInTheMaking, folder.Data);
    }

    private async Task<RunningServer> WaitUntilReadyAsync(Process process, long logged, CancellationToken ct)
    {
        for (var waited = Stopwatch.StartNew(); waited.Elapsed < LongestStart; await Task.Delay(Glance, ct))
        {
            if (RunningServer.Of(folder.Data) is { IsReady: true } server)
                return server;
            if (process.HasExited)
                throw new LocalPostgresException($"The server of {folder.Data} did not start. It says: {await TailOfLogAsync(logged, ct)}");
        }

        throw new LocalPostgresException($"The server of {folder.Data} was not ready after {LongestStart.TotalMinutes:0} minutes. Its log: {folder.Log}");
    }

    private async Task<string> TailOfLogAsync(long from, CancellationToken ct)
    {
        if (!File.Exists(folder.Log))
            return "nothing";
        await using var log = File.Open(folder.Log, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        log.Seek(from, SeekOrigin.Begin);
        using var reader = new StreamReader(log);
        return string.Join(Environment.NewLine, (await reader.ReadToEndAsync(ct)).Split('\n', StringSplitOptions.RemoveEmptyEntries).TakeLast(6));
    }
}
