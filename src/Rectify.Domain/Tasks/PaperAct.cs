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
/// <param name="Absent">The member of the panel who is absent.</param>
public sealed record PaperStatement(TaskVerb Verb, PersonId Decider, DateOnly DecidedOn, string? Reason = null, string? SeenSha256 = null, bool? IsGranted = null, TakeoverId? Takeover = null, PersonId? Absent = null);

/// <summary>One of the tasks that a paper names, and what was decided on as it stood when the paper was entered. Insert-only.</summary>
public sealed class PaperActTask
{
    private PaperActTask() { }

    internal PaperActTask(PaperActId paper, TaskId task, string? seenSha256) => (PaperActId, TaskId, SeenSha256) = (paper, task, seenSha256);

    public PaperActId PaperActId { get; private set; }

    public TaskId TaskId { get; private set; }

    /// <summary>As <see cref="PaperAct.SeenSha256"/>, of this task.</summary>
    public string? SeenSha256 { get; private set; }
}

/// <summary>
/// 纸质: what a person decided on paper (批示, 签字表, 会议纪要), entered by the office with its scan in the decider's name and checked by a second person.
/// It takes effect with the check, through the same life-cycle row as if the decider had signed in, and is marked wherever it counts.
/// </summary>
public sealed class PaperAct : RaisesFacts
{
    /// <summary>Tasks that one paper may name: more belong on several.</summary>
    public const int MaxTasks = 100;

    private readonly List<PaperActTask> tasks = [];

    private PaperAct() { FileName = ""; Sha256 = ""; }

    /// <param name="task">The task it is about; of a plan, a batch or several tasks, the first.</param>
    /// <param name="named">Where it names several tasks: all of them, with what was decided on.</param>
    public PaperAct(PaperActId id, InspectionId inspection, TaskId task, PaperStatement says, StoredFile scan, Stamp stamp, IReadOnlyList<(TaskId Task, string? SeenSha256)>? named = null)
    {
        (Id, InspectionId, TaskId, Verb, DeciderId, DecidedOn, Sha256, FileName) = (id, inspection, task, says.Verb, says.Decider, says.DecidedOn, scan.Sha256, scan.FileName);
        (Reason, SeenSha256, IsGranted, TakeoverId, RecordedBy, RecordedAt) = (says.Reason, says.SeenSha256, says.IsGranted, says.Takeover, stamp.By.Person, stamp.At);
        AbsentId = says.Absent;
        tasks.AddRange((named ?? []).Select(one => new PaperActTask(id, one.Task, one.SeenSha256)));
        RaiseOfEach(FactKind.PaperActRecorded, stamp, ("verb", $"{says.Verb}"), ("decider", $"{says.Decider.Value:N}"), ("scan", scan.Sha256), ("tasks", Several));
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

    /// <summary>The member of the panel whom the head records absent.</summary>
    public PersonId? AbsentId { get; private set; }

    /// <summary>Where it names several tasks: all of them.</summary>
    public IReadOnlyList<PaperActTask> Tasks => tasks;

    public PersonId RecordedBy { get; private set; }

    public DateTimeOffset RecordedAt { get; private set; }

    public PaperActState State { get; private set; }

    public PersonId? CheckedBy { get; private set; }

    public DateTimeOffset? CheckedAt { get; private set; }

    /// <summary>Verbs that can be decided on paper: those whose rows ask for <see cref="Requirements.PaperChecked"/>.</summary>
    public static IReadOnlySet<TaskVerb> Verbs { get; } =
        TaskLifecycle.Rows.Where(row => row.Needs.Contains(Requirements.PaperChecked)).Select(row => row.Verb).ToHashSet();

    /// <summary>Decides by itself on more than the task it is entered at: a plan version with all its tasks, or a batch of 补录. Any other verb reaches the tasks that the paper names.</summary>
    public static bool ReachesFurther(TaskVerb verb) => verb is TaskVerb.ApprovePlan or TaskVerb.TakeOver;

    /// <summary>The second person confirms that the entry says what the scan says; recorder and checker differ.</summary>
    public Refusal? Check(Stamp stamp)
    {
        if (Unanswerable(stamp) is { } refusal) return refusal;
        (State, CheckedBy, CheckedAt) = (PaperActState.Checked, stamp.By.Person, stamp.At);
        RaiseOfEach(FactKind.PaperActChecked, stamp, ("paper", $"{Id.Value:N}"));
        return null;
    }

    public Refusal? RefuseCheck(Reason reason, Stamp stamp)
    {
        if (Unanswerable(stamp) is { } refusal) return refusal;
        (State, CheckedBy, CheckedAt) = (PaperActState.Refused, stamp.By.Person, stamp.At);
        RaiseOfEach(FactKind.PaperActRefused, stamp, ("paper", $"{Id.Value:N}"), ("reason", reason.Text));
        return null;
    }

    /// <summary>What was decided on of that task, as it stood when the paper was entered.</summary>
    public string? SeenOf(TaskId task) => tasks.Count == 0 ? SeenSha256 : tasks.Find(one => one.TaskId == task)?.SeenSha256;

    private string? Several => tasks.Count == 0 ? null : $"{tasks.Count}";

    /// <summary>Every task it names has the fact in its own history.</summary>
    private void RaiseOfEach(FactKind kind, Stamp stamp, params (string Key, string? Value)[] details)
    {
        foreach (var task in tasks.Count == 0 ? [TaskId] : tasks.Select(one => one.TaskId)) Raise(Fact.Of(kind, task.Value, stamp.On, details));
    }

    private Refusal? Unanswerable(Stamp stamp) =>
        PaperCheck.WhyNot(State != PaperActState.Recorded, RecordedBy, stamp) is { } rule ? Refusal.Because(Verb, rule, Relation.Office) : null;
}
