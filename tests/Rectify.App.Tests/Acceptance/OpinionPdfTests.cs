using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Rectify.App.Acceptance;
using Rectify.App.Files;
using Rectify.Domain.Tasks;
using Rectify.Testing;
using Xunit;

namespace Rectify.App.Tests.Acceptance;

public sealed class OpinionPdfTests(TestOffice office) : IClassFixture<TestOffice>
{
    [Fact]
    public async Task The_opinion_is_printed_as_pdf_with_its_text_and_its_code()
    {
        var inspection = await TestInspection.RegisteredAsync(office);
        await inspection.WalkTo(TaskState.Closed);
        var file = (await office.As<ReadOpinion, OpinionFile?>(office.Office, read => read.FileAsync(inspection.Task)))!;

        var pdf = (await new PrintToPdf().Run(output => file.WriteAsync(output)))!;

        var text = string.Concat((await TextAsync(pdf)).Where(character => !char.IsWhiteSpace(character)));
        Assert.Contains(Path.GetFileNameWithoutExtension(file.PdfName), text, StringComparison.Ordinal);
        await using var db = office.OpenDatabase();
        Assert.Contains((await db.ChainHeads.SingleAsync(head => head.Chain == inspection.Id.Value)).Code, text, StringComparison.Ordinal);
    }

    private static async Task<string> TextAsync(byte[] pdf)
    {
        var path = Path.GetTempFileName();
        try
        {
            await File.WriteAllBytesAsync(path, pdf);
            using var process = Process.Start(new ProcessStartInfo("pdftotext", [path, "-"]) { RedirectStandardOutput = true })!;
            var text = await process.StandardOutput.ReadToEndAsync();
            await process.WaitForExitAsync();
            return text;
        }
        finally
        {
            File.Delete(path);
        }
    }
}
