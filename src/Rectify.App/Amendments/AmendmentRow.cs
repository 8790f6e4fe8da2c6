using Rectify.App.Tasks;
using Rectify.Domain.Measures;
using Rectify.Domain.People;
using Rectify.Domain.Tasks;

namespace Rectify.App.Amendments;

/// <summary>A measure as it stood, or as it is to be.</summary>
public sealed record AmendedState(string Text, MeasureKind Kind, string OwnerUnit, string? Owner);

/// <param name="Position">The measure's place in the plan; null where it is added.</param>
/// <param name="Before">Null where it is added or linked.</param>
/// <param name="After">Null where it is cancelled.</param>
public sealed record AmendmentLineRow(AmendmentKind Kind, int? Position, DateOnly DueOn, AmendedState? Before, AmendedState? After)
{
    /// <summary>Of one that is linked or unlinked: where the other is written; null where the reader may not see it, or it is no more.</summary>
    public SharedPlace? From { get; init; }
}

/// <summary>措施调整 as it is shown: who did what, and the difference measure by measure.</summary>
/// <param name="Minutes">Where the approval is written down.</param>
public sealed record AmendmentRow(
    int Number, AmendmentState State, string Reason, string ProposedBy, DateTimeOffset ProposedAt, string? AgreedBy, DateTimeOffset? AgreedAt, string? ReviewedBy, DateTimeOffset? ReviewedAt,
    string? EndedBy, DateTimeOffset? EndedAt, string? EndReason, string? Minutes, IReadOnlyList<AmendmentLineRow> Lines)
{
    public bool IsOpen => State is AmendmentState.Proposed or AmendmentState.Agreed or AmendmentState.Reviewed;

    /// <summary>The latest first.</summary>
    internal static IReadOnlyList<AmendmentRow> Of(RectificationTask task, TaskPeople people, IReadOnlyDictionary<MeasureId, SharedPlace> places) => [.. task.Amendments.OrderByDescending(a => a.Number).Select(a => Of(a, people.Name, unit => people.Unit(unit).Name, places))];

    internal static AmendmentRow Of(Amendment a, Func<PersonId?, string?> person, Func<UnitId, string> unit, IReadOnlyDictionary<MeasureId, SharedPlace> places) => new(
        a.Number, a.State, a.Reason, person(a.ProposedBy) ?? "", a.ProposedAt, person(a.AgreedBy), a.AgreedAt, person(a.ReviewedBy), a.ReviewedAt, person(a.EndedBy), a.EndedAt, a.EndReason, a.Minutes,
        [.. a.Lines.OrderBy(line => line.Number).Select(line => new AmendmentLineRow(line.Kind, line.Position, line.DueOn,
            line.EarlierText is null ? null : new AmendedState(line.EarlierText, line.EarlierKind!.Value, unit(line.EarlierOwnerUnitId!.Value), person(line.EarlierOwnerPersonId)),
            line.Text is null ? null : new AmendedState(line.Text, line.MeasureKind!.Value, unit(line.OwnerUnitId!.Value), person(line.OwnerPersonId))) { From = line.SharedFrom is { } from ? places.GetValueOrDefault(from) : null })]);
}
