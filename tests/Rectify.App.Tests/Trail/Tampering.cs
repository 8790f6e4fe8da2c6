using System.Globalization;
using Npgsql;
using Rectify.App.Trail;
using Rectify.Domain.People;

namespace Rectify.App.Tests.Trail;

/// <summary>What was done to a copy, and what a verification has to name: one of these records, or one of these facts.</summary>
/// <param name="IsOfAnchors">The anchor file itself: then a broken line is named.</param>
internal sealed record Tampered(string Told, IReadOnlyList<string> Records, Guid? Chain = null, long? Number = null, bool IsOfAnchors = false)
{
    public bool IsNamedBy(TrailFault fault) =>
        (IsOfAnchors && fault.Kind == TrailFaultKind.AnchorBroken) || Records.Contains(fault.Record) || (Chain is { } chain && fault.Chain == chain && (Number is null || fault.Number is null || fault.Number <= Number));
}

/// <summary>Changes made at random by who holds the database as superuser, or its files: no grant, no trigger, no foreign key stands in the way. The same seed does the same.</summary>
internal sealed class Tampering(StoryCopy copy, StoryCopy earlier, int seed) : IAsyncDisposable
{
    private readonly Random random = new(seed);
    private readonly NpgsqlConnection database = new(copy.Database.AdministratorConnectionString), before = new(earlier.Database.AdministratorConnectionString);
    private IReadOnlyList<ProtectedTable> tables = [];

    private sealed record Column(string Name, string Type, bool IsKey, int? Length);

    private sealed record Row(string Name, string Where, Dictionary<string, object?> Values);

    /// <summary>Null where the draw could not be carried out; another seed may.</summary>
    public async Task<Tampered?> DoAsync()
    {
        await database.OpenAsync();
        await before.OpenAsync();
        await ExecuteAsync("set session_replication_role = replica");
        await using (var db = copy.OpenDatabase()) tables = ProtectedTable.Of(db.Model);
        try
        {
            return random.Next(25) switch
            {
                < 5 => await ChangeRowAsync(),
                < 7 => await DeleteRowAsync(),
                < 9 => await InsertRowAsync(),
                < 10 => await SwapAsync(),
                < 12 => await PutBackRowAsync(),
                < 14 => await ChangeFactAsync(),
                < 15 => await DeleteFactAsync(),
                < 16 => await ChangeHeadAsync(),
                < 17 => await CutTailAsync(),
                < 18 => await WriteAnewAsync(),
                < 20 => ChangeFiles(),
                < 21 => await InsertFactAsync(),
                < 22 => await SwapFactsAsync(),
                < 23 => await PutBackChainAsync(),
                < 24 => await PutBackEverythingAsync(),
                _ => await ChangeAnchorsAsync(),
            };
        }
        catch (PostgresException e) when (e.SqlState.StartsWith("23", StringComparison.Ordinal) || e.SqlState.StartsWith("22", StringComparison.Ordinal))
        {
            // a unique key or a length refused this draw
            return null;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await database.DisposeAsync();
        await before.DisposeAsync();
    }

    private async Task<Tampered?> ChangeRowAsync()
    {
        var table = PickTable();
        if (await PickRowAsync(table) is not { } row) return null;
        var column = Pick(await ColumnsAsync(table.Name));
        var value = row.Values[column.Name];
        if (Other(value, column) is not { } other) return null;
        var renamed = column.IsKey ? row.Values.ToDictionary(v => v.Key, v => v.Key == column.Name ? other : v.Value) : row.Values;
        await ExecuteAsync($"update {table.Name} set \"{column.Name}\" = {Written(column, "v")} where {row.Where}", ("v", other));
        return new Tampered($"{row.Name}: {column.Name} {value} -> {other}", [row.Name, NameOf(table, renamed)]);
    }

    private async Task<Tampered?> DeleteRowAsync()
    {
        var table = PickTable();
        if (await PickRowAsync(table) is not { } row) return null;
        await ExecuteAsync($"delete from {table.Name} where {row.Where}");
        return new Tampered($"{row.Name} deleted", [row.Name]);
    }

    private async Task<Tampered?> InsertRowAsync()
    {
        var table = PickTable();
        // an act that left no fact has no digest, so nobody can say that there was none
        if (table.MayLackDigest || await PickRowAsync(table) is not { } row) return null;
        var columns = await ColumnsAsync(table.Name);
        var values = new Dictionary<string, object?>(row.Values);
        foreach (var key in columns.Where(c => c.IsKey)) values[key.Name] = Other(values[key.Name], key);
        var names = columns.Select(c => c.Name).ToList();
        await ExecuteAsync($"insert into {table.Name} ({string.Join(", ", names.Select(n => $"\"{n}\""))}) values ({string.Join(", ", columns.Select((c, i) => Written(c, $"p{i}")))})",
            [.. names.Select((n, i) => ($"p{i}", values[n]))]);
        return new Tampered($"{NameOf(table, values)} inserted", [NameOf(table, values)]);
    }

    private async Task<Tampered?> SwapAsync()
    {
        var table = PickTable();
        if (await PickRowAsync(table) is not { } one || await PickRowAsync(table) is not { } other) return null;
        var column = Pick(await ColumnsAsync(table.Name));
        if (column.IsKey || one.Name == other.Name || Same(one.Values[column.Name], other.Values[column.Name])) return null;
        await ExecuteAsync($"update {table.Name} set \"{column.Name}\" = {Written(column, "v")} where {one.Where}", ("v", other.Values[column.Name]));
        await ExecuteAsync($"update {table.Name} set \"{column.Name}\" = {Written(column, "v")} where {other.Where}", ("v", one.Values[column.Name]));
        return new Tampered($"{one.Name} and {other.Name} swap {column.Name}", [one.Name, other.Name]);
    }

    /// <summary>A row as it was before: gone again, or with its earlier values.</summary>
    private async Task<Tampered?> PutBackRowAsync()
    {
        foreach (var table in tables.OrderBy(_ => random.Next()))
        {
            var columns = await ColumnsAsync(table.Name);
            var changed = new List<(Row Now, Row? Then)>();
            foreach (var now in await RowsAsync(database, table, columns, ""))
            {
                var then = (await RowsAsync(before, table, columns, $"where {now.Where}")).SingleOrDefault();
                if (then is null || columns.Any(c => !Same(now.Values[c.Name], then.Values[c.Name]))) changed.Add((now, then));
            }
            if (table.MayLackDigest || changed.Count == 0) continue;
            var (row, old) = Pick(changed);
            if (old is null) await ExecuteAsync($"delete from {table.Name} where {row.Where}");
            else
                await ExecuteAsync($"update {table.Name} set {string.Join(", ", columns.Select((c, i) => $"\"{c.Name}\" = {Written(c, $"p{i}")}"))} where {row.Where}", [.. columns.Select((c, i) => ($"p{i}", old.Values[c.Name]))]);
            return new Tampered($"{row.Name} put back", [row.Name]);
        }
        return null;
    }

    private async Task<Tampered?> ChangeFactAsync()
    {
        var (chain, number) = await PickFactAsync();
        var column = Pick(await ColumnsAsync("facts"));
        if (column.IsKey) return null;
        var value = await LookAsync($"select \"{column.Name}\"{(column.Type == "jsonb" ? "::text" : "")} from facts where chain = @c and number = @n", ("c", chain), ("n", number));
        if (Other(value, column) is not { } other) return null;
        await ExecuteAsync($"update facts set \"{column.Name}\" = {Written(column, "v")} where chain = @c and number = @n", ("v", other), ("c", chain), ("n", number));
        return new Tampered($"fact {number} of {chain:N}: {column.Name}", [], chain, number + 1);
    }

    private async Task<Tampered?> DeleteFactAsync()
    {
        var (chain, number) = await PickFactAsync();
        await ExecuteAsync("delete from facts where chain = @c and number = @n", ("c", chain), ("n", number));
        return new Tampered($"fact {number} of {chain:N} deleted", [], chain, number);
    }

    private async Task<Tampered?> ChangeHeadAsync()
    {
        var (chain, _) = await PickFactAsync();
        await ExecuteAsync(random.Next(2) == 0 ? "delete from chain_heads where chain = @c" : "update chain_heads set number = number + 1 where chain = @c", ("c", chain));
        return new Tampered($"head of {chain:N}", [], chain);
    }

    /// <summary>The last facts taken away, and the head put back to fit.</summary>
    private async Task<Tampered?> CutTailAsync()
    {
        var (chain, _) = await PickFactAsync();
        var last = (long)(await LookAsync("select max(number) from facts where chain = @c", ("c", chain)))!;
        var keep = last - 1 - random.Next(5);
        await ExecuteAsync("delete from facts where chain = @c and number > @n", ("c", chain), ("n", keep));
        await ExecuteAsync("update chain_heads set number = @n, hash = (select hash from facts where chain = @c and number = @n) where chain = @c", ("c", chain), ("n", keep));
        return new Tampered($"tail of {chain:N} after {keep}", [], chain, last);
    }

    /// <summary>A chain forged with all the skill there is: one fact tells something else, and every hash after it and the head are computed anew.</summary>
    private async Task<Tampered?> WriteAnewAsync()
    {
        var (chain, number) = await PickFactAsync();
        await using (var db = copy.OpenDatabase())
        await using (var snapshot = await TrailSnapshot.OpenAsync(db, default))
        {
            byte[]? hash = null;
            await foreach (var fact in snapshot.FactsAsync(default))
            {
                if (fact.Chain != chain || fact.Number < number) continue;
                var details = fact.Number == number ? new SortedDictionary<string, string>(fact.Details!, StringComparer.Ordinal) { ["reason"] = $"另有原因{random.Next(1000)}" } : fact.Details!;
                var payload = TrailWriter.PayloadDigest(fact.Salt, details);
                var previous = hash ?? fact.PreviousHash;
                hash = TrailWriter.HashOf(chain, fact.Number, fact.Act, fact.Kind, fact.Subject, fact.On, fact.At, fact.Actor, payload, fact.Rows!, previous);
                await ExecuteAsync("update facts set details = @d::jsonb, payload_digest = @p, previous_hash = @b, hash = @h where chain = @c and number = @n",
                    ("d", System.Text.Json.JsonSerializer.Serialize(details)), ("p", payload), ("b", previous), ("h", hash), ("c", chain), ("n", fact.Number));
            }
            await ExecuteAsync("update chain_heads set hash = @h where chain = @c", ("h", hash), ("c", chain));
        }
        return new Tampered($"{chain:N} written anew from {number}", [], chain, number);
    }

    /// <summary>A fact put in between two others, which make room for it.</summary>
    private async Task<Tampered?> InsertFactAsync()
    {
        var (chain, number) = await PickFactAsync();
        const int far = 1_000_000;
        await ExecuteAsync($"update facts set number = number + {far} where chain = @c and number > @n", ("c", chain), ("n", number));
        await ExecuteAsync($"update facts set number = number - {far - 1} where chain = @c and number > {far}", ("c", chain));
        var columns = string.Join(", ", (await ColumnsAsync("facts")).Where(c => c.Name != "number").Select(c => $"\"{c.Name}\""));
        await ExecuteAsync($"insert into facts (number, {columns}) select number + 1, {columns} from facts where chain = @c and number = @n", ("c", chain), ("n", number));
        await ExecuteAsync("update chain_heads set number = number + 1 where chain = @c", ("c", chain));
        return new Tampered($"a fact put in after {number} of {chain:N}", [], chain, number + 2);
    }

    /// <summary>Two facts of a chain change places.</summary>
    private async Task<Tampered?> SwapFactsAsync()
    {
        var (chain, number) = await PickFactAsync();
        var other = number + 1 + random.Next(3);
        if (await LookAsync("select 1 from facts where chain = @c and number = @n", ("c", chain), ("n", other)) is null) return null;
        await ExecuteAsync("update facts set number = 0 where chain = @c and number = @n", ("c", chain), ("n", number));
        await ExecuteAsync("update facts set number = @m where chain = @c and number = @n", ("c", chain), ("n", other), ("m", number));
        await ExecuteAsync("update facts set number = @m where chain = @c and number = 0", ("c", chain), ("m", other));
        return new Tampered($"facts {number} and {other} of {chain:N} swapped", [], chain, number + 1);
    }

    /// <summary>One chain as it was before, with its head: everything in it fits together.</summary>
    private async Task<Tampered?> PutBackChainAsync()
    {
        if (await GrownAsync() is not { Count: > 0 } grown) return null;
        var (chain, then, hash, now) = Pick(grown);
        await ExecuteAsync("delete from facts where chain = @c and number > @n", ("c", chain), ("n", then));
        await ExecuteAsync("update chain_heads set number = @n, hash = @h where chain = @c", ("c", chain), ("n", then), ("h", hash));
        return new Tampered($"{chain:N} put back from {now} to {then}", [], chain, now);
    }

    /// <summary>The whole database as it was before; files and anchors stay.</summary>
    private async Task<Tampered?> PutBackEverythingAsync()
    {
        if (await GrownAsync() is not { Count: > 0 } grown) return null;
        var (chain, then, _, now) = grown[0];
        await database.CloseAsync();
        await before.CloseAsync();
        await copy.PutBackAsync(earlier);
        return new Tampered($"everything put back, {chain:N} from {now} to {then}", [], chain, now);
    }

    /// <summary>Chains that have grown since, with where they stood.</summary>
    private async Task<List<(Guid Chain, long Then, byte[] Hash, long Now)>> GrownAsync()
    {
        await using var command = new NpgsqlCommand("select chain, number, hash from chain_heads order by chain", before);
        await using var reader = await command.ExecuteReaderAsync();
        var grown = new List<(Guid, long, byte[], long)>();
        while (await reader.ReadAsync())
        {
            var (chain, then) = (reader.GetGuid(0), reader.GetInt64(1));
            if (await LookAsync("select number from chain_heads where chain = @c", ("c", chain)) is long now && now > then) grown.Add((chain, then, reader.GetFieldValue<byte[]>(2), now));
        }
        return grown;
    }

    /// <summary>A line of the anchor file changed, taken out, doubled or exchanged with its neighbour. The last line stays where it is: its end cut off is not found by itself.</summary>
    private async Task<Tampered?> ChangeAnchorsAsync()
    {
        var lines = (await File.ReadAllLinesAsync(copy.AnchorFile)).ToList();
        var at = random.Next(lines.Count - 1);
        switch (random.Next(4))
        {
            case 0:
                var place = lines[at].IndexOf("\"signature\":\"", StringComparison.Ordinal) + 13 + random.Next(64);
                lines[at] = lines[at][..place] + (lines[at][place] == '0' ? '1' : '0') + lines[at][(place + 1)..];
                break;
            case 1:
                lines.RemoveAt(at);
                break;
            case 2:
                lines.Insert(at, lines[at]);
                break;
            default:
                (lines[at], lines[at + 1]) = (lines[at + 1], lines[at]);
                break;
        }
        await File.WriteAllLinesAsync(copy.AnchorFile, lines);
        return new Tampered($"line {at + 1} of the anchors", [], IsOfAnchors: true);
    }

    private Tampered? ChangeFiles()
    {
        var files = Directory.GetFiles(copy.FilesFolder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).ToList();
        var (one, other) = (Pick(files), Pick(files));
        switch (random.Next(4))
        {
            case 0:
                File.Delete(one);
                break;
            case 1:
                using (var file = File.OpenWrite(one)) file.SetLength(file.Length - 1);
                break;
            case 2 when one != other:
                File.Copy(other, one, overwrite: true);
                break;
            default:
                var bytes = File.ReadAllBytes(one);
                bytes[random.Next(bytes.Length)] ^= 0x20;
                File.WriteAllBytes(one, bytes);
                break;
        }
        return new Tampered($"file {Path.GetFileName(one)}", [.. TrailFiles.Columns.Select(c => $"{c.Table}/{Path.GetFileName(one)}")]);
    }

    /// <summary>A parameter as its column takes it: json is read as text.</summary>
    private static string Written(Column column, string parameter) => column.Type == "jsonb" ? $"@{parameter}::jsonb" : $"@{parameter}";

    private ProtectedTable PickTable() => Pick(tables);

    private T Pick<T>(IReadOnlyList<T> list) => list[random.Next(list.Count)];

    private async Task<(Guid Chain, long Number)> PickFactAsync()
    {
        var offset = random.Next((int)(long)(await LookAsync("select count(*) from facts"))!);
        await using var command = new NpgsqlCommand($"select chain, number from facts order by chain, number offset {offset} limit 1", database);
        await using var reader = await command.ExecuteReaderAsync();
        await reader.ReadAsync();
        return (reader.GetGuid(0), reader.GetInt64(1));
    }

    private async Task<Row?> PickRowAsync(ProtectedTable table)
    {
        var known = table.MayLackDigest ? "where exists (select 1 from facts f where f.act_id = acts.id)" : "";
        var count = (int)(long)(await LookAsync($"select count(*) from {table.Name} {known}"))!;
        if (count == 0) return null;
        var columns = await ColumnsAsync(table.Name);
        var keys = string.Join(", ", columns.Where(c => c.IsKey).Select(c => $"\"{c.Name}\""));
        return (await RowsAsync(database, table, columns, $"{known} order by {keys} offset {random.Next(count)} limit 1")).Single();
    }

    private static async Task<List<Row>> RowsAsync(NpgsqlConnection connection, ProtectedTable table, IReadOnlyList<Column> columns, string rest)
    {
        await using var command = new NpgsqlCommand($"select {string.Join(", ", columns.Select(c => $"\"{c.Name}\""))} from {table.Name} {rest}", connection);
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<Row>();
        while (await reader.ReadAsync())
        {
            var values = new Dictionary<string, object?>(StringComparer.Ordinal);
            for (var i = 0; i < columns.Count; i++) values[columns[i].Name] = reader.IsDBNull(i) ? null : columns[i].Type == "date" ? reader.GetFieldValue<DateOnly>(i) : reader.GetValue(i);
            var where = string.Join(" and ", columns.Where(c => c.IsKey).Select(c => $"\"{c.Name}\" = '{Text(values[c.Name])}'"));
            rows.Add(new Row(NameOf(table, values), where, values));
        }
        return rows;
    }

    private async Task<IReadOnlyList<Column>> ColumnsAsync(string table)
    {
        await using var command = new NpgsqlCommand("""
            select a.attname, format_type(a.atttypid, null), coalesce(a.attnum = any(i.indkey), false), case when a.atttypmod > 4 then a.atttypmod - 4 end
            from pg_attribute a left join pg_index i on i.indrelid = a.attrelid and i.indisprimary
            where a.attrelid = @t::regclass and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' order by array_position(i.indkey::int2[], a.attnum), a.attname
            """, database);
        command.Parameters.AddWithValue("t", table);
        await using var reader = await command.ExecuteReaderAsync();
        var columns = new List<Column>();
        while (await reader.ReadAsync()) columns.Add(new Column(reader.GetString(0), reader.GetString(1), reader.GetBoolean(2), reader.IsDBNull(3) ? null : reader.GetInt32(3)));
        return columns;
    }

    /// <summary>A value of the same type that is another one; null where none can be made.</summary>
    private object? Other(object? value, Column column) => column.Type switch
    {
        "uuid" => new Guid(Enumerable.Range(0, 16).Select(_ => (byte)random.Next(256)).ToArray()),
        "boolean" => value is not true,
        "integer" => (int)(value ?? 0) + 1 + random.Next(100),
        "bigint" => (long)(value ?? 0L) + 1 + random.Next(100),
        "numeric" => (decimal)(value ?? 0m) + 1 + random.Next(100),
        "date" => value is DateOnly { Year: < 9000 } day ? day.AddDays(1 + random.Next(100)) : new DateOnly(2026, 1, 1 + random.Next(28)),
        "timestamp with time zone" => value is DateTime { Year: < 9000 } moment ? moment.AddTicks(10 * (1 + random.Next(1000))) : new DateTime(2026, 1, 1 + random.Next(28), 0, 0, 0, DateTimeKind.Utc),
        "bytea" => Flipped((byte[])value!),
        "jsonb" => $$"""{"reason": "{{random.Next(1000)}}"}""",
        "text" or "character varying" => OtherText((string?)value ?? "", column.Length),
        _ => null,
    };

    private byte[] Flipped(byte[] bytes)
    {
        var other = (byte[])bytes.Clone();
        other[random.Next(other.Length)] ^= (byte)(1 << random.Next(8));
        return other;
    }

    private string OtherText(string text, int? length)
    {
        if (text.Length == 0) return "x";
        var place = random.Next(text.Length);
        return random.Next(3) == 0 && (length is null || text.Length < length) ? text.Insert(place, "不") : text[..place] + (text[place] == '0' ? '1' : '0') + text[(place + 1)..];
    }

    private static string NameOf(ProtectedTable table, Dictionary<string, object?> values) => $"{table.Name}/{string.Join(",", table.KeyColumns.Select(c => Canonical.Text(values[c])))}";

    private static bool Same(object? one, object? other) => one is byte[] bytes ? other is byte[] others && bytes.AsSpan().SequenceEqual(others) : Equals(one, other);

    private static string Text(object? value) => value switch
    {
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => $"{value}",
    };

    private async Task ExecuteAsync(string sql, params (string Name, object? Value)[] parameters)
    {
        await using var command = new NpgsqlCommand(sql, database);
        foreach (var (name, value) in parameters) command.Parameters.AddWithValue(name, value ?? DBNull.Value);
        await command.ExecuteNonQueryAsync();
    }

    private async Task<object?> LookAsync(string sql, params (string Name, object? Value)[] parameters)
    {
        await using var command = new NpgsqlCommand(sql, database);
        foreach (var (name, value) in parameters) command.Parameters.AddWithValue(name, value ?? DBNull.Value);
        return await command.ExecuteScalarAsync() is var found && found is DBNull ? null : found;
    }
}
