using System.Globalization;
using Rectify.App.Reporting;
using Rectify.Domain.People;
using Rectify.Domain.Rounds;
using Rectify.Domain.Tasks;

namespace Rectify.Web.Reporting;

/// <summary>Builds and reads every address of the reporting cycles.</summary>
public static class CycleAddress
{
    public static string List(InspectionId inspection, int? before = null) => $"/inspections/{inspection.Value}/cycles{(before is { } number ? $"?before={number}" : null)}";

    public static string Of(CycleId cycle) => $"/cycles/{cycle.Value}";

    /// <summary>The cycle's page with that list of measures.</summary>
    public static string Of(CycleId cycle, CycleView view, UnitId? unit = null, CycleKey? from = null) =>
        $"{Of(cycle)}?view={view}{(unit is { } one ? $"&unit={one.Value}" : null)}{(from is { } at ? string.Create(CultureInfo.InvariantCulture, $"&{(at.Backward ? "before" : "after")}={at.Sequence}~{at.Task.Value:N}~{at.Position}") : null)}";

    /// <summary>Where a page begins by its address; the first one, where that cannot be read.</summary>
    public static CycleKey? Key(string? after, string? before) => Read(after, backward: false) ?? Read(before, backward: true);

    private static CycleKey? Read(string? text, bool backward) =>
        text?.Split('~') is [var sequence, var task, var position] && int.TryParse(sequence, NumberStyles.None, CultureInfo.InvariantCulture, out var place) && Guid.TryParse(task, out var key)
            && int.TryParse(position, NumberStyles.None, CultureInfo.InvariantCulture, out var within) ? new CycleKey(backward, place, TaskId.From(key), within) : null;

    public static string Workbook(CycleId cycle) => $"{Of(cycle)}.xlsx";

    public static string Briefing(CycleId cycle) => $"{Of(cycle)}.docx";

    /// <summary>Where a unit reports.</summary>
    public static string Progress(InspectionId inspection) => $"/progress?inspection={inspection.Value}";

    /// <summary>The view an address names; who has not, unless it names another.</summary>
    public static CycleView View(string? asked) => Enum.TryParse<CycleView>(asked, out var view) && Enum.IsDefined(view) ? view : CycleView.Missing;
}
