using Rectify.Domain.Evidence;
using Rectify.Domain.People;
using Rectify.Domain.Rounds;
using Rectify.Domain.Trail;

namespace Rectify.Domain.Tasks;

public readonly record struct TakeoverId(Guid Value) : IEntityId<TakeoverId>
{
    public static TakeoverId New() => new(EntityKey.Next());

    public static TakeoverId From(Guid value) => new(value);
}

public enum TakeoverState
{
    /// <summary>Waits for the leading group.</summary>
    Proposed,

    Approved,

    Refused,

    /// <summary>Taken back by the office before it was decided.</summary>
    Withdrawn,
}

/// <summary>A batch that waits, as a task's row of the life cycle needs to know it.</summary>
public sealed record TakeoverSource(TakeoverId Id, PersonId ProposedBy);

/// <summary>What the office says of one task that was worked on before it was recorded here.</summary>
/// <param name="State">Rectifying, Closed or Sustained.</param>
/// <param name="On">The day since when it is in that state; for a closed one the day it was closed. Not before the feedback, not in the future.</param>
/// <param name="DueOn">The deadline as first set; <see cref="Deadline.LongTerm"/> is 长期.</param>
/// <param name="NextCheckOn">For a sustained one: when it is checked next.</param>
/// <param name="FilingNumber">销号编号, where there was one.</param>
/// <param name="Measures">For a task without measures: those the paper names, a text each.</param>
/// <param name="Supporting">配合单位; for the own-unit rule they took part since the feedback, as the lead unit did.</param>
public sealed record TakeoverStatement(
    TaskState State, DateOnly On, PersonId Leader, UnitId LeadUnit, DateOnly DueOn, DateOnly? NextCheckOn = null, string? FilingNumber = null, string? Remark = null, IReadOnlyList<string>? Measures = null,
    IReadOnlyList<UnitId>? Supporting = null, PersonId? Handler = null)
{
    public static IReadOnlyList<TaskState> States { get; } = [TaskState.Rectifying, TaskState.Closed, TaskState.Sustained];

    /// <summary>What cannot be so, whoever says it.</summary>
    public IEnumerable<Rule> Impossible(DateOnly feedbackOn, DateOnly today)
    {
        if (!States.Contains(State)) yield return Rule.NotInThisState;
        if (On > today) yield return Rule.DayInFuture;
        if (On < feedbackOn) yield return Rule.DayBeforeFeedback;
        if (DueOn < feedbackOn) yield return Rule.DeadlineBeforeFeedback;
        if (State == TaskState.Sustained && NextCheckOn is null) yield return Rule.NextCheckMissing;
        if (State == TaskState.Sustained && NextCheckOn <= On) yield return Rule.NextCheckBeforeDay;
    }
}

/// <summary>
/// 补录: work done before Rectify, entered by the office in a batch with the scanned paper and approved or refused by the leading group in one act, by another person than who proposed it.
/// What the batch says never changes after it is proposed; its tasks move with the approval, through their row of the life cycle.
/// </summary>
public sealed class Takeover : RaisesFacts
{
    public const int MaxLines = 500;
    public const int MaxPapers = 10;

    private readonly List<TakeoverLine> lines = [];
    private readonly List<TakeoverPaper> papers = [];

    private Takeover() { }

    private Takeover(TakeoverId id, InspectionId inspection, UnitId body, Stamp stamp) => (Id, InspectionId, BodyId, ProposedBy, ProposedAt) = (id, inspection, body, stamp.By.Person, stamp.At);

    public TakeoverId Id { get; private set; }

    public InspectionId InspectionId { get; private set; }

    /// <summary>The inspected body: its leading group decides.</summary>
    public UnitId BodyId { get; private set; }

    public PersonId ProposedBy { get; private set; }

    public DateTimeOffset ProposedAt { get; private set; }

    public TakeoverState State { get; private set; }

    public PersonId? DecidedBy { get; private set; }

    public DateTimeOffset? DecidedAt { get; private set; }

    /// <summary>Why the leading group refused it, or the office took it back.</summary>
    public string? RefusedBecause { get; private set; }

    public IReadOnlyList<TakeoverLine> Lines => lines;

    public IReadOnlyList<TakeoverPaper> Papers => papers;

    public static Takeover Propose(TakeoverId id, InspectionId inspection, UnitId body, IReadOnlyList<(TaskId Task, TakeoverStatement Says)> tasks, IReadOnlyList<StoredFile> scans, Stamp stamp)
    {
        if (tasks.Count is 0 or > MaxLines || scans.Count is 0 or > MaxPapers) throw new ArgumentException("A batch has tasks and the scanned paper.", nameof(tasks));
        var takeover = new Takeover(id, inspection, body, stamp);
        takeover.lines.AddRange(tasks.Select((task, i) => new TakeoverLine(id, i + 1, task.Task, task.Says)));
        takeover.papers.AddRange(scans.Select((scan, i) => new TakeoverPaper(id, i + 1, scan)));
        takeover.Raise(Fact.Of(FactKind.TakeoverProposed, id.Value, stamp.On, ("tasks", $"{tasks.Count}"), ("scans", string.Join(",", scans.Select(s => s.Sha256)))));
        return takeover;
    }

    /// <summary>Approves the batch; each of its tasks is taken over in the same act.</summary>
    public Refusal? Approve(Stamp stamp)
    {
        if (Undecidable(stamp) is { } refusal) return refusal;
        Decide(TakeoverState.Approved, null, stamp);
        Raise(Fact.Of(FactKind.TakeoverApproved, Id.Value, stamp.On, ("tasks", $"{lines.Count}"), ("paper", stamp.Paper?.Id.Value.ToString("N"))));
        return null;
    }

    /// <summary>The batch falls as a whole; its tasks stay registered.</summary>
    public Refusal? Refuse(Reason reason, Stamp stamp)
    {
        if (Undecidable(stamp) is { } refusal) return refusal;
        Decide(TakeoverState.Refused, reason.Text, stamp);
        Raise(Fact.Of(FactKind.TakeoverRefused, Id.Value, stamp.On, ("reason", reason.Text)));
        return null;
    }

    /// <summary>The office takes the batch back while it waits; its tasks stay registered and may be put into another.</summary>
    public Refusal? Withdraw(Reason reason, Stamp stamp)
    {
        if (NotWithdrawable(stamp) is { } refusal) return refusal;
        Decide(TakeoverState.Withdrawn, reason.Text, stamp);
        Raise(Fact.Of(FactKind.TakeoverWithdrawn, Id.Value, stamp.On, ("reason", reason.Text)));
        return null;
    }

    /// <summary>What keeps the actor from taking it back; null when they may.</summary>
    public Refusal? NotWithdrawable(Stamp stamp) =>
        !stamp.By.Has(Role.Office, BodyId) && !stamp.By.Has(Role.HeadOfOffice, BodyId) ? Refusal.Because(TaskVerb.TakeOver, Rule.NotYourAct, Relation.Office)
        : State != TakeoverState.Proposed ? Refusal.Because(TaskVerb.TakeOver, Rule.AlreadyDone, Relation.Office)
        : null;

    /// <summary>What keeps the actor from deciding; null when they may.</summary>
    public Refusal? Undecidable(Stamp stamp)
    {
        if (stamp.By.As(Role.LeadingGroup, BodyId) is not { } hat) return Refusal.Because(TaskVerb.TakeOver, Rule.NotYourAct, Relation.LeadingGroup);
        if (State != TakeoverState.Proposed) return Refusal.Because(TaskVerb.TakeOver, Rule.AlreadyDone, Relation.LeadingGroup);
        return stamp.By.Person == ProposedBy || hat.Person == ProposedBy ? Refusal.Because(TaskVerb.TakeOver, Rule.ApproverIsProposer, Relation.LeadingGroup) : null;
    }

    private void Decide(TakeoverState state, string? because, Stamp stamp) => (State, RefusedBecause, DecidedBy, DecidedAt) = (state, because, stamp.By.Person, stamp.At);
}

/// <summary>One task of the batch with what is said of it.</summary>
public sealed class TakeoverLine
{
    public const int MaxRemarkLength = 500;
    public const int MaxFilingNumberLength = 60;

    private TakeoverLine() { }

    internal TakeoverLine(TakeoverId takeover, int position, TaskId task, TakeoverStatement says)
    {
        (TakeoverId, Position, TaskId, State, On, LeaderId, LeadUnitId, DueOn) = (takeover, position, task, says.State, says.On, says.Leader, says.LeadUnit, says.DueOn);
        (NextCheckOn, FilingNumber, Remark) = (says.State == TaskState.Sustained ? says.NextCheckOn : null, says.State.IsDone() ? Clean(says.FilingNumber) : null, Clean(says.Remark));
        Measures = Clean(string.Join('\n', (says.Measures ?? []).Select(text => text.Trim()).Where(text => text.Length > 0)));
        (Supporting, HandlerId) = (Clean(string.Join(',', (says.Supporting ?? []).Where(unit => unit != says.LeadUnit).Distinct().Select(unit => $"{unit.Value:N}"))), says.Handler);
    }

    public TakeoverId TakeoverId { get; private set; }

    /// <summary>From 1 within the batch.</summary>
    public int Position { get; private set; }

    public TaskId TaskId { get; private set; }

    public TaskState State { get; private set; }

    public DateOnly On { get; private set; }

    public PersonId LeaderId { get; private set; }

    public UnitId LeadUnitId { get; private set; }

    public DateOnly DueOn { get; private set; }

    public DateOnly? NextCheckOn { get; private set; }

    public string? FilingNumber { get; private set; }

    public string? Remark { get; private set; }

    /// <summary>Measures the paper names where none were read, one a line.</summary>
    public string? Measures { get; private set; }

    /// <summary>Keys of the supporting units, parted by commas.</summary>
    public string? Supporting { get; private set; }

    public PersonId? HandlerId { get; private set; }

    public IReadOnlyList<UnitId> SupportingUnits => [.. (Supporting ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries).Select(key => UnitId.From(Guid.ParseExact(key, "N")))];

    public TakeoverStatement Says => new(State, On, LeaderId, LeadUnitId, DueOn, NextCheckOn, FilingNumber, Remark, Measures?.Split('\n') ?? [], SupportingUnits, HandlerId);

    private static string? Clean(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}

/// <summary>A scan the batch stands on.</summary>
public sealed class TakeoverPaper
{
    private TakeoverPaper() { Sha256 = FileName = MediaType = ""; }

    internal TakeoverPaper(TakeoverId takeover, int number, StoredFile scan) =>
        (TakeoverId, Number, Sha256, Size, FileName, MediaType) = (takeover, number, scan.Sha256, scan.Size, scan.FileName, scan.MediaType);

    public TakeoverId TakeoverId { get; private set; }

    /// <summary>From 1 within the batch.</summary>
    public int Number { get; private set; }

    public string Sha256 { get; private set; }

    public long Size { get; private set; }

    public string FileName { get; private set; }

    /// <summary>As found in the content.</summary>
    public string MediaType { get; private set; }
}
