using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;
using Rectify.App.Evaluations;
using Rectify.Domain.Evaluations;
using Rectify.Domain.Rounds;
using Rectify.Web.Shared;

namespace Rectify.Web.Evaluations;

/// <summary>What the list of evaluations shows, as its address, and every other address of evaluations. What cannot be read is left out.</summary>
public sealed record EvaluationAddress(InspectionId? Inspection = null, EvaluationKey? From = null)
{
    public const string Page = "/evaluations";
    public const string Workbook = "/evaluations.xlsx";
    public const string Schemes = "/evaluations/schemes";

    public string Href
    {
        get
        {
            var said = new List<KeyValuePair<string, string?>>();
            if (Inspection is { } inspection) said.Add(new("inspection", $"{inspection.Value:N}"));
            if (From is { } at) said.Add(new(at.Backward ? "before" : "after", $"{Days.Iso(at.OpenedOn)}~{at.Evaluation.Value:N}"));
            return QueryHelpers.AddQueryString(Page, said);
        }
    }

    public string ExportHref => string.Concat(Workbook, (this with { From = null }).Href.AsSpan(Page.Length));

    public static string Of(EvaluationId evaluation) => $"{Page}/{evaluation.Value}";

    public static string Of(InspectionId inspection) => new EvaluationAddress(inspection).Href;

    public static string Survey(EvaluationId evaluation) => $"{Of(evaluation)}/survey";

    /// <summary>The blank sheet, to be printed from the browser.</summary>
    public static string BlankSurvey(EvaluationId evaluation) => $"{Of(evaluation)}/blank-survey";

    /// <summary>The blank sheet for Word.</summary>
    public static string BlankSurveyWord(EvaluationId evaluation) => $"{BlankSurvey(evaluation)}.docx";

    public static string New(InspectionId inspection) => $"{Page}/new?inspection={inspection.Value}";

    /// <param name="from">The version that another is made from; null begins with an empty one.</param>
    public static string NewScheme(SchemeId? from = null) => $"{Schemes}/new{(from is { } known ? $"?from={known.Value}" : null)}";

    /// <summary>The page behind or before that row.</summary>
    public EvaluationAddress At(EvaluationRow row, bool backward) => this with { From = new EvaluationKey(backward, row.OpenedOn, row.Id) };

    /// <param name="query">The query part, with or without its question mark.</param>
    public static EvaluationAddress Parse(string? query)
    {
        var said = QueryHelpers.ParseQuery(query);
        string? Text(string name) => said.TryGetValue(name, out var values) ? values[^1] : null;
        return new EvaluationAddress(Guid.TryParse(Text("inspection"), out var inspection) ? InspectionId.From(inspection) : null, Key(Text("after"), backward: false) ?? Key(Text("before"), backward: true));
    }

    private static EvaluationKey? Key(string? text, bool backward) =>
        text?.Split('~') is [var on, var id] && DateOnly.TryParseExact(on, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && Guid.TryParse(id, out var key) ? new EvaluationKey(backward, day, EvaluationId.From(key)) : null;
}
