using System.IO.Compression;
using System.Text;

namespace Rectify.Documents.Tests.Text;

/// <summary>Word packages written part by part, so that a test can hold exactly the markup it is about.</summary>
internal sealed class DocxBuilder
{
    private const string Namespaces = """
        xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"
        """;

    private readonly Dictionary<string, string> parts = [];
    private readonly List<(string Type, string Target)> relations = [];
    private string contentTypes = "";

    public static string Paragraph(string text, string properties = "") => $"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r></w:p>";

    public static string Numbered(string text, int list, int level) =>
        Paragraph(text, $"<w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"{list}\"/></w:numPr>");

    public DocxBuilder Body(string xml)
    {
        parts["word/document.xml"] = $"<w:document {Namespaces}><w:body>{xml}</w:body></w:document>";
        return this;
    }

    public DocxBuilder Part(string name, string root, string xml)
    {
        parts[$"word/{name}.xml"] = $"<w:{root} {Namespaces}>{xml}</w:{root}>";
        relations.Add((name.TrimEnd('1', '2'), $"{name}.xml"));
        contentTypes += $"<Override PartName=\"/word/{name}.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.{name.TrimEnd('1', '2')}+xml\"/>";
        return this;
    }

    /// <summary>A part written as it stands, whatever it holds.</summary>
    public DocxBuilder Raw(string path, string content)
    {
        parts[path] = content;
        return this;
    }

    public byte[] Build()
    {
        parts.TryAdd("[Content_Types].xml", $"""
            <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="bin" ContentType="application/octet-stream"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>{contentTypes}</Types>
            """);
        parts.TryAdd("_rels/.rels", """<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>""");
        var links = string.Concat(relations.Select((relation, number) =>
            $"""<Relationship Id="r{number}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{relation.Type}" Target="{relation.Target}"/>"""));
        parts.TryAdd("word/_rels/document.xml.rels", $"""<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{links}</Relationships>""");
        var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (path, content) in parts)
            {
                using var entry = archive.CreateEntry(path).Open();
                entry.Write(Encoding.UTF8.GetBytes(content));
            }
        }
        return stream.ToArray();
    }
}
