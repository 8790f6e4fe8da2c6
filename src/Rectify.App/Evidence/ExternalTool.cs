using System.ComponentModel;
using System.Diagnostics;

namespace Rectify.App.Evidence;

/// <summary>
/// Runs a program of poppler-utils over an untrusted document, or LibreOffice over one of ours: a time-out, a bound on what it may print, no shell. At most two run at once.
/// </summary>
internal static class ExternalTool
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(20);
    private static readonly SemaphoreSlim Places = new(2, 2);

    /// <summary>What it printed, at most <paramref name="mostCharacters"/>; null when it is not installed, failed or took too long.</summary>
    public static async Task<string?> RunAsync(string program, IReadOnlyList<string> arguments, int mostCharacters, CancellationToken ct, TimeSpan? longest = null)
    {
        await Places.WaitAsync(ct);
        try
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
            limit.CancelAfter(longest ?? Longest);
            return await PrintedAsync(program, arguments, mostCharacters, limit.Token);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return null;
        }
        finally
        {
            Places.Release();
        }
    }

    private static async Task<string?> PrintedAsync(string program, IReadOnlyList<string> arguments, int mostCharacters, CancellationToken ct)
    {
        using var process = new Process { StartInfo = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false } };
        try
        {
            process.Start();
        }
        catch (Win32Exception)
        {
            return null;
        }
        try
        {
            // complaints are drained, or a full pipe would stop the program
            var complaints = process.StandardError.BaseStream.CopyToAsync(Stream.Null, ct);
            var buffer = new char[mostCharacters];
            var printed = await process.StandardOutput.ReadBlockAsync(buffer, ct);
            if (printed < mostCharacters) await process.WaitForExitAsync(ct);
            else process.Kill(entireProcessTree: true);
            await complaints;
            return printed == mostCharacters || process.ExitCode == 0 ? new string(buffer, 0, printed) : null;
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }
}
