using Rectify.App.Files;
using Rectify.Documents.Text;

namespace Rectify.App.Intake;

/// <summary>Brings a document of the intake back as it was read: with its cells, where it has any.</summary>
internal static class IntakeSources
{
    /// <param name="text">The text the spans point into: what is left of a document whose file is gone.</param>
    public static async Task<SourceText> ReloadAsync(IContentStore store, string sha256, string fileName, string text, CancellationToken ct)
    {
        if (!HasCells(fileName) || store.Open(sha256) is not { } file) return SourceText.Of(text, fileName);
        await using (file)
        {
            using var copy = new MemoryStream();
            await file.CopyToAsync(copy, ct);
            copy.Position = 0;
            return TextLoader.FromFile(copy, fileName) is TextLoad.Loaded(var source) && source.Raw == text ? source : SourceText.Of(text, fileName);
        }
    }

    public static bool HasCells(string fileName) => Path.GetExtension(fileName).ToLowerInvariant() is ".xlsx" or ".docx";
}
