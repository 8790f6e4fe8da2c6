namespace Rectify.App.Evidence;

/// <summary>A place where words were found, with what stands around them.</summary>
public sealed record MarkedText(string Before, string Word, string After)
{
    private const int Around = 40;

    /// <summary>The first place of the words in the text; null where they are not in it. Upper and lower case are one, as for the keys of character pairs.</summary>
    public static MarkedText? Of(string text, string words)
    {
        var at = text.IndexOf(words, StringComparison.OrdinalIgnoreCase);
        if (at < 0) return null;
        var (end, line) = (at + words.Length, Math.Max(text.LastIndexOfAny(['\n', '。'], Math.Max(0, at - 1)) + 1, at - Around));
        if (line > at) line = at;
        var stop = text.IndexOfAny(['\n', '。'], end) is >= 0 and var found ? Math.Min(found + 1, end + Around) : Math.Min(text.Length, end + Around);
        return new MarkedText(Whole(text, line, at).Replace('\t', ' '), text[at..end], Whole(text, end, stop).Replace('\t', ' ').TrimEnd('\n'));
    }

    /// <summary>Half a character at either end is left out.</summary>
    private static string Whole(string text, int from, int to)
    {
        if (from < to && char.IsLowSurrogate(text[from])) from++;
        if (from < to && to < text.Length && char.IsHighSurrogate(text[to - 1])) to--;
        return text[from..to];
    }
}
