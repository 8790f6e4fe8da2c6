using Rectify.Domain.Measures;
using Rectify.Domain.People;
using Rectify.Domain.Trail;

namespace Rectify.Domain.Tasks;

public sealed partial class RectificationTask
{
    private readonly List<Amendment> amendments = [];

    public IReadOnlyList<Amendment> Amendments => amendments;

    public Amendment? OpenAmendment => amendments.Find(a => a.IsOpen);

    /// <summary>The unit asks for other measures, with the reason. Nothing changes before the leading group has approved.</summary>
    public Refusal? ProposeAmendment(AmendmentId id, IReadOnlyList<AmendmentDraft> drafts, Reason reason, TaskSetting setting, Stamp stamp)
    {
        if (Refuse(TaskVerb.ProposeAmendment, setting, stamp) is { } refusal) return refusal;
        var amendment = new Amendment(id, Id, amendments.Count + 1, reason, stamp);
        foreach (var draft in drafts.OrderBy(d => measures.Find(m => m.Id == d.Measure)?.Position ?? int.MaxValue))
        {
            var before = measures.Find(m => m.Id == draft.Measure);
            if ((draft.Kind == AmendmentKind.Added) != before is null || before is { Counts: false }) return Refusal.Because(TaskVerb.ProposeAmendment, Rule.UnknownMeasure, Relation.UnitLead);
            if (before is { SharedFrom: not null } && draft.Kind == AmendmentKind.Reworded && before.WouldChange(draft.To!)) return Refusal.Because(TaskVerb.ProposeAmendment, Rule.MeasureWrittenElsewhere, Relation.UnitLead, $"{before.Position}");
            if (before is { IsDone: true }) return Refusal.Because(TaskVerb.ProposeAmendment, Rule.MeasureVerified, Relation.UnitLead, $"{before.Position}");
            var line = new AmendmentLine(id, amendment.Lines.Count + 1, draft, before);
            if (line is { Kind: not AmendmentKind.Cancelled, OwnerPersonId: null }) return Refusal.Because(TaskVerb.ProposeAmendment, Rule.MeasureWithoutOwner, Relation.UnitLead, $"{line.Position ?? measures.Count + 1}");
            if (line.Kind == AmendmentKind.Added && line.DueOn > DueOn) return Refusal.Because(TaskVerb.ProposeAmendment, Rule.MeasureBeyondTask, Relation.UnitLead, $"{measures.Count + 1}");
            if (line.Kind == AmendmentKind.Added && line.DueOn < stamp.On) return Refusal.Because(TaskVerb.ProposeAmendment, Rule.DeadlineInPast, Relation.UnitLead);
            if (line.Changes) amendment.Add(line);
        }
        if (amendment.Lines.Count == 0) return Refusal.Because(TaskVerb.ProposeAmendment, Rule.NothingAmended, Relation.UnitLead);
        var cancelled = amendment.Lines.Where(line => line.Kind == AmendmentKind.Cancelled).Select(line => line.MeasureId).ToHashSet();
        if (Counting.All(m => cancelled.Contains(m.Id)) && amendment.Lines.All(line => line.Kind != AmendmentKind.Added)) return Refusal.Because(TaskVerb.ProposeAmendment, Rule.MeasuresMissing, Relation.UnitLead);
        amendments.Add(amendment);
        Take(TaskVerb.ProposeAmendment, State, stamp, FactKind.AmendmentProposed, [.. Said(amendment), ("reason", reason.Text)]);
        return null;
    }

    public Refusal? AgreeAmendment(TaskSetting setting, Stamp stamp)
    {
        if (Refuse(TaskVerb.AgreeAmendment, setting, stamp) is { } refusal) return refusal;
        OpenAmendment!.Agree(stamp);
        Take(TaskVerb.AgreeAmendment, State, stamp, FactKind.AmendmentAgreed);
        return null;
    }

    public Refusal? ReviewAmendment(TaskSetting setting, Stamp stamp)
    {
        if (Refuse(TaskVerb.ReviewAmendment, setting, stamp) is { } refusal) return refusal;
        OpenAmendment!.Review(stamp);
        Take(TaskVerb.ReviewAmendment, State, stamp, FactKind.AmendmentReviewed);
        return null;
    }

    /// <summary>
    /// The leading group approves: the measures are now as the amendment says. What was reported done under other words is in progress again; a cancelled measure keeps what is recorded of it.
    /// </summary>
    /// <param name="minutes">Where the decision is written down.</param>
    public Refusal? ApproveAmendment(string? minutes, TaskSetting setting, Stamp stamp)
    {
        if (Refuse(TaskVerb.ApproveAmendment, setting, stamp) is { } refusal) return refusal;
        var amendment = OpenAmendment!;
        foreach (var line in amendment.Lines)
        {
            if (line.Kind == AmendmentKind.Added) measures.Add(new Measure(line.MeasureId, Id, measures.Max(m => m.Position) + 1, line.To, stamp));
            else if (line.Kind == AmendmentKind.Cancelled) measures.Find(m => m.Id == line.MeasureId)!.Cancel(stamp);
            else measures.Find(m => m.Id == line.MeasureId)!.Amend(line.To);
        }
        amendment.Approve(Clean(minutes), stamp);
        Take(TaskVerb.ApproveAmendment, State, stamp, FactKind.AmendmentApproved, [.. Said(amendment), ("minutes", Clean(minutes))]);
        return null;
    }

    public Refusal? ReturnAmendment(Reason reason, TaskSetting setting, Stamp stamp) => EndAmendment(TaskVerb.ReturnAmendment, AmendmentState.Returned, FactKind.AmendmentReturned, reason, setting, stamp);

    public Refusal? WithdrawAmendment(Reason reason, TaskSetting setting, Stamp stamp) => EndAmendment(TaskVerb.WithdrawAmendment, AmendmentState.Withdrawn, FactKind.AmendmentWithdrawn, reason, setting, stamp);

    private Refusal? EndAmendment(TaskVerb verb, AmendmentState how, FactKind fact, Reason reason, TaskSetting setting, Stamp stamp)
    {
        if (Refuse(verb, setting, stamp) is { } refusal) return refusal;
        OpenAmendment!.End(how, reason.Text, stamp);
        Take(verb, State, stamp, fact, ("reason", reason.Text));
        return null;
    }

    private static (string Name, string? Value)[] Said(Amendment amendment)
    {
        string? Count(AmendmentKind kind) => amendment.Lines.Count(line => line.Kind == kind) is > 0 and var count ? $"{count}" : null;
        return [("amendment", $"{amendment.Number}"), ("reworded", Count(AmendmentKind.Reworded)), ("added", Count(AmendmentKind.Added)), ("cancelled", Count(AmendmentKind.Cancelled))];
    }
}
