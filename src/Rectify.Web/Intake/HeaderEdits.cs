using System.Collections.Immutable;
using Rectify.Domain.Intake;

namespace Rectify.Web.Intake;

/// <summary>What a person writes into the header form takes the place of what was read, at the same place of the source.</summary>
internal static class HeaderEdits
{
    public static ProposedText? With(this ProposedText? read, string? text) =>
        string.IsNullOrWhiteSpace(text) ? null : new(text.Trim(), read?.Span ?? default, Confidence.Confirmed);

    /// <summary>One text a line; a line that was read keeps its place in the source.</summary>
    public static ImmutableList<ProposedText> WithLines(this ImmutableList<ProposedText> read, string? text) =>
        [.. (text ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(line => read.Find(known => known.Text == line) ?? new(line, default, Confidence.Confirmed))];

    public static ProposedDay? With(this ProposedDay? read, DateOnly? day) =>
        day is { } on ? new(on, read?.Printed ?? "", DayInference.None, read?.Span ?? default, Confidence.Confirmed) : null;
}
