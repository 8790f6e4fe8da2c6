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

/// <summary>
/// 纸质: what a person decided on paper (批示, 签字表, 会议纪要), entered by the office with its scan in the decider's name and checked by a second person.
/// It takes effect with the check, through the same life-cycle row as if the decider had signed in, and is marked wherever it counts.
/// </summary>
public sealed class PaperAct : RaisesFacts
{
    private PaperAct() { FileName = ""; Sha256 = ""; }

    /// <param name="decidedOn">The day on the paper.</param>
    /// <param name="reason">The words the act needs (a refusal's reason, a dissent); null where it needs none.</param>
    /// <param name="seenSha256">For signatures: the digest of the text that was printed and signed.</param>
    public PaperAct(PaperActId id, InspectionId inspection, TaskId task, TaskVerb verb, PersonId decider, DateOnly decidedOn, StoredFile scan, string? reason, string? seenSha256, Stamp stamp)
    {
        (Id, InspectionId, TaskId, Verb, DeciderId, DecidedOn, Sha256, FileName) = (id, inspection, task, verb, decider, decidedOn, scan.Sha256, scan.FileName);
        (Reason, SeenSha256, RecordedBy, RecordedAt) = (reason, seenSha256, stamp.By.Person, stamp.At);
        Raise(Fact.Of(FactKind.PaperActRecorded, task.Value, stamp.On, ("verb", $"{verb}"), ("decider", $"{decider.Value:N}"), ("scan", scan.Sha256)));
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

    public PersonId RecordedBy { get; private set; }

    public DateTimeOffset RecordedAt { get; private set; }

    public PaperActState State { get; private set; }

    public PersonId? CheckedBy { get; private set; }

    public DateTimeOffset? CheckedAt { get; private set; }

    /// <summary>Verbs that can be decided on paper: those whose rows ask for <see cref="Requirements.PaperChecked"/>.</summary>
    public static IReadOnlySet<TaskVerb> Verbs { get; } =
        TaskLifecycle.Rows.Where(row => row.Needs.Contains(Requirements.PaperChecked)).Select(row => row.Verb).ToHashSet();

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
        State != PaperActState.Recorded ? Refusal.Because(Verb, Rule.AlreadyDone, Relation.Office)
        : stamp.By.AsPerson(RecordedBy) is not null ? Refusal.Because(Verb, Rule.CheckerIsRecorder, Relation.Office)
        : null;
}
