using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using Rectify.Documents.Reading;
using Rectify.Documents.Tests.Ledgers;
using Rectify.Documents.Text;
using Xunit;

namespace Rectify.Documents.Tests.Text;

public class HostileWorkbookTests
{
    private const string Sheet1 = "xl/worksheets/sheet1.xml";

    private static WorkbookBuilder Ledger => new WorkbookBuilder().Sheet("台账", sheet => sheet.Row("序号", "具体问题", "整改措施").Row(1, "台账不全", "补登。"));

    public static TheoryData<string, string, byte[], RefusalReason> Hopeless => new()
    {
        { "macros", "台账.xlsx", Ledger.Raw("xl/vbaProject.bin", "x").Build(), RefusalReason.MacroFile },
        { "macros by content type", "台账.xlsx", Ledger.Raw("[Content_Types].xml", """<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/xl/workbook.xml" ContentType="application/vnd.ms-excel.sheet.macroEnabled.main+xml"/></Types>""").Build(), RefusalReason.MacroFile },
        { "external entity", "台账.xlsx", Ledger.Raw(Sheet1, "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/hostname\">]><worksheet><sheetData><row><c t=\"str\"><v>&x;</v></c></row></sheetData></worksheet>").Build(), RefusalReason.ExternalEntity },
        { "entities within entities", "台账.xlsx", Ledger.Raw("xl/sharedStrings.xml", "<!DOCTYPE a [<!ENTITY x \"xxxx\"><!ENTITY y \"&x;&x;\">]><sst><si><t>&y;</t></si></sst>").Build(), RefusalReason.ExternalEntity },
        { "deep nesting", "台账.xlsx", Ledger.Raw(Sheet1, string.Concat(Enumerable.Repeat("<a>", 50_000))).Build(), RefusalReason.Broken },
        { "cut off", "台账.xlsx", Ledger.Build()[..400], RefusalReason.Broken },
        { "ill-formed markup", "台账.xlsx", Ledger.Raw(Sheet1, "<worksheet><sheetData><row>").Build(), RefusalReason.Broken },
        { "no cells", "空.xlsx", new WorkbookBuilder().Sheet("空", sheet => sheet.Row(null, null)).Build(), RefusalReason.Empty },
        { "a workbook under a Word name", "台账.docx", Ledger.Build(), RefusalReason.WrongExtension },
        { "a Word document under a workbook's name", "通报.xlsx", new DocxBuilder().Body(DocxBuilder.Paragraph("正文")).Build(), RefusalReason.WrongExtension },
        { "text under a workbook's name", "台账.xlsx", Encoding.UTF8.GetBytes("序号\t问题"), RefusalReason.WrongExtension },
        { "password", "台账.xlsx", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[64], .. Encoding.Unicode.GetBytes("EncryptedPackage")], RefusalReason.Encrypted },
    };

    [Theory]
    [MemberData(nameof(Hopeless))]
    public void A_workbook_that_cannot_or_may_not_be_read_is_refused_with_its_reason(string what, string name, byte[] content, RefusalReason reason)
    {
        var refused = Assert.IsType<TextLoad.Refused>(TextLoader.FromFile(new MemoryStream(content), name));

        Assert.True(reason == refused.Reason, $"{what}: {refused.Reason}");
    }

    [Fact]
    public void A_sheet_that_unpacks_beyond_measure_is_given_up_on_the_way()
    {
        var stream = new MemoryStream();
        stream.Write(Ledger.Build());
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Update, leaveOpen: true))
        {
            archive.GetEntry(Sheet1)!.Delete();
            using var sheet = archive.CreateEntry(Sheet1, CompressionLevel.Fastest).Open();
            sheet.Write("<worksheet>"u8);
            var blanks = new byte[1024 * 1024];
            Array.Fill(blanks, (byte)' ');
            for (var i = 0; i < 20; i++)
                sheet.Write(blanks);
        }
        stream.Position = 0;

        var refused = Assert.IsType<TextLoad.Refused>(TextLoader.FromFile(stream, "弹.xlsx", new TextLimits { UnpackedWorkbookBytes = 8 * 1024 * 1024 }));

        Assert.Equal(RefusalReason.ZipBomb, refused.Reason);
    }

    [Fact]
    public void Merged_cells_over_a_whole_sheet_and_columns_without_end_cost_nothing()
    {
        var far = string.Concat(Enumerable.Range(0, 2_000).Select(at => $"<row r=\"{1_000_000 + at}\"><c r=\"XFD{1_000_000 + at}\" t=\"str\"><v>远</v></c></row>"));
        var source = Ledger.Raw(Sheet1, $"<worksheet><sheetData><row r=\"1\"><c r=\"A1\" t=\"str\"><v>序号</v></c><c r=\"B1\" t=\"str\"><v>具体问题</v></c></row><row r=\"2\"><c r=\"B2\" t=\"str\"><v>台账不全</v></c></row>{far}</sheetData>"
            + string.Concat(Enumerable.Repeat("<mergeCell ref=\"A1:XFD1048576\"/>", 5_000)) + "</worksheet>").Load();
        var watch = Stopwatch.StartNew();

        Assert.Single(ProposalReader.Read(source).Problems);

        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(10), $"{watch.Elapsed}");
    }

    [Fact]
    public void A_cell_written_twice_and_rows_out_of_order_are_read()
    {
        var source = Ledger.Raw(Sheet1, """<worksheet><sheetData><row r="5"><c r="B5" t="str"><v>具体问题</v></c><c r="A5" t="str"><v>序号</v></c><c r="A5" t="str"><v>序号</v></c></row><row r="2"><c r="B2" t="str"><v>台账不全</v></c><c r="B2" t="str"><v>台账不全</v></c></row></sheetData></worksheet>""").Load();

        Assert.Equal("台账不全", Assert.Single(ProposalReader.Read(source).Problems).Wording.Text);
    }

    [Theory]
    [InlineData(10_000_000, false)]
    [InlineData(900_000, true)]
    public void A_text_on_one_endless_line_is_read_or_refused_within_seconds(int length, bool isRead)
    {
        const string Sentence = "一是补登台账42本，其中重点台账20本。";
        var bytes = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(Sentence, length / Sentence.Length)));
        var watch = Stopwatch.StartNew();

        var load = TextLoader.FromFile(new MemoryStream(bytes), "长.txt");
        if (load is TextLoad.Loaded(var source))
            Checking.CheckupText.Run(source);

        Assert.Equal(isRead, load is TextLoad.Loaded);
        // two to three seconds where nothing else runs
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(30), $"{watch.Elapsed}");
    }
}
