using System.Text.RegularExpressions;

namespace Rectify.Documents.Reading;

/// <summary>
/// Lines without ordinal that name a deficiency and stand right before the label of their answer: a line, 整改落实情况：..., the next line. They head problems
/// where such lines follow one another; a single one under every numbered heading goes on with the heading's statement.
/// </summary>
internal static partial class StatementLines
{
    private const int Longest = 160;

    public static IReadOnlySet<int> Of(string text)
    {
        var (found, repeated) = (new HashSet<int>(), false);
        for (var at = 0; at < text.Length;)
        {
            var end = text.IndexOf('\n', at);
            if (end < 0)
                break;
            if (end - at is >= 4 and <= Longest && Statement().IsMatch(text, at) && PartSplitter.LabelFollows(text, end, ProblemPart.Measures, ProblemPart.Progress)
                && PartSplitter.LabelAt(text, at) is null && (Deficiency.IsStated(text[at..end]) || text.AsSpan(at, end - at).TrimEnd('。').EndsWith("问题", StringComparison.Ordinal)))
            {
                repeated |= found.Count > 0 && !FollowsHeading(text, at);
                found.Add(at);
            }
            at = end + 1;
        }
        return repeated ? found : new HashSet<int>();
    }

    private static bool FollowsHeading(string text, int at)
    {
        if (at == 0)
            return false;
        var start = at == 1 ? 0 : text.LastIndexOf('\n', at - 2) + 1;
        return Heading().IsMatch(text, start);
    }

    /// <summary>One sentence, with or without its stop, that opens with no ordinal, label or wrapper of its own.</summary>
    [GeneratedRegex(@"\G(?![（(]?[一二三四五六七八九十\d]{1,3}[）)、.．是]|第[一二三四五六七八九十]|[①-⑳]|针对|下一?步|今后)[^。；：\n]{4,160}。?(?=\n)")]
    private static partial Regex Statement();

    [GeneratedRegex(@"\G(?:[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．]|第[一二三四五六七八九十]{1,3}[，、：部]|[①-⑳])")]
    private static partial Regex Heading();
}
