using DocumentFormat.OpenXml.Wordprocessing;
using Rectify.Documents.Writing;
using Rectify.Domain.Notices;
using Xunit;

namespace Rectify.Documents.Tests.Writing;

/// <summary>GB/T 9704-2012 as LibreOffice lays it out, and as the file states it.</summary>
public class OfficialPageTests(LibreOffice office) : IClassFixture<LibreOffice>
{
    private static readonly OfficialProperties Properties = new("版面", "云湖市生态环境局", new(2026, 10, 15));

    [Fact]
    public async Task A_page_holds_22_lines_of_28_characters()
    {
        // 3 pages: the first line is indented by two characters
        var text = string.Concat(Enumerable.Range(0, 28 * 22 * 3 - 2).Select(i => "云湖整改台账销号验收"[i % 10]));
        var pages = office.Pages("grid.docx", await Write(new OfficialParagraph(text)));

        Assert.Equal(3, pages.Count);
        foreach (var (page, i) in pages.Select((p, i) => (p, i)))
        {
            var lines = page.Split('\n').Select(l => l.Trim()).Where(l => l.Length > 0 && !l.StartsWith('—')).ToList();
            Assert.Equal(22, lines.Count);
            Assert.Equal(Enumerable.Repeat(28, 22).Select((n, row) => i == 0 && row == 0 ? n - 2 : n), lines.Select(l => l.Length));
        }
    }

    [Fact]
    public async Task Page_numbers_stand_between_dashes_right_on_odd_and_left_on_even_pages()
    {
        var pages = office.Pages("numbers.docx", await Write(new OfficialParagraph(new string('改', 28 * 22 * 2 - 2))));

        var feet = pages.Select(p => p.Split('\n').Last(l => l.Trim().Length > 0)).ToList();
        // pdftotext drops or keeps the blanks beside the dashes by the width of the font that stands in
        Assert.Equal(["—1—", "—2—"], feet.Select(f => f.Replace(" ", "")));
        Assert.True(Indent(feet[0]) > Indent(feet[1]) + 15, $"odd page at {Indent(feet[0])}, even page at {Indent(feet[1])}");

        static int Indent(string line) => line.Length - line.TrimStart().Length;
    }

    [Fact]
    public async Task Margins_leave_a_type_area_of_156_by_225_millimetres()
    {
        using var document = Written.Word(await Write(new OfficialParagraph("正文")));
        var section = document.MainDocumentPart!.Document.Body!.Elements<SectionProperties>().Single();
        var size = section.GetFirstChild<PageSize>()!;
        var margin = section.GetFirstChild<PageMargin>()!;

        Assert.Equal((210, 297), (Millimetres(size.Width!), Millimetres(size.Height!)));
        Assert.Equal((37, 28), (Millimetres((uint)margin.Top!.Value), Millimetres(margin.Left!)));
        Assert.Equal(156, Millimetres(size.Width! - margin.Left! - margin.Right!));
        Assert.Equal(225, Millimetres(size.Height! - (uint)margin.Top!.Value - (uint)margin.Bottom!.Value));

        static int Millimetres(uint twips) => (int)Math.Round(twips * 25.4 / 1440);
    }

    [Theory]
    [InlineData("Title", "方正小标宋简体", "44")]
    [InlineData("Heading1", "黑体", null)]
    [InlineData("Heading2", "楷体_GB2312", null)]
    public async Task Styles_name_the_fonts_of_the_standard(string style, string font, string? halfPoints)
    {
        using var document = Written.Word(await Write(new OfficialParagraph("正文")));
        var styles = document.MainDocumentPart!.StyleDefinitionsPart!.Styles!;
        var look = styles.Elements<Style>().Single(s => s.StyleId == style).StyleRunProperties!;
        var body = styles.DocDefaults!.RunPropertiesDefault!.RunPropertiesBaseStyle!;

        Assert.Equal(font, look.RunFonts!.EastAsia!.Value);
        Assert.Equal(halfPoints, look.FontSize?.Val?.Value);
        Assert.Equal(("仿宋_GB2312", "32"), (body.RunFonts!.EastAsia!.Value, body.FontSize!.Val!.Value));
    }

    [Fact]
    public async Task No_font_is_shipped()
    {
        using var document = Written.Word(await Write(new OfficialParagraph("正文")));
        Assert.Empty(document.MainDocumentPart!.FontTablePart!.FontParts);
    }

    [Fact]
    public async Task A_date_begins_two_characters_to_the_right_of_its_signer()
    {
        using var document = Written.Word(await Write(new SignOff("中共云湖市生态环境局党组", new DateOnly(2026, 10, 15))));
        var left = document.MainDocumentPart!.Document.Body!.Elements<Paragraph>()
            .Where(p => p.ParagraphProperties!.ParagraphStyleId!.Val == "SignOff").Select(p => p.ParagraphProperties!.Indentation!.LeftChars!.Value).ToList();

        // 28 characters, two kept free on the right, twelve for the signer
        Assert.Equal([1400, 1600], left);
    }

    [Theory]
    [InlineData("云湖市生态环境局整改情况通报", new[] { "云湖市生态环境局整改情况通报" })]
    [InlineData("中共云湖市生态环境局党组关于巡察整改进展情况的通报", new[] { "中共云湖市生态环境局党组", "关于巡察整改进展情况的通报" })]
    [InlineData("云湖市生态环境保护督察整改工作领导小组办公室关于《云湖市入湖排口专项督察整改方案》第3项整改任务的验收销号意见",
        new[] { "云湖市生态环境保护督察", "整改工作领导小组办公室", "关于《云湖市入湖排口专项督察整改方案》", "第3项整改任务的验收销号意见" })]
    public async Task A_title_breaks_where_its_sense_allows(string title, string[] lines)
    {
        using var document = Written.Word(await Write(new OfficialTitle(title)));
        Assert.Equal(lines, Written.Text(document).TrimEnd().Split(
));
    }

    [Fact]
    public async Task Control_characters_and_broken_surrogates_do_not_reach_the_file()
    {
        using var document = Written.Word(await Write(new OfficialParagraph("甲\u0001\u000B乙\uD800丙\uFFFE😀")));
        Assert.Empty(Written.SchemaErrors(document));
        Assert.Equal("甲乙丙😀\n", Written.Text(document));
    }

    [Fact]
    public async Task Every_block_passes_the_schema()
    {
        using var document = Written.Word(await Write(
            new LetterHead("云湖市生态环境局", DocumentNumber.Parse("云环〔2026〕3号")),
            new OfficialTitle("标题"), new Addressee("各分局"), new OfficialHeading(1, "一、"), new OfficialHeading(2, "（一）"), new OfficialHeading(3, "1．"),
            new OfficialParagraph("甲\n乙") { Lead = "整改措施：" }, new OfficialParagraph("丙") { Lead = "（一）", LeadIsHeading = true }, new AttachmentNote("清单"),
            new SignOff("云湖市生态环境局", new(2026, 1, 2)), new OfficialRemark("附注"), new AppendixStart(),
            new OfficialTable([new("甲", 50), new("乙", 100)], [[new("1"), new("2\n3")], [new("") { ContinuesAbove = true }, new("4") { IsSmall = true }]]),
            new TableNote("注")));
        Assert.Empty(Written.SchemaErrors(document));
    }

    private static Task<byte[]> Write(params OfficialBlock[] blocks) => Written.Bytes(s => OfficialDocument.WriteAsync(s, Properties, blocks));
}
