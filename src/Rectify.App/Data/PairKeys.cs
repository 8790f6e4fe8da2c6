namespace Rectify.App.Data;

/// <summary>The keys of a text's neighbouring character pairs, as the database's <c>rectify_pair_keys</c> makes them. A text of one character has none.</summary>
internal static class PairKeys
{
    public static int[] Of(string text)
    {
        var keys = new HashSet<int>();
        var before = 0;
        foreach (var rune in text.ToLowerInvariant().EnumerateRunes())
        {
            if (before != 0) keys.Add(unchecked((before << 16) | rune.Value));
            before = rune.Value;
        }
        return [.. keys];
    }
}
