namespace Rectify.App.Search;

/// <summary>What stands around the first place of the words in a text, on one line.</summary>
internal static class Snippet
{
    private const int Before = 40;
    private const int Longest = 160;

    public static string Of(string text, IReadOnlyList<string> terms)
    {
        var first = terms.Select(term => text.IndexOf(term, StringComparison.OrdinalIgnoreCase)).Where(at => at >= 0).DefaultIfEmpty(0).Min();
        var from = text.Length <= Longest ? 0 : Math.Max(0, first - Before);
        var to = Math.Min(text.Length, from + Longest);
        // half a character is none
        if (from > 0 && char.IsLowSurrogate(text[from])) from++;
        if (to < text.Length && char.IsHighSurrogate(text[to - 1])) to--;
        return $"{(from > 0 ? "…" : null)}{text[from..to].ReplaceLineEndings(" ").Replace('\t', ' ')}{(to < text.Length ? "…" : null)}";
    }
}
