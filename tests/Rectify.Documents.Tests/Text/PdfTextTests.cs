using System.Text;
using Rectify.Documents.Text;
using Rectify.Documents.Tests.Writing;
using Xunit;

namespace Rectify.Documents.Tests.Text;

/// <summary>Needs pdftotext and LibreOffice, which ./test.sh installs.</summary>
public class PdfTextTests : IDisposable
{
    private readonly LibreOffice office = new();

    public void Dispose()
    {
        office.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public void The_text_of_a_PDF_is_read_with_its_paragraphs_put_together_again()
    {
        const string Long = "整改措施：一是组织人员对辖区内的入河排污口逐一排查并登记造册，同时核对三年以来的监测记录和处置记录。二是建立每月核对一次的工作制度。";
        var pdf = office.Pdf("通报.docx", new DocxBuilder().Body(
            DocxBuilder.Paragraph("一、已完成整改的问题") + DocxBuilder.Paragraph("1.关于“台账登记不全”问题的整改。") + DocxBuilder.Paragraph(Long)).Build());

        var loaded = Assert.IsType<TextLoad.Loaded>(TextLoader.FromFile(new MemoryStream(pdf), "通报.pdf"));

        Assert.Contains(Long, loaded.Source.Flow.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_PDF_of_pictures_only_says_so()
    {
        var pdf = office.Pdf("图.docx", new DocxBuilder().Body("<w:p/>").Build());

        Assert.Equal(RefusalReason.ImagesOnly, Refusal(pdf).Reason);
    }

    [Theory]
    [InlineData("cut off", "%PDF-1.7 ...")]
    [InlineData("encrypted", "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n3 0 obj<</Filter/Standard/V 1/R 2/O<0000000000000000000000000000000000000000000000000000000000000000>/U<0000000000000000000000000000000000000000000000000000000000000000>/P -4>>endobj\ntrailer<</Root 1 0 R/Encrypt 3 0 R/Size 4/ID[<00><00>]>>\n%%EOF")]
    public void A_PDF_that_cannot_be_opened_says_why(string what, string content)
    {
        Assert.Equal(what == "encrypted" ? RefusalReason.Encrypted : RefusalReason.Broken, Refusal(Encoding.ASCII.GetBytes(content)).Reason);
    }

    [Fact]
    public void A_PDF_that_takes_too_long_is_given_up_and_one_that_holds_too_much_refused()
    {
        var pdf = office.Pdf("通报.docx", new DocxBuilder().Body(string.Concat(Enumerable.Repeat(DocxBuilder.Paragraph("整改措施：逐一排查并登记造册。"), 200))).Build());

        var late = TextLoader.FromFile(new MemoryStream(pdf), "版式.pdf", new TextLimits { ProgramTime = TimeSpan.Zero });
        var large = TextLoader.FromFile(new MemoryStream(pdf), "版式.pdf", new TextLimits { Characters = 100 });

        Assert.Equal(RefusalReason.TookTooLong, Assert.IsType<TextLoad.Refused>(late).Reason);
        Assert.Equal(RefusalReason.TooLarge, Assert.IsType<TextLoad.Refused>(large).Reason);
        Assert.DoesNotContain(Directory.EnumerateFiles(Path.GetTempPath(), "rectify-pdf-*"), path => Holds(path, pdf));
    }

    /// <summary>Other tests' files lie in the same folder and go away while they are looked at.</summary>
    private static bool Holds(string path, byte[] content)
    {
        try
        {
            return File.ReadAllBytes(path).AsSpan().SequenceEqual(content);
        }
        catch (IOException)
        {
            return false;
        }
    }

    private static TextLoad.Refused Refusal(byte[] pdf) => Assert.IsType<TextLoad.Refused>(TextLoader.FromFile(new MemoryStream(pdf), "版式.pdf"));
}
