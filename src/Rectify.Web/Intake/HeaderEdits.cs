using Rectify.Domain.Intake;

namespace Rectify.Web.Intake;

/// <summary>What a person writes into the header form takes the place of what was read, at the same place of the source.</summary>
internal static class HeaderEdits
{
    public static ProposedText? With(this ProposedText? read, string? text) =>
        string.IsNullOrWhiteSpace(text) ? null : new(text.Trim(), read?.Span ?? default, Confidence.Confirmed);

    public static ProposedDay? With(this ProposedDay? read, DateOnly? day) =>
        day is { } on ? new(on, read?.Printed ?? "", DayInference.None, read?.Span ?? default, Confidence.Confirmed) : null;
}
