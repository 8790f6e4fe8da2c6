namespace Rectify.LocalPostgres;

/// <summary>
/// The operating-system user that runs the server: ourselves, or another one when root started us, because PostgreSQL refuses to run as root.
/// </summary>
internal sealed class ServerAccount
{
    private readonly string[] _prefix;

    private readonly string[] _ownership;

    private ServerAccount(string self)
    {
        Name = self;
        IsSelf = true;
        _prefix = [];
        _ownership = [];
    }

    private ServerAccount(string name, string group)
    {
        Name = name;
        _prefix = ["setpriv", $"--reuid={name}", $"--regid={group}", "--init-groups", "--"];
        _ownership = ["-o", name, "-g", group];
    }

    public string Name { get; }

    public bool IsSelf { get; }

    /// <summary>Ourselves; for root the owner of a cluster that is there already, else the user postgres of the packages.</summary>
    public static async Task<ServerAccount> ForAsync(string folder, CancellationToken ct)
    {
        if (!Environment.IsPrivilegedProcess)
            return new ServerAccount(self: Environment.UserName);

        var data = Path.Combine(folder, ClusterFolder.DataName);
        var owner = Directory.Exists(data) ? (await Command.RunAsync(["stat", "-c", "%U", data], ct)).Output.Trim() : "";
        var name = owner is "" or "root" or "UNKNOWN" ? "postgres" : owner;
        var group = await Command.RunAsync(["id", "-g", name], ct);
        if (group.ExitCode != 0)
        {
            throw new LocalPostgresException(
                $"PostgreSQL does not run as root, and there is no user {name} to run it as. Install the package postgresql, or start as an ordinary user.");
        }

        return new ServerAccount(name, group.Output.Trim());
    }

    public Task<CommandResult> RunAsync(IEnumerable<string> words, CancellationToken ct) => Command.RunAsync([.. _prefix, .. words], ct);

    public System.Diagnostics.Process Start(IEnumerable<string> words) => Command.Start([.. _prefix, .. words]);

    public async Task<bool> CanEnterAsync(string folder, CancellationToken ct) => (await RunAsync(["test", "-x", folder], ct)).ExitCode == 0;

    /// <summary>Makes a folder that only the server's user (and root) can enter.</summary>
    public async Task ProvideFolderAsync(string folder, CancellationToken ct)
    {
        var made = await Command.RunAsync(["install", "-d", "-m", "0700", .. _ownership, "--", folder], ct);
        if (made.ExitCode != 0)
        {
            throw new LocalPostgresException(
                $"The folder {folder} cannot be made a private folder of the user {Name}: {made.LastLines} "
                + "If another user made it, start as that user or move it away; on a Windows or network drive choose a folder of the Linux file system.");
        }
    }

    /// <summary>Writes a file that the server's user can read and no third person can.</summary>
    public async Task WriteFileAsync(string path, string text, CancellationToken ct)
    {
        var written = await Command.RunAsync(["install", "-m", "0600", .. _ownership, "--", "/dev/stdin", path], ct, text);
        if (written.ExitCode != 0)
            throw new LocalPostgresException($"The file {path} cannot be written: {written.LastLines}");
    }
}
