using System.Data.Common;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;
using Rectify.App.Data;
using Rectify.Domain.People;

namespace Rectify.App.Trail;

/// <summary>A fact as it lies in the database, read by column: what has been tampered with must be readable too.</summary>
/// <param name="Details">Null where they are no object of texts.</param>
internal sealed record StoredFact(
    Guid Chain, long Number, ActId Act, string Kind, Guid Subject, DateOnly On, DateTimeOffset At, PersonId Actor, SortedDictionary<string, string>? Details, byte[] Salt, byte[] PayloadDigest,
    SortedDictionary<string, string>? Rows, byte[] PreviousHash, byte[] Hash)
{
    public string Record => $"{Kind} {Subject:N}";

    public bool HashFits => Rows is not null && TrailWriter.HashOf(Chain, Number, Act, Kind, Subject, On, At, Actor, PayloadDigest, Rows, PreviousHash).AsSpan().SequenceEqual(Hash);

    public bool DetailsFit => Details is not null && TrailWriter.PayloadDigest(Salt, Details).AsSpan().SequenceEqual(PayloadDigest);
}

/// <summary>The last word of the trail on a row.</summary>
internal sealed record RowDigest(string Row, string Digest, Guid Chain, long Number);

/// <summary>A row and the last word on it.</summary>
/// <param name="Table">Null where there is no such row.</param>
/// <param name="Columns">In the order of their names; null where there is no row, or it holds what the program never writes.</param>
/// <param name="Last">Null where no act has touched it.</param>
internal sealed record TrailRow(string Name, ProtectedTable? Table, IReadOnlyList<(string Column, string? Text)>? Columns, RowDigest? Last);

/// <summary>
/// The trail and the rows it protects at one moment, streamed: a repeatable-read transaction and cursors, so that memory does not grow with the database and acts under way do not matter.
/// </summary>
internal sealed class TrailSnapshot : IAsyncDisposable
{
    private const int Batch = 200;

    private readonly RectifyDb db;
    private readonly IDbContextTransaction transaction;
    private readonly NpgsqlConnection connection;
    private int cursors;

    private TrailSnapshot(RectifyDb db, IDbContextTransaction transaction) =>
        (this.db, this.transaction, connection) = (db, transaction, (NpgsqlConnection)db.Database.GetDbConnection());

    public static async Task<TrailSnapshot> OpenAsync(RectifyDb db, CancellationToken ct)
    {
        var transaction = await db.Database.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, ct);
        await db.Database.ExecuteSqlAsync($"select set_config('transaction_read_only', 'on', true), set_config('jit', 'off', true), set_config('rectify.trail', 'on', true)", ct);
        return new TrailSnapshot(db, transaction);
    }

    public async Task<long> CountAsync(string sql, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return Convert.ToInt64(await command.ExecuteScalarAsync(ct), System.Globalization.CultureInfo.InvariantCulture);
    }

    public Task<Dictionary<Guid, (long Number, byte[] Hash)>> HeadsAsync(CancellationToken ct) =>
        db.ChainHeads.AsNoTracking().ToDictionaryAsync(h => h.Chain, h => (h.Number, h.Hash), ct);

    /// <summary>Every fact, chain by chain, in order.</summary>
    public IAsyncEnumerable<StoredFact> FactsAsync(CancellationToken ct) => FetchAsync(
        "select chain, number, act_id, kind, subject_id, \"on\", at, actor_id, details::text, salt, payload_digest, rows::text, previous_hash, hash from facts order by chain, number", FactOf, ct);

    /// <summary>Hashes of these facts; what there is not is left out.</summary>
    public async Task<Dictionary<(Guid Chain, long Number), byte[]>> HashesAsync(IReadOnlyCollection<(Guid Chain, long Number)> facts, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand("select f.chain, f.number, f.hash from unnest(@chains, @numbers) as asked (chain, number) join facts f using (chain, number)", connection);
        command.Parameters.AddWithValue("chains", facts.Select(f => f.Chain).ToArray());
        command.Parameters.AddWithValue("numbers", facts.Select(f => f.Number).ToArray());
        var hashes = new Dictionary<(Guid, long), byte[]>();
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct)) hashes[(reader.GetGuid(0), reader.GetInt64(1))] = reader.GetFieldValue<byte[]>(2);
        return hashes;
    }

    /// <summary>The first fact of the chain after that number, for naming it.</summary>
    public async Task<(long Number, string Record)?> FirstAfterAsync(Guid chain, long number, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand("select number, kind, subject_id from facts where chain = @chain and number > @number order by number limit 1", connection);
        command.Parameters.AddWithValue("chain", chain);
        command.Parameters.AddWithValue("number", number);
        await using var reader = await command.ExecuteReaderAsync(ct);
        return await reader.ReadAsync(ct) ? (reader.GetInt64(0), $"{reader.GetString(1)} {reader.GetGuid(2):N}") : null;
    }

    /// <summary>Rows and what the trail last says of them, side by side in the order of their names: two streams merged.</summary>
    public async IAsyncEnumerable<TrailRow> RowsAsync([EnumeratorCancellation] CancellationToken ct)
    {
        await using var digests = DigestsAsync(ct).GetAsyncEnumerator(ct);
        var more = await digests.MoveNextAsync();
        foreach (var table in ProtectedTable.Of(db.Model))
            await foreach (var (name, columns) in FetchAsync(table.Select, reader => ($"{table.Name}/{reader.GetString(0)}", table.Read(reader)), ct))
            {
                for (; more && string.CompareOrdinal(digests.Current.Row, name) < 0; more = await digests.MoveNextAsync()) yield return new TrailRow(digests.Current.Row, null, null, digests.Current);
                var isTold = more && digests.Current.Row == name;
                yield return new TrailRow(name, table, columns, isTold ? digests.Current : null);
                if (isTold) more = await digests.MoveNextAsync();
            }
        for (; more; more = await digests.MoveNextAsync()) yield return new TrailRow(digests.Current.Row, null, null, digests.Current);
    }

    /// <summary>Contents that were erased as 误传, by digest; few.</summary>
    public async Task<IReadOnlyDictionary<string, Erasures.ErasedBy>> ErasedAsync(CancellationToken ct) =>
        await Erasures.ErasedContents.OfAsync(db, await db.Erasures.Where(e => e.State == Domain.Evidence.ErasureState.Erased).Select(e => e.Sha256).ToListAsync(ct), ct);

    /// <summary>Files of the content store and the table that names them.</summary>
    public IAsyncEnumerable<(string Sha256, string Table)> FilesAsync(CancellationToken ct) => FetchAsync(TrailFiles.Select, reader => (reader.GetString(0), reader.GetString(1)), ct);

    public async ValueTask DisposeAsync() => await transaction.DisposeAsync();

    private IAsyncEnumerable<RowDigest> DigestsAsync(CancellationToken ct) => FetchAsync(
        """
        select distinct on (touched.key collate "C") touched.key, touched.value, f.chain, f.number
        from facts f cross join lateral jsonb_each_text(case when jsonb_typeof(f.rows) = 'object' then f.rows else '{}' end) as touched
        order by touched.key collate "C", f.number desc
        """,
        reader => new RowDigest(reader.GetString(0), reader.IsDBNull(1) ? "" : reader.GetString(1), reader.GetGuid(2), reader.GetInt64(3)), ct);

    private async IAsyncEnumerable<T> FetchAsync<T>(string select, Func<DbDataReader, T> read, [EnumeratorCancellation] CancellationToken ct)
    {
        var cursor = $"trail_{++cursors}";
        await using (var declare = new NpgsqlCommand($"declare {cursor} no scroll cursor for {select}", connection)) await declare.ExecuteNonQueryAsync(ct);
        await using var fetch = new NpgsqlCommand($"fetch {Batch} from {cursor}", connection);
        var rows = new List<T>(Batch);
        do
        {
            rows.Clear();
            await using (var reader = await fetch.ExecuteReaderAsync(ct))
                while (await reader.ReadAsync(ct)) rows.Add(read(reader));
            foreach (var row in rows) yield return row;
        }
        while (rows.Count == Batch);
    }

    private static StoredFact FactOf(DbDataReader r) => new(
        r.GetGuid(0), r.GetInt64(1), ActId.From(r.GetGuid(2)), r.GetString(3), r.GetGuid(4), r.GetFieldValue<DateOnly>(5), r.GetFieldValue<DateTimeOffset>(6), PersonId.From(r.GetGuid(7)),
        TextsOf(r.GetString(8)), r.GetFieldValue<byte[]>(9), r.GetFieldValue<byte[]>(10), TextsOf(r.GetString(11)), r.GetFieldValue<byte[]>(12), r.GetFieldValue<byte[]>(13));

    private static SortedDictionary<string, string>? TextsOf(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<Dictionary<string, string>>(json, JsonSerializerOptions.Default) is { } texts ? new(texts, StringComparer.Ordinal) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
