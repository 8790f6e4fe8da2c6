using System.Globalization;
using Rectify.Domain.Tasks;

namespace Rectify.App.Planning;

/// <summary>Where a page of an inspection's tasks ended: the next one begins after it. Travels in an address as <c>12-0198…</c>.</summary>
public readonly record struct SequenceCursor(int Sequence, TaskId Task)
{
    public override string ToString() => $"{Sequence.ToString(CultureInfo.InvariantCulture)}-{Task.Value:N}";

    /// <summary>Null for what is no cursor: the page then begins at the beginning.</summary>
    public static SequenceCursor? Parse(string? text) =>
        text?.Split('-') is [var sequence, var task] && int.TryParse(sequence, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && Guid.TryParseExact(task, "N", out var id)
            ? new SequenceCursor(number, TaskId.From(id)) : null;
}
