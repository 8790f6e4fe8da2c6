using Rectify.App.Planning;
using Rectify.Domain.People;
using Rectify.Domain.Rounds;

namespace Rectify.Web.Planning;

/// <summary>Builds every address of the planning pages.</summary>
public static class PlanningAddress
{
    public const string Sheet = "/planning";
    public const string Approval = "/planning/approval";

    public static string Of(InspectionId inspection, UnitId? unit = null, SequenceCursor? after = null) => With(Sheet, inspection, unit, $"{after}");

    public static string OfApproval(InspectionId inspection, SequenceCursor? after = null) => With(Approval, inspection, null, $"{after}");

    /// <summary>A sheet's address with what narrows it; blank conditions are left out.</summary>
    public static string With(string page, InspectionId inspection, UnitId? unit, string after) =>
        $"{page}?inspection={inspection.Value}{(unit is { } u ? $"&unit={u.Value}" : null)}{(after.Length > 0 ? $"&after={after}" : null)}";
}
