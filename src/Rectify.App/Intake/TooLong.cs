using System.Globalization;
using Rectify.Domain.Intake;
using Rectify.Domain.Measures;
using Rectify.Domain.Problems;
using Rectify.Domain.Tasks;

namespace Rectify.App.Intake;

/// <summary>Finds texts of a proposal that are longer than the records hold. Nothing is cut silently: the place is named, the person shortens or splits it.</summary>
internal static class TooLong
{
    private const int MaxOrdinalLength = 20;

    /// <summary>One error a text: the field is <c>problem/key/part</c>, the detail the number of characters it may have.</summary>
    public static IReadOnlyList<FieldError> In(IEnumerable<ProposedProblem> problems) => [.. problems.SelectMany(In)];

    private static IEnumerable<FieldError> In(ProposedProblem problem)
    {
        FieldError At(string part, int limit) => new(string.Create(CultureInfo.InvariantCulture, $"problem/{problem.Key}/{part}"), "too-long", limit.ToString(CultureInfo.InvariantCulture));
        if (problem.Wording.Text.Trim().Length == 0) yield return At("wording", Problem.MaxWordingLength) with { Code = "required", Detail = null };
        if (problem.Wording.Text.Length > Problem.MaxWordingLength) yield return At("wording", Problem.MaxWordingLength);
        if (problem.Ordinal?.Length > MaxOrdinalLength) yield return At("ordinal", MaxOrdinalLength);
        if (problem.Measures.Any(measure => measure.Text.Length > Measure.MaxTextLength)) yield return At("measures", Measure.MaxTextLength);
        if (problem.Parties.Any(party => party.Label.Length > SourceStatement.MaxLabelLength || party.Name.Text.Length > SourceStatement.MaxTextLength) || problem.Deadlines.Any(deadline => deadline.Printed.Length > SourceStatement.MaxTextLength))
            yield return At("parties", SourceStatement.MaxTextLength);
        if (AcceptedTexts.Progress(problem)?.Length > SourceStatement.MaxTextLength) yield return At("progress", SourceStatement.MaxTextLength);
        foreach (var (part, text) in new[] { ("effects", AcceptedTexts.Effect(problem)), ("next-steps", AcceptedTexts.NextSteps(problem)), ("reason", problem.Reason?.Text), ("target", problem.Target?.Text) })
            if (text?.Length > RectificationTask.MaxTextLength) yield return At(part, RectificationTask.MaxTextLength);
    }
}

/// <summary>How lists of a proposal become the texts of a record: one entry a line.</summary>
internal static class AcceptedTexts
{
    public static string? Effect(ProposedProblem problem) => Lines(problem.Effects);

    public static string? Progress(ProposedProblem problem) => Lines(problem.Progress);

    public static string? NextSteps(ProposedProblem problem) => Lines(problem.NextSteps);

    public static string? Manifestations(ProposedProblem problem) => Lines(problem.Manifestations);

    private static string? Lines(IReadOnlyCollection<ProposedItem> items) => items.Count == 0 ? null : string.Join('\n', items.Select(item => item.Text));
}
