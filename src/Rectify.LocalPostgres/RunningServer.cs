using System.Globalization;

namespace Rectify.LocalPostgres;

/// <summary>What <c>postmaster.pid</c> says about a server that lives; port and socket folder are known once it is ready.</summary>
internal sealed record RunningServer(int ProcessId, int Port, string SocketFolder, bool IsReady)
{
    // the file's lines: pid, data folder, start time, port, socket folder, listen address, shared memory, status
    private const int IdentityLines = 3;
    private const int PortLine = 3;
    private const int SocketFolderLine = 4;
    private const int StatusLine = 7;

    /// <summary>The server of this data folder, or null when there is none: no pid file, or one whose process is gone or is another program.</summary>
    public static RunningServer? Of(string data)
    {
        if (LinesOf(PidFile(data)) is not { } lines || !int.TryParse(lines[0], CultureInfo.InvariantCulture, out var pid))
            return null;
        // a server works in its data folder; a process that has merely inherited the number works elsewhere
        if (LinesOf(PidFile($"/proc/{pid}/cwd")) is not { } itsOwn || !itsOwn.Take(IdentityLines).SequenceEqual(lines.Take(IdentityLines)))
            return null;
        // the later lines are written while the server comes up
        var isReady = lines.ElementAtOrDefault(StatusLine)?.Trim() == "ready";
        return isReady
            ? new RunningServer(pid, int.Parse(lines[PortLine], CultureInfo.InvariantCulture), lines[SocketFolderLine], isReady)
            : new RunningServer(pid, 0, "", isReady);
    }

    public static void RemoveStalePidFile(string data) => File.Delete(PidFile(data));

    private static string PidFile(string data) => Path.Combine(data, "postmaster.pid");

    private static string[]? LinesOf(string file)
    {
        try
        {
            return File.ReadAllText(file).Split('\n');
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
