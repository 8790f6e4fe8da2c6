using System.Text;
using Rectify.Documents.Tests.Ledgers;
using Rectify.Documents.Text;
using Xunit;

namespace Rectify.Documents.Tests.Text;

public sealed class PagedTextTests
{
    [Fact]
    public void A_workbook_is_shown_sheet_by_sheet_a_hundred_rows_at_once_and_hidden_sheets_are_named()
    {
        var book = new WorkbookBuilder()
            .Sheet("排口", sheet => { for (var i = 1; i <= 150; i++) sheet.Row(i, $"第{i}处排口"); })
            .Sheet("说明", sheet => sheet.Row("填表人", null, "何以宁"))
            .Sheet("草稿", sheet => sheet.Row("不应显示"), "hidden");

        var text = Read(book.Build(), PagedKind.Workbook);

        Assert.Equal(["排口", "排口", "说明"], text.Pages.Select(page => page.Sheet));
        Assert.Equal((100, 50), (text.Pages[0].Rows.Count, text.Pages[1].Rows.Count));
        Assert.Equal((101, "第101处排口"), (text.Pages[1].Rows[0].Number, text.Pages[1].Rows[0].Cells[1].Text));
        Assert.Equal([new TextCell(0, "填表人"), new TextCell(2, "何以宁")], text.Pages[2].Rows[0].Cells);
        Assert.Equal(["草稿"], text.HiddenSheets);
        Assert.False(text.IsCut);
    }

    [Fact]
    public void What_lies_beyond_the_bounds_is_left_out_and_that_is_said()
    {
        var limits = TextLimits.Default with { Characters = 1_000, LedgerCharacters = 1_000, FileBytes = 60_000, CutsOff = true };
        var book = new WorkbookBuilder { Shared = false }.Sheet("排口", sheet => { for (var i = 1; i <= 500; i++) sheet.Row(i, $"第{i}处排口整治"); });
        var word = new DocxBuilder().Body(string.Concat(Enumerable.Repeat(DocxBuilder.Paragraph("逐一排查并登记造册。"), 500)));

        foreach (var (content, kind) in new[] { (book.Build(), PagedKind.Workbook), (word.Build(), PagedKind.Word), (Encoding.UTF8.GetBytes(new string('排', 30_000)), PagedKind.Plain) })
        {
            var text = PagedText.Read(new MemoryStream(content), kind, limits);

            Assert.True(text is { IsCut: true, Refusal: null }, $"{kind}");
            Assert.InRange(text.Pages.Sum(page => page.Rows.Sum(row => row.Cells.Sum(cell => cell.Text.Length))), 500, 1_100);
        }
    }

    [Fact]
    public void Separated_values_are_rows_and_cells_with_their_quotes_read()
    {
        var text = Read(Encoding.UTF8.GetBytes("序号,单位,说明\r\n1,水科,\"一处，已封堵\n复查\"\"合格\"\"\"\r\n\r\n3,,空\r\n"), PagedKind.Separated);

        var rows = Assert.Single(text.Pages).Rows;
        Assert.Equal([1, 2, 4], rows.Select(row => row.Number));
        Assert.Equal("一处，已封堵\n复查\"合格\"", rows[1].Cells[2].Text);
        Assert.Equal([new TextCell(0, "3"), new TextCell(2, "空")], rows[2].Cells);
    }

    [Fact]
    public void A_word_document_keeps_the_cells_of_its_tables_apart()
    {
        const string Table = "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>排口</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>已封堵</w:t></w:r></w:p></w:tc></w:tr></w:tbl>";

        var text = Read(new DocxBuilder().Body(DocxBuilder.Paragraph("整改情况") + Table).Build(), PagedKind.Word);

        Assert.Equal([1, 2], Assert.Single(text.Pages).Rows.Select(row => row.Cells.Count));
    }

    [Fact]
    public void A_word_that_a_line_of_a_page_breaks_in_two_is_found()
    {
        var page = new TextPage(null, false, [new TextRow(1, [new TextCell(0, "三处排")]), new TextRow(2, [new TextCell(0, "口已封堵 12 处 ")]), new TextRow(3, [new TextCell(0, "OK")])]);

        Assert.Equal("三处排口已封堵12处\nOK", page.Flowing);
    }

    [Fact]
    public void The_pages_of_a_pdf_keep_their_numbers()
    {
        var text = Read(Encoding.Latin1.GetBytes(TwoPages), PagedKind.Pdf);

        Assert.Equal(["first", "second"], text.Pages.Select(page => page.Flowing));
    }

    [Theory]
    [InlineData("macros", RefusalReason.MacroFile)]
    [InlineData("entity", RefusalReason.ExternalEntity)]
    [InlineData("broken", RefusalReason.Broken)]
    public void A_package_that_may_not_be_opened_is_not_shown(string what, RefusalReason reason)
    {
        var word = new DocxBuilder().Body(DocxBuilder.Paragraph("正文"));
        var content = what switch
        {
            "macros" => word.Raw("word/vbaProject.bin", "x").Build(),
            "entity" => word.Raw("word/document.xml", "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/hostname\">]><a>&x;</a>").Build(),
            _ => word.Build()[..300],
        };

        var text = Read(content, PagedKind.Word);

        Assert.Equal(reason, text.Refusal);
        Assert.Empty(text.Pages);
    }

    private static PagedText Read(byte[] content, PagedKind kind) => PagedText.Read(new MemoryStream(content), kind);

    /// <summary>A PDF whose cross-reference table is made up: readers rebuild it.</summary>
    private const string TwoPages = """
        %PDF-1.4
        1 0 obj<</Type/Catalog/Pages 2 0 R/OpenAction<</S/JavaScript/JS(app.alert(1))>>>>endobj
        2 0 obj<</Type/Pages/Kids[3 0 R 4 0 R]/Count 2>>endobj
        3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 100]/Contents 5 0 R/Resources<</Font<</F 7 0 R>>>>>>endobj
        4 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 100]/Contents 6 0 R/Resources<</Font<</F 7 0 R>>>>>>endobj
        5 0 obj<</Length 36>>stream
        BT /F 12 Tf 20 50 Td (first) Tj ET  
        endstream endobj
        6 0 obj<</Length 36>>stream
        BT /F 12 Tf 20 50 Td (second) Tj ET 
        endstream endobj
        7 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj
        trailer<</Root 1 0 R/Size 8>>
        """;
}
