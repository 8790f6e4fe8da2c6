using System.Text;

namespace Rectify.LocalPostgres;

/// <summary>The three configuration files of the server, written anew at every start.</summary>
internal static class ServerSettings
{
    /// <summary>The cluster's first role, known to the server by who opens the socket, not by a password.</summary>
    public const string Administrator = "postgres";

    private const string OwnFile = "local.conf";

    public static async Task WriteAsync(string data, string socketFolder, LocalClusterOptions options, ServerAccount account, CancellationToken ct)
    {
        await account.WriteFileAsync(Path.Combine(data, OwnFile), Configuration(socketFolder, options), ct);
        await account.WriteFileAsync(Path.Combine(data, "pg_hba.conf"), Access, ct);
        await account.WriteFileAsync(Path.Combine(data, "pg_ident.conf"), $"keeper root {Administrator}\nkeeper \"{account.Name}\" {Administrator}\n", ct);
    }

    /// <summary>Includes our file at the end of the one initdb wrote; what a person adds below it wins.</summary>
    public static Task IncludeAsync(string data, CancellationToken ct) =>
        File.AppendAllTextAsync(Path.Combine(data, "postgresql.conf"), $"\ninclude = '{OwnFile}'   # written at every start; settings of your own go below\n", ct);

    // The administrator is whoever runs the server, and root; everybody else shows a password, also where a person opens a TCP port later.
    private const string Access =
        """
        # written at every start
        local all postgres                peer map=keeper
        local all all                     scram-sha-256
        host  all all      127.0.0.1/32   scram-sha-256
        host  all all      ::1/128        scram-sha-256

        """;

    private static string Configuration(string socketFolder, LocalClusterOptions options)
    {
        var settings = new Dictionary<string, string>
        {
            ["listen_addresses"] = "",
            ["port"] = "5432",
            // a list of quoted names inside a quoted value
            ["unix_socket_directories"] = $"\"{socketFolder.Replace("\"", "\"\"", StringComparison.Ordinal)}\"",
            ["unix_socket_permissions"] = "0700",
            ["password_encryption"] = "scram-sha-256",
            ["shared_buffers"] = "256MB",
            // the cost of a solid-state disk: with the one of a turning disk the planner reads whole tables where an index would do
            ["random_page_cost"] = "1.1",
            ["max_connections"] = "200",
            ["logging_collector"] = "off",
            ["log_destination"] = "stderr",
        };
        if (options.TestMode)
            settings["fsync"] = settings["synchronous_commit"] = settings["full_page_writes"] = "off";
        foreach (var (name, value) in options.Settings)
            settings[name] = value;

        var text = new StringBuilder("# written at every start\n");
        foreach (var (name, value) in settings)
            text.Append(name).Append(" = '").Append(value.Replace("'", "''", StringComparison.Ordinal)).Append("'\n");
        return text.ToString();
    }
}
