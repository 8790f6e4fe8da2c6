using Microsoft.AspNetCore.Components;
using Rectify.App;
using Rectify.App.Drafts;
using Rectify.App.Tasks;
using Rectify.Domain.People;
using Rectify.Web.Drafts;
using Rectify.Web.Shared;

namespace Rectify.Web.Tasks;

/// <summary>
/// What every dialog of the task's page does alike: it runs its act once however often it is pressed, keeps what is typed on the server, stays open on any answer but done.
/// </summary>
public abstract class TaskDialog : DrawnOnceRead
{
    /// <summary>The task as the person sees it; its version goes with a deciding act.</summary>
    [Parameter, EditorRequired] public required TaskPageRow Task { get; set; }
    [Parameter] public EventCallback OnDone { get; set; }
    [Parameter] public EventCallback OnClose { get; set; }
    /// <summary>The person wants to see what others changed; what they typed stays.</summary>
    [Parameter] public EventCallback OnReread { get; set; }

    [Inject] public required FormDrafts Drafts { get; set; }

    protected ActId Act { get; private set; } = ActId.New();

    /// <summary>What came of the last try; null before it.</summary>
    protected Outcome? Outcome { get; private set; }

    /// <summary>What others did to the task since the form was opened, in sentences; told until the form is sent.</summary>
    protected IReadOnlyList<string> By { get; private set; } = [];

    protected DateTimeOffset? SavedAt { get; private set; }

    /// <summary>Names the draft: the form and the task.</summary>
    protected abstract string Form { get; }

    protected async Task RunAsync(Func<Task<Outcome>> run)
    {
        Outcome = await run();
        if (!Outcome.IsDone) return;
        Act = ActId.New();
        await Drafts.ForgetAsync(Form);
        await Drafts.ForgetKeptAsync(Form);
        await OnDone.InvokeAsync();
    }

    /// <summary>Keeps what is typed; nothing typed, nothing is kept.</summary>
    protected async Task KeepAsync(string? text)
    {
        if (!string.IsNullOrEmpty(text)) SavedAt = await Drafts.SaveAsync(Form, text);
        else
        {
            SavedAt = null;
            await Drafts.ForgetAsync(Form);
        }
    }

    protected async Task<string?> KeptAsync()
    {
        var kept = await Drafts.ReadAsync(Form);
        SavedAt = kept?.SavedAt;
        return kept?.Content;
    }

    protected async Task RereadAsync()
    {
        // the notice goes when the new version is there: a press before would collide again
        await OnReread.InvokeAsync();
        By = FactSentence.Since(Outcome);
        Outcome = null;
    }
}
