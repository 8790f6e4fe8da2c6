using Rectify.Domain.Evidence;
using Rectify.Domain.People;
using Rectify.Domain.Rounds;
using Rectify.Domain.Trail;

namespace Rectify.Domain.Tasks;

public enum PaperActState
{
    /// <summary>Entered with its scan, waits for the second person.</summary>
    Recorded,

    /// <summary>Checked against the scan: the act took effect in the decider's name.</summary>
    Checked,

    /// <summary>The checker found that scan and entry differ.</summary>
    Refused,
}

/// <summary>What a paper says.</summary>
/// <param name="DecidedOn">The day on the paper.</param>
/// <param name="Reason">The words the act needs (a refusal's reason, a dissent), or for a plan the minutes; null where it needs none.</param>
/// <param name="SeenSha256">What was decided on, as it stood: for signatures the digest of the text that was printed and signed, for plans and extensions that of the record. Null where nothing can change before the check.</param>
/// <param name="IsGranted">For an extension: granted, or refused.</param>
/// <param name="Takeover">The batch that was approved.</param>
public sealed record PaperStatement(TaskVerb Verb, PersonId Decider, DateOnly DecidedOn, string? Reason = null, string? SeenSha256 = null, bool? IsGranted = null, TakeoverId? Takeover = null);

/// <summary>
/// 纸质: what a person decided on paper (批示, 签字表, 会议纪要), entered by the office with its scan in the decider's name and checked by a second person.
/// It takes effect with the check, through the same life-cycle row as if the decider had signed in, and is marked wherever it counts.
/// </summary>
public sealed class PaperAct : RaisesFacts
{
    private PaperAct() { FileName = ""; Sha256 = ""; }

    /// <param name="task">The task it is about; of a plan or a batch, the first.</param>
    public PaperAct(PaperActId id, InspectionId inspection, TaskId task, PaperStatement says, StoredFile scan, Stamp stamp)
    {
        (Id, InspectionId, TaskId, Verb, DeciderId, DecidedOn, Sha256, FileName) = (id, inspection, task, says.Verb, says.Decider, says.DecidedOn, scan.Sha256, scan.FileName);
        (Reason, SeenSha256, IsGranted, TakeoverId, RecordedBy, RecordedAt) = (says.Reason, says.SeenSha256, says.IsGranted, says.Takeover, stamp.By.Person, stamp.At);
        Raise(Fact.Of(FactKind.PaperActRecorded, task.Value, stamp.On, ("verb", $"{says.Verb}"), ("decider", $"{says.Decider.Value:N}"), ("scan", scan.Sha256)));
    }

    public PaperActId Id { get; private set; }

    public InspectionId InspectionId { get; private set; }

    public TaskId TaskId { get; private set; }

    public TaskVerb Verb { get; private set; }

    public PersonId DeciderId { get; private set; }

    public DateOnly DecidedOn { get; private set; }

    public string Sha256 { get; private set; }

    public string FileName { get; private set; }

    public string? Reason { get; private set; }

    public string? SeenSha256 { get; private set; }

    public bool? IsGranted { get; private set; }

    public TakeoverId? TakeoverId { get; private set; }

    public PersonId RecordedBy { get; private set; }

    public DateTimeOffset RecordedAt { get; private set; }

    public PaperActState State { get; private set; }

    public PersonId? CheckedBy { get; private set; }

    public DateTimeOffset? CheckedAt { get; private set; }

    /// <summary>Verbs that can be decided on paper: those whose rows ask for <see cref="Requirements.PaperChecked"/>.</summary>
    public static IReadOnlySet<TaskVerb> Verbs { get; } =
        TaskLifecycle.Rows.Where(row => row.Needs.Contains(Requirements.PaperChecked)).Select(row => row.Verb).ToHashSet();

    /// <summary>Decides on more than the task it is entered at: a plan version with all its tasks, or a batch of 补录.</summary>
    public static bool ReachesFurther(TaskVerb verb) => verb is TaskVerb.ApprovePlan or TaskVerb.TakeOver;

    /// <summary>The second person confirms that the entry says what the scan says; recorder and checker differ.</summary>
    public Refusal? Check(Stamp stamp)
    {
        if (Unanswerable(stamp) is { } refusal) return refusal;
        (State, CheckedBy, CheckedAt) = (PaperActState.Checked, stamp.By.Person, stamp.At);
        Raise(Fact.Of(FactKind.PaperActChecked, TaskId.Value, stamp.On, ("paper", $"{Id.Value:N}")));
        return null;
    }

    public Refusal? RefuseCheck(Reason reason, Stamp stamp)
    {
        if (Unanswerable(stamp) is { } refusal) return refusal;
        (State, CheckedBy, CheckedAt) = (PaperActState.Refused, stamp.By.Person, stamp.At);
        Raise(Fact.Of(FactKind.PaperActRefused, TaskId.Value, stamp.On, ("paper", $"{Id.Value:N}"), ("reason", reason.Text)));
        return null;
    }

    private Refusal? Unanswerable(Stamp stamp) =>
        PaperCheck.WhyNot(State != PaperActState.Recorded, RecordedBy, stamp) is { } rule ? Refusal.Because(Verb, rule, Relation.Office) : null;
}
