using Rectify.App.Acceptance;
using Rectify.Domain.People;
using Rectify.Domain.Tasks;
using Rectify.Testing;
using Xunit;

namespace Rectify.App.Tests.Acceptance;

/// <summary>The code that is typed from paper.</summary>
public sealed class TrailCodeTests : IAsyncLifetime
{
    private readonly TestOffice office = new();
    private TestInspection inspection = null!;
    private TrailCode printed = null!;

    public async Task InitializeAsync()
    {
        await office.InitializeAsync();
        inspection = await TestInspection.RegisteredAsync(office);
        await inspection.WalkTo(TaskState.Closed);
        var sheet = await office.As<ReadOpinion, OpinionSheet?>(office.Office, query => query.Run(inspection.Task));
        Assert.True(PaperCode.TryParse(sheet!.ScanText, out var code));
        printed = new TrailCode(code.TrailNumber, code.TrailHash[..20]);
    }

    public Task DisposeAsync() => office.DisposeAsync();

    private Task<TrailCodeFound?> FindAsync(TrailCode code, PersonId? by = null) => office.As<FindByTrailCode, TrailCodeFound?>(by ?? office.Office, query => query.Run(code));

    [Fact]
    public async Task A_typed_code_leads_to_the_opinions_it_may_stand_on_and_the_words_of_the_paper_settle_the_text()
    {
        var found = (await FindAsync(printed))!;
        var opinion = Assert.Single(found.Opinions);
        Assert.Equal((inspection.Id, inspection.Task), (found.Inspection, opinion.Task));

        var verdict = (await CompareAsync(opinion))!;
        Assert.Equal((true, true, null, true, true), (verdict.Fits, verdict.IsTextUnknown, verdict.IsText, verdict.IsRecordWhole, verdict.IsTrail));
        var same = (await CompareAsync(opinion, string.Join('\n', verdict.Lines)))!;
        Assert.Equal((true, false), (same.Fits, same.IsTextUnknown));
        Assert.False((await CompareAsync(opinion, string.Join('\n', verdict.Lines).Replace("同意销号", "暂缓销号", StringComparison.Ordinal)))!.Fits);

        Task<PaperVerdict?> CompareAsync(OpinionCandidate of, string? words = null) => office.As<ReadOpinion, PaperVerdict?>(office.Office, query => query.CompareAsync(printed, of.Task, of.Round, words));
    }

    [Fact]
    public async Task A_code_that_no_trail_has_or_that_is_not_for_the_reader_leads_nowhere()
    {
        Assert.Null(await FindAsync(printed with { Digits = new string('0', 20) }));
        Assert.Null(await FindAsync(printed with { Number = printed.Number + 1_000_000 }));
        Assert.Null(await FindAsync(printed, office.FinanceLead));
    }

    [Theory]
    [InlineData("128-3fa0-91bc-0011-2233-4455")]
    [InlineData(" 128 － 3FA0 – 91BC — OO11-2233-4455 ")]
    [InlineData("留痕校验码：128-3fa091bc001122334455")]
    [InlineData("128-3fa0-91bc-00l1-2233-4455")]
    public void A_code_is_read_however_it_is_typed(string typed)
    {
        Assert.True(TrailCode.TryParse(typed, out var code));
        Assert.Equal("128-3fa0-91bc-0011-2233-4455", code.ToString());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("128")]
    [InlineData("128-3fa0-91bc-0011-2233")]
    [InlineData("128-3fa0-91bc-0011-2233-445g")]
    [InlineData("-1-3fa0-91bc-0011-2233-4455")]
    public void Anything_else_is_none(string? typed) => Assert.False(TrailCode.TryParse(typed, out _));
}
