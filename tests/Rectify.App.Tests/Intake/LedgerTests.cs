using Microsoft.EntityFrameworkCore;
using Rectify.App.Intake;
using Rectify.Documents.Reading.Ledgers;
using Rectify.Domain.People;
using Rectify.Testing;
using Xunit;

namespace Rectify.App.Tests.Intake;

public sealed class LedgerTests(TestOffice office) : IClassFixture<TestOffice>
{
    private readonly Desk desk = new(office);

    private static byte[] Ledger(string measureHeader) => Workbook.Of(
        ["云湖市生态环境局整改台账"],
        ["序号", "反馈问题", measureHeader, "完成时限"],
        ["1", "排口台账不全", "逐一溯源，建立一口一档", "2026年6月底前"],
        ["2", "值班记录缺页", "补齐缺页记录", "长期坚持"]);

    private Task<IntakeLedger?> ColumnsAsync(IntakeId id) => office.As<ReadIntakeLedger, IntakeLedger?>(office.Office, read => read.Run(id));

    [Fact]
    public async Task A_ledger_becomes_a_proposal_with_the_deadlines_it_prints()
    {
        var (id, outcome) = await desk.UploadAsync(Ledger("整改措施"), "台账.xlsx");

        Assert.True(outcome.IsDone);
        var problems = (await desk.OpenAsync(id))!.Proposal.Problems;
        Assert.Equal(["排口台账不全", "值班记录缺页"], problems.Select(p => p.Wording.Text));
        Assert.Equal([new DateOnly(2026, 6, 30), null], problems.Select(p => p.Deadlines[0].Day));
    }

    [Fact]
    public async Task A_header_nobody_knows_is_named_once_and_known_from_then_on()
    {
        const string Header = "干什么怎么干";
        var (id, _) = await desk.UploadAsync(Ledger(Header), "台账.xlsx");
        var opened = (await desk.OpenAsync(id))!;
        Assert.Contains((await ColumnsAsync(id))!.Columns, column => column.Header == Header && column.Field is null);

        var outcome = await office.As<NameHeaders, Outcome>(office.Office, name => name.Run(id, opened.Version, new Dictionary<string, LedgerField> { [Header] = LedgerField.Measure }, ActId.New()));

        Assert.True(outcome.IsDone);
        Assert.Equal(["逐一溯源，建立一口一档", "补齐缺页记录"], (await desk.OpenAsync(id))!.Proposal.Problems.SelectMany(p => p.Measures).Select(m => m.Text));
        var (later, _) = await desk.UploadAsync(Ledger(Header), "下一份.xlsx");
        Assert.Equal(2, (await desk.OpenAsync(later))!.Proposal.Problems.Sum(p => p.Measures.Count));
    }

    [Fact]
    public async Task Who_has_not_seen_the_latest_corrections_does_not_read_again_over_them()
    {
        var (id, _) = await desk.UploadAsync(Ledger("干什么"), "台账.xlsx");

        var outcome = await office.As<NameHeaders, Outcome>(office.Office, name => name.Run(id, 7, new Dictionary<string, LedgerField> { ["干什么"] = LedgerField.Measure }, ActId.New()));

        Assert.IsType<Outcome.ChangedMeanwhile>(outcome);
        await using var db = office.OpenDatabase();
        Assert.False(await db.NamedHeaders.AnyAsync(h => h.Header == "干什么"));
    }

    [Fact]
    public async Task A_text_has_no_columns()
    {
        var read = await desk.NoticeAsync();

        Assert.Null(await ColumnsAsync(read.Id));
    }
}
