using System.IO.Compression;
using System.Xml;

namespace Rectify.Documents.Text.Tables;

/// <summary>
/// The parts of a workbook that are read, each as a forward reader: bounded in size and depth, without entities. What is not read is never unpacked.
/// </summary>
internal sealed class WorkbookParts(ZipArchive archive, TextLimits limits)
{
    private long left = limits.UnpackedWorkbookBytes;

    public sealed class RefusedException(RefusalReason reason) : Exception
    {
        public RefusalReason Reason { get; } = reason;
    }

    public bool Has(string name) => archive.GetEntry(name) is not null;

    /// <summary>Hands every element of a part to <paramref name="take"/>, which may read on inside it.</summary>
    public void Read(string name, Action<XmlReader> take)
    {
        if (archive.GetEntry(name) is not { } entry)
            return;
        using var counted = new BoundedStream(entry.Open(), left);
        try
        {
            using var reader = XmlReader.Create(counted, new XmlReaderSettings
            {
                DtdProcessing = DtdProcessing.Parse,
                XmlResolver = null,
                MaxCharactersFromEntities = 1,
                IgnoreComments = true,
                IgnoreProcessingInstructions = true,
            });
            while (reader.Read())
            {
                if (reader.NodeType == XmlNodeType.DocumentType)
                    throw new RefusedException(RefusalReason.ExternalEntity);
                if (reader.Depth > limits.ElementDepth)
                    throw new RefusedException(RefusalReason.Broken);
                if (reader.NodeType == XmlNodeType.Element)
                    take(reader);
            }
        }
        catch (BoundedStream.BeyondException)
        {
            throw new RefusedException(RefusalReason.ZipBomb);
        }
        finally
        {
            left -= counted.Count;
        }
    }

    /// <summary>The targets of a part's relationships by their id, as names of parts.</summary>
    public Dictionary<string, (string Type, string Target)> Relations(string part)
    {
        var slash = part.LastIndexOf('/') + 1;
        var (folder, relations) = (part[..slash], new Dictionary<string, (string, string)>());
        Read($"{folder}_rels/{part[slash..]}.rels", reader =>
        {
            if (reader.LocalName != "Relationship" || reader.GetAttribute("Id") is not { } id || reader.GetAttribute("Target") is not { } target)
                return;
            relations[id] = (reader.GetAttribute("Type") ?? "", target.StartsWith('/') ? target[1..] : Resolve(folder, target));
        });
        return relations;
    }

    private static string Resolve(string folder, string target)
    {
        while (target.StartsWith("../", StringComparison.Ordinal))
        {
            folder = folder.TrimEnd('/') is var trimmed && trimmed.LastIndexOf('/') is >= 0 and var slash ? trimmed[..(slash + 1)] : "";
            target = target[3..];
        }
        return folder + (target.StartsWith("./", StringComparison.Ordinal) ? target[2..] : target);
    }
}
