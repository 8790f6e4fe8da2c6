namespace Rectify.Web.Shared;

/// <summary>One thing to choose.</summary>
/// <param name="Value">What is sent: an id or a code.</param>
/// <param name="Text">What is read; unique in its list where it is searched (name and unit).</param>
/// <param name="Also">Further words it is found by: an abbreviation, pinyin.</param>
public sealed record Choice(string Value, string Text, string? Also = null)
{
    /// <summary>The choice a person means by what they typed: its whole text, its name without what stands in brackets, or a part that only one choice holds. Null for none or several.</summary>
    public static Choice? Find(IReadOnlyList<Choice> choices, string? typed)
    {
        var text = typed?.Trim();
        if (string.IsNullOrEmpty(text)) return null;
        if (choices.FirstOrDefault(choice => choice.Text == text) is { } exact) return exact;
        // a bureau's name stands in brackets behind each of its departments
        var named = choices.Where(choice => NameOf(choice.Text).Equals(text, StringComparison.OrdinalIgnoreCase)).Take(2).ToList();
        if (named.Count > 0) return named.Count == 1 ? named[0] : null;
        var holding = choices.Where(choice => Holds(choice.Text, text) || Holds(choice.Also, text)).Take(2).ToList();
        return holding.Count == 1 ? holding[0] : null;
    }

    private static string NameOf(string text) => text.IndexOfAny(['（', '(']) is > 0 and var at ? text[..at].Trim() : text;

    private static bool Holds(string? words, string text) => words?.Contains(text, StringComparison.OrdinalIgnoreCase) == true;
}
