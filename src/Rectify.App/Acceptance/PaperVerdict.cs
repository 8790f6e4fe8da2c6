using System.Text;
using System.Text.RegularExpressions;
using Rectify.Domain.Tasks;

namespace Rectify.App.Acceptance;

/// <summary>Whether paper and record are the same.</summary>
/// <param name="IsText">The paper was printed from the text that is on record; null where its code tells nothing of the text.</param>
/// <param name="IsRecordWhole">What is on record now gives the digest that was signed.</param>
/// <param name="IsTrail">The trail still has the fact that was its last at the printing; null where it is no longer that long.</param>
/// <param name="Lines">The text on record from its title to the end of part seven, a paragraph each, to lay beside the paper.</param>
/// <param name="Pasted">How the pasted words compare; null where none were given.</param>
public sealed record PaperVerdict(
    TaskId Task, int Round, int Number, string Title, DateOnly? ConcludedOn, bool? IsText, bool IsRecordWhole, bool? IsTrail, long TrailNumber, IReadOnlyList<string> Lines, PastedWords? Pasted)
{
    public bool Fits => IsText != false && IsRecordWhole && IsTrail == true && Pasted is not { IsSame: false };

    /// <summary>Neither the code nor words from the paper say what its text is.</summary>
    public bool IsTextUnknown => IsText is null && Pasted is null;
}

/// <summary>The words of the paper beside those on record.</summary>
/// <param name="OnRecord">From the first character that differs, on record; null where they are the same.</param>
/// <param name="OnPaper">The same place on paper.</param>
public sealed record PastedWords(string? OnRecord, string? OnPaper)
{
    public bool IsSame => OnRecord is null && OnPaper is null;
}

/// <summary>Compares words whatever the layout: blanks, line ends and the width of letters do not count.</summary>
internal static partial class PaperWords
{
    private const int Before = 8, Shown = 40, Beginning = 24;

    /// <summary>Paper may hold more than what is signed, before it and behind it.</summary>
    public static PastedWords Compare(string onRecord, string onPaper)
    {
        var (record, paper) = (Plain(onRecord), Plain(PageNumber().Replace(onPaper, "")));
        if (paper.Contains(record, StringComparison.Ordinal)) return new PastedWords(null, null);
        var from = paper.IndexOf(record[..Math.Min(Beginning, record.Length)], StringComparison.Ordinal);
        if (from > 0) paper = paper[from..];
        var same = 0;
        while (same < record.Length && same < paper.Length && record[same] == paper[same]) same++;
        return new PastedWords(Part(record, same), Part(paper, same));
    }

    /// <summary>— 2 —, alone in its line.</summary>
    [GeneratedRegex(@"^\s*[—–-]\s*\d+\s*[—–-]\s*$", RegexOptions.Multiline)]
    private static partial Regex PageNumber();

    private static string Part(string text, int at)
    {
        var from = Math.Max(0, Math.Min(at, text.Length) - Before);
        return text[from..Math.Min(text.Length, from + Shown)];
    }

    private static string Plain(string text) => new([.. text.Normalize(NormalizationForm.FormKC).Where(c => !char.IsWhiteSpace(c))]);
}
