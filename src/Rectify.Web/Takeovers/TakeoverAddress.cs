using Rectify.App.Planning;
using Rectify.Domain.Rounds;
using Rectify.Domain.Tasks;
using Rectify.Web.Planning;

namespace Rectify.Web.Takeovers;

/// <summary>Builds every address of 补录: the sheet the office writes in, the batches, their scans.</summary>
public static class TakeoverAddress
{
    public const string Sheet = "/takeovers/new";

    public static string Of(InspectionId inspection, SequenceCursor? after = null) => PlanningAddress.With(Sheet, inspection, null, $"{after}");

    public static string Of(TakeoverId batch) => $"/takeovers/{batch.Value}";

    public static string Scan(TakeoverId batch, int number) => $"{Of(batch)}/papers/{number}";

    /// <summary>Where the page's script sends a scan before the batch is proposed.</summary>
    public static string Upload(InspectionId inspection) => $"/inspections/{inspection.Value}/takeover-papers";
}
