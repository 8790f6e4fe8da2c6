using System.Globalization;
using Rectify.App.Data;
using Rectify.Domain.Evaluations;
using Rectify.Domain.People;

namespace Rectify.App.Evaluations;

/// <summary>One line of the form, as typed.</summary>
public sealed record MarkLine(int Position, string? Points, string? Remark);

/// <summary>One of the two who score hands in all their marks, once and for good. The other's are not seen before both have.</summary>
public sealed class HandInMarks(UnitOfWork work) : IUseCase
{
    public Task<Outcome> Run(EvaluationId id, IReadOnlyList<MarkLine> lines, ActId act, CancellationToken ct = default) => work.RunAsync(nameof(HandInMarks), act, async session =>
    {
        if (await session.LockEvaluationAsync(id) is not { } locked) return Outcome.None;
        var given = locked.Scheme.Items.OrderBy(item => item.Position).Select(item => (item.Position, Line: lines.FirstOrDefault(line => line.Position == item.Position))).ToList();
        var wrong = given.SelectMany(mark => Check(mark.Position, mark.Line)).ToList();
        if (wrong.Count > 0) return new Outcome.Invalid(wrong);
        return Outcome.Of(locked.Evaluation.HandIn(locked.Scheme, [.. given.Select(mark => new MarkDraft(mark.Position, Number(mark.Line!.Points)!.Value, mark.Line.Remark))], session.Stamp));
    }, ct);

    private static IEnumerable<FieldError> Check(int position, MarkLine? line)
    {
        if (Number(line?.Points) is not (>= 0 and <= EvaluationScheme.FullScore) || Number(line?.Points) is not { } points) yield return new FieldError($"Points{position}", "points");
        else if (points < EvaluationScheme.FullScore && string.IsNullOrWhiteSpace(line!.Remark)) yield return new FieldError($"Remark{position}", "remark");
        if (line?.Remark?.Trim().Length > Evaluation.MaxRemarkLength) yield return new FieldError($"Remark{position}", "too-long");
    }

    private static decimal? Number(string? typed) => decimal.TryParse(typed, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && decimal.Round(number, 2) == number ? number : null;
}
