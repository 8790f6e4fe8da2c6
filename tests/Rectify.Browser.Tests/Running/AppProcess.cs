using System.Collections.Concurrent;
using System.Diagnostics;
using Xunit;

namespace Rectify.Browser.Tests.Running;

/// <summary>The program as a person starts it, at a free port of this machine, over the database of a test. It is ended by its own id.</summary>
public sealed class AppProcess : IAsyncDisposable
{
    private readonly string folder;
    private readonly bool ownsFolder;
    private readonly ConcurrentQueue<string> said = new();
    private readonly TaskCompletionSource<string> serving = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Process process;

    private AppProcess(string serving, string owner, string? folder, IReadOnlyList<string> options)
    {
        (this.folder, ownsFolder) = (folder ?? Directory.CreateTempSubdirectory("rectify-browser-").FullName, folder is null);
        var info = new ProcessStartInfo("dotnet", [typeof(Program).Assembly.Location, .. options, $"--Rectify:LocalFolder={this.folder}", "--urls=http://127.0.0.1:0"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        info.Environment["ConnectionStrings__Rectify"] = serving;
        info.Environment["ConnectionStrings__RectifyOwner"] = owner;
        process = new Process { StartInfo = info, EnableRaisingEvents = true };
        process.OutputDataReceived += (_, line) => Hear(line.Data);
        process.ErrorDataReceived += (_, line) => Hear(line.Data);
        process.Exited += (_, _) => this.serving.TrySetException(new InvalidOperationException($"The program ended before it served. {Said}"));
    }

    public string Address { get; private set; } = "";

    /// <summary>What it wrote to its console.</summary>
    public string Said => string.Join(Environment.NewLine, said);

    /// <param name="folder">What a program before it left behind; a new one of its own where none is named.</param>
    public static async Task<AppProcess> StartAsync(string serving, string owner, string? folder = null, params IReadOnlyList<string> options)
    {
        var app = new AppProcess(serving, owner, folder, options);
        app.process.Start();
        app.process.BeginOutputReadLine();
        app.process.BeginErrorReadLine();
        app.Address = await app.serving.Task.WaitAsync(TimeSpan.FromMinutes(5));
        return app;
    }

    /// <summary>kill -9, by its own id: nothing is ended in good order.</summary>
    public async Task KillAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            using var end = Process.Start("kill", ["-TERM", $"{process.Id}"]);
            await process.WaitForExitAsync();
        }
        process.Dispose();
        if (ownsFolder) Directory.Delete(folder, recursive: true);
    }

    private void Hear(string? line)
    {
        if (line is null) return;
        said.Enqueue(line);
        if (line.StartsWith("Rectify serves at", StringComparison.Ordinal))
            serving.TrySetResult(line.Split(' ').First(word => word.StartsWith("http://", StringComparison.Ordinal)));
    }
}
