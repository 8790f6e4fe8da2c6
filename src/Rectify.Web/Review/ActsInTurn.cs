using Microsoft.AspNetCore.Components;
using Rectify.App;
using Rectify.Domain;
using Rectify.Domain.People;
using Rectify.Web.Shared;

namespace Rectify.Web.Review;

/// <summary>
/// A page on which acts run one after the other, however fast the keys come. Each carries the version left by the one before: only somebody else's act collides.
/// </summary>
public abstract class ActsInTurn : DrawnOnceRead
{
    private Task last = Task.CompletedTask;

    [Inject] public required OfficeDay Office { get; set; }
    [Inject] public required TimeProvider Clock { get; set; }

    protected Outcome? Outcome { get; set; }

    protected SaveState Saved { get; private set; }

    protected TimeOnly? SavedAt { get; private set; }

    /// <summary>The version the page shows; null while it shows nothing.</summary>
    protected abstract int? Seen { get; }

    protected abstract Task ReadAsync();

    protected Task ActAsync(Func<int, ActId, Task<Outcome>> run) => last = ActAfterAsync(last, run);

    protected async Task RereadAsync()
    {
        await ReadAsync();
        Outcome = null;
    }

    private async Task ActAfterAsync(Task before, Func<int, ActId, Task<Outcome>> run)
    {
        // what went wrong there was said there
        await before.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        if (Seen is not { } seen) return;
        Saved = SaveState.Saving;
        var outcome = await run(seen, ActId.New());
        Outcome = outcome.IsDone ? null : outcome;
        if (!outcome.IsDone)
        {
            Saved = SaveState.Untouched;
            return;
        }
        (Saved, SavedAt) = (SaveState.Saved, TimeOnly.FromDateTime(Office.Local(Clock.GetUtcNow()).DateTime));
        await ReadAsync();
    }
}
