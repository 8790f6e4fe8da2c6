using System.Globalization;
using Rectify.App.Intake;
using Rectify.Domain.Rounds;

namespace Rectify.Web.Intake;

/// <summary>Addresses of the intake room.</summary>
internal static class IntakeAddress
{
    public const string List = "/intake";
    public const string Files = "/intake/files";
    public const string Pasted = "/intake/pasted";

    public static string Of(IntakeId id) => $"{List}/{id.Value}";

    /// <summary>The list again, with what is wrong with the document.</summary>
    public static string Refused(string code, string? detail) =>
        $"{List}?refused={Uri.EscapeDataString(code)}" + (detail is null ? "" : $"&detail={Uri.EscapeDataString(detail)}");

    public static string After(IntakeKey key) => string.Create(CultureInfo.InvariantCulture, $"{List}?after={key.SavedAt.UtcTicks}-{key.Id.Value:N}");

    /// <summary>Null for anything that is no place in the list.</summary>
    public static IntakeKey? Key(string? after) =>
        after?.Split('-') is [var ticks, var id] && long.TryParse(ticks, CultureInfo.InvariantCulture, out var at) && at >= 0 && at <= DateTimeOffset.MaxValue.UtcTicks && Guid.TryParseExact(id, "N", out var value)
            ? new(new DateTimeOffset(at, TimeSpan.Zero), IntakeId.From(value))
            : null;

    /// <summary>Where the registered problems are assigned next.</summary>
    public static string Assign(InspectionId inspection, int registered) => string.Create(CultureInfo.InvariantCulture, $"/assign?inspection={inspection.Value}&registered={registered}");
}
