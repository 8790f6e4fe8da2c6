using Rectify.App.Demo;

namespace Rectify.Web.Setup;

/// <summary>Fills the demonstration while its first pages are already open: every page says how far it is.</summary>
internal sealed partial class DemoFilling(IDemoData data, IHostApplicationLifetime lifetime, ILogger<DemoFilling> log)
{
    private static readonly TimeSpan LookAgain = TimeSpan.FromMilliseconds(200);

    /// <summary>Begins, and comes back as soon as its people can sign in.</summary>
    public async Task BeginAsync()
    {
        var filling = Task.Run(FillAsync);
        while (!filling.IsCompleted && data.Filling is not { Percent: > 0 }) await Task.WhenAny(filling, Task.Delay(LookAgain));
    }

    private async Task FillAsync()
    {
        try { await data.FillAsync(lifetime.ApplicationStopping); }
#pragma warning disable CA1031 // nobody waits for it: the pages and the log say that it broke off
        catch (Exception broken) { LogBroken(broken); }
#pragma warning restore CA1031
    }

    [LoggerMessage(LogLevel.Error, "The demonstration broke off while it was filled in")]
    private partial void LogBroken(Exception broken);
}
