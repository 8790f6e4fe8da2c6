using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Rectify.Domain.People;
using Rectify.Testing;
using Xunit;

namespace Rectify.App.Tests.Killing;

/// <summary>A running <see cref="ActingProcess"/> and what it has said.</summary>
internal sealed class ActingChild : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly Process process;
    private readonly ConcurrentQueue<string[]> said = [];
    private readonly ConcurrentQueue<string> errors = [];
    private readonly TaskCompletionSource ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public ActingChild(EmptyOffice office, PersonId handler, PersonId lead, int minute, int seed)
    {
        var start = new ProcessStartInfo("dotnet",
            [typeof(ActingChild).Assembly.Location, office.FilesFolder, office.AnchorFolder, $"{handler.Value}", $"{lead.Value}", minute.ToString(CultureInfo.InvariantCulture), seed.ToString(CultureInfo.InvariantCulture)])
        { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["RECTIFY_CONNECTION"] = office.ConnectionString;
        process = Process.Start(start)!;
        process.ErrorDataReceived += (_, line) => errors.Enqueue(line.Data ?? "");
        process.BeginErrorReadLine();
        _ = ReadAsync();
    }

    /// <summary>Acts that were acknowledged.</summary>
    public IEnumerable<string> Done => said.Where(words => words[0] == "done").Select(words => words[2]);

    public IEnumerable<string> Refused => said.Where(words => words[0] == "refused").Select(words => string.Join(' ', words));

    public IEnumerable<string> Begun(string kind) => said.Where(words => words[0] == "begun" && words[1] == kind).Select(words => words[2]);

    public Task ReadyAsync() => UntilAsync(() => !said.IsEmpty);

    /// <summary>More is acknowledged than now.</summary>
    public Task GoesOnAsync()
    {
        var before = Done.Count();
        return UntilAsync(() => Done.Count() > before + 2);
    }

    /// <summary>kill -9; what it had said by then is read to the end.</summary>
    public async Task KillAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
        await ended.Task;
    }

    public void Dispose()
    {
        if (!process.HasExited) process.Kill();
        process.Dispose();
    }

    private async Task ReadAsync()
    {
        while (await process.StandardOutput.ReadLineAsync() is { } line)
            // the last line may have been cut off by the kill
            if (line.Split(' ') is var words && (words.Length >= 3 && words[2].Length == 32 || words is ["ready"])) said.Enqueue(words);
        ended.SetResult();
    }

    private async Task UntilAsync(Func<bool> come)
    {
        for (var waited = Stopwatch.StartNew(); !come(); await Task.Delay(10))
            if (process.HasExited || waited.Elapsed > Patience) Assert.Fail($"The acting process {(process.HasExited ? "ended" : "says nothing")}: {string.Join('\n', errors)} {string.Join('\n', Refused)}");
    }
}
