using System.Data.Common;
using Rectify.App;
using Rectify.App.Intake;
using Rectify.Domain;
using Rectify.Domain.Intake;
using Rectify.Web.Shared;

namespace Rectify.Web.Intake;

/// <summary>Keeps the proposal on the server after every step: one save at a time, what was done meanwhile goes with the next; tried again while the database does not answer.</summary>
internal sealed class DraftKeeper(SaveIntake save, IntakeId id, int version, TimeProvider clock, OfficeDay office, Action changed) : IAsyncDisposable
{
    private static readonly TimeSpan UntilNextTry = TimeSpan.FromSeconds(10);

    private readonly CancellationTokenSource gone = new();
    private Proposal? waiting;

    /// <summary>What the next deciding act has seen.</summary>
    public int Version { get; private set; } = version;

    public SaveState State { get; private set; }

    /// <summary>The office's time of the last save.</summary>
    public TimeOnly? At { get; private set; }

    /// <summary>Somebody else saved meanwhile, or the draft is gone: nothing is saved any more.</summary>
    public bool Collided { get; set; }

    /// <summary>Completes when nothing waits to be saved.</summary>
    public Task Idle { get; private set; } = Task.CompletedTask;

    public void Keep(Proposal proposal)
    {
        waiting = proposal;
        if (Idle.IsCompleted) Idle = SaveAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await gone.CancelAsync();
        gone.Dispose();
    }

    private async Task SaveAsync()
    {
        var stop = gone.Token;
        while (waiting is { } proposal && !Collided && !stop.IsCancellationRequested)
        {
            (waiting, State) = (null, SaveState.Saving);
            var outcome = await TryAsync(proposal);
            if (outcome is Outcome.Done) (Version, State, At) = (Version + 1, SaveState.Saved, TimeOnly.FromDateTime(office.Local(clock.GetUtcNow()).DateTime));
            else (waiting, State, Collided) = (waiting ?? proposal, SaveState.Failed, outcome is not null);
            changed();
            if (outcome is null) await Task.Delay(UntilNextTry, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        }
    }

    /// <summary>Null when the database did not answer.</summary>
    private async Task<Outcome?> TryAsync(Proposal proposal)
    {
        try
        {
            return await save.Run(id, Version, proposal);
        }
        catch (Exception failure) when (failure is DbException or TimeoutException || failure.InnerException is DbException)
        {
            return null;
        }
    }
}
