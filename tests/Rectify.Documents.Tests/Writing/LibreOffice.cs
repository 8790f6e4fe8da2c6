using System.ComponentModel;
using System.Diagnostics;

namespace Rectify.Documents.Tests.Writing;

/// <summary>Opens documents in LibreOffice and returns what it lays out. ./test.sh installs soffice and pdftotext.</summary>
public sealed class LibreOffice : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("rectify-office-").FullName;

    /// <summary>The pages of the document as text, set out as on paper.</summary>
    public IReadOnlyList<string> Pages(string fileName, byte[] document)
    {
        Pdf(fileName, document);
        var text = Run("pdftotext", "-layout", "-enc", "UTF-8", Path.Combine(_folder, Path.ChangeExtension(fileName, ".pdf")), "-");
        return text.TrimEnd('\f', '\n').Split('\f');
    }

    public byte[] Pdf(string fileName, byte[] document)
    {
        var path = Path.Combine(_folder, fileName);
        File.WriteAllBytes(path, document);
        Run("soffice", $"-env:UserInstallation={new Uri(Path.Combine(_folder, "profile"))}", "--headless", "--convert-to", "pdf", "--outdir", _folder, path);
        var pdf = Path.ChangeExtension(path, ".pdf");
        if (!File.Exists(pdf))
            throw new InvalidOperationException($"LibreOffice did not open {fileName}.");
        return File.ReadAllBytes(pdf);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static string Run(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        try
        {
            using var process = Process.Start(start)!;
            var errors = process.StandardError.ReadToEndAsync();
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0
                ? output
                : throw new InvalidOperationException($"{program} ended with {process.ExitCode}: {errors.GetAwaiter().GetResult()}");
        }
        catch (Win32Exception)
        {
            throw new InvalidOperationException($"{program} is not installed; ./test.sh installs it.");
        }
    }
}
