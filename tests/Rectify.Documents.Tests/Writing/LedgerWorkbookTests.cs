using System.Globalization;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Rectify.Documents.Writing;
using Xunit;

namespace Rectify.Documents.Tests.Writing;

[CollectionDefinition(nameof(AloneInMemory), DisableParallelization = true)]
public sealed class AloneInMemory;

[Collection(nameof(AloneInMemory))]
public class LedgerWorkbookTests
{
    private const int HeadRows = 4;

    [Fact]
    public async Task The_workbook_passes_the_schema()
    {
        using var workbook = Written.Spreadsheet(await Write(SampleLedger.TwoMeasures, SampleLedger.OneMeasure, SampleLedger.NoMeasure));
        Assert.Empty(Written.SchemaErrors(workbook));
    }

    [Fact]
    public async Task An_empty_ledger_is_a_workbook_with_heads()
    {
        using var workbook = Written.Spreadsheet(await Write());
        Assert.Empty(Written.SchemaErrors(workbook));
        Assert.Single(Rows(workbook, LedgerWorkbook.FilterSheet));
    }

    [Fact]
    public async Task Columns_stand_in_the_order_of_the_field()
    {
        using var workbook = Written.Spreadsheet(await Write());
        string[] expected =
        [
            "序号", "来源(轮次/文号)", "方面", "类别", "子类", "具体问题(原文)", "具体表现", "重点关注", "涉及金额/数量", "整改类型", "整改目标", "验收标准", "整改措施",
            "责任领导", "牵头单位", "责任/配合单位", "经办人", "完成时限(原/现)", "集中整改期内完成", "长期坚持", "进展情况(截至)", "完成情况", "整改成效", "建立制度(项)",
            "挽回损失(万元)", "追责问责(人)", "举一反三(项)", "专项整治(项)", "佐证材料", "未完成原因", "下步打算", "审核意见", "验收结论/日期", "销号日期", "公开", "备注",
        ];
        Assert.Equal(expected, Rows(workbook, LedgerWorkbook.PrintSheet)[2].Select(c => Text(c)).Where(t => t.Length > 0));
    }

    [Fact]
    public async Task Cells_of_a_problem_are_merged_over_its_measures_and_cells_of_a_measure_are_not()
    {
        using var workbook = Written.Spreadsheet(await Write(SampleLedger.TwoMeasures, SampleLedger.OneMeasure));
        var rows = Rows(workbook, LedgerWorkbook.PrintSheet);
        var merges = Sheet(workbook, LedgerWorkbook.PrintSheet).Descendants<MergeCell>().Select(m => m.Reference!.Value!).ToHashSet();
        var filterHead = Rows(workbook, LedgerWorkbook.FilterSheet)[0].Select(Text).ToList();
        string Column(string head) => rows[HeadRows][filterHead.IndexOf(head)].CellReference!.Value!.TrimEnd('5');

        Assert.Equal(HeadRows + 3, rows.Count);
        Assert.Contains($"{Column("具体问题(原文)")}5:{Column("具体问题(原文)")}6", merges);
        Assert.Contains($"{Column("销号日期")}5:{Column("销号日期")}6", merges);
        Assert.DoesNotContain(merges, m => m.StartsWith(Column("整改措施") + "5", StringComparison.Ordinal));
        Assert.DoesNotContain(merges, m => m.EndsWith('7'));
    }

    [Fact]
    public async Task The_filter_sheet_repeats_the_problem_for_every_measure_under_a_frozen_head_with_filter_arrows()
    {
        using var workbook = Written.Spreadsheet(await Write(SampleLedger.TwoMeasures, SampleLedger.NoMeasure));
        var sheet = Sheet(workbook, LedgerWorkbook.FilterSheet);
        var rows = Rows(workbook, LedgerWorkbook.FilterSheet);

        Assert.Equal(["1", "1", "2"], rows.Skip(1).Select(r => r[0].CellValue!.Text));
        var wordings = new[] { SampleLedger.TwoMeasures, SampleLedger.TwoMeasures, SampleLedger.NoMeasure }.Select(e => e.OriginalWording);
        Assert.Equal(wordings, rows.Skip(1).Select(r => Text(r[5])));
        Assert.Equal("A1:AN4", sheet.GetFirstChild<AutoFilter>()!.Reference!.Value);
        Assert.Empty(sheet.Descendants<MergeCell>());
        var pane = sheet.Descendants<Pane>().Single();
        Assert.Equal((PaneStateValues.Frozen, 1), (pane.State!.Value, (int)pane.VerticalSplit!.Value));
    }

    [Fact]
    public async Task The_print_sheet_repeats_its_head_and_fits_the_width_of_A3()
    {
        using var workbook = Written.Spreadsheet(await Write(SampleLedger.TwoMeasures));
        var setup = Sheet(workbook, LedgerWorkbook.PrintSheet).GetFirstChild<PageSetup>()!;
        var titles = workbook.WorkbookPart!.Workbook.DefinedNames!.Elements<DefinedName>().Single(n => n.Name == "_xlnm.Print_Titles" && n.LocalSheetId! == 0);

        Assert.Equal("'打印'!$3:$4", titles.Text);
        Assert.Equal(
            (8u, 1u, 0u, OrientationValues.Landscape),
            (setup.PaperSize!.Value, setup.FitToWidth!.Value, setup.FitToHeight!.Value, setup.Orientation!.Value));
    }

    [Fact]
    public async Task Days_are_real_dates_and_long_term_is_a_word()
    {
        using var workbook = Written.Spreadsheet(await Write(SampleLedger.TwoMeasures));
        var rows = Rows(workbook, LedgerWorkbook.FilterSheet);
        var deadline = rows[0].Select(Text).ToList().IndexOf("完成时限(现)");
        var (dated, longTerm) = (rows[1][deadline], rows[2][deadline]);

        Assert.Null(dated.DataType);
        Assert.Equal(new DateTime(2026, 8, 15), DateTime.FromOADate(double.Parse(dated.CellValue!.Text, CultureInfo.InvariantCulture)));
        Assert.Equal("yyyy\\-mm\\-dd", FormatOf(workbook, dated));
        Assert.Equal("长期", Text(longTerm));
    }

    [Fact]
    public async Task Numbers_are_numbers()
    {
        using var workbook = Written.Spreadsheet(await Write(SampleLedger.TwoMeasures with { Amount = 12345678.05m }));
        var rows = Rows(workbook, LedgerWorkbook.FilterSheet);
        var amount = rows[1][rows[0].Select(Text).ToList().IndexOf("涉及金额(万元)")];

        Assert.Null(amount.DataType);
        Assert.Equal("12345678.05", amount.CellValue!.Text);
    }

    [Theory]
    [InlineData("=HYPERLINK(\"http://example.invalid\",\"看\")")]
    [InlineData("+1+1")]
    [InlineData("-2+3")]
    [InlineData("@SUM(A1)")]
    [InlineData("\t=1")]
    public async Task A_text_that_looks_like_a_formula_stays_text(string text)
    {
        using var workbook = Written.Spreadsheet(await Write(SampleLedger.NoMeasure with { OriginalWording = text }));
        foreach (var (sheet, row) in new[] { (LedgerWorkbook.PrintSheet, HeadRows), (LedgerWorkbook.FilterSheet, 1) })
        {
            var cell = Rows(workbook, sheet)[row][5];
            Assert.Equal(CellValues.InlineString, cell.DataType!.Value);
            Assert.Null(cell.CellFormula);
            Assert.Equal(text, Text(cell));
        }
    }

    [Fact]
    public async Task Control_characters_are_dropped_and_escapes_are_not_mistaken_for_characters()
    {
        using var workbook = Written.Spreadsheet(await Write(SampleLedger.NoMeasure with { OriginalWording = "甲\u0000\u0008乙\uDC00丙_x0041_丁\n戊😀" }));

        Assert.Empty(Written.SchemaErrors(workbook));
        Assert.Equal("甲乙丙_x005F_x0041_丁\n戊😀", Text(Rows(workbook, LedgerWorkbook.FilterSheet)[1][5]));
    }

    [Fact]
    public async Task A_text_longer_than_a_cell_holds_ends_in_a_note()
    {
        using var workbook = Written.Spreadsheet(await Write(SampleLedger.NoMeasure with { OriginalWording = new string('长', 40_000) }));
        var text = Text(Rows(workbook, LedgerWorkbook.FilterSheet)[1][5]);

        Assert.True(text.Length <= 32_767);
        Assert.EndsWith("（原文过长，此处未全部列出）", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task LibreOffice_opens_both_sheets()
    {
        using var office = new LibreOffice();
        var pages = office.Pages("ledger.xlsx", await Write(SampleLedger.TwoMeasures, SampleLedger.OneMeasure, SampleLedger.NoMeasure));

        Assert.Equal(2, pages.Count);
        Assert.All(pages, page => Assert.Contains("2026-08-15", page, StringComparison.Ordinal));
    }

    private static string[] Spools() => Directory.GetFiles(Path.GetTempPath(), "rectify-ledger-*");

    [Fact]
    public async Task Memory_does_not_grow_with_the_ledger_and_no_spool_is_left()
    {
        var kept = new List<long>();
        var before = Spools();

        await LedgerWorkbook.WriteAsync(Stream.Null, SampleLedger.Head, Many());

        // spools of other tests lie in the same folder; they go by themselves
        string[] left = [.. Spools().Except(before)];
        for (var wait = 0; wait < 300 && left.Any(File.Exists); wait++) await Task.Delay(100);
        Assert.DoesNotContain(left, File.Exists);
        Assert.Equal(2, kept.Count);
        // 9,000 entries are 40 MB of XML; what stays of them is below one
        Assert.True(kept[1] - kept[0] < 1_000_000, $"{kept[0]:N0} bytes were in use after 1,000 entries, {kept[1]:N0} after 10,000");

        async IAsyncEnumerable<LedgerEntry> Many()
        {
            for (var i = 1; i <= 10_000; i++)
            {
                await Task.Yield();
                yield return SampleLedger.TwoMeasures with { OriginalWording = $"第{i}项：" + SampleLedger.TwoMeasures.OriginalWording };
                if (i is 1_000 or 10_000)
                    kept.Add(GC.GetTotalMemory(forceFullCollection: true));
            }
        }
    }

    private static Task<byte[]> Write(params LedgerEntry[] entries) =>
        Written.Bytes(s => LedgerWorkbook.WriteAsync(s, SampleLedger.Head, SampleLedger.Entries(entries)));

    private static Worksheet Sheet(SpreadsheetDocument workbook, string name)
    {
        var sheet = workbook.WorkbookPart!.Workbook.Sheets!.Elements<Sheet>().Single(s => s.Name == name);
        return ((WorksheetPart)workbook.WorkbookPart.GetPartById(sheet.Id!)).Worksheet;
    }

    private static List<List<Cell>> Rows(SpreadsheetDocument workbook, string name) =>
        [.. Sheet(workbook, name).Descendants<Row>().Select(r => r.Elements<Cell>().ToList())];

    private static string Text(Cell cell) => cell.InlineString?.Text?.Text ?? "";

    private static string FormatOf(SpreadsheetDocument workbook, Cell cell)
    {
        var styles = workbook.WorkbookPart!.WorkbookStylesPart!.Stylesheet;
        var format = styles.CellFormats!.Elements<CellFormat>().ElementAt((int)cell.StyleIndex!.Value);
        return styles.NumberingFormats!.Elements<NumberingFormat>().Single(n => n.NumberFormatId! == format.NumberFormatId!).FormatCode!;
    }
}
