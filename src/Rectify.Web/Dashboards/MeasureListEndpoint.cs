using Microsoft.AspNetCore.Mvc;
using Rectify.App.Figures;
using Rectify.Domain.Rounds;
using Rectify.Web.Resources;
using Rectify.Web.Shared;
using Rectify.Web.Tasks;

namespace Rectify.Web.Dashboards;

/// <summary>The measures behind a number of a dashboard as a workbook, of today or of an earlier day. Who may not see the inspection finds nothing.</summary>
internal static class MeasureListEndpoint
{
    private const string Spreadsheet = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    public static void MapMeasureList(this IEndpointRouteBuilder app) => app.MapGet(DashboardAddress.MeasuresWorkbook, async (Guid? inspection, string? show, string? on, [FromServices] ListMeasures measures, CancellationToken ct) =>
    {
        var (figure, day) = DashboardAddress.Asked(show, on);
        if (inspection is not { } id || await measures.Run(new InspectionId(id), figure, day, ct: ct) is not { } page) return Results.NotFound();
        var words = new MeasureListWords(TitleOf(figure), Texts.Shared["NoDeadline"], FieldWords.Of);
        return Results.Stream(output => measures.ExportAsync(output, new InspectionId(id), figure, day, words, ct), Spreadsheet, $"{words.Title}{Days.Iso(page.AsOf.Day)}.xlsx");
    });

    public static string TitleOf(MeasureFigure figure) => Texts.Dashboards["MeasureList", Texts.Dashboards[figure is MeasureFigure.Done or MeasureFigure.Due ? $"Week.{figure}" : $"Measure.{figure}"]];
}
