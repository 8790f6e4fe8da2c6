using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.RegularExpressions;
using Rectify.App.Files;
using Rectify.Domain.Rounds;

namespace Rectify.App.Acceptance;

/// <summary>
/// What a printed 销号清单 carries to be scanned: of which inspection, which tasks, the digest of the list, and the last fact of the inspection's chain at the printing, with its whole hash.
/// <c>RL1.inspection.tasks.count.digest.number.hash</c>, alone or as the <c>code</c> of an address; tasks are "all" or their keys with _ between them.
/// </summary>
/// <param name="Tasks">Keys of those chosen (12, 12p2); null for all that were closed.</param>
public sealed partial record CloseoutCode(InspectionId Inspection, IReadOnlyList<string>? Tasks, int Count, string ListSha256, long TrailNumber, string TrailHash)
{
    private const string Format = "RL1";
    private const string All = "all";
    private const string Parameter = "code=";

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Format}.{Inspection.Value:N}.{(Tasks is null ? All : string.Join('_', Tasks))}.{Count}.{ListSha256}.{TrailNumber}.{TrailHash}");

    /// <summary>As it is printed: the code alone, or an address of the house that leads to the comparison.</summary>
    public string ScanText(Uri? house) => house is null ? ToString() : new Uri(house, $"/verify?{Parameter}{this}").ToString();

    /// <summary>Scanners add blanks and line ends; an address around it does not matter.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out CloseoutCode? code)
    {
        code = null;
        var said = text?.Trim() ?? "";
        if (said.IndexOf(Parameter, StringComparison.Ordinal) is var at and >= 0) said = said[(at + Parameter.Length)..].Split('&')[0];
        if (said.Split('.') is not [Format, var inspection, var tasks, var count, var sha256, var number, var hash] || !Guid.TryParseExact(inspection, "N", out var id)) return false;
        if (!int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out var n) || !long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var fact)) return false;
        if (!DiskContentStore.IsDigest(sha256) || !DiskContentStore.IsDigest(hash)) return false;
        var keys = tasks == All ? null : tasks.Split('_');
        if (keys is not null && (keys.Length != n || n > CloseoutLists.MaxChosen || !Array.TrueForAll(keys, key => Key().IsMatch(key)))) return false;
        code = new CloseoutCode(new InspectionId(id), keys, n, sha256, fact, hash);
        return true;
    }

    [GeneratedRegex(@"^\d{1,9}(?:p\d{1,4})?$")]
    private static partial Regex Key();
}
