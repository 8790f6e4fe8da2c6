using System.IO.Compression;
using System.Xml;

namespace Rectify.Documents.Text;

/// <summary>
/// Looks through an office package before it is opened: real unpacked size, encryption, macros, entities, depth of nesting.
/// Sizes the archive states about itself are not believed.
/// </summary>
internal static class PackageCheck
{
    public sealed record Result(TextLoad.Refused? Refusal, bool IsWordDocument = false, bool IsWorkbook = false);

    public static Result Run(byte[] bytes, TextLimits limits)
    {
        try
        {
            using var archive = new ZipArchive(new MemoryStream(bytes, writable: false), ZipArchiveMode.Read);
            if (archive.Entries.Count > limits.PackedEntries)
                return Refuse(RefusalReason.ZipBomb);
            var word = archive.Entries.Any(entry => entry.FullName.Equals("word/document.xml", StringComparison.OrdinalIgnoreCase));
            var workbook = !word && archive.Entries.Any(entry => entry.FullName.Equals("xl/workbook.xml", StringComparison.OrdinalIgnoreCase));
            var left = limits.UnpackedBytes;
            foreach (var entry in archive.Entries)
            {
                if (entry.IsEncrypted)
                    return Refuse(RefusalReason.Encrypted);
                if (entry.FullName.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase))
                    return Refuse(RefusalReason.MacroFile);
                // the parts of a workbook are looked at while they are read, see WorkbookParts
                if (workbook && entry.FullName != "[Content_Types].xml")
                    continue;
                if (Look(entry, limits, ref left) is { } reason)
                    return Refuse(reason);
            }
            return new(null, word, workbook);
        }
        catch (Exception broken) when (broken is InvalidDataException or XmlException or IOException or NotSupportedException or ArgumentException)
        {
            return Refuse(RefusalReason.Broken);
        }
    }

    private static RefusalReason? Look(ZipArchiveEntry entry, TextLimits limits, ref long left)
    {
        var isMarkup = entry.FullName.EndsWith(".xml", StringComparison.OrdinalIgnoreCase) || entry.FullName.EndsWith(".rels", StringComparison.OrdinalIgnoreCase);
        using var counted = new BoundedStream(entry.Open(), isMarkup ? Math.Min(left, limits.WordMarkupBytes) : left);
        try
        {
            if (isMarkup)
            {
                using var reader = XmlReader.Create(counted, new XmlReaderSettings { DtdProcessing = DtdProcessing.Parse, XmlResolver = null, MaxCharactersFromEntities = 1 });
                while (reader.Read())
                {
                    if (reader.NodeType == XmlNodeType.DocumentType)
                        return RefusalReason.ExternalEntity;
                    if (reader.Depth > limits.ElementDepth)
                        return RefusalReason.Broken;
                    if (reader.NodeType == XmlNodeType.Element && reader.Name == "Override" && (reader.GetAttribute("ContentType") ?? "").Contains("macroEnabled", StringComparison.OrdinalIgnoreCase))
                        return RefusalReason.MacroFile;
                }
            }
            counted.CopyTo(Stream.Null);
            left -= counted.Count;
            return null;
        }
        catch (BoundedStream.BeyondException)
        {
            return RefusalReason.ZipBomb;
        }
    }

    private static Result Refuse(RefusalReason reason) => new(new TextLoad.Refused(reason));
}
