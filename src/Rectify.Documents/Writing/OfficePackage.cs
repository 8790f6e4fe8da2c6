using System.IO.Compression;
using System.Text;
using System.Xml;

namespace Rectify.Documents.Writing;

/// <summary>One part of an Office package: its name without a leading slash, its content type, and how its bytes are made.</summary>
internal sealed record PackagePart(string Name, string ContentType, Action<Stream> Write)
{
    public static PackagePart OfText(string name, string contentType, string xml) =>
        new(name, contentType, stream => stream.Write(Encoding.UTF8.GetBytes(xml)));
}

/// <summary>A relationship from a part (an empty source is the package) to a target, named relative to the source's folder.</summary>
internal sealed record PackageRelationship(string Source, string Id, string Type, string Target);

/// <summary>
/// Writes an Office Open XML package part after part. The SDK's own writer holds each part in memory until the end and stamps entries with the
/// time of day; here nothing is held, and equal parts give equal bytes.
/// The package goes to a spool and from there to the output in asynchronous writes only: a zip entry still ends with a synchronous one, which
/// a web server's response refuses.
/// </summary>
internal static class OfficePackage
{
    /// <summary>The earliest moment a zip entry can carry: packages state no time of their making.</summary>
    private static readonly DateTimeOffset NoTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static async Task WriteAsync(
        Stream output, Stream spool, IReadOnlyList<PackagePart> parts, IReadOnlyList<PackageRelationship> relationships, CompressionLevel compression,
        CancellationToken cancel)
    {
        Write(spool, parts, relationships, compression);
        spool.Position = 0;
        await spool.CopyToAsync(output, cancel);
    }

    private static void Write(Stream spool, IReadOnlyList<PackagePart> parts, IReadOnlyList<PackageRelationship> relationships, CompressionLevel compression)
    {
        using var zip = new ZipArchive(spool, ZipArchiveMode.Create, leaveOpen: true, Encoding.UTF8);
        var relationshipParts = relationships.GroupBy(r => r.Source).Select(g => PackagePart.OfText(RelationshipsOf(g.Key), "", Relationships(g)));
        foreach (var part in relationshipParts.Prepend(PackagePart.OfText("[Content_Types].xml", "", ContentTypes(parts))).Concat(parts))
        {
            var entry = zip.CreateEntry(part.Name, compression);
            entry.LastWriteTime = NoTime;
            using var content = entry.Open();
            part.Write(content);
        }
    }

    // "" -> _rels/.rels, xl/workbook.xml -> xl/_rels/workbook.xml.rels
    private static string RelationshipsOf(string source)
    {
        var slash = source.LastIndexOf('/') + 1;
        return $"{source[..slash]}_rels/{source[slash..]}.rels";
    }

    private static string ContentTypes(IEnumerable<PackagePart> parts) => Xml("Types", "http://schemas.openxmlformats.org/package/2006/content-types", writer =>
    {
        foreach (var (extension, type) in new[] { ("rels", "application/vnd.openxmlformats-package.relationships+xml"), ("xml", "application/xml") })
            Element(writer, "Default", ("Extension", extension), ("ContentType", type));
        foreach (var part in parts)
            Element(writer, "Override", ("PartName", "/" + part.Name), ("ContentType", part.ContentType));
    });

    private static string Relationships(IEnumerable<PackageRelationship> relationships) =>
        Xml("Relationships", "http://schemas.openxmlformats.org/package/2006/relationships", writer =>
        {
            foreach (var r in relationships)
                Element(writer, "Relationship", ("Id", r.Id), ("Type", r.Type), ("Target", r.Target));
        });

    private static string Xml(string root, string xmlNamespace, Action<XmlWriter> children)
    {
        var text = new StringBuilder("""<?xml version="1.0" encoding="UTF-8" standalone="yes"?>""").Append('\n');
        using (var writer = XmlWriter.Create(text, new XmlWriterSettings { OmitXmlDeclaration = true }))
        {
            writer.WriteStartElement(root, xmlNamespace);
            children(writer);
            writer.WriteEndElement();
        }
        return text.ToString();
    }

    private static void Element(XmlWriter writer, string name, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        writer.WriteStartElement(name);
        foreach (var (attribute, value) in attributes)
            writer.WriteAttributeString(attribute, value);
        writer.WriteEndElement();
    }
}
