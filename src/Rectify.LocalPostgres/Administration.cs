using Npgsql;

namespace Rectify.LocalPostgres;

/// <summary>Roles and databases by SQL, repeatable: what is there already is brought into the wanted form.</summary>
internal sealed class Administration(string connectionString)
{
    /// <summary>Serializes changes to the shared catalogues, where PostgreSQL answers two at once with an error instead of waiting.</summary>
    private const long CatalogueLock = 0x4c6f63616c5067;

    private static readonly NpgsqlCommandBuilder Quoting = new();

    public async Task EnsureRoleAsync(string role, string password, CancellationToken ct)
    {
        await using var connection = await OpenAsync(ct, alone: true);
        if (!await ExistsAsync(connection, "select 1 from pg_roles where rolname = $1", role, ct))
            await ExecuteAsync(connection, $"create role {Name(role)}", ct);
        await ExecuteAsync(
            connection,
            $"alter role {Name(role)} login nosuperuser nocreatedb nocreaterole noreplication nobypassrls password {Text(password)}",
            ct);
    }

    public async Task EnsureDatabaseAsync(string database, string owner, CancellationToken ct)
    {
        await using var connection = await OpenAsync(ct, alone: true);
        if (!await ExistsAsync(connection, "select 1 from pg_database where datname = $1", database, ct))
            await ExecuteAsync(connection, $"create database {Name(database)} owner {Name(owner)}", ct);
        else
            await ExecuteAsync(connection, $"alter database {Name(database)} owner to {Name(owner)}", ct);
    }

    public async Task CreateFromTemplateAsync(string database, string template, string owner, CancellationToken ct)
    {
        await using var connection = await OpenAsync(ct);
        // PostgreSQL copies only a database nobody is connected to, and pools keep idle connections open
        await using var ended = new NpgsqlCommand("select pg_terminate_backend(pid, 5000) from pg_stat_activity where datname = $1", connection);
        ended.Parameters.AddWithValue(template);
        await ended.ExecuteNonQueryAsync(ct);
        await ExecuteAsync(connection, $"create database {Name(database)} template {Name(template)} owner {Name(owner)}", ct);
    }

    public async Task DropAsync(string database, CancellationToken ct)
    {
        await using var connection = await OpenAsync(ct);
        await ExecuteAsync(connection, $"drop database if exists {Name(database)} with (force)", ct);
    }

    private async Task<NpgsqlConnection> OpenAsync(CancellationToken ct, bool alone = false)
    {
        var connection = new NpgsqlConnection(connectionString);
        try
        {
            await connection.OpenAsync(ct);
            if (alone)
                await ExecuteAsync(connection, $"select pg_advisory_lock({CatalogueLock})", ct);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    private static async Task<bool> ExistsAsync(NpgsqlConnection connection, string query, string name, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(query, connection);
        command.Parameters.AddWithValue(name);
        return await command.ExecuteScalarAsync(ct) is not null;
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(ct);
    }

    private static string Name(string name) => Quoting.QuoteIdentifier(name);

    private static string Text(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";
}
