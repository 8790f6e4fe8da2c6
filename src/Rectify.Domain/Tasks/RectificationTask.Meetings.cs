using Rectify.Domain.Measures;
using Rectify.Domain.People;
using Rectify.Domain.Rounds;
using Rectify.Domain.Trail;

namespace Rectify.Domain.Tasks;

public sealed partial class RectificationTask
{
    /// <summary>A meeting keeps the measure's commitment: its dated event, with the minutes as its proof. An adding act.</summary>
    public Refusal? KeepByMeeting(CommitmentEventId id, MeasureId measure, Meeting meeting, TaskSetting setting, Stamp stamp)
    {
        if (Refuse(TaskVerb.KeepByMeeting, setting, stamp) is { } refusal) return refusal;
        if (measures.Find(m => m.Id == measure && m.Counts) is not { Commitment: { } commitment } promising) return Refusal.Because(TaskVerb.KeepByMeeting, Rule.UnknownMeasure, Relation.UnitLead);
        if (meeting.On < commitment.FirstOn || meeting.On > commitment.LastOn) return Refusal.Because(TaskVerb.KeepByMeeting, Rule.DayOutsideCommitment, Relation.UnitLead);
        if (!meeting.HasMinutes) return Refusal.Because(TaskVerb.KeepByMeeting, Rule.MeetingWithoutMinutes, Relation.UnitLead);
        commitmentEvents.Add(new CommitmentEvent(id, Id, measure, meeting, stamp));
        Note(FactKind.CommitmentEventRecorded, stamp, ("measure", $"{promising.Position}"), ("trueOn", $"{meeting.On:yyyy-MM-dd}"), ("what", meeting.Title), ("meeting", $"{meeting.Id.Value:N}"));
        return null;
    }

    /// <summary>A meeting was made void: what it kept no longer counts.</summary>
    public Refusal? StrikeMeeting(MeetingId meeting, Reason reason, TaskSetting setting, Stamp stamp)
    {
        if (Refuse(TaskVerb.StrikeMeeting, setting, stamp) is { } refusal) return refusal;
        foreach (var kept in commitmentEvents.Where(e => e.MeetingId == meeting && e.Counts))
        {
            kept.Strike(reason);
            Take(TaskVerb.StrikeMeeting, State, stamp, FactKind.CommitmentEventStruck, ("measure", $"{measures.Find(m => m.Id == kept.MeasureId)?.Position}"), ("trueOn", $"{kept.On:yyyy-MM-dd}"), ("what", kept.What), ("reason", reason.Text));
        }
        return null;
    }
}
