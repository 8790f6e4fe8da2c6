using Rectify.App.Evidence;

namespace Rectify.App.Files;

/// <summary>
/// Lays out a Word document of ours as PDF by LibreOffice, where it is installed: what is handed on looks the same everywhere. Only documents written here are printed, never one that was uploaded.
/// </summary>
public sealed class PrintToPdf : IUseCase
{
    private const string Program = "soffice";

    /// <summary>A first start makes a profile of its own, which takes a while on a busy machine.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(90);

    /// <summary>Whether it can be asked for at all.</summary>
    public static bool IsInstalled { get; } = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries).Any(folder => File.Exists(Path.Combine(folder, Program)));

    /// <param name="write">Writes the Word document.</param>
    /// <returns>The PDF; null where LibreOffice is not installed, failed or took too long.</returns>
    public async Task<byte[]?> Run(Func<Stream, Task> write, CancellationToken ct = default)
    {
        if (!IsInstalled) return null;
        // a profile of its own: two that run at once would share, and lock, the user's
        var folder = Directory.CreateTempSubdirectory("rectify-print-").FullName;
        try
        {
            var word = Path.Combine(folder, "document.docx");
            await using (var file = File.Create(word)) await write(file);
            var printed = await ExternalTool.RunAsync(Program, [$"-env:UserInstallation={new Uri(Path.Combine(folder, "profile"))}", "--headless", "--convert-to", "pdf", "--outdir", folder, word], 8_000, ct, Longest);
            var pdf = Path.ChangeExtension(word, ".pdf");
            return printed is not null && File.Exists(pdf) ? await File.ReadAllBytesAsync(pdf, ct) : null;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
