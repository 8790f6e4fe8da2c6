using System.Text;
using Rectify.App.Evidence;
using Rectify.Domain.Tasks;
using Xunit;

namespace Rectify.App.Tests.Evidence;

public sealed class PdfPagesTests : IDisposable
{
    private readonly string folder = Path.Combine(Path.GetTempPath(), $"rectify-pdf-{Guid.NewGuid():N}");

    public PdfPagesTests() => Directory.CreateDirectory(folder);

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task A_page_is_drawn_once_and_a_page_that_is_not_there_is_not_drawn()
    {
        var pages = new PdfPages(new AppSettings("", folder, folder));
        await using var pdf = Open(OnePage());

        Assert.Equal(1, await pages.CountAsync(pdf));
        await using (var drawn = (await pages.DrawAsync(pdf, 1))!) Assert.Equal("image/png", FileType.Of(drawn));
        Assert.Null(await pages.DrawAsync(pdf, 2));
        Assert.Null(await pages.DrawAsync(pdf, 0));
        Assert.Single(Directory.EnumerateFiles(Path.Combine(folder, "previews"), "*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task Something_that_only_begins_like_a_pdf_has_no_pages()
    {
        var pages = new PdfPages(new AppSettings("", folder, folder));
        await using var broken = Open("%PDF-1.4 nothing more");

        Assert.Null(await pages.CountAsync(broken));
        Assert.Null(await pages.DrawAsync(broken, 1));
    }

    private EvidenceContent Open(string content)
    {
        var path = Path.Combine(folder, $"{Guid.NewGuid():N}.pdf");
        File.WriteAllText(path, content, Encoding.Latin1);
        return new EvidenceContent(TaskId.New(), new string('a', 64), "a.pdf", FileType.Pdf, content.Length, File.OpenRead(path));
    }

    private static string OnePage() => """
        %PDF-1.4
        1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
        2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
        3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 100]>>endobj
        trailer<</Root 1 0 R/Size 4>>
        """;
}
