using Rectify.Domain.People;
using Rectify.Domain.Trail;

namespace Rectify.Domain.Tasks;

public sealed partial class RectificationTask
{
    private readonly List<Objection> objections = [];

    /// <summary>公示异议, in the order they were entered.</summary>
    public IReadOnlyList<Objection> Objections => objections;

    public IEnumerable<Objection> OpenObjections => objections.Where(o => o.IsOpen);

    /// <summary>The office enters what came in during the display.</summary>
    public Refusal? RecordObjection(ObjectionId id, ObjectionWay way, DateOnly receivedOn, Reason says, TaskSetting setting, Stamp stamp)
    {
        if (Refuse(TaskVerb.RecordObjection, setting, stamp) is { } refusal) return refusal;
        if (receivedOn > stamp.On) return Refusal.Because(TaskVerb.RecordObjection, Rule.DayInFuture, Relation.Office);
        var from = spans.Single(s => s.UntilAt is null).FromOn;
        if (receivedOn < from || receivedOn > DisplayUntil) return Refusal.Because(TaskVerb.RecordObjection, Rule.OutsideDisplay, Relation.Office, $"{from:yyyy-MM-dd}|{DisplayUntil:yyyy-MM-dd}");
        var objection = new Objection(id, Id, objections.Count + 1, CurrentOpinion!.Round, way, receivedOn, says, stamp);
        objections.Add(objection);
        Take(TaskVerb.RecordObjection, State, stamp, FactKind.ObjectionRecorded, ("number", $"{objection.Number}"), ("way", $"{way}"), ("receivedOn", $"{receivedOn:yyyy-MM-dd}"), ("reason", says.Text));
        return null;
    }

    /// <summary>It does not hold; the display goes on.</summary>
    public Refusal? DismissObjection(ObjectionId id, Reason reason, TaskSetting setting, Stamp stamp)
    {
        if (Refuse(TaskVerb.DismissObjection, setting, stamp) is { } refusal) return refusal;
        if (OpenObjections.FirstOrDefault(o => o.Id == id) is not { } objection) return Refusal.Because(TaskVerb.DismissObjection, Rule.NoObjectionOpen, Relation.Office);
        objection.Decide(upheld: false, reason, stamp);
        Take(TaskVerb.DismissObjection, State, stamp, FactKind.ObjectionDismissed, ("number", $"{objection.Number}"), ("reason", reason.Text));
        return null;
    }

    /// <summary>It holds: back to acceptance; a new review round begins, the earlier opinion stays as it was. What else is still undecided waits for the next display.</summary>
    public Refusal? UpholdObjection(ObjectionId id, ReviewId next, Reason reason, TaskSetting setting, Stamp stamp)
    {
        if (Refuse(TaskVerb.UpholdObjection, setting, stamp) is { } refusal) return refusal;
        if (OpenObjections.FirstOrDefault(o => o.Id == id) is not { } objection) return Refusal.Because(TaskVerb.UpholdObjection, Rule.NoObjectionOpen, Relation.Office);
        objection.Decide(upheld: true, reason, stamp);
        var auditor = LastPassedReview!;
        var again = new Review(next, Id, reviews.Count + 1, auditor.AuditorId, auditor.TakenAt);
        if (setting.Regime.HasPanel) again.Conclude(ReviewConclusion.Passed, null, stamp);
        reviews.Add(again);
        (DisplayUntil, PrincipalSignedBy, UpperConfirmedBy) = (null, null, null);
        Take(TaskVerb.UpholdObjection, WaitingState(setting), stamp, FactKind.ObjectionUpheld, ("number", $"{objection.Number}"), ("reason", reason.Text));
        return null;
    }
}
