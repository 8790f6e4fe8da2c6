using Rectify.Domain.Evidence;
using Rectify.Domain.Measures;
using Rectify.Domain.People;
using Rectify.Domain.Tasks;

namespace Rectify.App.Tasks;

/// <summary>指标 of a measure as it stands today, with everything recorded for it.</summary>
/// <param name="IsMet">By the latest value in force; null while there is none.</param>
/// <param name="Latest">Null while there is none.</param>
/// <param name="InForce">In the order of their days: what a chart draws.</param>
/// <param name="All">Every value ever recorded, latest day first; those made void say why.</param>
public sealed record IndicatorPart(Indicator Indicator, bool? IsMet, IndicatorValueRow? Latest, IReadOnlyList<IndicatorValueRow> InForce, IReadOnlyList<IndicatorValueRow> All)
{
    /// <summary>Null where the measure has no indicator.</summary>
    internal static IndicatorPart? Of(RectificationTask task, Measure measure, DateOnly today, Func<PersonId, string> nameOf)
    {
        if (task.StandingOf(measure, today) is not { } standing) return null;
        var voided = task.IndicatorValues.Where(v => v.VoidsId is not null).ToDictionary(v => v.VoidsId!.Value);
        var rows = task.IndicatorValues.Where(v => v.MeasureId == measure.Id && v.Value is not null).OrderBy(v => v.On).ThenBy(v => v.RecordedAt).ThenBy(v => v.Id.Value)
            .Select(v => new IndicatorValueRow(v.Id, v.On, v.Value!.Value, v.Unit, v.Source ?? "", v.EvidenceId, task.Evidence.FirstOrDefault(piece => piece.Id == v.EvidenceId)?.FileName,
                nameOf(v.RecordedBy), v.RecordedAt, voided.GetValueOrDefault(v.Id)?.Because, v.VoidsId is not null)).ToList();
        return new IndicatorPart(standing.Indicator, standing.IsMet, rows.Find(row => row.Id == standing.Latest?.Id), rows.FindAll(row => row.VoidedBecause is null), [.. Enumerable.Reverse(rows)]);
    }
}

/// <param name="Proof">A piece of evidence that shows it; null where none is named.</param>
/// <param name="VoidedBecause">Null while it is in force.</param>
/// <param name="IsCorrection">It stands in the place of an earlier one.</param>
public sealed record IndicatorValueRow(IndicatorValueId Id, DateOnly On, decimal Value, string Unit, string Source, EvidenceId? Proof, string? FileName, string RecordedBy, DateTimeOffset RecordedAt, string? VoidedBecause, bool IsCorrection);
