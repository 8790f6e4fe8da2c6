namespace Rectify.LocalPostgres;

/// <summary>Where a private cluster lives and how it behaves.</summary>
/// <param name="Folder">
/// The cluster's folder; made when missing. Started by root below a folder that is closed to the server's user, the cluster lives in
/// <c>/var/lib/{Name}/{hash of Folder}</c> instead (<see cref="LocalCluster.Folder"/> tells).
/// </param>
public sealed record LocalClusterOptions(string Folder)
{
    /// <summary>Names the folders made outside <see cref="Folder"/>; lower-case letters, digits and hyphens.</summary>
    public string Name { get; init; } = "local-postgres";

    /// <summary>
    /// For tests only: speed before safety (fsync, synchronous_commit and full_page_writes are off), and nothing is kept. The first user finds
    /// an empty cluster, the last one deletes it.
    /// </summary>
    public bool TestMode { get; init; }

    /// <summary>Further settings of postgresql.conf, by name; they take effect when the server starts.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>();

    /// <summary>Folders that hold <c>postgres</c>, <c>initdb</c> and <c>pg_ctl</c>; null looks where distributions put them and along PATH.</summary>
    public IReadOnlyList<string>? BinaryFolders { get; init; }
}
