using System.Diagnostics;

namespace Rectify.LocalPostgres;

/// <summary>
/// Who uses a cluster, across processes, kept by the kernel: every user holds a shared lock on a file and loses it with its process, however
/// that ends. So there is no count to go wrong, and "am I the last?" is asking whether the exclusive lock can be had.
/// Ask and decide only while holding the gate.
/// </summary>
internal sealed class ClusterUsers(ClusterFolder folder) : IDisposable
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(5);

    private FileStream? _mine;

    /// <summary>One process at a time starts, stops or adopts; dispose the result to open the gate.</summary>
    public static async Task<IDisposable> EnterGateAsync(ClusterFolder folder, CancellationToken ct)
    {
        for (var waited = Stopwatch.StartNew(); ;)
        {
            if (TryLock(folder.StartLock) is { } gate)
                return gate;
            if (waited.Elapsed > LongestWait)
                throw new LocalPostgresException($"Another process has been starting or stopping the cluster in {folder.Path} for minutes. End it and start again.");
            await Task.Delay(30, ct);
        }
    }

    /// <summary>Whether nobody uses the cluster, we included.</summary>
    public bool AreNone()
    {
        using var everybody = TryLock(folder.UsersLock);
        return everybody is not null;
    }

    public void Join() => _mine ??= new FileStream(folder.UsersLock, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.ReadWrite);

    public void Leave()
    {
        _mine?.Dispose();
        _mine = null;
    }

    public void Dispose() => Leave();

    /// <summary>.NET takes flock(2) for every file it opens: exclusive for <see cref="FileShare.None"/>, shared for the other modes.</summary>
    private static FileStream? TryLock(string path)
    {
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException e) when (e is not (FileNotFoundException or DirectoryNotFoundException))
        {
            return null;
        }
        catch (UnauthorizedAccessException e)
        {
            throw new LocalPostgresException($"The file {path} belongs to another user. Start as the user who made the cluster, or move its folder away.", e);
        }
    }
}
