using Rectify.Domain.Evidence;
using Rectify.Domain.Measures;
using Rectify.Domain.People;
using Rectify.Domain.Trail;

namespace Rectify.Domain.Tasks;

public sealed partial class RectificationTask
{
    private readonly List<Supplement> supplements = [];

    /// <summary>补充材料, in the order they were asked.</summary>
    public IReadOnlyList<Supplement> Supplements => supplements;

    public IEnumerable<Supplement> OpenSupplements => supplements.Where(s => s.IsOpen);

    /// <summary>要求补充材料: opens one measure to the unit until the auditor has decided what came. Everything else stands still.</summary>
    public Refusal? AskSupplement(SupplementId id, MeasureId measure, Reason asked, DateOnly dueOn, TaskSetting setting, Stamp stamp)
    {
        if (Refuse(TaskVerb.AskSupplement, setting, stamp) is { } refusal) return refusal;
        if (Counting.All(m => m.Id != measure)) return Refusal.Because(TaskVerb.AskSupplement, Rule.UnknownMeasure, Relation.ReviewingAuditor);
        if (OpenSupplements.Any(s => s.MeasureId == measure)) return Refusal.Because(TaskVerb.AskSupplement, Rule.SupplementAskedAlready, Relation.ReviewingAuditor, $"{PositionOf(measure)}");
        if (dueOn < stamp.On) return Refusal.Because(TaskVerb.AskSupplement, Rule.DeadlineInPast, Relation.ReviewingAuditor);
        supplements.Add(new Supplement(id, Id, measure, asked, dueOn, stamp));
        Take(TaskVerb.AskSupplement, State, stamp, FactKind.SupplementAsked, ("measure", $"{PositionOf(measure)}"), ("dueOn", $"{dueOn:yyyy-MM-dd}"), ("reason", asked.Text));
        return null;
    }

    /// <summary>The auditor no longer asks for it. What came in the meantime is decided like any other piece.</summary>
    public Refusal? WithdrawSupplement(MeasureId measure, TaskSetting setting, Stamp stamp)
    {
        if (Refuse(TaskVerb.WithdrawSupplement, setting, stamp) is { } refusal) return refusal;
        if (OpenSupplements.FirstOrDefault(s => s.MeasureId == measure) is not { } supplement) return Refusal.Because(TaskVerb.WithdrawSupplement, Rule.NoSupplementOpen, Relation.ReviewingAuditor);
        supplement.Finish(SupplementEnd.Withdrawn, stamp);
        Take(TaskVerb.WithdrawSupplement, State, stamp, FactKind.SupplementWithdrawn, ("measure", $"{PositionOf(measure)}"));
        return null;
    }

    /// <summary>Pieces that came as a supplement and are undecided for their measure; of what was erased nothing is left to decide.</summary>
    public IEnumerable<EvidenceUse> UndecidedSupplements(TaskSetting setting) =>
        evidence.Where(e => e is { IsReplaced: false, SupplementId: not null } && !setting.IsErased(e)).SelectMany(e => e.Uses).Where(use => use.IsAccepted is null);

    /// <summary>While a supplement is asked, only that measure is open, and a new version may only take the place of a piece that proves nothing else.</summary>
    private Refusal? OutsideSupplement(IReadOnlyList<Proof> proves, EvidenceItem? replaced)
    {
        if (State == TaskState.Rectifying) return null;
        var open = OpenSupplements.Select(s => s.MeasureId).ToHashSet();
        var closed = proves.Select(p => p.Measure).Concat(replaced?.Uses.Select(use => use.MeasureId) ?? []).Where(measure => !open.Contains(measure)).ToList();
        return closed.Count == 0 ? null : Refusal.Because(TaskVerb.AddEvidence, Rule.MeasureNotOpened, Relation.ReviewingAuditor, $"{PositionOf(closed[0])}");
    }

    /// <summary>What came as a supplement counts as submitted at once; signatures over an opinion fall, since the record they stand on has changed.</summary>
    /// <returns>How many signatures fell.</returns>
    private int Answer(EvidenceItem piece, Stamp stamp)
    {
        if (State == TaskState.Rectifying) return 0;
        var answered = OpenSupplements.Where(s => piece.Uses.Any(use => use.MeasureId == s.MeasureId)).ToList();
        foreach (var supplement in answered) supplement.Answer(stamp.At);
        piece.AnswerTo(answered[0].Id);
        piece.Submit(stamp.At);
        return VoidSignatures();
    }

    /// <summary>A supplement ends when everything that came for its measure is decided.</summary>
    private void EndDecidedSupplement(MeasureId measure, TaskSetting setting, Stamp stamp)
    {
        if (OpenSupplements.FirstOrDefault(s => s.MeasureId == measure && s.AnsweredAt is not null) is { } supplement && UndecidedSupplements(setting).All(use => use.MeasureId != measure))
            supplement.Finish(SupplementEnd.Decided, stamp);
    }

    private void EndSupplements(Stamp stamp)
    {
        foreach (var supplement in OpenSupplements) supplement.Finish(SupplementEnd.ReviewEnded, stamp);
    }
}
