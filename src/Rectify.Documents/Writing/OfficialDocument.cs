using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using Rectify.Documents.Templates;
using Rectify.Domain.Notices;

namespace Rectify.Documents.Writing;

/// <summary>What a document says of itself in its properties.</summary>
public sealed record OfficialProperties(string Title, string Creator, DateOnly On);

/// <summary>
/// Sets blocks as a Word document in the form of GB/T 9704-2012: A4, type area 156 x 225 mm, 22 lines of 28 characters, page number outside.
/// Equal blocks give equal bytes on every machine: relationship ids are fixed, no moment is written, and parts are stored, not deflated,
/// since deflate implementations differ.
/// </summary>
public static class OfficialDocument
{
    private const string Word = "application/vnd.openxmlformats-officedocument.wordprocessingml.";
    private const string Relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

    public static async Task WriteAsync(Stream output, OfficialProperties properties, IEnumerable<OfficialBlock> blocks, CancellationToken cancel = default)
    {
        var all = blocks.ToList();
        var body = Set(all);
        PackagePart[] parts =
        [
            PackagePart.OfText("word/document.xml", Word + "document.main+xml", Xml(new Document(body))),
            PackagePart.OfText("word/styles.xml", Word + "styles+xml", OfficialTemplate.Styles),
            PackagePart.OfText("word/settings.xml", Word + "settings+xml", OfficialTemplate.Settings),
            PackagePart.OfText("word/fontTable.xml", Word + "fontTable+xml", OfficialTemplate.FontTable),
            PackagePart.OfText("word/footerOdd.xml", Word + "footer+xml", Xml(OfficialPage.Footer(isOdd: true))),
            PackagePart.OfText("word/footerEven.xml", Word + "footer+xml", Xml(OfficialPage.Footer(isOdd: false))),
            PackagePart.OfText("docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml", CoreProperties(properties)),
        ];
        PackageRelationship[] relationships =
        [
            new("", "rId1", Relation + "officeDocument", "word/document.xml"),
            new("", "rId2", "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties", "docProps/core.xml"),
            new("word/document.xml", "rId1", Relation + "styles", "styles.xml"),
            new("word/document.xml", "rId2", Relation + "settings", "settings.xml"),
            new("word/document.xml", "rId3", Relation + "fontTable", "fontTable.xml"),
            new("word/document.xml", OfficialPage.OddFooterId, Relation + "footer", "footerOdd.xml"),
            new("word/document.xml", OfficialPage.EvenFooterId, Relation + "footer", "footerEven.xml"),
        ];
        if (all.OfType<QrPicture>().SingleOrDefault() is { } picture)
        {
            parts = [.. parts, new PackagePart(OfficialPictures.PartName, "image/png", stream => stream.Write(QrMark.Of(picture.Text).Png()))];
            relationships = [.. relationships, new("word/document.xml", OfficialPictures.RelationshipId, Relation + "image", "media/qr.png")];
        }
        using var package = new MemoryStream();
        await OfficePackage.WriteAsync(output, package, parts, relationships, CompressionLevel.NoCompression, cancel);
    }

    /// <summary>All on upright pages, but for appendices that are turned: they and what follows are a section of their own.</summary>
    private static Body Set(List<OfficialBlock> blocks)
    {
        var turned = blocks.FindIndex(block => block is AppendixStart { IsLandscape: true });
        if (turned < 0) return new Body([.. blocks.SelectMany(OfficialBlocks.Elements), OfficialPage.Section()]);
        var upright = blocks.Take(turned).SelectMany(OfficialBlocks.Elements).ToList();
        // the last paragraph carries the section it ends: an empty one of its own could fall onto a page of its own
        if (upright.LastOrDefault() is Paragraph last) (last.ParagraphProperties ??= new ParagraphProperties()).Append(OfficialPage.Section());
        else upright.Add(new Paragraph(new ParagraphProperties(OfficialPage.Section())));
        return new Body([.. upright, .. blocks.Skip(turned).SelectMany(OfficialBlocks.Elements), OfficialPage.LandscapeSection()]);
    }

    private static string Xml(OpenXmlElement root)
    {
        var text = new StringBuilder("""<?xml version="1.0" encoding="UTF-8" standalone="yes"?>""").Append('\n');
        using (var writer = XmlWriter.Create(text, new XmlWriterSettings { OmitXmlDeclaration = true }))
            root.WriteTo(writer);
        return text.ToString();
    }

    private static string CoreProperties(OfficialProperties properties)
    {
        var day = properties.On.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return $"""
            <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
            <cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
                xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
              <dc:title>{Escape(properties.Title)}</dc:title>
              <dc:creator>{Escape(properties.Creator)}</dc:creator>
              <dcterms:created xsi:type="dcterms:W3CDTF">{day}T00:00:00Z</dcterms:created>
              <dc:language>zh-CN</dc:language>
            </cp:coreProperties>
            """;

        static string Escape(string text) => System.Security.SecurityElement.Escape(XmlText.Clean(text));
    }
}
