using Rectify.Domain.Measures;
using Rectify.Domain.People;
using Rectify.Domain.Trail;

namespace Rectify.Domain.Tasks;

public sealed partial class RectificationTask
{
    private readonly List<CommitmentEvent> commitmentEvents = [];

    /// <summary>Everything ever recorded, struck out or not.</summary>
    public IReadOnlyList<CommitmentEvent> CommitmentEvents => commitmentEvents;

    /// <summary>The periods of the measure's commitment up to that day; empty where it promises none.</summary>
    public IReadOnlyList<CommitmentSlot> SlotsOf(Measure measure, DateOnly today) =>
        measure.Commitment?.Slots(commitmentEvents.Where(e => e.MeasureId == measure.Id && e.Counts).Select(e => e.On), today) ?? [];

    /// <summary>Sets what a measure promises, or takes it away. In the plan it makes the plan a draft again; afterwards it is the office's, with the reason.</summary>
    public Refusal? SetCommitment(MeasureId id, Commitment? commitment, Reason? reason, TaskSetting setting, Stamp stamp)
    {
        if (Refuse(TaskVerb.SetCommitment, setting, stamp) is { } refusal) return refusal;
        if (measures.Find(m => m.Id == id && m.Counts) is not { } measure) return Refusal.Because(TaskVerb.SetCommitment, Rule.UnknownMeasure, Relation.UnitLead);
        if (State != TaskState.Planning && reason is null) return Refusal.Because(TaskVerb.SetCommitment, Rule.ReasonMissing, Relation.Office);
        if (commitment is { Times: < 1 or > Commitment.MaxTimes } or { Every: < 1 or > Commitment.MaxEvery }) throw new ArgumentException("A commitment names how often in how many periods.", nameof(commitment));
        if (setting.TooEarly(commitment?.FirstOn) is { } early) return Refusal.Because(TaskVerb.SetCommitment, early, Relation.UnitLead, $"{measure.Position}");
        if (commitment?.LastOn < commitment?.FirstOn) return Refusal.Because(TaskVerb.SetCommitment, Rule.EndBeforeBegin, Relation.UnitLead);
        measure.Promise(commitment);
        if (State == TaskState.Planning) TakeBackPlan();
        Take(TaskVerb.SetCommitment, State, stamp, commitment is null ? FactKind.CommitmentEnded : FactKind.CommitmentSet,
            ("measure", $"{measure.Position}"), ("times", $"{commitment?.Times}"), ("every", $"{commitment?.Every}"), ("period", $"{commitment?.Period}"),
            ("firstOn", $"{commitment?.FirstOn:yyyy-MM-dd}"), ("lastOn", $"{commitment?.LastOn:yyyy-MM-dd}"), ("reason", reason?.Text));
        return null;
    }

    /// <summary>Records what keeps a commitment. An adding act: it conflicts with no other.</summary>
    public Refusal? RecordEvent(CommitmentEventId id, CommitmentEventDraft draft, TaskSetting setting, Stamp stamp)
    {
        if (Refuse(TaskVerb.RecordEvent, setting, stamp) is { } refusal) return refusal;
        if (measures.Find(m => m.Id == draft.Measure && m.Counts) is not { Commitment: { } commitment } measure) return Refusal.Because(TaskVerb.RecordEvent, Rule.UnknownMeasure, Relation.UnitLead);
        if (draft.On > stamp.On) return Refusal.Because(TaskVerb.RecordEvent, Rule.DayInFuture, Relation.UnitLead, $"{measure.Position}");
        if (draft.On < commitment.FirstOn || draft.On > commitment.LastOn) return Refusal.Because(TaskVerb.RecordEvent, Rule.DayOutsideCommitment, Relation.UnitLead);
        if (!EvidenceOf(measure.Id).Any(piece => piece.Id == draft.Proof)) return Refusal.Because(TaskVerb.RecordEvent, Rule.UnknownEvidence, Relation.UnitLead);
        commitmentEvents.Add(new CommitmentEvent(id, Id, draft, stamp));
        Note(FactKind.CommitmentEventRecorded, stamp, ("measure", $"{measure.Position}"), ("trueOn", $"{draft.On:yyyy-MM-dd}"), ("what", draft.What.Trim()), ("evidence", $"{draft.Proof.Value:N}"));
        return null;
    }

    public Refusal? StrikeEvent(CommitmentEventId id, Reason reason, TaskSetting setting, Stamp stamp)
    {
        if (Refuse(TaskVerb.StrikeEvent, setting, stamp) is { } refusal) return refusal;
        if (commitmentEvents.Find(e => e.Id == id && e.Counts) is not { } wrong) return Refusal.Because(TaskVerb.StrikeEvent, Rule.AlreadyDone, Relation.UnitLead);
        if (wrong.MeetingId is not null) return Refusal.Because(TaskVerb.StrikeEvent, Rule.EventOfMeeting, Relation.Office);
        wrong.Strike(reason);
        Take(TaskVerb.StrikeEvent, State, stamp, FactKind.CommitmentEventStruck, ("measure", $"{measures.Find(m => m.Id == wrong.MeasureId)?.Position}"), ("trueOn", $"{wrong.On:yyyy-MM-dd}"), ("what", wrong.What), ("reason", reason.Text));
        return null;
    }
}
