using Rectify.Domain.Measures;
using Rectify.Domain.People;
using Rectify.Domain.Trail;

namespace Rectify.Domain.Tasks;

public sealed partial class RectificationTask
{
    private readonly List<IndicatorValue> indicatorValues = [];

    /// <summary>Everything ever recorded, voided or not.</summary>
    public IReadOnlyList<IndicatorValue> IndicatorValues => indicatorValues;

    /// <summary>The measure's values in force, earliest day first; of one day, the one recorded first.</summary>
    public IEnumerable<IndicatorValue> ValuesOf(MeasureId measure) =>
        indicatorValues.Where(v => v.MeasureId == measure && v.Value is not null && !IsVoid(v)).OrderBy(v => v.On).ThenBy(v => v.RecordedAt).ThenBy(v => v.Id.Value);

    /// <summary>Null where the measure has no indicator.</summary>
    public IndicatorStanding? StandingOf(Measure measure, DateOnly day) =>
        measure.Indicator is { } indicator ? new IndicatorStanding(indicator, ValuesOf(measure.Id).LastOrDefault(v => v.On <= day)) : null;

    /// <summary>Sets what a measure is to reach in numbers, or takes it away. In the plan it makes the plan a draft again; afterwards it is the office's, with the reason.</summary>
    public Refusal? SetIndicator(MeasureId id, Indicator? indicator, Reason? reason, TaskSetting setting, Stamp stamp)
    {
        if (Refuse(TaskVerb.SetIndicator, setting, stamp) is { } refusal) return refusal;
        if (measures.Find(m => m.Id == id && m.Counts) is not { } measure) return Refusal.Because(TaskVerb.SetIndicator, Rule.UnknownMeasure, Relation.UnitLead);
        if (State != TaskState.Planning && reason is null) return Refusal.Because(TaskVerb.SetIndicator, Rule.ReasonMissing, Relation.Office);
        if (indicator is { IsSound: false }) throw new ArgumentException("An indicator has a name, a unit of measure and bounds in their order.", nameof(indicator));
        indicator = indicator?.Trimmed();
        // 82件 says nothing of a share in %
        if (indicator is not null && ValuesOf(id).FirstOrDefault(v => v.Unit != indicator.Unit) is { } other)
            return Refusal.Because(TaskVerb.SetIndicator, Rule.ValuesInOtherUnit, Relation.UnitLead, $"{measure.Position}|{other.Unit}");
        var before = measure.Indicator;
        measure.MeasureBy(indicator);
        if (State == TaskState.Planning) TakeBackPlan();
        Take(TaskVerb.SetIndicator, State, stamp, indicator is null ? FactKind.IndicatorEnded : FactKind.IndicatorSet,
            ("measure", $"{measure.Position}"), ("indicator", (indicator ?? before)?.Name), ("goal", indicator?.Goal), ("goalBefore", before?.Goal), ("reason", reason?.Text));
        return null;
    }

    /// <summary>Records what an indicator stood at on a day. An adding act: it conflicts with no other.</summary>
    public Refusal? RecordValue(IndicatorValueId id, IndicatorValueDraft draft, TaskSetting setting, Stamp stamp)
    {
        if (Refuse(TaskVerb.RecordValue, setting, stamp) is { } refusal) return refusal;
        if (measures.Find(m => m.Id == draft.Measure && m.Counts) is not { Indicator: { } indicator } measure) return Refusal.Because(TaskVerb.RecordValue, Rule.UnknownMeasure, Relation.UnitLead);
        if (WhyNotValue(TaskVerb.RecordValue, draft, measure, setting, stamp) is { } wrong) return wrong;
        indicatorValues.Add(new IndicatorValue(id, Id, indicator.Unit, draft, stamp));
        Note(FactKind.IndicatorValueRecorded, stamp, ("measure", $"{measure.Position}"), ("indicator", indicator.Name), ("trueOn", $"{draft.On:yyyy-MM-dd}"),
            ("value", $"{Indicator.Printed(draft.Value)}{indicator.Unit}"), ("source", draft.Source.Trim()), ("evidence", draft.Proof?.Value.ToString("N")));
        return null;
    }

    /// <summary>A later entry voids a mistaken one, with the reason.</summary>
    /// <param name="instead">The value that stands in its place; null leaves none.</param>
    public Refusal? CorrectValue(IndicatorValueId id, IndicatorValueId mistaken, IndicatorValueDraft? instead, Reason because, TaskSetting setting, Stamp stamp)
    {
        if (Refuse(TaskVerb.CorrectValue, setting, stamp) is { } refusal) return refusal;
        if (indicatorValues.Find(v => v.Id == mistaken && v.Value is not null && !IsVoid(v)) is not { } wrong) return Refusal.Because(TaskVerb.CorrectValue, Rule.AlreadyDone, Relation.UnitLead);
        if (measures.Find(m => m.Id == wrong.MeasureId && m.Counts) is not { } measure || instead is not null && instead.Measure != wrong.MeasureId)
            return Refusal.Because(TaskVerb.CorrectValue, Rule.UnknownMeasure, Relation.UnitLead);
        if (instead is not null && WhyNotValue(TaskVerb.CorrectValue, instead, measure, setting, stamp) is { } against) return against;
        indicatorValues.Add(new IndicatorValue(id, wrong, instead, because, stamp));
        Take(TaskVerb.CorrectValue, State, stamp, FactKind.IndicatorValueVoided, ("measure", $"{measure.Position}"), ("indicator", measure.Indicator?.Name), ("statedOn", $"{wrong.On:yyyy-MM-dd}"),
            ("valueBefore", $"{Indicator.Printed(wrong.Value!.Value)}{wrong.Unit}"), ("trueOn", instead is null ? null : $"{instead.On:yyyy-MM-dd}"),
            ("value", instead is null ? null : $"{Indicator.Printed(instead.Value)}{wrong.Unit}"), ("source", instead?.Source.Trim()), ("evidence", instead?.Proof?.Value.ToString("N")), ("reason", because.Text));
        return null;
    }

    private Refusal? WhyNotValue(TaskVerb verb, IndicatorValueDraft draft, Measure measure, TaskSetting setting, Stamp stamp) =>
        draft.On > stamp.On ? Refusal.Because(verb, Rule.DayInFuture, Relation.UnitLead, $"{measure.Position}")
        : setting.TooEarly(draft.On) is { } early ? Refusal.Because(verb, early, Relation.UnitLead, $"{measure.Position}")
        : draft.Proof is { } proof && !EvidenceOf(measure.Id).Any(piece => piece.Id == proof) ? Refusal.Because(verb, Rule.UnknownEvidence, Relation.UnitLead)
        : null;

    private bool IsVoid(IndicatorValue value) => indicatorValues.Exists(later => later.VoidsId == value.Id);
}
