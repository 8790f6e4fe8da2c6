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

    /// <summary>Under which a pasted text is kept until it is read.</summary>
    public const string KeptPaste = "intake-paste";
    public const string Template = "/intake/template.xlsx";

    public static string Of(IntakeId id) => $"{List}/{id.Value}";

    /// <summary>The workbench with that problem in hand.</summary>
    public static string At(IntakeId id, int? problem) => problem is { } key ? string.Create(CultureInfo.InvariantCulture, $"{Of(id)}?problem={key}") : Of(id);

    /// <summary>The rows of a ledger that were not taken, with their reasons.</summary>
    public static string Errors(IntakeId id) => $"{Of(id)}/errors.xlsx";

    /// <summary>The list again after several files, one entry each: its name, and what was wrong with it.</summary>
    public static string Several(IEnumerable<(string Name, string? Code, string? Detail)> files) =>
        $"{List}?{string.Join('&', files.Select(file => $"file={Uri.EscapeDataString(string.Join('|', Shortened(file.Name), file.Code, file.Detail))}"))}";

    /// <summary>An entry of <see cref="Several"/>.</summary>
    public static (string Name, string? Code, string? Detail) FileOf(string entry) => entry.Split('|') is [var name, var code, var detail]
        ? (name, code.Length == 0 ? null : code, detail.Length == 0 ? null : detail)
        : (entry, null, null);

    /// <summary>The list again, with what is wrong with the document.</summary>
    public static string Refused(string code, string? detail) =>
        $"{List}?refused={Uri.EscapeDataString(code)}" + (detail is null ? "" : $"&detail={Uri.EscapeDataString(detail)}");

    public static string After(IntakeKey key) => string.Create(CultureInfo.InvariantCulture, $"{List}?after={key.SavedAt.UtcTicks}-{key.Id.Value:N}");

    /// <summary>Null for anything that is no place in the list.</summary>
    public static IntakeKey? Key(string? after) =>
        after?.Split('-') is [var ticks, var id] && long.TryParse(ticks, CultureInfo.InvariantCulture, out var at) && at >= 0 && at <= DateTimeOffset.MaxValue.UtcTicks && Guid.TryParseExact(id, "N", out var value)
            ? new(new DateTimeOffset(at, TimeSpan.Zero), IntakeId.From(value))
            : null;

    private static string Shortened(string name) => name.Replace('|', ' ') is { Length: > 60 } longer ? longer[..60] : name.Replace('|', ' ');

    /// <summary>Where the registered problems are assigned next.</summary>
    public static string Assign(InspectionId inspection, int registered) => string.Create(CultureInfo.InvariantCulture, $"/assign?inspection={inspection.Value}&registered={registered}");
}
