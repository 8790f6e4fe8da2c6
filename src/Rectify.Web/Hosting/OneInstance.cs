using System.Diagnostics;

namespace Rectify.Web.Hosting;

/// <summary>
/// At most one server per local folder. The claim is a lock that the kernel takes back when the process ends, however it ends;
/// beside it lies the address, so that a second start can say where the first one serves.
/// </summary>
internal sealed class OneInstance : IDisposable
{
    private static readonly TimeSpan LongestStart = TimeSpan.FromMinutes(2);

    private readonly FileStream _claim;
    private readonly string _addressFile;

    private OneInstance(FileStream claim, string addressFile)
    {
        _claim = claim;
        _addressFile = addressFile;
        Withdraw();
    }

    /// <summary>The claim, or the address at which another process serves; waits while that one is starting or stopping.</summary>
    public static async Task<(OneInstance? Claim, string? Address)> TakeAsync(LocalFolder folder, CancellationToken ct)
    {
        var addressFile = folder.In("serve.address");
        for (var waited = Stopwatch.StartNew(); waited.Elapsed < LongestStart; await Task.Delay(100, ct))
        {
            if (TryLock(folder.In("serve.lock")) is { } claim)
                return (new OneInstance(claim, addressFile), null);
            if (File.Exists(addressFile) && (await File.ReadAllTextAsync(addressFile, ct)).Trim() is { Length: > 0 } address)
                return (null, address);
        }

        throw new StartRefusedException($"Another process has been starting in {folder.Path} for minutes. End it and start again.");
    }

    /// <summary>Says where we serve.</summary>
    public void Announce(string address)
    {
        File.WriteAllText(_addressFile + ".new", address + "\n");
        File.Move(_addressFile + ".new", _addressFile, overwrite: true);
    }

    /// <summary>From now on we serve no more.</summary>
    public void Withdraw() => File.Delete(_addressFile);

    public void Dispose()
    {
        Withdraw();
        _claim.Dispose();
    }

    private static FileStream? TryLock(string file)
    {
        try
        {
            return new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            return null;
        }
        catch (UnauthorizedAccessException)
        {
            throw new StartRefusedException($"The file {file} belongs to another user. Start as that user, or name another folder with --Rectify:LocalFolder=FOLDER.");
        }
    }
}
