using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Rectify.App.Dossiers;

/// <summary>What stands in a dossier, for machines: the same headings, texts and tables its pages show, in the same order. Written beside the pages, and all that is read when a dossier comes back.</summary>
/// <param name="ExportedOn">yyyy-MM-dd.</param>
/// <param name="Restricted">Something of it is 限制知悉.</param>
public sealed record DossierContent(string Format, string Title, DateOnly ExportedOn, bool Restricted, IReadOnlyList<DossierPart> Parts, IReadOnlyList<DossierListed> Files)
{
    public const string CurrentFormat = "rectify-dossier/1";

    /// <summary>Its place in the archive.</summary>
    internal const string Path = "卷宗.json";

    internal const string TrailPath = "留痕.jsonl";

    internal const string SumsPath = "SHA256SUMS.txt";

    internal static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        // a file of its own, no page
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        MaxDepth = 16,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };
}

/// <summary>A file as the dossier's index lists it.</summary>
public sealed record DossierListed(string Path, string What);

/// <summary>The page of one task, or the index of several.</summary>
/// <param name="Folder">Ends with a stroke; empty for the root. Paths of its links begin there.</param>
public sealed record DossierPart(string Folder, string Title, IReadOnlyList<DossierBlock> Blocks);

public enum DossierBlockKind
{
    Heading,
    Paragraph,
    Quote,
    Link,
    Table,
}

/// <param name="Path">Of a link.</param>
/// <param name="Heads">Of a table.</param>
public sealed record DossierBlock(DossierBlockKind Kind, string? Text = null, string? Path = null, IReadOnlyList<string>? Heads = null, IReadOnlyList<IReadOnlyList<DossierCell>>? Rows = null);

/// <param name="Path">Where it leads to a file of the dossier.</param>
/// <param name="IsDigest">Set small, as digests are.</param>
/// <param name="Lines">In place of the text: several, each on a line of its own. They hold no lines themselves.</param>
public sealed record DossierCell(string Text, string? Path = null, bool IsDigest = false, IReadOnlyList<DossierCell>? Lines = null);
