using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace Rectify.Documents.Text;

/// <summary>
/// The text of a PDF, by the program pdftotext (package poppler-utils) where it is installed: called without a shell, with a bound on its time,
/// its output and, where prlimit is there, its memory. The file it reads is a temporary one that nobody else can read and that is gone afterwards.
/// </summary>
internal static class PdfText
{
    public const string Package = "poppler-utils";

    private const string Program = "pdftotext";
    private const string Bounder = "/usr/bin/prlimit";

    /// <summary>A form feed ends every page.</summary>
    public sealed record Result(string Text, TextLoad.Refused? Refusal, bool IsCut = false);

    /// <param name="pages">Pages beyond are not read; 0 is all.</param>
    public static Result Read(byte[] bytes, TextLimits limits, int pages = 0)
    {
        var path = TemporaryFile(bytes);
        try
        {
            return Read(path, limits, pages);
        }
        finally
        {
            File.Delete(path);
        }
    }

    public static Result Read(string path, TextLimits limits, int pages = 0)
    {
        using var process = Start(path, pages);
        return process is null ? Refuse(RefusalReason.ProgramMissing, Package) : Read(process, limits);
    }

    private static Result Read(Process process, TextLimits limits)
    {
        // three bytes a character, and some room
        var most = limits.Characters * 4L;
        var output = Task.Run(() => Printed(process, most));
        var errors = Task.Run(() => Bytes(process.StandardError.BaseStream, 64 * 1024).Bytes);
        var inTime = Task.WaitAll([output, errors], limits.ProgramTime) && process.WaitForExit(2_000);
        if (!inTime)
        {
            Stop(process);
            return Refuse(RefusalReason.TookTooLong, $"{limits.ProgramTime.TotalSeconds:0}");
        }
        var (text, isCut) = output.Result;
        if (isCut && !limits.CutsOff)
            return Refuse(RefusalReason.TooLarge, $"{limits.Characters}");
        var complaint = Encoding.UTF8.GetString(errors.Result);
        if (complaint.Contains("password", StringComparison.OrdinalIgnoreCase) || process.ExitCode == 3)
            return Refuse(RefusalReason.Encrypted);
        if (process.ExitCode != 0 && !isCut)
            return Refuse(RefusalReason.Broken);
        var read = Encoding.UTF8.GetString(text);
        return string.IsNullOrWhiteSpace(read) ? Refuse(RefusalReason.ImagesOnly) : new(read, null, isCut);
    }

    private static Result Refuse(RefusalReason reason, string? detail = null) => new("", new TextLoad.Refused(reason, detail));

    private static Process? Start(string path, int pages)
    {
        string[] call = [Program, "-enc", "UTF-8", "-eol", "unix", .. pages > 0 ? ["-l", $"{pages}"] : Array.Empty<string>(), path, "-"];
        if (File.Exists(Bounder))
            call = [Bounder, "--as=1500000000", "--core=0", .. call];
        var start = new ProcessStartInfo(call[0], call[1..]) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        try
        {
            if (!IsInstalled())
                return null;
            var process = Process.Start(start);
            process?.StandardInput.Close();
            return process;
        }
        catch (Win32Exception)
        {
            return null;
        }
    }

    private static bool IsInstalled() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Any(folder => File.Exists(Path.Combine(folder, Program)) || File.Exists(Path.Combine(folder, Program + ".exe")));

    private static (byte[] Bytes, bool IsCut) Bytes(Stream stream, long most)
    {
        using var copy = new MemoryStream();
        var buffer = new byte[65_536];
        for (int read; (read = stream.Read(buffer)) > 0;)
        {
            if (copy.Length + read > most)
                return (copy.ToArray(), true);
            copy.Write(buffer, 0, read);
        }
        return (copy.ToArray(), false);
    }

    private static (byte[] Bytes, bool IsCut) Printed(Process process, long most)
    {
        var printed = Bytes(process.StandardOutput.BaseStream, most);
        if (printed.IsCut)
            Stop(process);
        return printed;
    }

    private static void Stop(Process process)
    {
        try
        {
            process.Kill(entireProcessTree: true);
            process.WaitForExit(2_000);
        }
        catch (InvalidOperationException)
        {
            // it has ended by itself meanwhile
        }
    }

    private static string TemporaryFile(byte[] bytes)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.None };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        var path = Path.Combine(Path.GetTempPath(), "rectify-pdf-" + Path.GetRandomFileName());
        using var file = new FileStream(path, options);
        file.Write(bytes);
        return path;
    }
}
