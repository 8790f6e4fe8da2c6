using System.Collections.Concurrent;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Npgsql;
using Rectify.App;
using Rectify.App.Files;
using Rectify.App.Trail;
using Rectify.Browser.Tests.Running;
using Rectify.Testing;
using Xunit;
using Xunit.Abstractions;

namespace Rectify.Browser.Tests.Killing;

/// <summary>
/// The program that serves is killed (-9) at moments drawn from a seed while somebody uploads to it and keeps views over HTTP, as a browser does: three times by default, a hundred with RECTIFY_LONG=1.
/// </summary>
public sealed partial class ServingKillTests(ITestOutputHelper output) : IAsyncLifetime
{
    private const int Seed = 20261127;

    private readonly string folder = Directory.CreateTempSubdirectory("rectify-serving-killed-").FullName;
    private readonly Random random = new(Seed);
    private readonly ConcurrentDictionary<Guid, bool> begunUploads = new(), acknowledged = new();
    private readonly ConcurrentQueue<string> refused = [];
    private TestDatabase database = null!;

    public async Task InitializeAsync() => database = await TestDatabase.CreateAsync();

    public async Task DisposeAsync()
    {
        await database.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task The_serving_program_killed_at_any_moment_loses_no_acknowledged_act_leaves_none_half_done_and_the_trail_verifies()
    {
        var kills = Environment.GetEnvironmentVariable("RECTIFY_LONG") == "1" ? 100 : 3;
        for (var round = 1; round <= kills; round++)
        {
            await using var app = await AppProcess.StartAsync(database.ConnectionString, database.OwnerConnectionString, folder, round == 1 ? ["--demo"] : []);
            var measures = await MeasuresAsync();
            using var over = new CancellationTokenSource();
            var before = acknowledged.Count;
            var work = Task.WhenAll(UploadAsync(app, measures, inParts: false, over.Token), UploadAsync(app, measures, inParts: true, over.Token), KeepViewsAsync(app, over.Token));
            for (var waited = 0; acknowledged.Count == before && waited < 1200; waited++) await Task.Delay(50);
            await Task.Delay(50 + random.Next(2000));
            await app.KillAsync();
            await over.CancelAsync();
            await work;
            Assert.Empty(refused);
            await CheckAsync(round);
        }
        output.WriteLine($"seed {Seed}: {kills} kills, {acknowledged.Count} acts acknowledged, {begunUploads.Count} uploads begun");
    }

    private async Task CheckAsync(int round)
    {
        NpgsqlConnection.ClearAllPools();
        await using var connection = new NpgsqlConnection(database.OwnerConnectionString);
        await connection.OpenAsync();
        // a session whose client is gone may still be ending its transaction
        for (var waited = 0; waited < 6000 && await ScalarAsync(connection, "select count(*) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()") > 0; waited++) await Task.Delay(20);
        var acts = await GuidsAsync(connection, "select id from acts");
        Assert.True(acknowledged.Keys.All(acts.Contains), $"round {round}: an acknowledged act is lost");
        var added = await GuidsAsync(connection, "select act_id from facts where kind = 'EvidenceAdded'", distinct: false);
        foreach (var act in begunUploads.Keys) Assert.Equal(acts.Contains(act) ? 1 : 0, added.Count(one => one == act));

        var settings = new AppSettings(database.ConnectionString, Path.Combine(folder, "evidence"), Path.Combine(folder, "anchors"));
        var report = await VerifyTrail.Of(settings).RunAsync();
        Assert.True(report.Fits, $"round {round}: {string.Join("; ", report.Faults.Take(5))}");
        var scrub = await ScrubFiles.Of(settings, TimeProvider.System).RunAsync(ScrubCause.CommandLine);
        Assert.False(scrub!.HasFaults, string.Join("; ", scrub.Findings));
    }

    private async Task UploadAsync(AppProcess app, IReadOnlyList<(Guid Task, Guid Measure)> measures, bool inParts, CancellationToken over)
    {
        try
        {
            using var browser = await SignedInAsync(app, "handler", over);
            while (!over.IsCancellationRequested)
            {
                var ((task, measure), bytes, act) = (measures[Next(measures.Count)], Bytes(), Guid.NewGuid());
                var input = JsonSerializer.Serialize(new { act, proves = new[] { new { measure, sentence = "记录写明已完成。" } } });
                begunUploads[act] = true;
                using var answer = inParts ? await InPartsAsync(browser, task, input, bytes, over) : await WholeAsync(browser, task, input, bytes, over);
                if (answer.IsSuccessStatusCode && (await answer.Content.ReadFromJsonAsync<JsonElement>(over)).GetProperty("isDone").GetBoolean()) acknowledged[act] = true;
                else refused.Enqueue($"{answer.StatusCode} {await answer.Content.ReadAsStringAsync(over)}");
            }
        }
        catch (Exception e) when (e is HttpRequestException or IOException or OperationCanceledException)
        {
            // the program is gone
        }
    }

    private static async Task<HttpResponseMessage> WholeAsync(HttpClient browser, Guid task, string input, byte[] bytes, CancellationToken over)
    {
        using var form = new MultipartFormDataContent { { new StringContent(input), "input" }, { new ByteArrayContent(bytes), "file", "record.dat" } };
        return await browser.PostAsync($"/tasks/{task}/evidence", form, over);
    }

    private static async Task<HttpResponseMessage> InPartsAsync(HttpClient browser, Guid task, string input, byte[] bytes, CancellationToken over)
    {
        var (file, half) = (Guid.NewGuid(), bytes.Length / 2);
        foreach (var (offset, part) in new[] { (0, bytes[..half]), (half, bytes[half..]) })
            using (var came = await browser.PostAsync($"/tasks/{task}/evidence/parts/{file}?offset={offset}", new ByteArrayContent(part), over)) came.EnsureSuccessStatusCode();
        return await browser.PostAsync($"/tasks/{task}/evidence/parts/{file}/send?name=record.dat", new StringContent(input), over);
    }

    private async Task KeepViewsAsync(AppProcess app, CancellationToken over)
    {
        try
        {
            using var browser = await SignedInAsync(app, "water", over);
            while (!over.IsCancellationRequested)
            {
                var act = Guid.NewGuid();
                using var kept = await browser.PostAsync("/ledger/views", new FormUrlEncodedContent(new Dictionary<string, string> { ["name"] = $"{act:N}"[..12], ["query"] = "?q=1", ["act"] = $"{act}" }), over);
                if (kept.IsSuccessStatusCode && !kept.RequestMessage!.RequestUri!.Query.Contains("view-problem", StringComparison.Ordinal)) acknowledged[act] = true;
                else return;
                await Task.Delay(100, over);
            }
        }
        catch (Exception e) when (e is HttpRequestException or IOException or OperationCanceledException)
        {
            // the program is gone
        }
    }

    private static async Task<HttpClient> SignedInAsync(AppProcess app, string account, CancellationToken over)
    {
        var browser = new HttpClient { BaseAddress = new Uri(app.Address) };
        using (await browser.PostAsync("/sign-in", new FormUrlEncodedContent(new Dictionary<string, string> { ["userName"] = account, ["password"] = "yunhu-demo-2026", ["__RequestVerificationToken"] = await TokenAsync("/sign-in") }), over)) { }
        browser.DefaultRequestHeaders.Add("RequestVerificationToken", await TokenAsync("/settings"));
        return browser;

        async Task<string> TokenAsync(string page) => Token().Match(await browser.GetStringAsync(page, over)).Groups[1].Value;
    }

    /// <summary>What the handler may upload to, once the demonstration, which the first start tells while it serves, is told to its end.</summary>
    private async Task<List<(Guid Task, Guid Measure)>> MeasuresAsync()
    {
        await using var connection = new NpgsqlConnection(database.OwnerConnectionString);
        await connection.OpenAsync();
        for (var waited = 0; waited < 3000; waited++)
        {
            var isTelling = await ScalarAsync(connection, "select count(*) from pg_locks where locktype = 'advisory' and database = (select oid from pg_database where datname = current_database())") > 0;
            await using var command = new NpgsqlCommand("select t.id, m.id from tasks t join measures m on m.task_id = t.id join accounts a on a.person_id = t.handler_id where a.user_name = 'handler' and t.state = 'Rectifying' and m.state <> 'Cancelled' order by m.id", connection);
            List<(Guid, Guid)> found = [];
            await using (var reader = await command.ExecuteReaderAsync())
                while (await reader.ReadAsync()) found.Add((reader.GetGuid(0), reader.GetGuid(1)));
            if (!isTelling && found.Count > 0) return found;
            await Task.Delay(100);
        }
        throw new TimeoutException("The demonstration was not told within five minutes.");
    }

    private static async Task<long> ScalarAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return (long)(await command.ExecuteScalarAsync())!;
    }

    private static async Task<IReadOnlyCollection<Guid>> GuidsAsync(NpgsqlConnection connection, string sql, bool distinct = true)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await using var reader = await command.ExecuteReaderAsync();
        ICollection<Guid> keys = distinct ? new HashSet<Guid>() : new List<Guid>();
        while (await reader.ReadAsync()) keys.Add(reader.GetGuid(0));
        return (IReadOnlyCollection<Guid>)keys;
    }

    private byte[] Bytes()
    {
        lock (random)
        {
            var bytes = new byte[2 + random.Next(2_000_000)];
            random.NextBytes(bytes);
            return bytes;
        }
    }

    private int Next(int below)
    {
        lock (random) return random.Next(below);
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
