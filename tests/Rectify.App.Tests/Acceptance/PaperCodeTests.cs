using Npgsql;
using Rectify.App.Acceptance;
using Rectify.Domain.People;
using Rectify.Domain.Tasks;
using Rectify.Testing;
using Xunit;

namespace Rectify.App.Tests.Acceptance;

public sealed class PaperCodeTests : IAsyncLifetime
{
    private readonly TestOffice office = new();
    private TestInspection inspection = null!;
    private PaperCode printed = null!;

    public async Task InitializeAsync()
    {
        await office.InitializeAsync();
        inspection = await TestInspection.RegisteredAsync(office);
        await inspection.WalkTo(TaskState.Closed);
        var sheet = await office.As<ReadOpinion, OpinionSheet?>(office.Office, query => query.Run(inspection.Task));
        Assert.True(PaperCode.TryParse(sheet!.ScanText, out var code));
        printed = code;
    }

    public Task DisposeAsync() => office.DisposeAsync();

    private Task<PaperVerdict?> CompareAsync(PaperCode code, string? words = null, PersonId? by = null) => office.As<ReadOpinion, PaperVerdict?>(by ?? office.Office, query => query.CompareAsync(code, words));

    private async Task<string> WordsAsync() => string.Join('\n', (await CompareAsync(printed))!.Lines);

    [Fact]
    public async Task What_was_printed_from_the_record_is_the_record()
    {
        var verdict = await CompareAsync(printed, "— 1 —\n" + (await WordsAsync()).Replace("\n", "\r\n  ", StringComparison.Ordinal));

        Assert.True(verdict!.Fits);
        Assert.True(verdict.Pasted!.IsSame);
    }

    [Fact]
    public async Task Another_text_than_the_one_on_record_is_said()
    {
        var verdict = await CompareAsync(printed with { TextSha256 = new string('a', 64) });

        Assert.Equal((false, false, true, true), (verdict!.Fits, verdict.IsText, verdict.IsRecordWhole, verdict.IsTrail));
    }

    [Fact]
    public async Task Words_changed_on_the_paper_are_shown_where_they_begin()
    {
        var words = (await WordsAsync()).Replace("同意销号", "暂缓销号", StringComparison.Ordinal);

        var verdict = await CompareAsync(printed, words);

        Assert.False(verdict!.Fits);
        Assert.Contains("同意销号", verdict.Pasted!.OnRecord, StringComparison.Ordinal);
        Assert.Contains("暂缓销号", verdict.Pasted.OnPaper, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_trail_written_anew_or_cut_off_and_a_record_that_is_no_longer_what_was_signed_are_said()
    {
        Assert.False((await CompareAsync(printed with { TrailHash = new string('0', 64) }))!.IsTrail);
        Assert.Null((await CompareAsync(printed with { TrailNumber = 1_000_000 }))!.IsTrail);
        await using var connection = new NpgsqlConnection(office.Database.AdministratorConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("set session_replication_role = replica; update problems set wording = wording || '已改。'", connection);
        await command.ExecuteNonQueryAsync();

        Assert.Equal((true, false), (await CompareAsync(printed)) is { } verdict ? (verdict.IsText, verdict.IsRecordWhole) : default);
    }

    [Fact]
    public async Task Who_may_not_see_the_task_learns_nothing() => Assert.Null(await CompareAsync(printed, by: office.FinanceLead));

    [Fact]
    public void A_code_is_read_alone_or_as_an_address_and_nothing_else_is_one()
    {
        Assert.True(PaperCode.TryParse($"  {printed}\r\n", out var alone));
        Assert.True(PaperCode.TryParse(printed.ScanText(new Uri("https://rectify.example.gov.cn")), out var address));
        Assert.Equal((printed, printed), (alone, address));
        foreach (var other in new[] { null, "", "RO1", "12-aaaa-bbbb-cccc-dddd-eeee", $"{printed}.1", $"{printed}"[..^1], $"X{printed}" }) Assert.False(PaperCode.TryParse(other, out _));
    }
}
