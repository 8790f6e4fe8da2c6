using System.Text.RegularExpressions;

namespace Rectify.Documents.Reading;

/// <summary>A stretch of a problem's text under one label. Positions in the flow; the label itself is outside.</summary>
internal sealed record PartRange(ProblemPart Part, string? Label, int LabelStart, int Start, int End);

/// <summary>Cuts the text under a problem's heading at its labels (整改措施：, 整改成效：...).</summary>
internal static partial class PartSplitter
{
    private const int LongestLabel = 12;

    /// <summary>The parts in order. Text before the first label comes first, with no label and as <paramref name="unlabelled"/>.</summary>
    public static List<PartRange> Split(string text, int start, int end, ProblemPart unlabelled)
    {
        var parts = new List<PartRange>();
        var (part, label, labelStart, from) = (unlabelled, (string?)null, start, start);
        for (var at = start; at < end; at++)
        {
            if (text[at] is not ('：' or ':' or '】' or '\n') || LabelEndingAt(text, at, start) is not { } found)
                continue;
            parts.Add(new(part, label, labelStart, from, OrdinalBefore(text, found.Start, from)));
            var after = at + 1;
            while (after < end && text[after] is '：' or ':' or '\n')
                after++;
            (part, label, labelStart, from) = (found.Label.Part, found.Label.Word, parts[^1].End, after);
            at = after - 1;
        }
        parts.Add(new(part, label, labelStart, from, end));
        return parts;
    }

    public static bool HasLabel(string text, int start, int end, params ProblemPart[] parts)
    {
        for (var at = start; at < end; at++)
        {
            if (text[at] is '：' or ':' or '】' or '\n' && LabelEndingAt(text, at, start) is { } found && (parts.Length == 0 || parts.Contains(found.Label.Part)))
                return true;
        }
        return false;
    }

    /// <summary>A label (of another part) stands right after this position (a full stop or line break between is allowed).</summary>
    public static bool LabelFollows(string text, int at, ProblemPart except)
    {
        while (at < text.Length && text[at] is '。' or '\n')
            at++;
        at = AfterOrdinal(text, at);
        var end = Math.Min(text.Length, at + LongestLabel + 2);
        for (var colon = at; colon < end; colon++)
        {
            if (text[colon] is '：' or ':' or '】' or '\n' && LabelEndingAt(text, colon, at) is { } found && found.Start <= at + 1 && found.Label.Part != except)
                return true;
        }
        return false;
    }

    /// <summary>A label of one of these parts stands right after this position.</summary>
    public static bool LabelFollows(string text, int at, params ReadOnlySpan<ProblemPart> parts)
    {
        while (at < text.Length && text[at] is '。' or '\n')
            at++;
        at = AfterOrdinal(text, at);
        var end = Math.Min(text.Length, at + LongestLabel + 2);
        for (var colon = at; colon < end; colon++)
        {
            if (text[colon] is '：' or ':' or '】' or '\n' && LabelEndingAt(text, colon, at) is { } found && found.Start <= at + 1)
                return parts.Contains(found.Label.Part);
        }
        return false;
    }

    /// <summary>The label that a heading is, and whether the part's text follows on the same line: 2.整改措施：... counts parts, not headings.</summary>
    public static (PartLabel Label, bool RunsIn)? LabelAt(string text, int head)
    {
        var end = Math.Min(text.Length, head + LongestLabel + 2);
        for (var colon = head + 2; colon < end; colon++)
        {
            if (text[colon] is not ('：' or ':' or '\n'))
                continue;
            return LabelEndingAt(text, colon, head) is { } found && found.Start == head
                ? (found.Label, text[colon] != '\n' && colon + 1 < text.Length && text[colon + 1] != '\n')
                : null;
        }
        return null;
    }

    /// <summary>Where an ordinal right before a label begins; the label's own start when there is none.</summary>
    private static int OrdinalBefore(string text, int labelStart, int notBefore)
    {
        for (var start = Math.Max(notBefore, labelStart - 6); start < labelStart; start++)
        {
            if ((start == 0 || text[start - 1] is '\n' or '。' or '；' or '：') && AfterOrdinal(text, start) == labelStart)
                return start;
        }
        return labelStart;
    }

    private static int AfterOrdinal(string text, int at) => Ordinal().Match(text, at) is { Success: true } match ? at + match.Length : at;

    [GeneratedRegex(@"\G(?:\d{1,2}\s?[.、]|（[一二三四五六七八九十\d]{1,3}）|[一二三四五六七八九十]{1,2}、|[①-⑳]|[▲△◆◇■□●○★☆※▶►•])")]
    private static partial Regex Ordinal();

    /// <summary>The label that ends at a colon, a closing bracket or the end of its line; null when there is none.</summary>
    public static (PartLabel Label, int Start)? LabelEndingAt(string text, int colon, int notBefore)
    {
        // 整改措施1：, 整改措施二：
        var wordEnd = colon;
        while (wordEnd > notBefore && colon - wordEnd < 2 && text[colon] is '：' or ':' && (char.IsAsciiDigit(text[wordEnd - 1]) || "一二三四五六七八九十".Contains(text[wordEnd - 1])))
            wordEnd--;
        foreach (var label in PartLabel.Table)
        {
            var start = wordEnd - label.Word.Length;
            if (start < notBefore || string.CompareOrdinal(text, start, label.Word, 0, label.Word.Length) != 0)
                continue;
            if (start > notBefore && text[start - 1] is '【' or '[' && text[colon] is '】' or ']')
                return (label, start - 1);
            if (text[colon] is '：' or ':' ? Opens(text, start, notBefore, label) : text[colon] == '\n' && (OrdinalBefore(text, start, 0) < start ? !label.Weak || label.Word.Length >= 4 : !label.Weak && (start == 0 || text[start - 1] == '\n')))
                return (label, start);
            return null;
        }
        return null;
    }

    /// <summary>...两年没交党费整改：①党费已补交: what is counted from one behind the word.</summary>
    [GeneratedRegex(@"\G[：:](?:①|[（(]1[）)]|1[.、](?!\d))")]
    private static partial Regex Counts();

    [GeneratedRegex(@"\G[：:][^\n]{4,300}?[。；](?:(?:整改|完成)?(?:时限|期限)|责任[人单领][位导]?)[：:]")]
    private static partial Regex MoreLabels();

    private static bool Opens(string text, int start, int notBefore, PartLabel label)
    {
        if (start == notBefore || start == 0)
            return true;
        var before = text[start - 1];
        if (before is '\n' or '。' or '！' or '？' or '；' or ';' or '”' or '】')
            return true;
        if (OrdinalBefore(text, start, notBefore) < start)
            return true;
        // ...一个多月才有回音措施：公开电话。时限：...: a stop is lost, and another label goes on in the line
        if (label.Weak)
            return label.Part == ProblemPart.Measures && (before is '，' or ',' || Counts().IsMatch(text, start + label.Word.Length) || MoreLabels().IsMatch(text, start + label.Word.Length));
        // a missing full stop before a label, or an ordinal of its own; but not 制定以下整改措施：
        return before is '）' or ')' or '.' or '．'
            || !PartLabel.NotAfter.Any(word => start >= word.Length && string.CompareOrdinal(text, start - word.Length, word, 0, word.Length) == 0);
    }
}
