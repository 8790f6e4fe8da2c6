using System.Diagnostics;
using Npgsql;
using Rectify.App.Data;

namespace Rectify.Benchmarks.Pages;

/// <summary>Asks for every page in turn, three ways each.</summary>
internal sealed class PagesRun
{
    private readonly House house;
    private readonly NpgsqlDataSource source;
    private readonly List<Measured> measured;

    private PagesRun(House house, List<Measured> measured) => (this.house, this.measured, source) = (house, measured, NpgsqlDataSource.Create(RectifyDatabase.ForServing(house.ConnectionString)));

    /// <summary>Signs in, looks once at each page, and writes down the statements of each query.</summary>
    public static async Task<PagesRun> PrepareAsync(House house, IReadOnlyList<Scenario> scenarios, CancellationToken ct)
    {
        var visitors = new Dictionary<string, Visitor>();
        List<Measured> measured = [];
        using var tap = new SqlTap();
        foreach (var scenario in scenarios)
        {
            if (!visitors.TryGetValue(scenario.User, out var visitor)) visitors[scenario.User] = visitor = await Visitor.SignInAsync(house.Address, scenario.User, ct);
            List<IReadOnlyList<NpgsqlCommand>> statements = [];
            foreach (var visit in scenario.Visits)
            {
                var shown = await visitor.ReadAsync(visit.Address, ct);
                if (!shown.Contains(visit.MustShow, StringComparison.Ordinal)) throw new InvalidOperationException($"{visit.Address} does not show \"{visit.MustShow}\".");
                // what a read of a restricted problem leaves in its log is no read
                statements.Add([.. (await tap.HearAsync(() => visit.Query(house))).Where(command => !command.CommandText.StartsWith("insert", StringComparison.Ordinal))]);
            }
            measured.Add(new Measured(scenario, visitor, statements));
        }
        return new PagesRun(house, measured);
    }

    public async Task WarmAsync(TimeSpan time, CancellationToken ct)
    {
        await Console.Error.WriteLineAsync($"warming for {time.TotalSeconds:N0} s");
        var began = Stopwatch.GetTimestamp();
        for (var round = 0; Stopwatch.GetElapsedTime(began) < time; round++)
            foreach (var one in measured) await AskAsync(one, round, ct);
        foreach (var one in measured) one.Forget();
    }

    public async Task<IReadOnlyList<PageFigures>> MeasureAsync(int rounds, CancellationToken ct)
    {
        await Console.Error.WriteLineAsync($"measuring {rounds} rounds");
        for (var round = 0; round < rounds; round++)
            foreach (var one in measured) await AskAsync(one, round, ct);
        return [.. measured.Select(one => one.Figures())];
    }

    /// <summary>EXPLAIN (ANALYZE, BUFFERS) of each statement of each visit, a file a page.</summary>
    public async Task WritePlansAsync(string folder, CancellationToken ct)
    {
        Directory.CreateDirectory(folder);
        foreach (var one in measured)
        {
            await using var connection = await source.OpenConnectionAsync(ct);
            // as the door does for every read
            await using (var plain = new NpgsqlCommand("set jit = off; set max_parallel_workers_per_gather = 0", connection)) await plain.ExecuteNonQueryAsync(ct);
            await using var file = new StreamWriter(Path.Combine(folder, one.Scenario.Name.Replace(' ', '-').Replace(",", "", StringComparison.Ordinal).Replace(":", "", StringComparison.Ordinal) + ".txt"));
            foreach (var statement in one.Statements.SelectMany(visit => visit))
            {
                await file.WriteLineAsync(statement.CommandText + "\n");
                await using var explained = statement.Clone();
#pragma warning disable CA2100 // the statement as it was heard
                explained.CommandText = "explain (analyze, buffers) " + statement.CommandText;
#pragma warning restore CA2100
                explained.Connection = connection;
                await using var reader = await explained.ExecuteReaderAsync(ct);
                while (await reader.ReadAsync(ct)) await file.WriteLineAsync("    " + reader.GetString(0));
                await file.WriteLineAsync();
            }
        }
    }

    private async Task AskAsync(Measured one, int round, CancellationToken ct)
    {
        var at = round % one.Scenario.Visits.Count;
        var visit = one.Scenario.Visits[at];
        var (allocated, spent) = (GC.GetTotalAllocatedBytes(), house.Spent());
        var began = Stopwatch.GetTimestamp();
        var bytes = await one.Visitor.GetAsync(visit.Address, ct);
        one.Page.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
        one.Spent += house.Spent() - spent;
        one.Allocated += GC.GetTotalAllocatedBytes() - allocated;
        one.Sent += bytes;

        began = Stopwatch.GetTimestamp();
        await visit.Query(house);
        one.Class.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);

        began = Stopwatch.GetTimestamp();
        one.Longest.Add(await SendAsync(one.Statements[at], ct));
        one.Sql.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
    }

    /// <summary>As the class does: one connection, one transaction. Returns the milliseconds of the longest statement.</summary>
    private async Task<double> SendAsync(IReadOnlyList<NpgsqlCommand> statements, CancellationToken ct)
    {
        var longest = 0.0;
        await using var connection = await source.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        foreach (var statement in statements)
        {
            var began = Stopwatch.GetTimestamp();
            (statement.Connection, statement.Transaction) = (connection, transaction);
            await using var reader = await statement.ExecuteReaderAsync(ct);
            var values = new object[reader.FieldCount];
            while (await reader.ReadAsync(ct)) reader.GetValues(values);
            longest = Math.Max(longest, Stopwatch.GetElapsedTime(began).TotalMilliseconds);
        }
        return longest;
    }

    private sealed record Measured(Scenario Scenario, Visitor Visitor, IReadOnlyList<IReadOnlyList<NpgsqlCommand>> Statements)
    {
        public List<double> Page { get; } = [];
        public List<double> Class { get; } = [];
        public List<double> Sql { get; } = [];
        public List<double> Longest { get; } = [];
        public ProcessorTime Spent { get; set; }
        public long Allocated { get; set; }
        public long Sent { get; set; }

        public void Forget()
        {
            foreach (var times in new[] { Page, Class, Sql, Longest }) times.Clear();
            (Allocated, Sent, Spent) = (0, 0, default);
        }

        public PageFigures Figures() => new(Scenario.Name, Spread.Of(Page), Spread.Of(Class), Spread.Of(Sql), Spread.Of(Longest), Statements.Max(s => s.Count), Sent / 1000.0 / Page.Count, Allocated / 1000.0 / Page.Count,
            Math.Round(Spent.Program.TotalMilliseconds / Page.Count, 1), Math.Round(Spent.Database.TotalMilliseconds / Page.Count, 1));
    }
}
