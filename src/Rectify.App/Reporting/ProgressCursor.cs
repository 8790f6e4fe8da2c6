using System.Globalization;
using Rectify.Domain.Tasks;

namespace Rectify.App.Reporting;

/// <summary>
/// Where a page of measures ended. Travels in an address as <c>0-12-3-0198…</c>: 0 among what a reporting cycle waits for and 1 after it, the task's order, the measure's position, the task.
/// </summary>
public readonly record struct ProgressCursor(int Rank, int Sequence, int Position, TaskId Task)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Rank}-{Sequence}-{Position}-{Task.Value:N}");

    /// <summary>Null for what is no cursor: the page then begins at the beginning.</summary>
    public static ProgressCursor? Parse(string? text) =>
        text?.Split('-') is ["0" or "1", var sequence, var position, var task]
        && int.TryParse(sequence, NumberStyles.None, CultureInfo.InvariantCulture, out var s) && int.TryParse(position, NumberStyles.None, CultureInfo.InvariantCulture, out var p)
        && Guid.TryParseExact(task, "N", out var id)
            ? new ProgressCursor(text[0] - '0', s, p, TaskId.From(id)) : null;
}
