using Rectify.Domain.Rounds;
using Rectify.Domain.Tasks;
using Rectify.Web.Selections;

namespace Rectify.Web.Acceptance;

/// <summary>Builds the addresses of the printed list of closed tasks.</summary>
public static class CloseoutAddress
{
    public const string Route = "/inspections/{id:guid}/closed-list.docx";

    /// <summary>All that are closed.</summary>
    public static string Of(InspectionId inspection) => $"/inspections/{inspection.Value}/closed-list.docx";

    public static string Of(InspectionId inspection, IEnumerable<TaskId> chosen) => SelectionAddress.Of(Of(inspection), chosen);
}
