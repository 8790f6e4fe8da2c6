using Microsoft.AspNetCore.Components;
using Rectify.App;
using Rectify.App.Acceptance;
using Rectify.App.Drafts;
using Rectify.Domain;
using Rectify.Domain.Acceptance;
using Rectify.Domain.People;
using Rectify.Domain.Tasks;
using Rectify.Web.Drafts;
using Rectify.Web.Resources;
using Rectify.Web.Shared;
using Rectify.Web.Tasks;

namespace Rectify.Web.Acceptance;

/// <summary>Signing an opinion. The digest of the text on the screen goes with the signature; the password is forgotten with every try.</summary>
public abstract class OpinionSigningActs : ComponentBase
{
    private static readonly TaskVerb[] Signing = [TaskVerb.SignOpinion, TaskVerb.Accept, TaskVerb.RefuseAcceptance, TaskVerb.CloseWithoutPanel];

    private ActId act = ActId.New();

    [Inject] public required SignOpinion Sign { get; set; }
    [Inject] public required FormDrafts Drafts { get; set; }
    [Inject] public required AcceptRectification Accept { get; set; }
    [Inject] public required RefuseAcceptance RefuseIt { get; set; }
    [Inject] public required CloseWithoutPanel Close { get; set; }
    [Inject] public required RecordAbsence Record { get; set; }

    [Parameter, EditorRequired] public required OpinionSheet Sheet { get; set; }
    [Parameter] public EventCallback OnDone { get; set; }
    [Parameter] public EventCallback OnReread { get; set; }

    protected Outcome? Outcome { get; private set; }

    protected string? Stance { get; set; } = nameof(SignatureStance.Agrees);

    protected string? Remark { get; set; }

    protected string? Password { get; set; }

    protected string? Absent { get; set; }

    protected string? AbsenceReason { get; set; }

    /// <summary>Signing verbs in whose relation the reader stands; the head does not sign as a member, and concludes as the opinion does.</summary>
    protected IReadOnlyList<TaskVerb> Verbs => [.. Signing.Where(verb => Sheet.Offered.ContainsKey(verb)).Where(IsForThem)];

    /// <summary>Those that nothing stands against.</summary>
    protected IReadOnlyList<TaskVerb> Open => [.. Verbs.Where(verb => Sheet.Offered[verb].Count == 0)];

    /// <summary>Why none can be signed yet; null when one can.</summary>
    protected string? Unmet => Sheet.QuotesChanged ? Texts.Acceptance["QuotesChanged"]
        : Open.Count > 0 ? null
        : string.Join(' ', Sheet.Offered[Verbs[0]].Select(Worded).Distinct());

    protected static IReadOnlyList<Choice> Stances => [.. FieldWords.Choices<SignatureStance>().Where(choice => choice.Value != nameof(SignatureStance.Absent))];

    /// <summary>For the head: members who have not signed.</summary>
    protected IReadOnlyList<Choice> Absentees => Sheet.Offered.TryGetValue(TaskVerb.RecordAbsence, out var unmet) && unmet.Count == 0 && Sheet.IsWritten
        ? [.. Sheet.Seats.Where(seat => seat is { Role: not PanelRole.Head, Signature: null }).Select(seat => new Choice($"{seat.Person.Value}", seat.Name))] : [];

    protected Task SignAsync(TaskVerb verb)
    {
        var dissents = verb == TaskVerb.SignOpinion && Stance == nameof(SignatureStance.Dissents);
        var signing = new SigningAct(Sheet.Digest ?? "", dissents ? SignatureStance.Dissents : SignatureStance.Agrees, dissents && Reason.TryParse(Remark, out var reason) ? reason : null);
        return RunAsync(verb switch
        {
            TaskVerb.SignOpinion => Sign.Run(Sheet.Id, Sheet.Version, act, signing, Password),
            TaskVerb.Accept => Accept.Run(Sheet.Id, Sheet.Version, act, signing, Password),
            TaskVerb.RefuseAcceptance => RefuseIt.Run(Sheet.Id, Sheet.Version, act, signing, Password),
            _ => Close.Run(Sheet.Id, Sheet.Version, act, signing, Password),
        });
    }

    protected Task RecordAbsenceAsync() =>
        !Guid.TryParse(Absent, out var member) ? RunAsync(Task.FromResult(Outcome.Bad(nameof(Absent), "required")))
        : !Reason.TryParse(AbsenceReason, out var reason) ? RunAsync(Task.FromResult(Outcome.Bad(nameof(AbsenceReason), "required")))
        : RunAsync(Record.Run(Sheet.Id, Sheet.Version, act, PersonId.From(member), Sheet.Digest ?? "", reason));

    private bool IsForThem(TaskVerb verb) => verb switch
    {
        TaskVerb.SignOpinion => Sheet.Offered[verb].All(unmet => unmet.Rule != Rule.HeadSignsLast),
        TaskVerb.Accept => Sheet.Input.Conclusion != OpinionConclusion.NotPassed,
        TaskVerb.RefuseAcceptance => Sheet.Input.Conclusion == OpinionConclusion.NotPassed,
        _ => true,
    };

    private string Worded(Unmet unmet) =>
        Sheet.Seats.FirstOrDefault(seat => seat.Person.Value == unmet.Subject) is { } seat ? Texts.Acceptance["ConflictOf", seat.Name, RuleWords.Of(unmet)] : RuleWords.Of(unmet);

    protected string Kept => $"sign-opinion/{Sheet.Id.Value:N}/{Sheet.Round}";

    private async Task RunAsync(Task<Outcome> run)
    {
        var outcome = await run;
        Password = null;
        Outcome = outcome.IsDone ? null : outcome;
        if (!outcome.IsDone) return;
        (act, Absent, AbsenceReason) = (ActId.New(), null, null);
        await Drafts.ForgetKeptAsync(Kept);
        await OnDone.InvokeAsync();
    }
}
