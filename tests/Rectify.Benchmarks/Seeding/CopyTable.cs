using Npgsql;
using NpgsqlTypes;

namespace Rectify.Benchmarks.Seeding;

/// <summary>Rows into a table by binary COPY, as they come.</summary>
internal static class CopyTable
{
    public static async Task<long> CopyAsync(this NpgsqlConnection connection, string table, string columns, IEnumerable<object?[]> rows, CancellationToken ct)
    {
        var names = columns.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var types = await TypesAsync(connection, table, names, ct);
        await using var writer = await connection.BeginBinaryImportAsync($"copy {table} ({string.Join(", ", names.Select(n => $"\"{n}\""))}) from stdin (format binary)", ct);
        foreach (var row in rows)
        {
            await writer.StartRowAsync(ct);
            for (var i = 0; i < names.Length; i++)
            {
                if (row[i] is null) await writer.WriteNullAsync(ct);
                else await writer.WriteAsync(row[i]!, types[i], ct);
            }
        }
        return (long)await writer.CompleteAsync(ct);
    }

    private static async Task<NpgsqlDbType[]> TypesAsync(NpgsqlConnection connection, string table, string[] names, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand("select column_name, udt_name from information_schema.columns where table_name = $1", connection) { Parameters = { new() { Value = table } } };
        await using var reader = await command.ExecuteReaderAsync(ct);
        var types = new Dictionary<string, NpgsqlDbType>();
        while (await reader.ReadAsync(ct)) types[reader.GetString(0)] = TypeOf(reader.GetString(1));
        return [.. names.Select(name => types[name])];
    }

    private static NpgsqlDbType TypeOf(string udt) => udt switch
    {
        "uuid" => NpgsqlDbType.Uuid,
        "int4" => NpgsqlDbType.Integer,
        "int8" => NpgsqlDbType.Bigint,
        "date" => NpgsqlDbType.Date,
        "timestamptz" => NpgsqlDbType.TimestampTz,
        "bool" => NpgsqlDbType.Boolean,
        "jsonb" => NpgsqlDbType.Jsonb,
        "bytea" => NpgsqlDbType.Bytea,
        "numeric" => NpgsqlDbType.Numeric,
        "_int4" => NpgsqlDbType.Integer | NpgsqlDbType.Array,
        _ => NpgsqlDbType.Text,
    };
}
