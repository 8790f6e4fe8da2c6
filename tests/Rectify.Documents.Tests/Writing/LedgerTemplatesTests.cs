using Rectify.Documents.Reading;
using Rectify.Documents.Reading.Ledgers;
using Rectify.Documents.Tests.Ledgers;
using Rectify.Documents.Text;
using Rectify.Documents.Writing;
using Xunit;

namespace Rectify.Documents.Tests.Writing;

[Collection(nameof(AloneInMemory))]
public class LedgerTemplatesTests
{
    [Fact]
    public async Task The_empty_template_is_valid_and_every_column_of_it_is_understood()
    {
        var bytes = await Written.Bytes(stream => LedgerEmptyWorkbook.WriteAsync(stream));

        using (var workbook = Written.Spreadsheet(bytes))
            Assert.Empty(Written.SchemaErrors(workbook));
        var header = LedgerHeaders.Of(Load(bytes))[0];
        Assert.True(header.IsLedger);
        Assert.Empty(header.Unmatched);
        Assert.Equal(40, header.Columns.Select(column => column.Field).Distinct().Count());
    }

    [Fact]
    public async Task A_ledger_that_was_written_is_read_back_once_with_its_problems_measures_and_days()
    {
        var bytes = await Written.Bytes(stream => LedgerWorkbook.WriteAsync(stream, SampleLedger.Head, SampleLedger.Entries(SampleLedger.TwoMeasures, SampleLedger.OneMeasure, SampleLedger.NoMeasure)));
        var entries = new List<LedgerEntry>();
        await foreach (var entry in SampleLedger.Entries(SampleLedger.TwoMeasures, SampleLedger.OneMeasure, SampleLedger.NoMeasure))
            entries.Add(entry);

        var reading = LedgerReader.Read(Load(bytes));

        Assert.Equal(entries.Select(entry => entry.OriginalWording.TrimEnd('。').ReplaceLineEndings("")), reading.Proposal.Problems.Select(problem => problem.Wording.Text));
        Assert.Equal(entries.Select(entry => entry.Measures.Count), reading.Proposal.Problems.Select(problem => problem.Measures.Count));
        Assert.Empty(reading.Errors);
        Assert.Contains(reading.Notes, note => note is { Kind: LedgerNoteKind.SameAsEarlierSheet, Sheet: LedgerWorkbook.FilterSheet });
        Assert.Equal(SampleLedger.Head.Title, reading.Proposal.Header.Title!.Text);
    }

    [Fact]
    public async Task Rows_not_taken_are_written_with_their_reason_and_are_taken_once_put_right()
    {
        var source = new WorkbookBuilder().Sheet("水务/台账", sheet => sheet.Row("序号", "具体问题", "完成时限", null, "整改措施")
            .Row(null, null, "原", "现", null)
            .Row(1, "台账不全", null, "2026年2月30日", "补登。").Row(2, "记录缺失", null, "2026年3月", "补记。").Merge("A1:A2", "B1:B2", "C1:D1", "E1:E2")).Load();
        var reading = LedgerReader.Read(source);

        var bytes = await Written.Bytes(stream => LedgerErrorWorkbook.WriteAsync(stream, reading.Headers, reading.Errors));

        using (var workbook = Written.Spreadsheet(bytes))
            Assert.Empty(Written.SchemaErrors(workbook));
        var again = LedgerReader.Read(Load(bytes));
        Assert.Contains("日期“2026年2月30日”不存在。请改为正确的日期。", Load(bytes).Raw, StringComparison.Ordinal);
        Assert.Equal(LedgerRowFault.ImpossibleDay, Assert.Single(again.Errors).Fault);
        Assert.DoesNotContain(again.Notes, note => note.Kind == LedgerNoteKind.ColumnUnknown);
        Assert.Equal([LedgerField.Ordinal, LedgerField.Problem, LedgerField.OriginalDeadline, LedgerField.Deadline, LedgerField.Measure, LedgerField.Ignored],
            again.Headers[0].Columns.Select(column => column.Field!.Value));
    }

    [Fact]
    public void A_reading_becomes_rows_of_the_ledger()
    {
        var proposal = ProposalReader.Read(new WorkbookBuilder().Sheet("台账", sheet => sheet
            .Row("方面", "具体问题", "整改措施", "责任领导", "责任单位", "完成时限", "完成情况")
            .Row("党的建设方面", "台账不全", "一是补登。二是核对。", "副局长", "河湖科", "2026年6月", "未完成")).Load());

        var entry = Assert.Single(ProposalLedger.Entries(proposal));

        Assert.Equal(("党的建设方面", "台账不全", "副局长", "河湖科"), (entry.Aspect, entry.OriginalWording, entry.ResponsibleLeader, entry.LeadUnit));
        Assert.Equal(["补登。", "核对。"], entry.Measures.Select(measure => measure.Text));
        Assert.All(entry.Measures, measure => Assert.Equal((new DateOnly(2026, 6, 30), "正在推进"), (measure.Deadline!.Value.On!.Value, measure.Completion)));
    }

    private static SourceText Load(byte[] bytes) => Assert.IsType<TextLoad.Loaded>(TextLoader.FromFile(new MemoryStream(bytes), "台账.xlsx")).Source;
}
