using System.Globalization;
using Rectify.App.Checking;
using Rectify.App.Intake;
using Rectify.Domain.Rounds;
using Rectify.Web.Shared;

namespace Rectify.Web.Checking;

/// <summary>Builds and reads the addresses of the check-up.</summary>
public static class CheckupAddress
{
    public const string Page = "/check-up";
    public const string Document = "/check-up.docx";
    public const string Workbook = "/check-up.xlsx";

    public static string Of(CheckupSubject subject, DateOnly? asOf = null, string at = Page) =>
        $"{at}?{(subject.Intake is { } intake ? $"intake={intake.Value}" : $"inspection={subject.Inspection!.Value.Value}")}{(asOf is { } day ? $"&asOf={Days.Iso(day)}" : null)}";

    /// <summary>Null for an address that names neither.</summary>
    public static CheckupSubject? Subject(string? intake, string? inspection) =>
        Guid.TryParse(intake, out var read) ? CheckupSubject.Of(IntakeId.From(read)) : Guid.TryParse(inspection, out var id) ? CheckupSubject.Of(new InspectionId(id)) : null;

    /// <summary>Null for none or one that is no day.</summary>
    public static DateOnly? AsOf(string? day) => DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var read) ? read : null;
}
