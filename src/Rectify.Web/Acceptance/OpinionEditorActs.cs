using Microsoft.AspNetCore.Components;
using Rectify.App;
using Rectify.App.Acceptance;
using Rectify.App.Drafts;
using Rectify.Domain;
using Rectify.Domain.Acceptance;
using Rectify.Domain.People;
using Rectify.Domain.Tasks;
using Rectify.Web.Resources;
using Rectify.Web.Shared;
using Rectify.Web.Tasks;

namespace Rectify.Web.Acceptance;

/// <summary>Writing an opinion: what is typed is kept on the server until it is saved, and saved it is the text that is signed.</summary>
public abstract class OpinionEditorActs : DrawnOnceRead
{
    private ActId act = ActId.New();

    [Inject] public required DraftOpinion Draft { get; set; }
    [Inject] public required SignReview Sign { get; set; }
    [Inject] public required FormDrafts Drafts { get; set; }
    [Inject] public required OfficeDay Office { get; set; }

    [Parameter, EditorRequired] public required OpinionSheet Sheet { get; set; }
    /// <summary>With a panel the text is saved; without one the auditor signs it in the same act.</summary>
    [Parameter, EditorRequired] public required TaskVerb Verb { get; set; }
    [Parameter] public EventCallback OnDone { get; set; }
    [Parameter] public EventCallback OnReread { get; set; }

    protected Editing<OpinionForm> Editing { get; private set; } = null!;

    protected OpinionForm Form => Editing.Form;

    /// <summary>What others did since the editor was opened, in sentences.</summary>
    protected IReadOnlyList<string> By { get; private set; } = [];

    protected Outcome? Outcome { get; private set; }

    protected SaveState Kept { get; private set; }

    protected TimeOnly? KeptAt { get; private set; }

    protected string? Password { get; set; }

    protected bool IsChanged => Editing.IsTyped;

    /// <summary>Without a panel only a passing conclusion is signed; what does not pass goes back by return for rework.</summary>
    protected IReadOnlyList<Choice> Conclusions =>
        [.. FieldWords.Choices<OpinionConclusion>().Where(choice => Verb == TaskVerb.DraftOpinion || choice.Value != nameof(OpinionConclusion.NotPassed))];

    private string DraftName => $"opinion/{Sheet.Id.Value:N}/{Sheet.Round}";

    protected override async Task OnFirstReadingAsync()
    {
        var kept = await Drafts.ReadAsync(DraftName);
        Editing = Shared.Editing.Of(OpinionForm.Of(Sheet.Input), Sheet.Version, kept?.Content);
        if (kept is not null) NoteKept(kept.SavedAt);
    }

    protected override Task OnReadingAsync()
    {
        Editing.Meet(OpinionForm.Of(Sheet.Input), Sheet.Version);
        return Task.CompletedTask;
    }

    protected string? NowOf(string field) => Editing.NowOf(field);

    /// <summary>What part three or five of a measure says now, where somebody else wrote it.</summary>
    protected string? NowOf(OpinionMeasureQuote measure, string field) => Editing.NowOf(Shared.Editing.Row(nameof(OpinionForm.Measures), measure.Id.Value, field));

    protected string NameOf(string field) => field.Split('/') is [_, var id, var part]
        ? $"{Sheet.Measures.FirstOrDefault(m => $"{m.Id.Value}" == id)?.Position} {Texts.Acceptance[part]}"
        : Texts.Acceptance[field switch { nameof(OpinionForm.Target) => "TargetReached", nameof(OpinionForm.Checks) => "QuotedChecks", _ => field }];

    protected async Task Type(Action change)
    {
        change();
        Kept = SaveState.Saving;
        if (Editing.Draft() is not { } typed)
        {
            await Drafts.ForgetAsync(DraftName);
            (Kept, KeptAt) = (SaveState.Untouched, null);
        }
        else if (await Drafts.SaveAsync(DraftName, typed) is { } at) NoteKept(at);
    }

    protected string? EvidenceErrorOf(OpinionMeasureQuote measure)
    {
        var at = Form.Measures.FindIndex(m => m.Id == measure.Id.Value);
        return (Outcome as Outcome.Invalid)?.Errors.FirstOrDefault(e => e.Field == $"Measures[{at}].Evidence") is { } error ? RuleWords.Of(error) : null;
    }

    protected async Task SaveAsync()
    {
        Outcome = Verb == TaskVerb.SignReview ? await Sign.Run(Sheet.Id, Editing.Seen, act, Form.ToInput(), Password) : await Draft.Run(Sheet.Id, Editing.Seen, act, Form.ToInput());
        Password = null;
        if (!Outcome.IsDone) return;
        (act, Outcome, By) = (ActId.New(), null, []);
        Editing.Settle();
        await Drafts.ForgetAsync(DraftName);
        await OnDone.InvokeAsync();
    }

    protected async Task RereadAsync()
    {
        await OnReread.InvokeAsync();
        (By, Outcome) = (FactSentence.Since(Outcome), null);
    }

    private void NoteKept(DateTimeOffset at) => (Kept, KeptAt) = (SaveState.Saved, TimeOnly.FromDateTime(Office.Local(at).DateTime));
}
