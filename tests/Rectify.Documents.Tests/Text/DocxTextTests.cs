using Rectify.Documents.Text;
using Xunit;
using static Rectify.Documents.Tests.Text.DocxBuilder;

namespace Rectify.Documents.Tests.Text;

public class DocxTextTests
{
    private const string Numbering = """
        <w:abstractNum w:abstractNumId="1">
          <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl>
          <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="（%2）"/></w:lvl>
          <w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%3."/></w:lvl>
        </w:abstractNum>
        <w:abstractNum w:abstractNumId="2"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimalEnclosedCircle"/><w:lvlText w:val="%1"/></w:lvl></w:abstractNum>
        <w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>
        <w:num w:numId="2"><w:abstractNumId w:val="2"/></w:num>
        <w:num w:numId="3"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>
        """;

    [Fact]
    public void Automatic_numbers_are_written_as_the_reader_sees_them()
    {
        var text = Read(new DocxBuilder().Part("numbering", "numbering", Numbering).Body(
            Numbered("总体情况", 1, 0) + Numbered("党的领导方面", 1, 1) + Numbered("学习不深入。", 1, 2) + Numbered("台账不全。", 1, 2)
            + Numbered("队伍建设方面", 1, 1) + Numbered("轮岗不及时。", 1, 2) + Numbered("整改要求", 1, 0) + Numbered("逐项整改", 2, 0) + Numbered("另起", 3, 0)));

        Assert.Equal(["一、 总体情况", "（一） 党的领导方面", "1. 学习不深入。", "2. 台账不全。", "（二） 队伍建设方面", "1. 轮岗不及时。", "二、 整改要求", "① 逐项整改", "五、 另起"], text.Split('\n'));
    }

    [Fact]
    public void A_number_that_comes_from_the_style_is_found_through_its_base()
    {
        var styles = """
            <w:style w:type="paragraph" w:styleId="Base"><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
            <w:style w:type="paragraph" w:styleId="Own"><w:basedOn w:val="Base"/></w:style>
            """;

        var text = Read(new DocxBuilder().Part("numbering", "numbering", Numbering).Part("styles", "styles", styles).Body(
            Paragraph("工作情况", "<w:pStyle w:val=\"Own\"/>") + Paragraph("正文。") + Paragraph("下一步", "<w:pStyle w:val=\"Own\"/>")));

        Assert.Equal(["一、 工作情况", "正文。", "二、 下一步"], text.Split('\n'));
    }

    [Fact]
    public void Tracked_changes_are_taken_as_accepted()
    {
        var text = Read(new DocxBuilder().Body(
            """<w:p><w:r><w:t>制度</w:t></w:r><w:del w:id="1" w:author="甲"><w:r><w:delText>初稿</w:delText></w:r></w:del><w:ins w:id="2" w:author="甲"><w:r><w:t>已印发</w:t></w:r></w:ins><w:r><w:t>。</w:t></w:r></w:p>"""
            + """<w:p><w:pPr><w:rPr><w:del w:id="3" w:author="甲"/></w:rPr></w:pPr><w:r><w:t>上半句</w:t></w:r></w:p>""" + Paragraph("下半句。")));

        Assert.Equal(["制度已印发。", "上半句下半句。"], text.Split('\n'));
    }

    [Fact]
    public void Tables_text_boxes_footnotes_and_breaks_are_read_and_hidden_text_and_field_codes_are_not()
    {
        var text = Read(new DocxBuilder()
            .Part("footnotes", "footnotes", """<w:footnote w:type="separator" w:id="0"><w:p/></w:footnote><w:footnote w:id="1"><w:p><w:r><w:t>注释一。</w:t></w:r></w:p></w:footnote>""")
            .Body("""<w:p><w:r><w:t>正文</w:t><w:br/><w:t>第二行</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>隐藏</w:t></w:r><w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:pict><v:shape><v:textbox><w:txbxContent><w:p><w:r><w:t>框内</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>"""
                + "<w:tbl><w:tr><w:tc>" + Paragraph("序号") + "</w:tc><w:tc>" + Paragraph("问题") + "</w:tc></w:tr><w:tr><w:tc>" + Paragraph("1") + "</w:tc><w:tc>" + Paragraph("账实") + Paragraph("不符") + "</w:tc></w:tr></w:tbl>"));

        Assert.Equal(["正文", "第二行", "框内", "序号\t问题", "1\t账实 不符", "注释一。"], text.Split('\n'));
    }

    [Fact]
    public void A_mark_of_secrecy_in_the_page_header_is_seen()
    {
        var bytes = new DocxBuilder().Part("header1", "hdr", Paragraph("机密★1年")).Body(Paragraph("关于巡察情况的报告。")).Build();

        var refused = Assert.IsType<TextLoad.Refused>(TextLoader.FromFile(new MemoryStream(bytes), "报告.docx"));

        Assert.Equal(RefusalReason.SecrecyMark, refused.Reason);
    }

    [Fact]
    public void Moved_text_stands_at_its_new_place_only_and_deleted_rows_and_paragraphs_are_gone()
    {
        var text = Read(new DocxBuilder().Body(
            """<w:p><w:moveFrom w:id="1" w:author="甲"><w:r><w:t>移走的话。</w:t></w:r></w:moveFrom></w:p><w:p><w:r><w:t>正文。</w:t></w:r><w:moveTo w:id="2" w:author="甲"><w:r><w:t>移来的话。</w:t></w:r></w:moveTo></w:p>"""
            + """<w:p><w:pPr><w:rPr><w:del w:id="3" w:author="甲"/></w:rPr></w:pPr><w:del w:id="4" w:author="甲"><w:r><w:delText>整段删去</w:delText></w:r></w:del></w:p>"""
            + "<w:tbl><w:tr><w:trPr><w:del w:id=\"5\" w:author=\"甲\"/></w:trPr><w:tc>" + Paragraph("删去的行") + "</w:tc><w:tc>" + Paragraph("旧") + "</w:tc></w:tr>"
            + "<w:tr><w:trPr><w:ins w:id=\"6\" w:author=\"甲\"/></w:trPr><w:tc>" + Paragraph("新增的行") + "</w:tc><w:tc>" + Paragraph("新") + "</w:tc></w:tr></w:tbl>"));

        Assert.Equal(["正文。移来的话。", "新增的行\t新"], text.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public void Numbers_of_deleted_paragraphs_are_not_counted()
    {
        var deleted = """<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:rPr><w:del w:id="1" w:author="甲"/></w:rPr></w:pPr><w:del w:id="2" w:author="甲"><w:r><w:delText>删去的标题</w:delText></w:r></w:del></w:p>""";

        var text = Read(new DocxBuilder().Part("numbering", "numbering", Numbering).Body(Numbered("总体情况", 1, 0) + deleted + Numbered("整改要求", 1, 0)));

        Assert.Equal(["一、 总体情况", "二、 整改要求"], text.Split('\n'));
    }

    [Fact]
    public void A_text_box_kept_in_two_forms_is_read_once()
    {
        const string Box = "<w:txbxContent><w:p><w:r><w:t>框内一句。</w:t></w:r></w:p></w:txbxContent>";

        var text = Read(new DocxBuilder().Body($"""<w:p><w:r><w:t>正文。</w:t></w:r><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:inline><a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:txbx>{Box}</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>{Box}</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"""));

        Assert.Equal(["正文。", "框内一句。"], text.Split('\n'));
    }

    [Fact]
    public void Merged_cells_keep_their_columns_and_are_known_as_one()
    {
        static string Cell(string text, string properties = "") => $"<w:tc><w:tcPr>{properties}</w:tcPr>{Paragraph(text)}</w:tc>";
        var bytes = new DocxBuilder().Body("<w:tbl><w:tr>" + Cell("责任", "<w:gridSpan w:val=\"2\"/>") + Cell("问题", "<w:vMerge w:val=\"restart\"/>") + "</w:tr><w:tr>"
            + Cell("领导") + Cell("单位") + Cell("", "<w:vMerge/>") + "</w:tr></w:tbl>").Build();

        var source = Assert.IsType<TextLoad.Loaded>(TextLoader.FromFile(new MemoryStream(bytes), "表.docx")).Source;

        var table = Assert.Single(source.Tables);
        Assert.Equal(["A1 责任", "C1 问题", "A2 领导", "B2 单位"], table.Rows.SelectMany(row => row.Cells.Select(cell => $"{Documents.Text.Tables.SheetTable.Address(cell.Column, row.Number)} {cell.Text}")));
        Assert.Equal([new(1, 0, 1, 1), new(1, 2, 2, 2)], table.Merges.ToArray());
        Assert.All(table.Rows.SelectMany(row => row.Cells), cell => Assert.Equal(cell.Text, source[cell.Span]));
    }

    [Fact]
    public void Content_controls_links_field_results_and_symbols_are_read_and_comments_are_not()
    {
        var text = Read(new DocxBuilder().Part("comments", "comments", """<w:comment w:id="1"><w:p><w:r><w:t>批注</w:t></w:r></w:p></w:comment>""").Body(
            """<w:sdt><w:sdtContent><w:p><w:r><w:t>控件内。</w:t></w:r></w:p></w:sdtContent></w:sdt><w:p><w:hyperlink><w:r><w:t>链接文字</w:t></w:r></w:hyperlink><w:fldSimple w:instr="DATE"><w:r><w:t>2026年3月</w:t></w:r></w:fldSimple><w:commentRangeStart w:id="1"/><w:r><w:t>。</w:t></w:r><w:r><w:commentReference w:id="1"/></w:r></w:p>"""));

        Assert.Equal(["控件内。", "链接文字2026年3月。"], text.Split('\n'));
    }

    private static string Read(DocxBuilder document)
    {
        var loaded = Assert.IsType<TextLoad.Loaded>(TextLoader.FromFile(new MemoryStream(document.Build()), "材料.docx"));
        return loaded.Source.Raw.Trim('\n');
    }
}
