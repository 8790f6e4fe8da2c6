using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Rectify.App.Desk;
using Rectify.App.Files;
using Rectify.App.Intake;
using Rectify.Domain;
using Rectify.Testing;
using Xunit;

namespace Rectify.App.Tests.Evidence;

public sealed class ScrubFilesTests : IAsyncLifetime
{
    private readonly TestOffice office = new();
    private readonly List<string> kept = [];

    public async Task InitializeAsync()
    {
        await office.InitializeAsync();
        // files have the machine's time, records the test's: both are of today
        office.Clock.GoTo(OfficeDay.Default.Of(DateTimeOffset.UtcNow));
        foreach (var text in new[] { "第一份验收单", "第二份验收单", "第三份验收单", "第四份验收单" })
        {
            var stored = await office.Services.GetRequiredService<IContentStore>().SaveAsync(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(text)), 1000, default);
            kept.Add(stored.Sha256);
        }
        await using var db = office.OpenDatabase();
        // three of the four are named by a record
        db.AddRange(kept.Take(3).Select(sha256 => new IntakeDraft
        {
            Id = IntakeId.New(), Sha256 = sha256, FileName = "反馈意见.docx", SourceText = "", Proposal = "{}", CreatedBy = office.Office, CreatedAt = office.Clock.GetUtcNow(), SavedAt = office.Clock.GetUtcNow(),
        }));
        await db.SaveChangesAsync();
    }

    public Task DisposeAsync() => office.DisposeAsync();

    private ScrubFiles Scrub => office.Services.GetRequiredService<ScrubFiles>();

    private string PathOf(string sha256) => Path.Combine(office.FilesFolder, sha256[..2], sha256[2..4], sha256);

    private static void Age(string path) => File.SetLastWriteTimeUtc(path, DateTime.UtcNow.AddDays(-9));

    [Fact]
    public async Task Files_that_are_as_they_were_kept_are_counted_and_nothing_is_found()
    {
        var report = await Scrub.RunAsync(ScrubCause.CommandLine);

        Assert.NotNull(report);
        Assert.Equal((3, false), (report.Files, report.HasFaults));
        Assert.Empty(report.Findings);
    }

    [Fact]
    public async Task What_is_missing_altered_or_has_no_record_is_named_and_nothing_is_taken_away()
    {
        File.Delete(PathOf(kept[0]));
        await File.WriteAllTextAsync(PathOf(kept[1]), "另一份");
        Age(PathOf(kept[3]));
        var stray = Path.Combine(office.FilesFolder, "ab", "cd", "说明.txt");
        Directory.CreateDirectory(Path.GetDirectoryName(stray)!);
        await File.WriteAllTextAsync(stray, "不是内容");
        Age(stray);
        var cut = Path.Combine(office.FilesFolder, "arriving", "0123");
        Directory.CreateDirectory(Path.GetDirectoryName(cut)!);
        await File.WriteAllTextAsync(cut, "传到一半");
        Age(cut);

        var report = await Scrub.RunAsync(ScrubCause.CommandLine);

        Assert.Equal(
            [(FileFaultKind.Missing, kept[0]), (FileFaultKind.Altered, kept[1]), (FileFaultKind.Orphaned, kept[3]), (FileFaultKind.Orphaned, Path.Combine("ab", "cd", "说明.txt")), (FileFaultKind.Orphaned, "arriving/0123")],
            report!.Findings.Select(f => (f.Kind, f.Name)).OrderBy(f => f.Kind).ThenBy(f => f.Name == kept[3] ? 0 : f.Name.StartsWith("ab", StringComparison.Ordinal) ? 1 : 2));
        Assert.All(report.Findings.Where(f => f.Kind != FileFaultKind.Orphaned), f => Assert.Equal("intake_drafts", f.Place));
        Assert.True(File.Exists(PathOf(kept[3])) && File.Exists(stray) && File.Exists(cut));
    }

    [Fact]
    public async Task What_came_today_may_belong_to_an_act_under_way()
    {
        Assert.Equal(0, (await Scrub.RunAsync(ScrubCause.CommandLine))!.Orphaned);
    }

    [Fact]
    public async Task A_night_has_one_run_and_two_at_once_are_one()
    {
        var both = await Task.WhenAll(Scrub.RunAsync(ScrubCause.Nightly), Scrub.RunAsync(ScrubCause.Nightly));
        var again = await Scrub.RunAsync(ScrubCause.Nightly);
        office.Clock.Add(TimeSpan.FromDays(1));
        var tomorrow = await Scrub.RunAsync(ScrubCause.Nightly);

        Assert.Single(both, report => report is not null);
        Assert.Null(again);
        Assert.NotNull(tomorrow);
    }

    [Fact]
    public async Task A_run_that_is_stopped_says_so_and_the_next_one_is_not_held_up()
    {
        await using (var db = office.OpenDatabase())
        {
            db.Add(new ScrubRun { Id = EntityKey.Next(), Cause = ScrubCause.Nightly, On = OfficeDay.Default.Of(office.Clock.GetUtcNow()), StartedAt = office.Clock.GetUtcNow() });
            await db.SaveChangesAsync();
        }

        Assert.NotNull(await Scrub.RunAsync(ScrubCause.Nightly));

        await using var read = office.OpenDatabase();
        Assert.Equal([ScrubState.BrokenOff, ScrubState.Done], await read.ScrubRuns.OrderBy(r => r.State).Select(r => r.State).ToListAsync());
    }

    [Fact]
    public async Task The_administrators_read_what_was_found_the_system_administrator_runs_it_and_nobody_else_learns_of_it()
    {
        File.Delete(PathOf(kept[2]));
        var pressed = await office.As<ReadScrubs, ScrubReport?>(office.SystemAdministrator, scrubs => scrubs.NowAsync(new Progress<ScrubProgress>()));
        var seen = await office.As<ReadScrubs, ScrubSlice?>(office.SystemAdministrator, scrubs => scrubs.Run());

        Assert.Equal(1, pressed?.Missing);
        Assert.Equal(kept[2], Assert.Single(seen!.Findings).Name);
        Assert.Equal((ScrubCause.Page, "纪云帆"), (seen.Runs[0].Cause, seen.Runs[0].By));
        Assert.Null(await office.As<ReadScrubs, ScrubSlice?>(office.Office, scrubs => scrubs.Run()));
        Assert.Null(await office.As<ReadScrubs, ScrubReport?>(office.Office, scrubs => scrubs.NowAsync(new Progress<ScrubProgress>())));
        Assert.Equal(1, (await office.As<ReadDesk, DeskView?>(office.SystemAdministrator, desk => desk.Run()))!.FaultyFiles?.Missing);
        Assert.Null((await office.As<ReadDesk, DeskView?>(office.Office, desk => desk.Run()))!.FaultyFiles);
    }

    [Fact]
    public async Task Every_column_that_names_a_content_is_among_those_gone_through()
    {
        // digests of texts and secrets, of archives that are not kept as such, and what stands beside a piece that is named itself
        string[] others = ["calendar_feeds.secret_sha256", "opinions.text_sha256", "signatures.text_sha256", "paper_acts.seen_sha256", "paper_act_tasks.seen_sha256", "evidence_readings.sha256", "evidence_texts.sha256", "erasures.sha256", "dismissed_marks.sha256", "foreign_dossiers.sha256"];
        await using var connection = new NpgsqlConnection(office.OwnerConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("select table_name || '.' || column_name from information_schema.columns where table_schema = 'public' and column_name like '%sha256'", connection);
        await using var reader = await command.ExecuteReaderAsync();
        var columns = new List<string>();
        while (await reader.ReadAsync()) columns.Add(reader.GetString(0));

        Assert.Empty(columns.Except(others).Except(NamedFiles.Columns.Select(c => $"{c.Table}.{c.Column}")));
    }
}
