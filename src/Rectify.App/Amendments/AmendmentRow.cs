using Rectify.App.Tasks;
using Rectify.Domain.Measures;
using Rectify.Domain.Tasks;

namespace Rectify.App.Amendments;

/// <summary>A measure as it stood, or as it is to be.</summary>
public sealed record AmendedState(string Text, MeasureKind Kind, string OwnerUnit, string? Owner);

/// <param name="Position">The measure's place in the plan; null where it is added.</param>
/// <param name="Before">Null where it is added.</param>
/// <param name="After">Null where it is cancelled.</param>
public sealed record AmendmentLineRow(AmendmentKind Kind, int? Position, DateOnly DueOn, AmendedState? Before, AmendedState? After);

/// <summary>措施调整 as it is shown: who did what, and the difference measure by measure.</summary>
/// <param name="Minutes">Where the approval is written down.</param>
public sealed record AmendmentRow(
    int Number, AmendmentState State, string Reason, string ProposedBy, DateTimeOffset ProposedAt, string? AgreedBy, DateTimeOffset? AgreedAt, string? ReviewedBy, DateTimeOffset? ReviewedAt,
    string? EndedBy, DateTimeOffset? EndedAt, string? EndReason, string? Minutes, IReadOnlyList<AmendmentLineRow> Lines)
{
    public bool IsOpen => State is AmendmentState.Proposed or AmendmentState.Agreed or AmendmentState.Reviewed;

    /// <summary>The latest first.</summary>
    internal static IReadOnlyList<AmendmentRow> Of(RectificationTask task, TaskPeople people) => [.. task.Amendments.OrderByDescending(a => a.Number).Select(a => new AmendmentRow(
        a.Number, a.State, a.Reason, people.Name(a.ProposedBy), a.ProposedAt, people.Name(a.AgreedBy), a.AgreedAt, people.Name(a.ReviewedBy), a.ReviewedAt, people.Name(a.EndedBy), a.EndedAt, a.EndReason, a.Minutes,
        [.. a.Lines.OrderBy(line => line.Number).Select(line => new AmendmentLineRow(line.Kind, line.Position, line.DueOn,
            line.EarlierText is null ? null : new AmendedState(line.EarlierText, line.EarlierKind!.Value, people.Unit(line.EarlierOwnerUnitId!.Value).Name, people.Name(line.EarlierOwnerPersonId)),
            line.Text is null ? null : new AmendedState(line.Text, line.MeasureKind!.Value, people.Unit(line.OwnerUnitId!.Value).Name, people.Name(line.OwnerPersonId))))]))];
}
