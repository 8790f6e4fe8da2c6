using System.IO.Compression;
using System.Text.RegularExpressions;
using Rectify.Documents.Text;

namespace Rectify.App.Evidence;

/// <summary>Looks for a mark of a degree of secrecy in a file's name and in the head of its text, as far as text can be taken out of it.</summary>
internal static partial class SecrecyCheck
{
    private const int HeadBytes = 16_384;
    private const int HeadCharacters = 4_000;

    /// <summary>The mark found; null when there is none.</summary>
    /// <param name="path">The file as it arrived, not yet kept.</param>
    public static async Task<string?> FindAsync(string fileName, string path, Stream content, string mediaType, CancellationToken ct) =>
        SecrecyMark.InFileName(fileName) ?? (await HeadAsync(path, content, mediaType, ct) is { } head ? SecrecyMark.InHead(head) : null);

    private static async Task<string?> HeadAsync(string path, Stream content, string mediaType, CancellationToken ct) => mediaType switch
    {
        FileType.Pdf => await ExternalTool.RunAsync("pdftotext", ["-f", "1", "-l", "1", "-q", path, "-"], HeadCharacters, ct),
        FileType.Text => await TextHeadAsync(content, ct),
        FileType.Docx => PackageHead(content, name => name is "word/document.xml" || name.StartsWith("word/header", StringComparison.Ordinal)),
        FileType.Xlsx => PackageHead(content, name => name is "xl/sharedStrings.xml" || name.StartsWith("xl/worksheets/sheet1", StringComparison.Ordinal)),
        _ => null,
    };

    private static async Task<string?> TextHeadAsync(Stream content, CancellationToken ct)
    {
        content.Position = 0;
        var head = new byte[HeadBytes];
        var length = await content.ReadAtLeastAsync(head, HeadBytes, throwOnEndOfStream: false, ct);
        return FileType.TextOf(head.AsSpan(0, length));
    }

    /// <summary>Each part's head on lines of its own; a paragraph or cell ends a line. Only so much is unpacked, whatever the archive claims.</summary>
    private static string? PackageHead(Stream content, Func<string, bool> isWanted)
    {
        content.Position = 0;
        try
        {
            using var archive = new ZipArchive(content, ZipArchiveMode.Read, leaveOpen: true);
            var heads = archive.Entries.Where(entry => isWanted(entry.FullName)).OrderByDescending(entry => entry.FullName.Contains("header", StringComparison.Ordinal)).Take(5).Select(HeadOf);
            return string.Join('\n', heads);
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    private static string HeadOf(ZipArchiveEntry entry)
    {
        using var unpacked = new StreamReader(entry.Open());
        var buffer = new char[HeadBytes];
        var length = unpacked.ReadBlock(buffer, 0, buffer.Length);
        var lines = EndOfLine().Replace(new string(buffer, 0, length), "\n");
        var text = Markup().Replace(lines, "").Trim();
        return text.Length > 300 ? text[..300] : text;
    }

    [GeneratedRegex("</w:p>|</si>|</c>")]
    private static partial Regex EndOfLine();

    [GeneratedRegex("<[^>]*>?")]
    private static partial Regex Markup();
}
