using Rectify.Domain.Evidence;
using Rectify.Domain.People;

namespace Rectify.Domain.Measures;

public readonly record struct IndicatorValueId(Guid Value) : IEntityId<IndicatorValueId>
{
    public static IndicatorValueId New() => new(EntityKey.Next());

    public static IndicatorValueId From(Guid value) => new(value);
}

/// <summary>What is recorded of an indicator on one day.</summary>
/// <param name="On">The day the value is true for.</param>
/// <param name="Source">Where it is taken from.</param>
/// <param name="Proof">A piece of evidence of the measure that shows it; may be left out.</param>
public sealed record IndicatorValueDraft(MeasureId Measure, DateOnly On, decimal Value, string Source, EvidenceId? Proof);

/// <summary>
/// 指标实际值: one dated value with its source. Append-only: a mistaken one is voided, with the reason, by a later entry, which may put another value in its place. Both stay.
/// </summary>
public sealed class IndicatorValue
{
    private IndicatorValue() { Unit = ""; }

    internal IndicatorValue(IndicatorValueId id, Tasks.TaskId task, string unit, IndicatorValueDraft draft, Stamp stamp)
    {
        var source = draft.Source.Trim();
        if (source.Length is 0 or > Indicator.MaxSourceLength) throw new ArgumentException("A value names its source in 1 to 100 characters.", nameof(draft));
        if (!Indicator.IsKept(draft.Value)) throw new ArgumentOutOfRangeException(nameof(draft), "A value has at most four places.");
        (Id, TaskId, MeasureId, On, Value, Unit, Source, EvidenceId, RecordedBy, RecordedAt) = (id, task, draft.Measure, draft.On, draft.Value, unit, source, draft.Proof, stamp.By.Person, stamp.At);
    }

    /// <summary>Voids an earlier entry.</summary>
    /// <param name="instead">What stands in its place; null leaves none.</param>
    internal IndicatorValue(IndicatorValueId id, IndicatorValue wrong, IndicatorValueDraft? instead, Reason because, Stamp stamp)
    {
        if (instead is not null)
        {
            var entry = new IndicatorValue(id, wrong.TaskId, wrong.Unit, instead, stamp);
            (Value, Source, EvidenceId) = (entry.Value, entry.Source, entry.EvidenceId);
        }
        (Id, TaskId, MeasureId, On, Unit, RecordedBy, RecordedAt) = (id, wrong.TaskId, wrong.MeasureId, instead?.On ?? wrong.On, wrong.Unit, stamp.By.Person, stamp.At);
        (VoidsId, Because) = (wrong.Id, because.Text);
    }

    public IndicatorValueId Id { get; private set; }

    public Tasks.TaskId TaskId { get; private set; }

    public MeasureId MeasureId { get; private set; }

    public DateOnly On { get; private set; }

    /// <summary>Null in an entry that only voids another.</summary>
    public decimal? Value { get; private set; }

    /// <summary>The unit of measure it is in.</summary>
    public string Unit { get; private set; }

    public string? Source { get; private set; }

    public EvidenceId? EvidenceId { get; private set; }

    public PersonId RecordedBy { get; private set; }

    public DateTimeOffset RecordedAt { get; private set; }

    /// <summary>The entry it makes void; null where it makes none.</summary>
    public IndicatorValueId? VoidsId { get; private set; }

    /// <summary>Why that entry is void.</summary>
    public string? Because { get; private set; }
}
