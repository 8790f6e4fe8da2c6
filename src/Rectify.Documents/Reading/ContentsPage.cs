using System.Text.RegularExpressions;

namespace Rectify.Documents.Reading;

/// <summary>Lines of a contents page, which look like headings and head nothing: those that end in a page number after leaders, and what
/// stands under 目录 and comes again further down.</summary>
internal static partial class ContentsPage
{
    /// <returns>Start positions of the lines that belong to a contents page.</returns>
    public static IReadOnlySet<int> Lines(string text)
    {
        var found = Leader().Matches(text).Select(line => line.Index).ToHashSet();
        var heading = Heading().Match(text);
        if (!heading.Success)
            return found;
        for (var at = heading.Index + heading.Length + 1; at < text.Length;)
        {
            var end = text.IndexOf('\n', at);
            if (end < 0)
                break;
            var title = Number().Replace(text[at..end], "");
            if (!found.Contains(at) && (title.Length < 4 || text.IndexOf(title, end, StringComparison.Ordinal) < 0))
                break;
            found.Add(at);
            at = end + 1;
        }
        return found;
    }

    [GeneratedRegex(@"^[^\n]{2,140}?(?:…+|\.{3,}|·{3,}|⋯+|-{4,}|。{3,}|\t)\s?\d{1,3}$", RegexOptions.Multiline)]
    private static partial Regex Leader();

    [GeneratedRegex(@"^目\s?录$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"[…\.·⋯\s\-]*\d{0,3}$")]
    private static partial Regex Number();
}
