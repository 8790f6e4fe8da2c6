namespace Rectify.Web.Shared;

/// <param name="Label">What is counted.</param>
/// <param name="Value">The number, formatted.</param>
/// <param name="Unit">The measure word: items, measures, files, days.</param>
/// <param name="Tone">Danger for overdue, warn for behind.</param>
/// <param name="Href">The list behind the number.</param>
public sealed record SumFigure(string Label, string Value, string Unit, Tone Tone = Tone.Plain, string? Href = null);
