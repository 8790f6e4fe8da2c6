using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;
using Rectify.Domain.Intake;

namespace Rectify.Documents.Text;

/// <summary>
/// Decides for every line break of the raw text whether it ends a paragraph or only a line of print, and takes out what is no text.
/// </summary>
internal static partial class Reflow
{
    private const string Terminals = "。！？；：…";
    private const string Closers = "”’）】》";
    private const int LongestFoot = 60;
    private const int LongestRunningHead = 40;
    private static readonly SearchValues<char> LineBreaks = SearchValues.Create("\r\n\v\f\u2028\u2029\u0085");
    private static readonly SearchValues<char> InnerPunctuation = SearchValues.Create("，。；、");
    private const string NeverLast = "（(《";
    private const string NeverFirst = "，。；：、！？”’）】》%";

    /// <summary>A stretch of the raw text between two line breaks, without blanks at its ends. Text is without stray blanks.</summary>
    private sealed record Line(int Start, int End, string Text, int Width, bool Indented, bool BlankBefore, bool PageBefore, bool TableRow);

    public static (FlowText Flow, ImmutableList<TextDamage> Damage) Run(string raw)
    {
        var damage = ImmutableList.CreateBuilder<TextDamage>();
        raw = Markup.Mask(raw, damage);
        var canonical = CanonicalText.Of(raw);
        var lines = Lines(canonical, damage);
        CutFoot(lines, damage);
        CutRunningHeads(raw, lines, damage);
        var measure = Measure.Of(lines);
        var text = new StringBuilder(raw.Length);
        var printed = new StringBuilder(raw.Length);
        var origins = new List<int>(raw.Length);
        // where the paragraph being joined begins in the flow
        var paragraph = 0;
        var inHead = true;
        var inContents = false;
        for (var i = 0; i < lines.Count; i++)
        {
            if (i > 0)
            {
                var before = text.ToString(paragraph, Math.Min(text.Length - paragraph, 2200));
                var ending = text.Length - paragraph > 2200 ? text.ToString(text.Length - 100, 100) : before;
                inHead &= !EndsSentence(ending);
                inContents = LineOpeners.IsContents(lines[i - 1].Text) || inContents && LineOpeners.IsHeadTitle(lines[i - 1].Text, "");
                if (inContents || EndsParagraph(lines[i - 1], before, ending, lines[i], measure) || IsSigned(i, measure) || inHead && (IsHeadLine(before, lines[i], measure) || LineOpeners.IsHeadTitle(before, lines[i].Text))
                    || lines[i - 1].BlankBefore && before.Length == lines[i - 1].Text.Length && LineOpeners.IsInnerTitle(before, lines[i].Text))
                {
                    text.Append('\n');
                    printed.Append('\n');
                    origins.Add(lines[i - 1].End < raw.Length ? lines[i - 1].End : raw.Length - 1);
                    paragraph = text.Length;
                }
                else
                {
                    var kind = IsTornSuperscript(ending, lines[i].Text) ? DamageKind.TornSuperscript : DamageKind.HardLineBreak;
                    damage.Add(new(kind, TextSpan.FromTo(lines[i - 1].End, lines[i].Start)));
                    if (char.IsAsciiLetter(text[^1]) && char.IsAsciiLetter(lines[i].Text[0])
                        || text[^1] is '.' or '．' && text.Length - paragraph <= 4 && char.IsAsciiDigit(lines[i].Text[0]))
                    {
                        text.Append(' ');
                        printed.Append(' ');
                        origins.Add(lines[i - 1].End);
                    }
                }
            }
            Append(raw, canonical, lines[i], text, printed, origins, damage);
        }
        return (new FlowText(text.ToString(), printed.ToString(), [.. origins]), damage.ToImmutable());

        // a body's name on a line of its own and the day below it, whatever stands before
        bool IsSigned(int i, Measure print) => i + 1 < lines.Count && LineOpeners.IsDate(lines[i + 1].Text) && LineOpeners.IsBody(lines[i].Text) && !(print.Wrapped && print.IsFull(lines[i - 1]));
    }

    /// <summary>
    /// Takes out what a web page prints below its text: from the first such line on, if no heading and no paragraph follows; signature, day and contact
    /// stay, and one that stands among the text is only a line.
    /// </summary>
    private static void CutFoot(List<Line> lines, ImmutableList<TextDamage>.Builder damage)
    {
        var from = lines.Count;
        for (var i = lines.Count - 1; i >= Math.Max(1, lines.Count - LongestFoot); i--)
        {
            if (LineOpeners.IsFoot(lines[i].Text))
                from = i;
            else if (lines[i].Text.Length > 100 || LineOpeners.IsUnconditional(lines[i].Text) || LineOpeners.IsOrdinal(lines[i].Text) || lines[i].Text[^1] is '。' or '；')
                break;
        }
        if (!lines.Take(from).Any(line => EndsSentence(line.Text)))
            return;
        for (var i = lines.Count - 1; i >= from; i--)
        {
            if (LineOpeners.IsClosing(lines[i].Text))
                continue;
            damage.Add(new(DamageKind.PageChrome, TextSpan.FromTo(lines[i].Start, lines[i].End)));
            lines.RemoveAt(i);
        }
    }

    /// <summary>Takes out the line that is printed again at the head or the foot of every page; where it first stands as the text's own first line, it stays.</summary>
    private static void CutRunningHeads(string raw, List<Line> lines, ImmutableList<TextDamage>.Builder damage)
    {
        foreach (var atHead in new[] { true, false })
        {
            bool IsAtBreak(int i) => atHead ? lines[i].PageBefore : i + 1 < lines.Count && lines[i + 1].PageBefore;
            var running = Enumerable.Range(0, lines.Count).Where(i => IsAtBreak(i) && lines[i].Text.Length is > 1 and <= LongestRunningHead && !EndsSentence(lines[i].Text))
                .GroupBy(i => RunningPart(raw[lines[i].Start..lines[i].End])).Where(same => same.Count() >= 2).SelectMany(same => same).OrderDescending().ToList();
            foreach (var i in running)
            {
                damage.Add(new(DamageKind.PageChrome, TextSpan.FromTo(lines[i].Start, lines[i].End)));
                // what follows is the first of its page now
                if (i + 1 < lines.Count) lines[i + 1] = lines[i + 1] with { PageBefore = true, BlankBefore = lines[i].BlankBefore };
                lines.RemoveAt(i);
            }
        }
    }

    /// <summary>整改情况汇编　　市排水公司: what stands beside the running head changes with the chapter.</summary>
    private static string RunningPart(string line) => WithGap().Match(line) is { Success: true } head ? head.Groups["h"].Value : line;

    [GeneratedRegex(@"^(?<h>\S.{4,}?\S)\s{2,}(?=\S)")]
    private static partial Regex WithGap();

    private static bool EndsParagraph(Line previous, string before, string ending, Line next, Measure measure)
    {
        if (previous.TableRow || next.TableRow || LineOpeners.IsChrome(previous.Text) || LineOpeners.IsChrome(next.Text))
            return true;
        if (LineOpeners.IsContents(previous.Text) || LineOpeners.IsContents(next.Text) && LineOpeners.IsContents(before))
            return true;
        if (NeverLast.Contains(previous.Text[^1]) || LineOpeners.IsTornWord(previous.Text[^1], next.Text[0]) || LineOpeners.EndsInsideBrackets(before, next.Text))
            return false;
        if (LineOpeners.IsMarkedBody(before) || LineOpeners.IsDocumentNumber(before))
            return true;
        if (LineOpeners.IsUnconditional(next.Text) || LineOpeners.IsLabelOnly(before) && before.Length == previous.Text.Length)
            return true;
        if (NeverFirst.Contains(next.Text[0]) || IsTornSuperscript(ending, next.Text) || LineOpeners.EndsInsideWrapper(before, next.Text))
            return false;
        var heading = LineOpeners.IsNumberedHeading(before) && (measure.Wrapped || !measure.RunInShapes.Contains(LineOpeners.ShapeOf(before)))
            || LineOpeners.IsWholeHeading(before, next.Text);
        if (LineOpeners.IsTitle(before, next.Text))
            return true;
        var full = measure.Wrapped && measure.IsFull(previous);
        if (!full && LineOpeners.IsDate(before))
            return true;
        // a semicolon ends an entry of a list; what opens nothing goes on with it
        if (EndsSentence(ending))
            return !full && ending[^1] != '；' || next.Indented || LineOpeners.IsAnyAfterSentence(next.Text);
        if (full && !heading)
            return false;
        if (heading)
            return !full || LineOpeners.IsAny(next.Text) || LineOpeners.IsWholeHeading(before, next.Text) || next.Text.StartsWith("关于", StringComparison.Ordinal);
        // where blank lines are few and lines are not set by a printer, a blank line ends a paragraph
        return LineOpeners.IsAny(next.Text) || !measure.Wrapped && (next.Indented || next.BlankBefore && !next.PageBefore && !measure.DoubleSpaced);
    }

    /// <summary>Before the first sentence of a text: a short line without punctuation and a blank line after it.</summary>
    private static bool IsHeadLine(string before, Line next, Measure measure) =>
        next.BlankBefore && !next.PageBefore && !(measure.DoubleSpaced && measure.Wrapped) && before.Length < 100 && !before.AsSpan().ContainsAny(InnerPunctuation);

    private static bool EndsSentence(string text)
    {
        var last = text.Length - 1;
        while (last > 0 && Closers.Contains(text[last]))
            last--;
        return last >= 0 && Terminals.Contains(text[last]);
    }

    private static bool IsTornSuperscript(string ending, string next) =>
        next.Length <= 2 && next.All(char.IsAsciiDigit) && ending.Length > 0 && char.IsAsciiLetter(ending[^1]);

    private static List<Line> Lines(string raw, ImmutableList<TextDamage>.Builder damage)
    {
        var lines = new List<Line>();
        var (blank, page) = (false, false);
        for (var start = 0; start <= raw.Length;)
        {
            var end = raw.AsSpan(start).IndexOfAny(LineBreaks);
            end = end < 0 ? raw.Length : start + end;
            var (from, to) = (start, end);
            while (from < to && IsBlank(raw[from]))
                from++;
            while (to > from && IsBlank(raw[to - 1]))
                to--;
            var content = raw.AsSpan(from, to - from);
            if (content.IsEmpty)
                blank |= start < end || end < raw.Length && raw[end] != '\r';
            else if (LineOpeners.IsPageNumber(content.Length <= 24 ? content.ToString() : ""))
            {
                damage.Add(new(DamageKind.PageNumber, TextSpan.FromTo(from, to)));
                page = true;
            }
            else
            {
                var text = Compact(content);
                if (LineOpeners.IsChrome(text))
                    damage.Add(new(DamageKind.PageChrome, TextSpan.FromTo(from, to)));
                var (indented, tabbed) = (IsIndent(raw.AsSpan(start, from - start)), content.Contains('\t'));
                foreach (var (fieldStart, fieldEnd) in LineOpeners.Fields(raw, from, to))
                {
                    var last = fieldEnd;
                    while (last > fieldStart && IsBlank(raw[last - 1]))
                        last--;
                    var field = raw.AsSpan(fieldStart, last - fieldStart);
                    lines.Add(new(fieldStart, last, Compact(field), Width(field), indented, blank, page, tabbed));
                    (blank, page, indented) = (false, false, false);
                }
            }
            start = end < raw.Length && raw[end] == '\r' && end + 1 < raw.Length && raw[end + 1] == '\n' ? end + 2 : end + 1;
        }
        return lines;
    }

    private static void Append(string raw, string canonical, Line line, StringBuilder text, StringBuilder printed, List<int> origins, ImmutableList<TextDamage>.Builder damage)
    {
        for (var at = line.Start; at < line.End; at++)
        {
            if (!IsBlank(raw[at]))
            {
                text.Append(canonical[at]);
                printed.Append(CanonicalText.IsHalf(raw, at) ? '\ufffd' : raw[at]);
                origins.Add(at);
                continue;
            }
            var end = at;
            while (end < line.End && IsBlank(raw[end]))
                end++;
            var tab = raw.AsSpan(at, end - at).Contains('\t');
            if (tab || KeepsBlank(canonical[at - 1], canonical[end]) || SetsApart(canonical, at, end))
            {
                text.Append(tab ? '\t' : ' ');
                printed.Append(tab ? '\t' : ' ');
                origins.Add(at);
            }
            else
            {
                damage.Add(new(DamageKind.StrayBlank, TextSpan.FromTo(at, end)));
            }
            at = end - 1;
        }
    }

    private static string Compact(ReadOnlySpan<char> content)
    {
        var text = new StringBuilder(content.Length);
        for (var at = 0; at < content.Length; at++)
        {
            if (!IsBlank(content[at]))
                text.Append(content[at]);
            else if (KeepsBlank(content[at - 1], content[SkipBlanks(content, at)]))
                text.Append(' ');
        }
        return text.ToString();

        static int SkipBlanks(ReadOnlySpan<char> content, int at)
        {
            while (IsBlank(content[at]))
                at++;
            return at;
        }
    }

    /// <summary>Blanks stay between two Latin words or numbers, and after an ordinal: 1. 2021年 is not 1.2021.</summary>
    private static bool KeepsBlank(char before, char after) =>
        char.IsAsciiLetterOrDigit(before) && char.IsAsciiLetterOrDigit(after) || before is '.' or '．' && char.IsAsciiDigit(after);

    /// <summary>A blank that alone sets an entry apart stays: ...9名 二是...</summary>
    private static bool SetsApart(string text, int at, int end) =>
        (char.IsLetterOrDigit(text[at - 1]) || text[at - 1] is '”' or '）' or '》')
        && (text[end] is >= '②' and <= '⑳' || end + 1 < text.Length && text[end + 1] == '是' && text[end] is '二' or '三' or '四' or '五' or '六' or '七' or '八' or '九' or '十');

    private static bool IsBlank(char c) => char.IsWhiteSpace(c) || c is '\u200b' or '\u200c' or '\u200d' or '\u2060' or '\ufeff' or '\u00ad' or '\0';

    private static bool IsIndent(ReadOnlySpan<char> lead) => lead.Contains('\u3000') || lead.Length >= 3;

    /// <summary>In half-width columns; blanks do not count, PDF text has them anywhere.</summary>
    private static int Width(ReadOnlySpan<char> content)
    {
        var width = 0;
        foreach (var c in content)
            width += IsBlank(c) ? 0 : c < 0x2000 ? 1 : 2;
        return width;
    }

    /// <summary>How wide the print was, if the lines were broken by a printer at all.</summary>
    private sealed record Measure(bool Wrapped, int Columns, bool DoubleSpaced, IReadOnlySet<char> RunInShapes)
    {
        private const int WidestPrint = 130;
        private const int Slack = 8;

        /// <summary>A numbered line no longer than this is the statement of a problem, whatever it ends with; its answer begins below.</summary>
        private const int LongestStatement = 50;

        /// <summary>Shapes of arabic ordinals that mostly open a paragraph here: one of them without a full stop is a torn paragraph, no heading.</summary>
        private static HashSet<char> RunIn(List<Line> lines) =>
            [.. lines.Where(line => LineOpeners.IsOrdinal(line.Text)).GroupBy(line => LineOpeners.ShapeOf(line.Text))
                .Where(shape => shape.Key is '1' or '(' && shape.Count(line => LineOpeners.IsNumberedHeading(line.Text) || line.Text.Length <= LongestStatement) * 2 < shape.Count()).Select(shape => shape.Key)];

        public bool IsFull(Line line) => line.Width >= Columns - Slack;

        public static Measure Of(List<Line> lines)
        {
            if (lines.Count < 4)
                return new(false, 0, false, new HashSet<char>());
            var doubleSpaced = lines.Skip(1).Count(line => line.BlankBefore) > lines.Count / 2;
            var columns = lines.Select(line => line.Width).Order().ElementAt((int)(lines.Count * 0.85));
            if (columns > WidestPrint)
                return new(false, columns, doubleSpaced, RunIn(lines));
            var full = lines.Count(line => Math.Abs(line.Width - columns) <= Slack);
            var open = lines.Zip(lines.Skip(1)).Count(pair => Math.Abs(pair.First.Width - columns) <= Slack && !EndsSentence(pair.First.Text)
                && !LineOpeners.IsNumberedHeading(pair.First.Text) && !LineOpeners.IsAny(pair.Second.Text));
            return new(full * 5 >= lines.Count * 2 && open * 4 >= lines.Count, columns, doubleSpaced, RunIn(lines));
        }
    }
}
