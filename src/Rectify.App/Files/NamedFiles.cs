using System.Data;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Rectify.App.Data;
using Rectify.App.Trail;

namespace Rectify.App.Files;

/// <summary>Which contents records refer to: those the trail protects, and work in hand.</summary>
internal static class NamedFiles
{
    private const int Batch = 500;
    private const string Cursor = "named_files";

    public static IReadOnlyList<(string Table, string Column)> Columns { get; } = [.. TrailFiles.Columns, ("intake_drafts", "sha256")];

    private static readonly string Select = TrailFiles.SelectOf(Columns);

    private static readonly string Exists = $"select {string.Join(" or ", Columns.Select(c => $"exists (select 1 from {c.Table} where {c.Column} = @content)"))}";

    /// <summary>Every content named at this moment, in the order of the digests, and a table that names it. The server keeps the list; no transaction stays open while the files are read.</summary>
    public static async IAsyncEnumerable<(string Sha256, string Table)> AllAsync(RectifyDb db, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        await using (var declare = new NpgsqlCommand($"declare {Cursor} no scroll cursor with hold for {Select}", connection)) await declare.ExecuteNonQueryAsync(ct);
        try
        {
            await using var fetch = new NpgsqlCommand($"fetch {Batch} from {Cursor}", connection);
            var rows = new List<(string, string)>(Batch);
            do
            {
                rows.Clear();
                await using (var reader = await fetch.ExecuteReaderAsync(ct))
                    while (await reader.ReadAsync(ct)) rows.Add((reader.GetString(0), reader.GetString(1)));
                foreach (var row in rows) yield return row;
            }
            while (rows.Count == Batch);
        }
        finally
        {
            if (connection.State == ConnectionState.Open)
            {
                await using var close = new NpgsqlCommand($"close {Cursor}", connection);
                await close.ExecuteNonQueryAsync(CancellationToken.None);
            }
        }
    }

    /// <summary>Whether a record refers to it now.</summary>
    public static async Task<bool> IsNamedAsync(RectifyDb db, string sha256, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(Exists, (NpgsqlConnection)db.Database.GetDbConnection());
        command.Parameters.AddWithValue("content", sha256);
        return await command.ExecuteScalarAsync(ct) is true;
    }
}
