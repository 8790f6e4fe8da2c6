using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Rectify.App.Data;
using Rectify.App.Demo;
using Rectify.App.Files;
using Rectify.App.Trail;
using Rectify.Domain;
using Rectify.Domain.People;
using Rectify.LocalPostgres;
using Rectify.Testing;
using Xunit;
using Xunit.Abstractions;

namespace Rectify.App.Tests.Killing;

/// <summary>The app and PostgreSQL are killed (-9) in turn at moments drawn from a seed, while two people upload and report: three times by default, a hundred with RECTIFY_LONG=1.</summary>
public sealed class KillTests(ITestOutputHelper output) : IAsyncLifetime
{
    private const int Seed = 20260318;

    /// <summary>After the last act of the story that is told first.</summary>
    private const int Minutes = 600;
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(2);

    private readonly string folder = Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), $"rectify-killed-{Guid.NewGuid():N}")).FullName;
    private readonly Random random = new(Seed);
    private readonly HashSet<string> acknowledged = [], begunUploads = [], begunReports = [];
    private readonly List<LocalCluster> clusters = [];
    private EmptyOffice office = null!;
    private PersonId handler, lead;
    private int reportedAtOnce, orphans;

    public async Task InitializeAsync()
    {
        await StartDatabaseAsync();
        office = new EmptyOffice { MakeDatabase = () => TestDatabase.InAsync(clusters[0]) };
        await office.InitializeAsync();
        await office.Services.GetRequiredService<IDemoData>().FillAsync();
        await using var db = office.OpenDatabase();
        (handler, lead) = (await PersonAsync(db, "handler"), await PersonAsync(db, "water"));
        reportedAtOnce = (await ActingProcess.MeasuresAsync(db, handler)).Count;
        Assert.NotEqual(0, reportedAtOnce);
    }

    public async Task DisposeAsync()
    {
        await office.DisposeAsync();
        foreach (var cluster in clusters) await cluster.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Killed_at_any_moment_no_acknowledged_act_is_lost_none_is_half_done_every_orphan_is_reported_and_the_trail_verifies()
    {
        var kills = Environment.GetEnvironmentVariable("RECTIFY_LONG") == "1" ? 100 : 3;
        for (var round = 1; round <= kills; round++)
        {
            using var acting = StartActing(round);
            await acting.ReadyAsync();
            await Task.Delay(50 + random.Next(1500));
            if (round % 2 == 0)
            {
                await KillDatabaseAsync();
                await StartDatabaseAsync();
                // the same process goes on: what failed is sent again under its id
                await acting.GoesOnAsync();
            }
            await acting.KillAsync();
            Assert.Empty(acting.Refused);
            acknowledged.UnionWith(acting.Done);
            begunUploads.UnionWith(acting.Begun("upload"));
            begunReports.UnionWith(acting.Begun("report"));
            await CheckAsync(round);
        }
        output.WriteLine($"seed {Seed}: {kills} kills, {acknowledged.Count} acts acknowledged of {begunUploads.Count + begunReports.Count} begun, {orphans} orphans at the end");
        Assert.NotEmpty(acknowledged);
    }

    private async Task CheckAsync(int round)
    {
        NpgsqlConnection.ClearAllPools();
        await using var connection = new NpgsqlConnection(office.OwnerConnectionString);
        await connection.OpenAsync();
        // a session whose client is gone may still be ending its transaction
        for (var waited = Stopwatch.StartNew(); waited.Elapsed < LongestWait && await CountAsync(connection, "select count(*) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()") > 0; await Task.Delay(20)) { }

        var acts = await KeysAsync(connection, "select id from acts");
        Assert.True(acknowledged.IsSubsetOf(acts), $"round {round}: lost {string.Join(", ", acknowledged.Except(acts))}");
        var facts = await FactsAsync(connection);
        Assert.All(acts.Intersect(begunUploads), act => Assert.Equal(1, facts[(act, "EvidenceAdded")]));
        Assert.All(acts.Intersect(begunReports), act => Assert.Equal(reportedAtOnce, facts[(act, "ProgressReported")]));

        var report = await VerifyTrail.Of(office.Settings).RunAsync();
        Assert.True(report.Fits, $"round {round}: {string.Join("; ", report.Faults.Take(5))}");

        var later = new TestClock();
        later.GoTo(OfficeDay.Default.Of(DateTimeOffset.UtcNow).AddDays(9));
        var scrub = await new ScrubFiles(_ => Task.FromResult(RectifyDatabase.Open(office.ConnectionString)), new DiskContentStore(office.FilesFolder), office.Settings, later, OfficeDay.Default).RunAsync(ScrubCause.CommandLine);
        Assert.False(scrub!.HasFaults, string.Join("; ", scrub.Findings));
        var named = new HashSet<string>(StringComparer.Ordinal);
        await using (var db = office.OpenDatabase())
        {
            await db.Database.OpenConnectionAsync();
            await foreach (var (sha256, _) in NamedFiles.AllAsync(db, default)) named.Add(sha256);
        }
        var lying = Directory.EnumerateFiles(office.FilesFolder, "*", SearchOption.AllDirectories).Where(file => !named.Contains(Path.GetFileName(file))).Select(Path.GetFileName).Order(StringComparer.Ordinal).ToList();
        Assert.Equal(lying, scrub.Findings.Select(f => Path.GetFileName(f.Name)).Order(StringComparer.Ordinal));
        orphans = lying.Count;
    }

    private ActingChild StartActing(int round) => new(office, handler, lead, Minutes + round, Seed + round);

    private static Task<PersonId> PersonAsync(RectifyDb db, string account) => db.Users.Where(a => a.UserName == account).Select(a => a.PersonId).SingleAsync();

    private async Task StartDatabaseAsync() => clusters.Add(await LocalCluster.StartAsync(new LocalClusterOptions(folder) { Name = "rectify-killed" }));

    /// <summary>The server and all its sessions at once, as a power failure takes them.</summary>
    private async Task KillDatabaseAsync()
    {
        var postmaster = int.Parse((await File.ReadAllLinesAsync(Path.Combine(clusters[0].Folder, "data", "postmaster.pid")))[0], CultureInfo.InvariantCulture);
        var family = ChildrenOf(postmaster).Prepend(postmaster).Select(Find).OfType<Process>().ToList();
        foreach (var process in family) process.Kill();
        foreach (var process in family)
        {
            await process.WaitForExitAsync();
            process.Dispose();
        }
    }

    private static Process? Find(int pid)
    {
        try
        {
            return Process.GetProcessById(pid);
        }
        catch (ArgumentException)
        {
            // it has ended meanwhile
            return null;
        }
    }

    private static IEnumerable<int> ChildrenOf(int parent)
    {
        foreach (var process in Directory.EnumerateDirectories("/proc").Select(Path.GetFileName).Where(name => name!.All(char.IsAsciiDigit)))
        {
            string stat;
            try
            {
                stat = File.ReadAllText($"/proc/{process}/stat");
            }
            catch (IOException)
            {
                continue;
            }
            // pid (name) state parent ...; a name may hold blanks and brackets
            if (int.Parse(stat[(stat.LastIndexOf(')') + 2)..].Split(' ')[1], CultureInfo.InvariantCulture) == parent) yield return int.Parse(process!, CultureInfo.InvariantCulture);
        }
    }

    private static async Task<long> CountAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return (long)(await command.ExecuteScalarAsync())!;
    }

    private static async Task<HashSet<string>> KeysAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await using var reader = await command.ExecuteReaderAsync();
        var keys = new HashSet<string>(StringComparer.Ordinal);
        while (await reader.ReadAsync()) keys.Add(reader.GetValue(0) is Guid key ? $"{key:N}" : reader.GetString(0));
        return keys;
    }

    private static async Task<Dictionary<(string Act, string Kind), int>> FactsAsync(NpgsqlConnection connection)
    {
        await using var command = new NpgsqlCommand("select act_id, kind, count(*)::int from facts group by act_id, kind", connection);
        await using var reader = await command.ExecuteReaderAsync();
        var facts = new Dictionary<(string, string), int>();
        while (await reader.ReadAsync()) facts[($"{reader.GetGuid(0):N}", reader.GetString(1))] = reader.GetInt32(2);
        return facts;
    }
}
