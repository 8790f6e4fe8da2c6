using System.CommandLine;
using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using Npgsql;
using Rectify.Benchmarks.Pages;
using Rectify.Benchmarks.Seeding;

namespace Rectify.Benchmarks;

/// <summary>
/// A file of 1 GB sent to a task as evidence over HTTP, in one request and in parts as the page's script sends it: how far the resident memory of the process, which sends and serves, rises meanwhile.
/// </summary>
internal sealed class UploadMeasurement : IMeasurement
{
    private const long Bytes = 1024L * 1024 * 1024 - 1;
    private const int PartBytes = 8 * 1024 * 1024;
    private const int Problems = 1_000;

    private readonly Option<bool> upload = new("--upload") { Description = "Seconds, and how far memory rises, while a file of 1 GB arrives." };

    public void AddOptions(RootCommand root) => root.Options.Add(upload);

    public bool IsAsked(ParseResult parsed) => parsed.GetValue(upload);

    public async Task RunAsync(ParseResult parsed, CancellationToken ct)
    {
        await using var house = await House.OpenAsync(Problems, ct);
        using var visitor = await Visitor.SignInAsync(house.Address, Office.UnitLeadUser, ct);
        var (task, measure) = await MeasureAsync(house, ct);
        var browser = await visitor.ForPostsAsync("/settings", ct);
        // the first upload loads what every later one needs
        await SendWholeAsync(browser, task, measure, seed: 0, 1024 * 1024, ct);
        await ReportAsync("in one request", () => SendWholeAsync(browser, task, measure, seed: 1, Bytes, ct));
        await ReportAsync("in parts of 8 MB", () => SendInPartsAsync(browser, task, measure, seed: 2, ct));
    }

    private static async Task ReportAsync(string way, Func<Task> send)
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        var before = Resident();
        var most = before;
        using var over = new CancellationTokenSource();
        var watching = Task.Run(async () =>
        {
            while (!over.IsCancellationRequested)
            {
                most = Math.Max(most, Resident());
                await Task.Delay(20, CancellationToken.None);
            }
        });
        var began = Stopwatch.GetTimestamp();
        await send();
        var seconds = Stopwatch.GetElapsedTime(began).TotalSeconds;
        await over.CancelAsync();
        await watching;
        Console.WriteLine($"1 GB {way}: {seconds:F1} s, resident {before / 1e6:F0} MB before, at most {most / 1e6:F0} MB: +{(most - before) / 1e6:F0} MB");
    }

    private static long Resident() => long.Parse(File.ReadAllText("/proc/self/statm").Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture) * Environment.SystemPageSize;

    private static async Task SendWholeAsync(HttpClient browser, Guid task, Guid measure, int seed, long length, CancellationToken ct)
    {
        await using var content = new Endless(length, seed);
        using var form = new MultipartFormDataContent { { new StringContent(Input(measure)), "input" }, { new StreamContent(content, 64 * 1024), "file", "record.dat" } };
        await TakenAsync(await browser.PostAsync(new Uri($"/tasks/{task}/evidence", UriKind.Relative), form, ct), ct);
    }

    private static async Task SendInPartsAsync(HttpClient browser, Guid task, Guid measure, int seed, CancellationToken ct)
    {
        var file = Guid.NewGuid();
        for (long offset = 0; offset < Bytes; offset += PartBytes)
        {
            await using var part = new Endless(Math.Min(PartBytes, Bytes - offset), seed);
            using var content = new StreamContent(part, 64 * 1024);
            using var came = await browser.PostAsync(new Uri($"/tasks/{task}/evidence/parts/{file}?offset={offset}", UriKind.Relative), content, ct);
            came.EnsureSuccessStatusCode();
        }
        using var input = new StringContent(Input(measure));
        await TakenAsync(await browser.PostAsync(new Uri($"/tasks/{task}/evidence/parts/{file}/send?name=record.dat", UriKind.Relative), input, ct), ct);
    }

    private static string Input(Guid measure) => JsonSerializer.Serialize(new { act = Guid.NewGuid(), proves = new[] { new { measure, sentence = "记录写明已完成。" } } });

    private static async Task TakenAsync(HttpResponseMessage answer, CancellationToken ct)
    {
        using (answer)
            if (!answer.IsSuccessStatusCode || !(await answer.Content.ReadFromJsonAsync<JsonElement>(ct)).GetProperty("isDone").GetBoolean())
                throw new InvalidOperationException($"Not taken: {answer.StatusCode} {await answer.Content.ReadAsStringAsync(ct)}");
    }

    /// <summary>A task the unit lead works on, and one of its measures.</summary>
    private static async Task<(Guid Task, Guid Measure)> MeasureAsync(House house, CancellationToken ct)
    {
        await using var connection = new NpgsqlConnection(house.ConnectionString);
        await connection.OpenAsync(ct);
        await using var command = new NpgsqlCommand("""
            select t.id, m.id from tasks t join measures m on m.task_id = t.id join role_grants r on r.unit_id = t.lead_unit_id and r.role = 'UnitLead' join accounts a on a.person_id = r.person_id
            where a.user_name = 'lead' and t.state = 'Rectifying' and m.state <> 'Cancelled' limit 1
            """, connection);
        await using var reader = await command.ExecuteReaderAsync(ct);
        return await reader.ReadAsync(ct) ? (reader.GetGuid(0), reader.GetGuid(1)) : throw new InvalidOperationException("The unit lead has no task in hand.");
    }

    /// <summary>So many bytes, made while they are read.</summary>
    private sealed class Endless(long length, int seed) : Stream
    {
        private long read;

        public override bool CanRead => true;
        public override bool CanSeek => false;
        public override bool CanWrite => false;
        public override long Length => length;
        public override long Position { get => read; set => throw new NotSupportedException(); }

        public override int Read(Span<byte> buffer)
        {
            var count = (int)Math.Min(buffer.Length, length - read);
            buffer[..count].Fill((byte)(1 + seed));
            read += count;
            return count;
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => ValueTask.FromResult(Read(buffer.Span));

        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => Task.FromResult(Read(buffer.AsSpan(offset, count)));

        public override void Flush() { }
        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
        public override void SetLength(long value) => throw new NotSupportedException();
        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
