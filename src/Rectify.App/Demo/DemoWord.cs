using System.IO.Compression;
using System.Security;

namespace Rectify.App.Demo;

/// <summary>A small Word document, so that the demonstration has one to look at and to search in.</summary>
internal static class DemoWord
{
    private const string Package = "http://schemas.openxmlformats.org/package/2006/";

    /// <summary>Paragraphs, and a table below them.</summary>
    public static byte[] Write(IEnumerable<string> paragraphs, IEnumerable<string[]> rows)
    {
        var table = string.Concat(rows.Select(row => $"<w:tr>{string.Concat(row.Select(cell => $"<w:tc><w:p>{Run(cell)}</w:p></w:tc>"))}</w:tr>"));
        var body = string.Concat(paragraphs.Select(text => $"<w:p>{Run(text)}</w:p>")) + $"<w:tbl>{table}</w:tbl><w:p/>";
        using var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            Part(archive, "[Content_Types].xml", $"""<Types xmlns="{Package}content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>""");
            Part(archive, "_rels/.rels", $"""<Relationships xmlns="{Package}relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>""");
            Part(archive, "word/document.xml", $"""<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>{body}</w:body></w:document>""");
        }
        return bytes.ToArray();
    }

    private static string Run(string text) => $"<w:r><w:t>{SecurityElement.Escape(text)}</w:t></w:r>";

    private static void Part(ZipArchive archive, string path, string content)
    {
        using var writer = new StreamWriter(archive.CreateEntry(path).Open());
        writer.Write(content);
    }
}
