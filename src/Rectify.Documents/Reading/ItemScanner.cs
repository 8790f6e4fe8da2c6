using System.Text.RegularExpressions;
using Rectify.Documents.Text;

namespace Rectify.Documents.Reading;

/// <summary>One 一是..., 二是... of a part. Positions in the flow; the ordinal itself is outside.</summary>
internal sealed record ItemRange(string Ordinal, int Number, int MarkStart, int Start, int End, int? Group, (int Start, int End)? Topic);

/// <summary>What a part consists of: the text before the first ordinal, and the items.</summary>
internal sealed record ItemRanges(int Start, int LeadEnd, IReadOnlyList<ItemRange> Items);

/// <summary>Finds the items of a part: 一是, 第一，, 1., (1), ① at the start of the part, a line, a sentence or a clause.</summary>
internal static partial class ItemScanner
{
    private const int LongestClause = 400;
    private const int LongestLead = 12;

    private static readonly Regex[] Marks = [Word(), First(), Arabic(), Closed(), Bracketed(), Circled(), ChineseBracketed()];

    public static ItemRanges Scan(string text, int start, int end)
    {
        var found = new List<(Regex Mark, string Ordinal, int Number, int Start, int End)>();
        for (var at = start; at < end; at++)
        {
            // ...“三流合一”③对供应商: a circle sets itself apart where it goes on counting
            var circled = text[at] is >= '②' and <= '⑳' && found.Count > 0 && found[^1].Mark == Circled() && found[^1].Number == text[at] - '①';
            if (!circled && !IsStart(text, start, at) && !CountsInSentence(text, at, end))
                continue;
            foreach (var mark in Marks)
            {
                var match = mark.Match(text, at);
                if (!match.Success || at + match.Length > end)
                    continue;
                // arabic marks inside a line are more often figures than items
                if ((mark == Arabic() || mark == Closed()) && at > start && text[at - 1] is not ('\n' or '。' or '；' or ';' or '：' or ':') && !(text[at - 1] is '，' && GoesOn(found, mark, match)))
                    continue;
                // set apart by a blank alone: 9名 二是...; a word or circle only, and never the first
                if (IsBlankOnly(text, start, at) && (mark != Word() && mark != Circled() || NumberOf(match.Groups["n"].Value) is null or 1))
                    break;
                // 一是...，二是...: a comma sets apart only what goes on counting
                if (at > start && text[at - 1] is '，' && !(mark == Word() && NumberOf(match.Groups["n"].Value) == 1 && ClauseBefore(text, start, at) is { } clause && (IsForProblem(text, clause, at) || at - clause <= LongestLead && found.Count == 0 && GoesOnCounting().IsMatch(text, at)))
                    && !(mark != Word() && GoesOn(found, mark, match))
                    && !(mark == Word() && found.Count > 0 && found[^1] is var before && before.Mark == mark
                    && NumberOf(match.Groups["n"].Value) == before.Number + 1 && !text.AsSpan(before.End, at - before.End).Contains("一是", StringComparison.Ordinal)))
                    break;
                if (NumberOf(match.Groups["n"].Value) is { } number)
                    found.Add((mark, match.Groups["n"].Value, number, at, at + match.Length));
                break;
            }
        }
        return Arrange(text, start, end, found);
    }

    /// <summary>（1）共建车间，（2）送外培训，（3）纳入考核: a mark that counts on from the one before it.</summary>
    private static bool GoesOn(List<(Regex Mark, string Ordinal, int Number, int Start, int End)> found, Regex mark, Match match) =>
        found.Count > 0 && found[^1].Mark == mark && NumberOf(match.Groups["n"].Value) == found[^1].Number + 1;

    private static ItemRanges Arrange(string text, int start, int end, List<(Regex Mark, string Ordinal, int Number, int Start, int End)> found)
    {
        if (found.Count == 0)
            return new(start, end, []);
        // the mark that counts is the one that appears first with 1 (or first at all); others stand inside its items
        var counting = found.FirstOrDefault(hit => hit.Number == 1, found[0]).Mark;
        var kept = new List<(string Ordinal, int Number, int Start, int End, int Group)>();
        var (last, group) = (0, 1);
        foreach (var hit in found.Where(hit => hit.Mark == counting))
        {
            if (hit.Number == 1 && kept.Count > 0)
                group++;
            // 1、...；2、...；2、...: a slip of the pen counts on
            else if (hit.Number < last || hit.Number > last + 4 || hit.Number == last && (last == 1 || found.Exists(other => other.Mark == counting && other.Start > hit.Start && other.Number == last)))
                continue;
            last = hit.Number;
            kept.Add((hit.Ordinal, hit.Number, hit.Start, hit.End, group));
        }
        if (kept.Count == 0)
            return new(start, end, []);
        // 相关单位(1)核销车辆；(2)...: nothing sets the first apart, the second tells that it counts
        if (kept[0].Number == 2 && counting != Word() && counting != First() && FirstBefore(text, start, kept[0].Start, text[kept[0].Start..kept[0].End]) is { } opening)
            kept.Insert(0, (opening.Ordinal, 1, opening.Start, opening.End, kept[0].Group));

        var items = new List<ItemRange>();
        var lead = kept[0].Start;
        var topic = TopicBefore(text, start, kept[0].Start);
        if (topic is { } first && group > 1)
            lead = first.Start;
        for (var i = 0; i < kept.Count; i++)
        {
            var stop = i + 1 < kept.Count ? kept[i + 1].Start : end;
            var restarts = i + 1 < kept.Count && kept[i + 1].Group != kept[i].Group;
            var nextTopic = restarts ? TopicBefore(text, kept[i].End, stop) : null;
            var opensGroup = i == 0 || kept[i - 1].Group != kept[i].Group;
            items.Add(new(kept[i].Ordinal, kept[i].Number, opensGroup && group > 1 && topic is { } told ? told.Start : kept[i].Start, kept[i].End, nextTopic?.Start ?? stop,
                group > 1 ? kept[i].Group : null, group > 1 ? topic : null));
            if (restarts)
                topic = nextTopic;
        }
        return new(start, lead, items);
    }

    /// <summary>The mark that counts 1 in the shape of the one that counts 2.</summary>
    private static (string Ordinal, int Start, int End)? FirstBefore(string text, int start, int end, string second)
    {
        var (digit, one) = second.IndexOfAny(['2', '②', '二']) is var at and >= 0 ? (second[at], second[at] switch { '2' => '1', '②' => '①', _ => '一' }) : ('\0', '\0');
        if (digit == '\0' || !(second[0] is '(' or '（' or '②'))
            return null;
        var mark = second.Replace(digit, one);
        var found = text.IndexOf(mark, start, end - start, StringComparison.Ordinal);
        return found < 0 ? null : ($"{one}", found, found + mark.Length);
    }

    /// <summary>第二方面的问题： or 针对……问题， right before an ordinal that starts again: the last clause, when it ends with a colon or names a problem.</summary>
    private static (int Start, int End)? TopicBefore(string text, int from, int mark)
    {
        var last = mark - 1;
        while (last >= from && char.IsWhiteSpace(text[last]))
            last--;
        if (last < from || ClauseBefore(text, from, mark) is not { } start)
            return null;
        return text[last] is '：' or ':' || IsForProblem(text, start, mark) ? (start, last) : null;
    }

    /// <summary>Where the sentence that an ordinal stands in begins; null where the ordinal opens it.</summary>
    private static int? ClauseBefore(string text, int from, int mark)
    {
        var start = mark - 1;
        from = Math.Max(from, mark - LongestClause);
        while (start > from && !(text[start - 1] is '。' or '；' or ';' or '\n' && !InsideQuotes(text, start - 1, mark)))
            start--;
        return start >= from && start < mark - 1 ? start : null;
    }

    /// <summary>A stop that stands within the quotation of a problem ends no clause.</summary>
    private static bool InsideQuotes(string text, int at, int mark)
    {
        var (closes, opens) = (text.AsSpan(at, mark - at).IndexOf('”'), text.AsSpan(at, mark - at).IndexOf('“'));
        return text[at] != '\n' && closes >= 0 && (opens < 0 || closes < opens);
    }

    /// <summary>目前仍在推进，一是...；二是...: a short clause before what is counted.</summary>
    [GeneratedRegex(@"\G一是[^。\n]{4,200}[；。]二是")]
    private static partial Regex GoesOnCounting();

    private static bool IsForProblem(string text, int start, int mark) => ForProblem().IsMatch(text.AsSpan(start, mark - start));

    private static bool IsStart(string text, int start, int at) =>
        at == start || text[at - 1] is '\n' or '。' or '；' or ';' or '：' or ':' or '！' or '？' or '，'
        || text[at - 1] is '”' or '）' or '》' && at - 2 >= start && text[at - 2] is '。' or '；' or '！' or '？'
        || text[at - 1] is ' ' or '\t';

    /// <summary>教体局一是追回资金，二是重新招标: nothing sets the first apart, the same sentence goes on counting.</summary>
    private static bool CountsInSentence(string text, int at, int end)
    {
        if (text[at] is not '一' || at + 1 >= end || text[at + 1] is not '是' || "统之第唯单专同万逐任".Contains(text[at - 1]))
            return false;
        var sentence = text.AsSpan(at, Math.Min(end - at, LongestClause));
        var stop = sentence.IndexOfAny('。', '\n');
        return SecondInSentence().IsMatch(stop < 0 ? sentence : sentence[..stop]);
    }

    [GeneratedRegex("[，；]二是")]
    private static partial Regex SecondInSentence();

    private static bool IsBlankOnly(string text, int start, int at)
    {
        if (at <= start || text[at - 1] is not (' ' or '\t'))
            return false;
        var before = at - 1;
        while (before > start && text[before] is ' ' or '\t')
            before--;
        return before >= start && text[before] is not ('。' or '；' or ';' or '\n' or '：' or ':' or '！' or '？' or ' ' or '\t');
    }

    private static int? NumberOf(string ordinal) => ordinal.Length == 1 && ordinal[0] is >= '①' and <= '⑳' ? ordinal[0] - '①' + 1 : ChineseNumbers.Parse(ordinal);

    [GeneratedRegex(@"^(?:\d{1,2}[.．、])?(?:针对|对于)(?:[^\n]{2,300}?问题|[^。；\n]{2,60})，$")]
    private static partial Regex ForProblem();

    [GeneratedRegex(@"\G(?<n>[一二三四五六七八九十]{1,3})(?:是|要)")]
    private static partial Regex Word();

    [GeneratedRegex(@"\G(?:第(?<n>[一二三四五六七八九十]{1,3})|其(?<n>[一二三四五六七八九十]))[，,、：:]")]
    private static partial Regex First();

    [GeneratedRegex(@"\G(?:(?<n>\d{1,2})\s?[．.、](?!\d)|(?<n>\d{1,2})、(?=\d{4}年)|(?<=\n)(?<n>\d{1,2})(?:、(?=\d)|[．.](?=" + LineOpeners.Counted + @")))")]
    private static partial Regex Arabic();

    [GeneratedRegex(@"\G(?<n>\d{1,2})[）)]")]
    private static partial Regex Closed();

    [GeneratedRegex(@"\G[（(](?<n>\d{1,2})[）)]")]
    private static partial Regex Bracketed();

    [GeneratedRegex(@"\G(?<n>[①-⑳])")]
    private static partial Regex Circled();

    [GeneratedRegex(@"\G[（(](?<n>[一二三四五六七八九十]{1,3})[）)]")]
    private static partial Regex ChineseBracketed();
}
