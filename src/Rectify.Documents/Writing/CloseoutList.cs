using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Rectify.Documents.Writing;

/// <summary>A task on the list of what was closed.</summary>
/// <param name="Key">The problem's short number that never changes, and the part where the problem is split: 12, 12p2.</param>
/// <param name="Ordinal">As the feedback prints it.</param>
/// <param name="Conclusion">通过验收, 长期坚持; 补录 for what was done before the system.</param>
/// <param name="Head">The head of the panel; without a panel, whoever signed.</param>
/// <param name="FilingNumber">销号编号, which is the opinion's number.</param>
/// <param name="OpinionSha256">Of the text that was signed; null where there is no opinion (补录).</param>
/// <param name="EvidenceSha256">Of the submitted pieces, as <see cref="CloseoutList.EvidenceDigest"/> has it; null where there are none.</param>
public sealed record CloseoutRow(
    string Key, string Ordinal, string Wording, string Unit, string Leader, int MeasuresDone, int Measures, string Conclusion, string Head, DateOnly? AcceptedOn, DateOnly ClosedOn, string? FilingNumber, string? OpinionSha256, string? EvidenceSha256);

/// <summary>销号清单: the closed tasks of an inspection, or some of them, as printed for the file.</summary>
public sealed record CloseoutList
{
    /// <summary>So many places of a digest are printed: enough to tell any two texts of a house apart, few enough to be compared by eye.</summary>
    public const int ShortPlaces = 16;

    /// <summary>The body, by its name of today.</summary>
    public required string Body { get; init; }

    public required string Round { get; init; }

    /// <summary>巡察, 巡视, 督察 ...</summary>
    public required string Oversight { get; init; }

    /// <summary>Some of the closed tasks were chosen.</summary>
    public bool IsSelection { get; init; }

    public required IReadOnlyList<CloseoutRow> Rows { get; init; }

    /// <summary>Problems with restricted sight that who prints it must not know of, and that are not on it.</summary>
    public int Restricted { get; init; }

    /// <summary>The office's day of printing.</summary>
    public required DateOnly On { get; init; }

    /// <summary>Where the trail of the inspection stands.</summary>
    public required string VerificationCode { get; init; }

    /// <summary>What the code to be scanned says.</summary>
    public required string ScanText { get; init; }

    /// <summary>The head of the trail was anchored before the paper left.</summary>
    public bool IsAnchored { get; init; } = true;

    public string Digest() => Digest(Rows);

    /// <summary>
    /// SHA-256 of the list: a line for each task in the list's order, ended by LF, of key, filing number, day of closing and the two digests, with | between them and - for what there is none of. The words of a row are
    /// those of the opinion, whose digest is in it.
    /// </summary>
    public static string Digest(IEnumerable<CloseoutRow> rows) =>
        Hash(string.Concat(rows.Select(row => string.Create(CultureInfo.InvariantCulture, $"{row.Key}|{row.FilingNumber ?? "-"}|{row.ClosedOn:yyyy-MM-dd}|{row.OpinionSha256 ?? "-"}|{row.EvidenceSha256 ?? "-"}\n"))));

    /// <summary>SHA-256 over the digests of a task's submitted pieces: each once, in the order of their signs, each ended by LF; what <c>sort -u | sha256sum</c> gives. Null where there are none.</summary>
    public static string? EvidenceDigest(IEnumerable<string> pieces) =>
        pieces.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList() is { Count: > 0 } each ? Hash(string.Concat(each.Select(sha256 => sha256 + "\n"))) : null;

    /// <summary>As it is printed: four groups of four.</summary>
    public static string Short(string? sha256) => sha256 is null ? "—" : string.Join(' ', sha256[..ShortPlaces].Chunk(4).Select(four => new string(four)));

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
