using System.Text.RegularExpressions;

namespace Rectify.Documents.Reading;

/// <summary>
/// Several deficiencies in one sentence of feedback, set apart by nothing but ；, by 有的...，有的... or by the marks of a list (存在A、B、C等问题). A sentence that
/// states one and then tells what shows it (责任落实不到位，有的...) is one problem.
/// </summary>
internal static partial class StatedClauses
{
    /// <returns>Where each begins and ends; empty when the stretch is one statement, or several sentences.</returns>
    public static IReadOnlyList<(int Start, int End)> In(string text, int start, int end)
    {
        while (end > start && (char.IsWhiteSpace(text[end - 1]) || text[end - 1] is '。' or '；'))
            end--;
        while (start < end && char.IsWhiteSpace(text[start]))
            start++;
        if (Lead().Match(text, start, end - start) is { Success: true } lead)
            start += lead.Length;
        var stretch = text.AsSpan(start, end - start);
        if (stretch.Length is < 8 or > 2000 || stretch.ContainsAny('。', '\n'))
            return [];
        return Some(text, start, end) ?? Cut(text, start, end, '；') ?? List(text, start, end) ?? [];
    }

    /// <summary>有的...，有的...，个别...: from the first word on.</summary>
    private static List<(int, int)>? Some(string text, int start, int end)
    {
        if (!Member().IsMatch(text, start))
            return null;
        var starts = new List<int> { start };
        for (var at = start + 1; at < end; at++)
        {
            if (text[at - 1] is '，' or '；' && Member().IsMatch(text, at))
                starts.Add(at);
        }
        return starts.Count < 2 ? null : [.. starts.Select((from, i) => (from, i + 1 < starts.Count ? starts[i + 1] - 1 : end))];
    }

    /// <summary>存在A、B、C等问题</summary>
    private static List<(int, int)>? List(string text, int start, int end)
    {
        var list = Existing().Match(text, start, end - start);
        if (!list.Success)
            return null;
        var (from, to) = (list.Groups["l"].Index, list.Groups["l"].Index + list.Groups["l"].Length);
        return Cut(text, from, to, '、') ?? Cut(text, from, to, '，');
    }

    /// <summary>The pieces between marks outside of quotation marks and brackets, when every one of them states a deficiency; of three or more all but one.</summary>
    private static List<(int, int)>? Cut(string text, int start, int end, char mark)
    {
        var (pieces, from, depth) = (new List<(int Start, int End)>(), start, 0);
        for (var at = start; at <= end; at++)
        {
            if (at < end && text[at] is '“' or '《' or '（')
                depth++;
            else if (at < end && text[at] is '”' or '》' or '）')
                depth = Math.Max(0, depth - 1);
            else if (at == end || text[at] == mark && depth == 0)
            {
                if (at > from)
                    pieces.Add((from, at));
                from = at + 1;
            }
        }
        return pieces.Count > 1 && pieces.TrueForAll(piece => piece.End - piece.Start >= 4)
            && pieces.Count(piece => !Deficiency.IsStated(text[piece.Start..piece.End])) <= (pieces.Count > 2 ? 1 : 0) ? pieces : null;
    }

    [GeneratedRegex(@"\G(?:有的|有些|个别|少数|一些|部分)")]
    private static partial Regex Member();

    [GeneratedRegex(@"\G[^。；，：\n]{0,40}(?:问题|不足)[^。；，：\n]{0,12}(?:：|，(?=有的))(?:主要(?:是|表现[为在])[：，]?)?")]
    private static partial Regex Lead();

    [GeneratedRegex(@"\G(?:[^。；，\n]{0,40}?(?:存在|有))(?<l>[^。；\n]{8,400}?)(?:等|等等|这些|几个)(?:方面)?的?(?:主要|突出)?(?:问题|不足)$")]
    private static partial Regex Existing();
}
