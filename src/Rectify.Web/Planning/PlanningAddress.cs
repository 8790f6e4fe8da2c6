using System.Globalization;
using Rectify.App.Planning;
using Rectify.Domain.People;
using Rectify.Domain.Rounds;

namespace Rectify.Web.Planning;

/// <summary>Builds every address of the planning pages.</summary>
public static class PlanningAddress
{
    public const string Sheet = "/planning";
    public const string Approval = "/planning/approval";
    public const string Lists = "/planning/lists";

    public static string Of(InspectionId inspection, UnitId? unit = null, SequenceCursor? after = null) => With(Sheet, inspection, unit, $"{after}");

    public static string OfApproval(InspectionId inspection, SequenceCursor? after = null) => With(Approval, inspection, null, $"{after}");

    public static string NewOpinion(InspectionId inspection) => $"{Sheet}/opinions/new?inspection={inspection.Value}";

    public static string OpinionScan(InspectionId inspection, int number) => string.Create(CultureInfo.InvariantCulture, $"{Sheet}/opinions/{inspection.Value}/{number}/scan");

    /// <summary>One of the lists of the plan.</summary>
    public static string OfList(InspectionId inspection, PlanListKind list = PlanListKind.Problems, SequenceCursor? after = null) =>
        $"{Lists}?inspection={inspection.Value}{(list == PlanListKind.Problems ? null : $"&list={list}")}{(after is null ? null : $"&after={after}")}";

    /// <summary>The first list where none is named, or one that is not there.</summary>
    public static PlanListKind ListOf(string? name) => Enum.TryParse<PlanListKind>(name, out var list) && Enum.IsDefined(list) ? list : PlanListKind.Problems;

    /// <summary>All lists as a workbook.</summary>
    public static string Workbook(InspectionId inspection) => $"{Lists}/{inspection.Value}.xlsx";

    /// <summary>The plan as a document as it stands today.</summary>
    public static string Document(InspectionId inspection) => $"{Lists}/{inspection.Value}.docx";

    /// <summary>A version as it was approved.</summary>
    public static string Document(InspectionId inspection, int version) => string.Create(CultureInfo.InvariantCulture, $"{Lists}/{inspection.Value}/version-{version}.docx");

    /// <summary>A sheet's address with what narrows it; blank conditions are left out.</summary>
    public static string With(string page, InspectionId inspection, UnitId? unit, string after) =>
        $"{page}?inspection={inspection.Value}{(unit is { } u ? $"&unit={u.Value}" : null)}{(after.Length > 0 ? $"&after={after}" : null)}";
}
