using System.Diagnostics;

namespace Rectify.LocalPostgres;

/// <summary>What a finished command left: its exit code and what it wrote.</summary>
internal sealed record CommandResult(int ExitCode, string Output, string Error)
{
    /// <summary>The last few lines it wrote, for a message.</summary>
    public string LastLines => string.Join(Environment.NewLine, $"{Output}\n{Error}".Split('\n', StringSplitOptions.RemoveEmptyEntries).TakeLast(5));
}

/// <summary>Runs the server's programs with a clean environment: no PGDATA, PGPORT or language of the caller reaches them.</summary>
internal static class Command
{
    /// <summary>Runs to the end. Words are handed over as they are: no shell, so blanks and Chinese characters need no care.</summary>
    public static async Task<CommandResult> RunAsync(IEnumerable<string> words, CancellationToken ct, string? input = null)
    {
        using var process = Start(words, info => info.RedirectStandardInput = info.RedirectStandardOutput = info.RedirectStandardError = true);
        var output = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
        var error = process.StandardError.ReadToEndAsync(CancellationToken.None);
        if (input is not null)
            await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        await process.WaitForExitAsync(ct);
        return new CommandResult(process.ExitCode, await output, await error);
    }

    public static Process Start(IEnumerable<string> words, Action<ProcessStartInfo>? adjust = null)
    {
        var line = words.ToList();
        // the server's user may not be allowed into the caller's folder
        var info = new ProcessStartInfo(line[0], line.Skip(1)) { WorkingDirectory = "/" };
        info.Environment.Clear();
        info.Environment["PATH"] = Environment.GetEnvironmentVariable("PATH") ?? "/usr/bin:/bin";
        info.Environment["LC_ALL"] = "C.UTF-8";
        adjust?.Invoke(info);
        try
        {
            return Process.Start(info)!;
        }
        catch (System.ComponentModel.Win32Exception e)
        {
            throw new LocalPostgresException($"The program {line[0]} could not be run: {e.Message}. Install it and start again.", e);
        }
    }
}
