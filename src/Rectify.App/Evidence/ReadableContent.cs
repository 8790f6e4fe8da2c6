using Rectify.Documents.Text;
using Rectify.Domain.Evidence;

namespace Rectify.App.Evidence;

/// <summary>Which contents have a text, and what they are read as. The type found in the content decides; only whether a text holds separated values is told by its name.</summary>
internal static class ReadableContent
{
    public static PagedKind? KindOf(string mediaType, string fileName) => mediaType switch
    {
        FileType.Pdf => PagedKind.Pdf,
        FileType.Docx => PagedKind.Word,
        FileType.Xlsx => PagedKind.Workbook,
        FileType.Text => Path.GetExtension(fileName).Equals(".csv", StringComparison.OrdinalIgnoreCase) ? PagedKind.Separated : PagedKind.Plain,
        _ => null,
    };

    public static bool Has(string mediaType) => KindOf(mediaType, "") is not null;
}
