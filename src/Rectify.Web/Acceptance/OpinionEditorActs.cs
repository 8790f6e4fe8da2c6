using System.Text.Json;
using Microsoft.AspNetCore.Components;
using Rectify.App;
using Rectify.App.Acceptance;
using Rectify.App.Drafts;
using Rectify.Domain;
using Rectify.Domain.Acceptance;
using Rectify.Domain.People;
using Rectify.Domain.Tasks;
using Rectify.Web.Shared;
using Rectify.Web.Tasks;

namespace Rectify.Web.Acceptance;

/// <summary>Writing an opinion: what is typed is kept on the server until it is saved, and saved it is the text that is signed.</summary>
public abstract class OpinionEditorActs : DrawnOnceRead
{
    private ActId act = ActId.New();
    private string shown = "";

    [Inject] public required DraftOpinion Draft { get; set; }
    [Inject] public required SignReview Sign { get; set; }
    [Inject] public required FormDrafts Drafts { get; set; }
    [Inject] public required OfficeDay Office { get; set; }

    [Parameter, EditorRequired] public required OpinionSheet Sheet { get; set; }
    /// <summary>With a panel the text is saved; without one the auditor signs it in the same act.</summary>
    [Parameter, EditorRequired] public required TaskVerb Verb { get; set; }
    [Parameter] public EventCallback OnDone { get; set; }
    [Parameter] public EventCallback OnReread { get; set; }

    protected OpinionForm Form { get; private set; } = new();

    protected Outcome? Outcome { get; private set; }

    protected SaveState Kept { get; private set; }

    protected TimeOnly? KeptAt { get; private set; }

    protected string? Password { get; set; }

    protected bool IsChanged => JsonSerializer.Serialize(Form) != shown;

    /// <summary>Without a panel only a passing conclusion is signed; what does not pass goes back by return for rework.</summary>
    protected IReadOnlyList<Choice> Conclusions =>
        [.. FieldWords.Choices<OpinionConclusion>().Where(choice => Verb == TaskVerb.DraftOpinion || choice.Value != nameof(OpinionConclusion.NotPassed))];

    private string DraftName => $"opinion/{Sheet.Id.Value:N}/{Sheet.Round}";

    protected override async Task OnFirstReadingAsync()
    {
        Form = OpinionForm.Of(Sheet.Input);
        shown = JsonSerializer.Serialize(Form);
        if (await Drafts.ReadAsync(DraftName) is not { } kept) return;
        Form = JsonSerializer.Deserialize<OpinionForm>(kept.Content) ?? Form;
        NoteKept(kept.SavedAt);
    }

    protected async Task Type(Action change)
    {
        change();
        Kept = SaveState.Saving;
        if (await Drafts.SaveAsync(DraftName, JsonSerializer.Serialize(Form)) is { } at) NoteKept(at);
    }

    protected string? EvidenceErrorOf(OpinionMeasureQuote measure)
    {
        var at = Form.Measures.FindIndex(m => m.Measure == measure.Id.Value);
        return (Outcome as Outcome.Invalid)?.Errors.FirstOrDefault(e => e.Field == $"Measures[{at}].Evidence") is { } error ? RuleWords.Of(error) : null;
    }

    protected async Task SaveAsync()
    {
        Outcome = Verb == TaskVerb.SignReview ? await Sign.Run(Sheet.Id, Sheet.Version, act, Form.ToInput(), Password) : await Draft.Run(Sheet.Id, Sheet.Version, act, Form.ToInput());
        Password = null;
        if (!Outcome.IsDone) return;
        (act, Outcome, shown) = (ActId.New(), null, JsonSerializer.Serialize(Form));
        await Drafts.ForgetAsync(DraftName);
        await OnDone.InvokeAsync();
    }

    private void NoteKept(DateTimeOffset at) => (Kept, KeptAt) = (SaveState.Saved, TimeOnly.FromDateTime(Office.Local(at).DateTime));
}
