using System.Text.RegularExpressions;

namespace Rectify.Documents.Text;

/// <summary>
/// Where the author of a text begins lines, told by the lines that certainly begin where they do: after a line that was not full. It decides for a full line
/// that may have ended there all the same.
/// </summary>
internal sealed partial class LineHabits
{
    private const string Terminals = "。！？；：…";
    private const string Closers = "”’）】》";
    private const string NeverFirst = "，。；：、！？”’）】》%";
    private const string RowOpener = "1 ";

    /// <summary>So far back a paragraph is looked at: its entries, and whether it can be a heading.</summary>
    private const int LongestParagraph = 2000;

    private const int LongestLabel = 24;
    private const int ShortLabel = 8;

    private readonly string text;
    private readonly List<FoldedLines.Line> lines;
    private readonly bool[] full;

    /// <summary>How often what opens a line (一是, （1）, ...的主要问题是：) certainly begins one, and how often it stands inside a line after a sentence.</summary>
    private readonly Dictionary<string, (int Begins, int Inside)> openers = [];

    /// <summary>Of the lines that begin with an ordinal: how many are headings, no longer than a line and without stop, and how many are not.</summary>
    private readonly Dictionary<string, (int Headings, int Sentences)> numbered = [];

    public LineHabits(string text, List<FoldedLines.Line> lines, bool[] full)
    {
        (this.text, this.lines, this.full) = (text, lines, full);
        for (var i = 0; i < lines.Count; i++)
        {
            var line = Trimmed(i);
            if ((i == 0 || !full[i - 1]) && OpenerOf(line) is { } begins)
            {
                openers[begins] = openers.GetValueOrDefault(begins) with { Begins = openers.GetValueOrDefault(begins).Begins + 1 };
                if (LineOpeners.OrdinalOf(line) is { } ordinal)
                {
                    var (headings, sentences) = numbered.GetValueOrDefault(ShapeOf(ordinal));
                    numbered[ShapeOf(ordinal)] = full[i] || EndsSentence(line) ? (headings, sentences + 1) : (headings + 1, sentences);
                }
            }
            foreach (var inside in OpenersInside(line))
                openers[inside] = openers.GetValueOrDefault(inside) with { Inside = openers.GetValueOrDefault(inside).Inside + 1 };
        }
    }

    /// <summary>How surely two lines are one that was broken: 0 when the first may well end where it does, 2 when it cannot.</summary>
    public static int Torn(string text, FoldedLines.Line line, FoldedLines.Line next)
    {
        if (line.IsBlank || next.IsBlank)
            return 0;
        var (before, after) = (text[line.Start..line.End].Trim(), text[next.Start..next.End].Trim());
        if (IsInGap(text, line, next) || before.Length > 0 && after.Length > 0 && (NeverFirst.Contains(after[0]) || IsStroke(before[0]) && !IsStroke(before[^1])))
            return 2;
        return before.Length > 0 && after.Length > 0 && !EndsSentence(before) && !IsIndented(text, next) && !LineOpeners.IsAny(after) && !RowHead().IsMatch(after)
            && !(IsStroke(before[^1]) && IsStroke(after[0])) && !EndAlike(before, after) && !(LineOpeners.IsNumberedHeading(before) && !before.Contains('，')) ? 1 : 0;
    }

    /// <summary>The full line <paramref name="i"/>, of a paragraph that began with line <paramref name="first"/>, goes on in the next one.</summary>
    public bool GoesOn(int first, int i)
    {
        var (line, after) = (Trimmed(i), Trimmed(i + 1));
        var whole = text[Math.Max(lines[first].Start, lines[i].End - LongestParagraph)..lines[i].End];
        var inRow = whole.Contains('\t') || Gap().IsMatch(whole.Trim()) || whole.Length > 0 && IsStroke(whole.TrimStart().FirstOrDefault());
        // of a gap, or of an indentation, wider than the lines
        if (line.Length == 0 || after.Length == 0)
            return line.Length == 0 || inRow;
        if (text[lines[i + 1].Start] is '\u3000' or '\f' || IsStroke(line[^1]) && IsStroke(after[0]) || LineOpeners.IsPageNumber(after))
            return false;
        if (NeverFirst.Contains(after[0]))
            return true;
        // a number is torn, also at its point
        if (char.IsAsciiDigit(after[0]) && TornNumber().IsMatch(line[^Math.Min(line.Length, 4)..]))
            return !(RowHead().IsMatch(after) && after.Length <= 4 && openers.GetValueOrDefault(RowOpener).Begins > 1);
        if (IsInGap(text, lines[i], lines[i + 1]) || EndsUnfinished(line, after))
            return true;
        if (IsIndented(text, lines[i + 1]))
            return inRow && !RowHead().IsMatch(after);
        var before = whole.Trim();
        var inCells = before.Contains('\t') || IsStroke(before[0]);
        if (inCells && RowHead().IsMatch(after) || !inCells && after.Count(c => c == '\t') > 1)
            return false;
        if (!inCells && LineOpeners.IsChrome(before))
            return !IsText(i + 1);
        if (!inCells && LineOpeners.IsChrome(after))
            return false;
        return EndsSentence(line) ? GoesOnAfterSentence(i, before, after, inRow) : inCells ? GoesOnInCell(after) : GoesOnAfterWords(first, i, before, after);
    }

    private bool GoesOnAfterSentence(int i, string before, string after, bool inRow)
    {
        if (OpenerOf(after) is { } opener)
        {
            if (OpenersInside(before).Any(inside => inside == opener || inside == Sibling(opener)))
                return true;
            if (openers.TryGetValue(opener, out var found) || openers.TryGetValue(Sibling(opener), out found))
                return found.Begins <= found.Inside;
        }
        if (LineOpeners.IsAnyAfterSentence(after) || after.IndexOf('：', StringComparison.Ordinal) is > 1 and <= ShortLabel)
            return false;
        // what goes on with a paragraph ends with a stop; a name, a day, a heading does not
        return inRow || full[i + 1] || EndsSentence(after);
    }

    private bool GoesOnInCell(string after) => !BeginsCount(after) && !(OpenerOf(after) is { } opener && openers.GetValueOrDefault(opener) is (> 0, 0));

    private bool GoesOnAfterWords(int first, int i, string before, string after)
    {
        var last = before[(before.LastIndexOf('。') + 1)..];
        if (last.Count(c => c == '“') > last.Count(c => c == '”'))
            return true;
        if (LineOpeners.IsWholeHeading(before, after) || (LineOpeners.IsTitle(before, after) || first == 0 && LineOpeners.IsHeadTitle(before, after)) && (IsText(i + 1) || LineOpeners.IsAny(after)))
            return false;
        if (first == 0 && !before.AsSpan().ContainsAny("，、。；：") && LineOpeners.IsAny(after))
            return false;
        // also one that lost the break before it
        if (LineOpeners.IsNumberedHeading(last) && (LineOpeners.IsAny(after) || IsHeading(last) && (LineOpeners.IsAnyAfterSentence(after) || IsText(i + 1))))
            return false;
        if (Day().IsMatch(after) || BeginsCount(after))
            return false;
        if (OpenerOf(after) is { } opener && openers.TryGetValue(opener, out var found))
            return found.Begins <= found.Inside;
        return !LineOpeners.IsUnconditional(after);
    }

    /// <summary>What is counted inside a line stands after a stop; after words without one it begins a line.</summary>
    private static bool BeginsCount(string after) => LineOpeners.OrdinalOf(after) is not (null or ['0', ..]);

    /// <summary>存在以下 | 主要问题：, 机制；（ | 2）, ...方面7. | 关于, ...” | 问题: more must come.</summary>
    private static bool EndsUnfinished(string line, string after) => Unfinished().IsMatch(line[^Math.Min(line.Length, 4)..]) || BareOrdinal().IsMatch(line[^Math.Min(line.Length, 6)..])
        || line[^1] is '”' && WordProblem().IsMatch(after);

    /// <summary>Lines that begin like this one are headings in this text.</summary>
    private bool IsHeading(string before) => LineOpeners.OrdinalOf(before) is { } ordinal && numbered.GetValueOrDefault(ShapeOf(ordinal)) is var (headings, sentences) && headings > sentences;

    /// <summary>No rest of a heading: full again, or with a stop at its end.</summary>
    private bool IsText(int i) => full[i] || EndsSentence(Trimmed(i));

    private string Trimmed(int i) => text[lines[i].Start..lines[i].End].Trim();

    /// <summary>What a line opens with: the shape of its ordinal, told apart by whether it is the first of its count, the first cell of a row, the end of a label; null when it opens with words.</summary>
    private static string? OpenerOf(string line)
    {
        if (RowHead().IsMatch(line))
            return RowOpener;
        if (line.IndexOf('\t', StringComparison.Ordinal) is > 0 and <= LongestLabel and var cell)
            return ShapeOf(line[..cell]);
        if (LineOpeners.OrdinalOf(line) is { } ordinal)
            return ShapeOf(ordinal) + (IsFirst(ordinal) ? "" : "+");
        var colon = line.IndexOf('：', StringComparison.Ordinal);
        return colon is > 1 and < LongestLabel && line.AsSpan(0, colon).IndexOfAny("，。；！？") < 0 ? line[Math.Max(0, colon - 6)..(colon + 1)] : null;
    }

    /// <summary>The openers after the sentences that end inside a line.</summary>
    private static IEnumerable<string> OpenersInside(string line)
    {
        for (var at = 0; at + 1 < line.Length; at++)
        {
            if (Terminals.Contains(line[at]) && OpenerOf(line[(at + 1)..Math.Min(line.Length, at + 1 + LongestLabel)]) is { } inside && inside != RowOpener)
                yield return inside;
        }
    }

    private static string ShapeOf(string ordinal) => Digits().Replace(Numerals().Replace(ordinal, "一"), "1");

    /// <summary>The first of a count for the others, and the other way round.</summary>
    private static string Sibling(string opener) => opener.EndsWith('+') ? opener[..^1] : opener + "+";

    private static bool IsFirst(string ordinal) => First().IsMatch(ordinal);

    private static bool EndsSentence(string line)
    {
        var last = line.Length - 1;
        while (last > 0 && Closers.Contains(line[last]))
            last--;
        return last >= 0 && Terminals.Contains(line[last]);
    }

    /// <summary>The gap between two columns is broken.</summary>
    private static bool IsInGap(string text, FoldedLines.Line line, FoldedLines.Line next) =>
        text[line.End - 1] == ' ' && (text[next.Start] == ' ' || line.Characters > 2 && text[line.End - 2] == ' ' && Gap().IsMatch(text[line.Start..line.End]));

    /// <summary>Entries of a list, no sentence.</summary>
    private static bool EndAlike(string before, string after) => before.Length > 1 && after.Length > 1 && !IsStroke(after[^1]) && before.AsSpan()[^2..].SequenceEqual(after.AsSpan()[^2..]);

    private static bool IsIndented(string text, FoldedLines.Line line) =>
        text[line.Start] is '\u3000' or '\f' || line.End - line.Start > 1 && text[line.Start] == ' ' && char.IsWhiteSpace(text[line.Start + 1]);

    private static bool IsStroke(char c) => c is '|' or '｜' or '│';

    /// <summary>1, 2. or 三、 alone, or with a gap after it.</summary>
    [GeneratedRegex(@"^[（(]?(?:\d{1,3}|[一二三四五六七八九十]{1,3})[）)]?[.．、]?(?:$|\t|\s{2,}|\s?[|｜│])")]
    private static partial Regex RowHead();

    /// <summary>2025-06-20 and nothing else.</summary>
    [GeneratedRegex(@"^\d{4}[-./年]\d{1,2}[-./月]\d{1,2}日?$")]
    private static partial Regex Day();

    [GeneratedRegex(@"\d[.．。]?$")]
    private static partial Regex TornNumber();

    [GeneratedRegex(@"\S\s{2,}\S")]
    private static partial Regex Gap();

    [GeneratedRegex(@"(?:[。；：！？]|方面)(?:\d{1,2}[.．。、]|[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十\d]{1,3}）)$")]
    private static partial Regex BareOrdinal();

    [GeneratedRegex("^(?:的|等|方面)?的?问题")]
    private static partial Regex WordProblem();

    [GeneratedRegex("(?:[，、（(《“]|以下|下列|如下|存在|的|和|与|及|在|对|将)$")]
    private static partial Regex Unfinished();

    [GeneratedRegex("^[（(]?第?(?:一|1|①)(?![一二三四五六七八九十\\d])")]
    private static partial Regex First();

    [GeneratedRegex("[一二三四五六七八九十百①-⑳]+")]
    private static partial Regex Numerals();

    [GeneratedRegex(@"\d+")]
    private static partial Regex Digits();
}
