using System.Globalization;
using Rectify.App.Figures;
using Rectify.Domain.Rounds;

namespace Rectify.Web.Dashboards;

/// <summary>The address of an inspection's dashboard.</summary>
public static class DashboardAddress
{
    public const string Page = "/dashboard";

    public const string Measures = "/dashboard/measures";

    public const string MeasuresWorkbook = "/dashboard/measures.xlsx";

    /// <summary>The same as a workbook, all of them.</summary>
    public static string MeasuresExport(InspectionId inspection, MeasureFigure figure, DateOnly? on = null) => string.Concat(MeasuresWorkbook, MeasuresOf(inspection, figure, on).AsSpan(Measures.Length));

    /// <summary>What cannot be read is the first number, and today.</summary>
    public static (MeasureFigure Figure, DateOnly? On) Asked(string? show, string? on) => (
        Enum.TryParse<MeasureFigure>(show, out var asked) && Enum.IsDefined(asked) ? asked : MeasureFigure.Done,
        DateOnly.TryParseExact(on, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null);

    /// <summary>The measures behind a number of that day.</summary>
    /// <param name="on">Null for today.</param>
    public static string MeasuresOf(InspectionId inspection, MeasureFigure figure, DateOnly? on = null, MeasurePlace? after = null) =>
        $"{Measures}?inspection={inspection.Value:N}&show={figure}{(on is { } day ? $"&on={day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}" : "")}{(after is { } place ? string.Create(CultureInfo.InvariantCulture, $"&after={place.Sequence}.{place.Part}.{place.Position}.{place.Measure:N}") : "")}";

    public static MeasurePlace? PlaceOf(string? written) => written?.Split('.') is [var s, var t, var p, var m] && int.TryParse(s, NumberStyles.None, CultureInfo.InvariantCulture, out var sequence)
        && int.TryParse(t, NumberStyles.None, CultureInfo.InvariantCulture, out var part) && int.TryParse(p, NumberStyles.None, CultureInfo.InvariantCulture, out var position) && Guid.TryParse(m, out var measure) ? new MeasurePlace(measure, sequence, part, position) : null;

    /// <param name="on">Null for today.</param>
    public static string Of(InspectionId inspection, DateOnly? on = null) =>
        $"{Page}?inspection={inspection.Value:N}{(on is { } day ? $"&on={day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}" : "")}";
}
