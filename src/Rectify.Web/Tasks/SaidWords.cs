using Rectify.Domain.Problems;
using Rectify.Web.Resources;

namespace Rectify.Web.Tasks;

/// <summary>What a document says of a problem, in a sentence: also what could not be matched to anybody.</summary>
internal static class SaidWords
{
    private const int LongestProgress = 120;

    /// <summary>Whom it names and until when; with what it claims to be done, where that is asked for. Null where it says nothing.</summary>
    public static string? Of(IReadOnlyList<Quotation> said, bool withProgress)
    {
        var words = said.Where(one => withProgress || one.Kind != SourceStatementKind.Progress).Select(one => Texts.Tasks["SaidOne", LabelOf(one), Shortened(one.Text)]).ToList();
        return words.Count == 0 ? null : Texts.Tasks["Said", string.Join(Texts.Tasks["SaidJoin"], words)];
    }

    /// <summary>The claimed progress with the day it is true for; null where there is none.</summary>
    public static (string Label, string Text)? Progress(IReadOnlyList<Quotation> said) =>
        said.FirstOrDefault(one => one.Kind == SourceStatementKind.Progress) is { } claimed ? (LabelOf(claimed), claimed.Text) : null;

    private static string LabelOf(Quotation one) => one is { Kind: SourceStatementKind.Progress, On: { } on } ? Texts.Tasks["ProgressAsOf", one.Label, on] : one.Label;

    private static string Shortened(string text) => text.Length > LongestProgress ? text[..LongestProgress] + "…" : text;
}
