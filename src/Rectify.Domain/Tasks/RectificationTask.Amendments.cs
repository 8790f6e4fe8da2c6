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
        HashSet<MeasureId> linked = [];
        foreach (var asked in drafts.OrderBy(d => measures.Find(m => m.Id == d.Measure)?.Position ?? int.MaxValue))
        {
            var (before, draft) = (measures.Find(m => m.Id == asked.Measure), asked);
            if (draft.Kind == AmendmentKind.Linked)
            {
                if (draft.From is not { } from || !setting.Written.TryGetValue(from, out var source)) return Refusal.Because(TaskVerb.ProposeAmendment, Rule.UnknownMeasure, Relation.UnitLead);
                if (WhyNotShared(source, setting) is { } rule) return Refusal.Because(TaskVerb.ProposeAmendment, rule, Relation.UnitLead);
                if (!linked.Add(source.Measure.Id)) return Refusal.Because(TaskVerb.ProposeAmendment, Rule.AlreadyDone, Relation.UnitLead);
                draft = draft with { From = source.Measure.Id, To = AsLinked(source.Measure, stamp.On) };
            }
            if ((draft.Kind is AmendmentKind.Added or AmendmentKind.Linked) == before is not null || before is { Counts: false } || (draft.Kind == AmendmentKind.Unlinked && before!.SharedFrom is null)) return Refusal.Because(TaskVerb.ProposeAmendment, Rule.UnknownMeasure, Relation.UnitLead);
            if (before is { SharedFrom: not null } && draft.Kind == AmendmentKind.Reworded && before.WouldChange(draft.To!)) return Refusal.Because(TaskVerb.ProposeAmendment, Rule.MeasureWrittenElsewhere, Relation.UnitLead, $"{before.Position}");
            if (before is { IsDone: true }) return Refusal.Because(TaskVerb.ProposeAmendment, Rule.MeasureVerified, Relation.UnitLead, $"{before.Position}");
            var line = new AmendmentLine(id, amendment.Lines.Count + 1, draft, before);
            if (line is { Kind: not (AmendmentKind.Cancelled or AmendmentKind.Linked), OwnerPersonId: null }) return Refusal.Because(TaskVerb.ProposeAmendment, Rule.MeasureWithoutOwner, Relation.UnitLead, $"{line.Position ?? measures.Count + 1}");
            if (line.Kind == AmendmentKind.Added && line.DueOn > DueOn) return Refusal.Because(TaskVerb.ProposeAmendment, Rule.MeasureBeyondTask, Relation.UnitLead, $"{measures.Count + 1}");
            if (line.Kind == AmendmentKind.Added && line.DueOn < stamp.On) return Refusal.Because(TaskVerb.ProposeAmendment, Rule.DeadlineInPast, Relation.UnitLead);
            if (line.Changes) amendment.Add(line);
        }
        if (amendment.Lines.Count == 0) return Refusal.Because(TaskVerb.ProposeAmendment, Rule.NothingAmended, Relation.UnitLead);
        var cancelled = amendment.Lines.Where(line => line.Kind == AmendmentKind.Cancelled).Select(line => line.MeasureId).ToHashSet();
        if (Counting.All(m => cancelled.Contains(m.Id)) && amendment.Lines.All(line => line.Kind is not (AmendmentKind.Added or AmendmentKind.Linked))) return Refusal.Because(TaskVerb.ProposeAmendment, Rule.MeasuresMissing, Relation.UnitLead);
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
    /// The leading group approves: the measures are now as the amendment says. What was reported done under other words is in progress again; a cancelled measure keeps what is recorded of it; a linked one has the words it has
    /// today where it is written, and may be linked no more where that is another unit's by now.
    /// </summary>
    /// <param name="minutes">Where the decision is written down.</param>
    public Refusal? ApproveAmendment(string? minutes, TaskSetting setting, Stamp stamp)
    {
        if (Refuse(TaskVerb.ApproveAmendment, setting, stamp) is { } refusal) return refusal;
        var amendment = OpenAmendment!;
        foreach (var line in amendment.Lines.Where(line => line.Kind == AmendmentKind.Linked))
            if (!setting.Written.TryGetValue(line.SharedFrom!.Value, out var from) || WhyNotShared(from, setting) is not null) return Refusal.Because(TaskVerb.ApproveAmendment, Rule.MeasureNotToBeShared, Relation.UnitLead);
        foreach (var line in amendment.Lines) Become(line, setting, stamp);
        amendment.Approve(Clean(minutes), stamp);
        Take(TaskVerb.ApproveAmendment, State, stamp, FactKind.AmendmentApproved, [.. Said(amendment), ("minutes", Clean(minutes))]);
        return null;
    }

    private void Become(AmendmentLine line, TaskSetting setting, Stamp stamp)
    {
        var known = measures.Find(m => m.Id == line.MeasureId);
        switch (line.Kind)
        {
            case AmendmentKind.Added:
                measures.Add(new Measure(line.MeasureId, Id, measures.Max(m => m.Position) + 1, line.To, stamp));
                break;
            case AmendmentKind.Linked:
                var from = setting.Written[line.SharedFrom!.Value].Measure;
                var linked = new Measure(line.MeasureId, Id, measures.Max(m => m.Position) + 1, AsLinked(from, stamp.On), stamp);
                linked.Share(from.Id);
                measures.Add(linked);
                break;
            case AmendmentKind.Cancelled:
                known!.Cancel(stamp);
                break;
            default:
                // it may have become its own meanwhile
                if (line.Kind == AmendmentKind.Unlinked && known!.SharedFrom is { } of) known.Part(of, stamp);
                known!.Amend(line.To);
                break;
        }
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
        return [("amendment", $"{amendment.Number}"), ("reworded", Count(AmendmentKind.Reworded)), ("added", Count(AmendmentKind.Added)), ("cancelled", Count(AmendmentKind.Cancelled)), ("linked", Count(AmendmentKind.Linked)), ("unlinked", Count(AmendmentKind.Unlinked))];
    }
}
