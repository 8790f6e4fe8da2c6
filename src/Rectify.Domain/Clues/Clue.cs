using Rectify.Domain.People;
using Rectify.Domain.Rounds;
using Rectify.Domain.Tasks;
using Rectify.Domain.Trail;

namespace Rectify.Domain.Clues;

/// <summary>What is kept of a clue or a petition when it is handed over: no name, no content.</summary>
/// <param name="Number">As registered where it came from; the only thing by which people outside this program know it.</param>
/// <param name="ReceivedOn">移交日; not later than today.</param>
public sealed record ClueDraft(ClueKind Kind, string Number, DateOnly ReceivedOn);

/// <summary>
/// A clue or a petition that an inspection handed over (问题线索, 信访件): number, kind, day, handling unit, disposals and their days. There is no field for a name or for what it says.
/// It lives in a compartment of its own: seen by who keeps it and by the keepers at the unit that handles it; outside there are counts. Every verb goes through its row of <see cref="ClueLifecycle"/>.
/// </summary>
public sealed class Clue : RaisesFacts
{
    public const int MaxNumberLength = 40;
    public const int MaxDisposals = 100;

    private readonly List<ClueDisposal> disposals = [];

    private Clue() => Number = "";

    public ClueId Id { get; private set; }

    public InspectionId InspectionId { get; private set; }

    /// <summary>The inspected body: who keeps its compartment keeps this.</summary>
    public UnitId BodyId { get; private set; }

    public ClueMatter Matter { get; private set; }

    public ClueKind Kind { get; private set; }

    /// <summary>Once in an inspection for its matter.</summary>
    public string Number { get; private set; }

    /// <summary>移交日</summary>
    public DateOnly ReceivedOn { get; private set; }

    public ClueState State { get; private set; }

    /// <summary>The version an act must have seen.</summary>
    public int Version { get; private set; } = 1;

    /// <summary>承办单位: any unit, as a rule outside the inspected body.</summary>
    public UnitId? UnitId { get; private set; }

    /// <summary>办理时限; the day itself is in time, and no day is 长期.</summary>
    public DateOnly DueOn { get; private set; } = Deadline.LongTerm;

    public PersonId RegisteredBy { get; private set; }

    public DateTimeOffset RegisteredAt { get; private set; }

    public DateOnly? AssignedOn { get; private set; }

    public DateTimeOffset? DiscardedAt { get; private set; }

    public DateOnly? DiscardedOn { get; private set; }

    /// <summary>Every disposal there was; those that a reopening set aside stay.</summary>
    public IReadOnlyList<ClueDisposal> Disposals => disposals;

    /// <summary>化解</summary>
    public bool IsSettled => disposals.Exists(d => d is { Settles: true, UndoneOn: null });

    /// <summary>A unit has it and the day is past.</summary>
    public bool IsOverdue(DateOnly today) => State == ClueState.InHand && Deadline.IsOverdue(DueOn, today);

    public static Clue Register(ClueId id, InspectionId inspection, UnitId body, ClueDraft draft, Stamp stamp)
    {
        var clue = new Clue { Id = id, InspectionId = inspection, BodyId = body, RegisteredBy = stamp.By.Person, RegisteredAt = stamp.At };
        clue.Write(draft, stamp.On);
        clue.Note(FactKind.ClueRegistered, stamp, ("kind", $"{clue.Kind}"), ("number", clue.Number), ("trueOn", $"{clue.ReceivedOn:yyyy-MM-dd}"));
        return clue;
    }

    /// <summary>Puts right what was copied wrongly, while no unit has it.</summary>
    public Refusal? Correct(ClueDraft draft, Stamp stamp)
    {
        if (Refuse(ClueVerb.Correct, stamp) is { } refusal) return refusal;
        Write(draft, stamp.On);
        Take(ClueVerb.Correct, FactKind.ClueCorrected, stamp, ("kind", $"{Kind}"), ("number", Number), ("trueOn", $"{ReceivedOn:yyyy-MM-dd}"));
        return null;
    }

    public Refusal? Discard(Reason reason, Stamp stamp)
    {
        if (Refuse(ClueVerb.Discard, stamp) is { } refusal) return refusal;
        (DiscardedOn, DiscardedAt) = (stamp.On, stamp.At);
        Take(ClueVerb.Discard, FactKind.ClueDiscarded, stamp, ("reason", reason.Text));
        return null;
    }

    /// <param name="dueOn">Not past; <see cref="Deadline.LongTerm"/> for 长期.</param>
    public Refusal? Assign(UnitId unit, DateOnly dueOn, Stamp stamp)
    {
        if ((Refuse(ClueVerb.Assign, stamp) ?? RefusePast(dueOn, stamp)) is { } refusal) return refusal;
        (UnitId, DueOn, AssignedOn) = (unit, dueOn, stamp.On);
        Take(ClueVerb.Assign, FactKind.ClueAssigned, stamp, ("unit", $"{unit.Value:N}"), ("dueOn", $"{dueOn:yyyy-MM-dd}"));
        return null;
    }

    /// <summary>改交, or another deadline for the same unit.</summary>
    public Refusal? Reassign(UnitId unit, DateOnly dueOn, Reason reason, Stamp stamp)
    {
        if ((Refuse(ClueVerb.Reassign, stamp) ?? RefusePast(dueOn, stamp)) is { } refusal) return refusal;
        var before = UnitId!.Value;
        (UnitId, DueOn, AssignedOn) = (unit, dueOn, stamp.On);
        Take(ClueVerb.Reassign, FactKind.ClueReassigned, stamp, ("unitBefore", $"{before.Value:N}"), ("unit", $"{unit.Value:N}"), ("dueOn", $"{dueOn:yyyy-MM-dd}"), ("reason", reason.Text));
        return null;
    }

    /// <summary>处置: the kind says whether it stays open, is concluded, or, of a petition concluded before, is settled.</summary>
    /// <param name="on">The day it was decided on: a statement about the world, not before it was handed over or disposed of last, and not later than today.</param>
    public Refusal? Dispose(DisposalKind kind, DateOnly on, Stamp stamp)
    {
        var row = ClueTables.Of(kind);
        var verb = State == ClueState.Concluded && row.Settles ? ClueVerb.Settle : row.Concludes ? ClueVerb.Conclude : ClueVerb.Dispose;
        if (Refuse(verb, stamp) is { } refusal) return refusal;
        if (row.Of != Matter) return Unmet(Rule.DisposalOfOtherMatter);
        if (on > stamp.On || on < ReceivedOn || disposals.Exists(d => d.UndoneOn is null && on < d.On)) return Unmet(Rule.DisposalDayOutOfOrder);
        if (disposals.Count >= MaxDisposals) throw new InvalidOperationException("A clue has that many disposals at most.");
        disposals.Add(new ClueDisposal(Id, disposals.Count + 1, row, on, stamp));
        var fact = verb switch { ClueVerb.Settle => FactKind.ClueSettled, ClueVerb.Conclude => FactKind.ClueConcluded, _ => FactKind.ClueDisposed };
        Take(verb, fact, stamp, ("disposal", $"{kind}"), ("trueOn", $"{on:yyyy-MM-dd}"));
        return null;
    }

    /// <summary>What ended it is set aside and stays to be read; it is owed again until the day.</summary>
    public Refusal? Reopen(Reason reason, DateOnly dueOn, Stamp stamp)
    {
        if ((Refuse(ClueVerb.Reopen, stamp) ?? RefusePast(dueOn, stamp)) is { } refusal) return refusal;
        foreach (var ended in disposals.Where(d => d is { Concludes: true, UndoneOn: null })) ended.Undo(stamp);
        DueOn = dueOn;
        Take(ClueVerb.Reopen, FactKind.ClueReopened, stamp, ("reason", reason.Text), ("dueOn", $"{dueOn:yyyy-MM-dd}"));
        return null;
    }

    private void Write(ClueDraft draft, DateOnly today)
    {
        var number = draft.Number.Trim();
        if (number.Length is 0 or > MaxNumberLength || draft.ReceivedOn > today) throw new ArgumentException("A clue has a number and was handed over by today.", nameof(draft));
        (Matter, Kind, Number, ReceivedOn) = (ClueTables.MatterOf(draft.Kind), draft.Kind, number, draft.ReceivedOn);
    }

    private Refusal? Refuse(ClueVerb verb, Stamp stamp)
    {
        var unmet = ClueLifecycle.WhyNot(verb, new ClueCase(this, stamp.By));
        return unmet.Count == 0 ? null : new Refusal(null, unmet);
    }

    private static Refusal? RefusePast(DateOnly dueOn, Stamp stamp) => dueOn < stamp.On ? Unmet(Rule.DeadlineInPast) : null;

    private static Refusal Unmet(Rule rule) => new(null, [new Unmet(rule, Relation.ClueKeeper)]);

    /// <summary>The only setter of the state: the row says where the verb leads.</summary>
    private void Take(ClueVerb verb, FactKind fact, Stamp stamp, params (string Name, string? Value)[] details)
    {
        State = ClueLifecycle.Find(State, verb)!.To;
        Version++;
        Note(fact, stamp, [.. details, ("version", $"{Version}")]);
    }

    private void Note(FactKind kind, Stamp stamp, params (string Name, string? Value)[] details) => Raise(Fact.Of(kind, Id.Value, stamp.On, details));
}

/// <summary>处置: what was decided, on which day. What it does is kept with it, so that counts of the past stay as they were.</summary>
public sealed class ClueDisposal
{
    private ClueDisposal() { }

    internal ClueDisposal(ClueId clue, int number, DisposalRow row, DateOnly on, Stamp stamp) =>
        (ClueId, Number, Kind, Concludes, Settles, On, By, At) = (clue, number, row.Kind, row.Concludes, row.Settles, on, stamp.By.Person, stamp.At);

    public ClueId ClueId { get; private set; }

    /// <summary>From 1 within the clue.</summary>
    public int Number { get; private set; }

    public DisposalKind Kind { get; private set; }

    /// <summary>办结</summary>
    public bool Concludes { get; private set; }

    /// <summary>化解</summary>
    public bool Settles { get; private set; }

    /// <summary>The day it was decided on.</summary>
    public DateOnly On { get; private set; }

    /// <summary>Who recorded it.</summary>
    public PersonId By { get; private set; }

    public DateTimeOffset At { get; private set; }

    /// <summary>The day a reopening set it aside; null while it stands.</summary>
    public DateOnly? UndoneOn { get; private set; }

    public DateTimeOffset? UndoneAt { get; private set; }

    internal void Undo(Stamp stamp) => (UndoneOn, UndoneAt) = (stamp.On, stamp.At);
}
