using System.Security.Cryptography;
using System.Text;

namespace Rectify.LocalPostgres;

/// <summary>
/// The files of one cluster, all in a folder of mode 0700 that belongs to the server's user:
/// <c>data</c>, <c>socket</c>, <c>server.log</c>, <c>secret</c> and two lock files.
/// </summary>
internal sealed record ClusterFolder(string Path)
{
    public const string DataName = "data";

    /// <summary>A Unix socket's address holds 107 bytes; what is left after the socket's own name, with some room.</summary>
    private const int LongestSocketFolder = 90;

    public string Data => In(DataName);

    /// <summary>Where a new data folder is made before it takes its name, so that a half-made one is never mistaken for data.</summary>
    public string DataInTheMaking => In("data.new");

    public string Log => In("server.log");

    public string Secret => In("secret");

    public string StartLock => In("start.lock");

    public string UsersLock => In("users.lock");

    public string VersionFile => System.IO.Path.Combine(Data, "PG_VERSION");

    /// <summary>Decides where the cluster lives and makes the folder.</summary>
    public static async Task<ClusterFolder> ChooseAsync(LocalClusterOptions options, ServerAccount account, CancellationToken ct)
    {
        var asked = new ClusterFolder(System.IO.Path.GetFullPath(options.Folder));
        if (account.IsSelf)
        {
            await account.ProvideFolderAsync(asked.Path, ct);
            return asked;
        }

        var substitute = new ClusterFolder($"/var/lib/{options.Name}/{HashOf(asked.Path)}");
        var hasData = File.Exists(asked.VersionFile);
        // data once begun in the substitute stays the data, also when the way to the asked folder has opened since
        if (hasData || !File.Exists(substitute.VersionFile))
        {
            await account.ProvideFolderAsync(asked.Path, ct);
            if (await account.CanEnterAsync(asked.Path, ct))
                return asked;
            if (hasData)
            {
                throw new LocalPostgresException(
                    $"The user {account.Name}, who runs the server, cannot reach its data in {asked.Path}: a folder on the way is closed. Open it (chmod o+x).");
            }

            RemoveIfEmpty(asked.Path);
        }

        Directory.CreateDirectory($"/var/lib/{options.Name}");
        File.SetUnixFileMode($"/var/lib/{options.Name}", (UnixFileMode)Convert.ToInt32("755", 8));
        await account.ProvideFolderAsync(substitute.Path, ct);
        await File.WriteAllTextAsync(substitute.In("belongs-to"), asked.Path + "\n", ct);
        return substitute;
    }

    /// <summary>
    /// The private folder for the server's socket: inside the cluster's folder, or a short one elsewhere when the path is too long for a socket's
    /// address or holds a character that a connection string takes for a separator.
    /// </summary>
    public async Task<string> ProvideSocketFolderAsync(LocalClusterOptions options, ServerAccount account, CancellationToken ct)
    {
        var folder = In("socket");
        if (Encoding.UTF8.GetByteCount(folder) > LongestSocketFolder || folder.AsSpan().ContainsAny(",:@"))
        {
            folder = account.IsSelf
                ? $"/tmp/{options.Name}-{Environment.UserName}-{HashOf(Path)}"
                : $"/run/{options.Name}-{HashOf(Path)}";
        }

        await account.ProvideFolderAsync(folder, ct);
        return folder;
    }

    public static void RemoveIfEmpty(string folder)
    {
        if (Directory.Exists(folder) && !Directory.EnumerateFileSystemEntries(folder).Any())
            Directory.Delete(folder);
    }

    private static string HashOf(string path) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(path)))[..12];

    private string In(string name) => System.IO.Path.Combine(Path, name);
}
