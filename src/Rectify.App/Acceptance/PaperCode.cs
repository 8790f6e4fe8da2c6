using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Rectify.App.Files;
using Rectify.Domain.Tasks;

namespace Rectify.App.Acceptance;

/// <summary>
/// What a printed opinion carries to be scanned: which opinion, the digest of its text, and the last fact of its inspection's chain at the moment of printing, with that fact's whole hash.
/// <c>RO1.task.round.text.number.hash</c>, alone or as the <c>code</c> of an address.
/// </summary>
public sealed record PaperCode(TaskId Task, int Round, string TextSha256, long TrailNumber, string TrailHash)
{
    private const string Format = "RO1";
    private const string Parameter = "code=";

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Format}.{Task.Value:N}.{Round}.{TextSha256}.{TrailNumber}.{TrailHash}");

    /// <summary>As it is printed: the code alone, or an address of the house that leads to the comparison.</summary>
    public string ScanText(Uri? house) => house is null ? ToString() : new Uri(house, $"/verify?{Parameter}{this}").ToString();

    /// <summary>Scanners add blanks and line ends; an address around it does not matter.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out PaperCode? code)
    {
        code = null;
        var said = text?.Trim() ?? "";
        if (said.IndexOf(Parameter, StringComparison.Ordinal) is var at and >= 0) said = said[(at + Parameter.Length)..].Split('&')[0];
        if (said.Split('.') is not [Format, var task, var round, var sha256, var number, var hash] || !Guid.TryParseExact(task, "N", out var id)) return false;
        if (!int.TryParse(round, NumberStyles.None, CultureInfo.InvariantCulture, out var of) || !long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var fact)) return false;
        if (!DiskContentStore.IsDigest(sha256) || !DiskContentStore.IsDigest(hash)) return false;
        code = new PaperCode(TaskId.From(id), of, sha256, fact, hash);
        return true;
    }
}
