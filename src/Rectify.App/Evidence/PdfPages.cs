using System.Globalization;
using System.Text.RegularExpressions;

namespace Rectify.App.Evidence;

/// <summary>
/// Draws single pages of a PDF as pictures, so that a document's own script never reaches a browser. Uses pdfinfo and pdftoppm where they are installed; a drawn page is kept beside the files.
/// </summary>
public sealed partial class PdfPages(AppSettings settings) : IUseCase
{
    /// <summary>Pages beyond are downloaded, not shown.</summary>
    public const int MostPages = Documents.Text.PagedText.MostPages;

    private const int LongSidePixels = 1400;

    /// <summary>Of a page looked at closely.</summary>
    private const int LargeLongSidePixels = 2800;

    /// <summary>How many pages it has, at most <see cref="MostPages"/>; null when it cannot be read or the tool is not installed.</summary>
    public async Task<int?> CountAsync(EvidenceContent pdf, CancellationToken ct = default)
    {
        var printed = await WithFileAsync(pdf, path => ExternalTool.RunAsync("pdfinfo", [path], 8_000, ct), ct);
        return printed is not null && Pages().Match(printed) is { Success: true } match ? Math.Min(MostPages, int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture)) : null;
    }

    /// <summary>The page as PNG; null when there is no such page or it cannot be drawn.</summary>
    /// <param name="page">From 1.</param>
    /// <param name="isLarge">To be looked at closely.</param>
    public async Task<Stream?> DrawAsync(EvidenceContent pdf, int page, bool isLarge = false, CancellationToken ct = default)
    {
        if (page is < 1 or > MostPages) return null;
        var folder = FolderOf(settings, pdf.Sha256);
        var drawn = Path.Combine(folder, $"{page}{(isLarge ? "-large" : null)}.png");
        if (!File.Exists(drawn))
        {
            Directory.CreateDirectory(folder);
            // drawn under a name of its own: two readers may ask for the same page at once
            var own = Path.Combine(folder, $"{Guid.NewGuid():N}");
            var asked = page.ToString(CultureInfo.InvariantCulture);
            await WithFileAsync(pdf, path => ExternalTool.RunAsync("pdftoppm", ["-f", asked, "-l", asked, "-singlefile", "-png", "-scale-to", $"{(isLarge ? LargeLongSidePixels : LongSidePixels)}", path, own], 1_000, ct), ct);
            if (!File.Exists(own + ".png")) return null;
            File.Move(own + ".png", drawn, overwrite: true);
        }
        return new FileStream(drawn, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 81920, useAsync: true);
    }

    /// <summary>Where the drawn pages of a content are kept.</summary>
    internal static string FolderOf(AppSettings settings, string sha256) => Path.Combine(settings.FilesFolder, "previews", sha256[..2], sha256);

    /// <summary>The tools want a path; a store that is no folder hands out a copy.</summary>
    private static async Task<string?> WithFileAsync(EvidenceContent pdf, Func<string, Task<string?>> run, CancellationToken ct)
    {
        if (pdf.Content is FileStream onDisk) return await run(onDisk.Name);
        var copy = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.pdf");
        try
        {
            await using (var file = File.Create(copy)) await pdf.Content.CopyToAsync(file, ct);
            return await run(copy);
        }
        finally
        {
            File.Delete(copy);
        }
    }

    [GeneratedRegex(@"^Pages:\s+(\d+)", RegexOptions.Multiline)]
    private static partial Regex Pages();
}
