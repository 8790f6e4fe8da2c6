using System.Globalization;
using System.Text.RegularExpressions;

namespace Rectify.LocalPostgres;

/// <summary>One installed set of server programs.</summary>
internal sealed partial record ServerBinaries(string Folder, int Major)
{
    /// <summary>The oldest major version that PostgreSQL's makers still mend.</summary>
    private const int Oldest = 14;

    public string Postgres => Path.Combine(Folder, "postgres");

    public string InitDb => Path.Combine(Folder, "initdb");

    public string PgCtl => Path.Combine(Folder, "pg_ctl");

    /// <summary>The newest installed programs that fit the folder: data of one major version is served by that version only.</summary>
    public static async Task<ServerBinaries> FindAsync(ClusterFolder folder, IReadOnlyList<string>? where, CancellationToken ct)
    {
        var places = where ?? UsualPlaces();
        var found = new List<ServerBinaries>();
        foreach (var place in places.Where(p => File.Exists(Path.Combine(p, "initdb")) && File.Exists(Path.Combine(p, "pg_ctl"))))
        {
            var answer = await Command.RunAsync([Path.Combine(place, "postgres"), "--version"], ct);
            if (MajorVersion().Match(answer.Output) is { Success: true } match)
                found.Add(new ServerBinaries(place, int.Parse(match.Value, CultureInfo.InvariantCulture)));
        }

        var here = found.Count == 0 ? "none" : string.Join(", ", found.Select(b => b.Major).Distinct().Order());
        if (File.Exists(folder.VersionFile))
        {
            var version = (await File.ReadAllTextAsync(folder.VersionFile, ct)).Trim();
            return found.FirstOrDefault(b => b.Major.ToString(CultureInfo.InvariantCulture) == version)
                ?? throw new LocalPostgresException(
                    $"The data in {folder.Data} were made by PostgreSQL {version}, whose server programs are not installed (found: {here}). "
                    + $"Install the package postgresql-{version}, or move the folder away to begin with an empty database.");
        }

        return found.Where(b => b.Major >= Oldest).MaxBy(b => b.Major)
            ?? throw new LocalPostgresException(
                $"No server programs of PostgreSQL {Oldest} or newer are installed (found: {here}; looked in {string.Join(", ", places)}). "
                + "Install the package postgresql (as root: apt-get install postgresql), or use a server of your own.");
    }

    private static List<string> UsualPlaces()
    {
        IEnumerable<string> packaged = Directory.Exists("/usr/lib/postgresql") ? Directory.GetDirectories("/usr/lib/postgresql") : [];
        var path = Environment.GetEnvironmentVariable("PATH") ?? "";
        return [.. packaged.Select(p => Path.Combine(p, "bin")), .. path.Split(':', StringSplitOptions.RemoveEmptyEntries)];
    }

    [GeneratedRegex(@"(?<=\(PostgreSQL\) )\d+")]
    private static partial Regex MajorVersion();
}
