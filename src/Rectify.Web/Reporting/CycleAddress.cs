using Rectify.App.Reporting;
using Rectify.Domain.People;
using Rectify.Domain.Rounds;

namespace Rectify.Web.Reporting;

/// <summary>Builds and reads every address of the reporting cycles.</summary>
public static class CycleAddress
{
    public static string List(InspectionId inspection, int? before = null) => $"/inspections/{inspection.Value}/cycles{(before is { } number ? $"?before={number}" : null)}";

    public static string Of(CycleId cycle) => $"/cycles/{cycle.Value}";

    /// <summary>The cycle's page with that list of measures.</summary>
    public static string Of(CycleId cycle, CycleView view, UnitId? unit = null, int after = 0) =>
        $"{Of(cycle)}?view={view}{(unit is { } one ? $"&unit={one.Value}" : null)}{(after > 0 ? $"&after={after}" : null)}";

    public static string Workbook(CycleId cycle) => $"{Of(cycle)}.xlsx";

    public static string Briefing(CycleId cycle) => $"{Of(cycle)}.docx";

    /// <summary>Where a unit reports.</summary>
    public static string Progress(InspectionId inspection) => $"/progress?inspection={inspection.Value}";

    /// <summary>The view an address names; who has not, unless it names another.</summary>
    public static CycleView View(string? asked) => Enum.TryParse<CycleView>(asked, out var view) && Enum.IsDefined(view) ? view : CycleView.Missing;
}
