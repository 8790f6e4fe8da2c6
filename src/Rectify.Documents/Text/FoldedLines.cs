using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;
using Rectify.Domain.Intake;

namespace Rectify.Documents.Text;

/// <summary>
/// Lines that a program broke at a width (an editor, a mail, a terminal) are put together again before anything is read: such a program breaks a line only
/// where the next character does not fit, so that every shorter line ends where its author ended it. The width is known when the lines themselves agree
/// on it; print with uneven lines is left to <see cref="Reflow"/>.
/// </summary>
internal static partial class FoldedLines
{
    private const int NarrowestColumns = 30;
    private const int WidestColumns = 200;
    private const int FewestTorn = 3;

    /// <summary>An author's line in the midst of a sentence that is nearly full speaks against the width, in half-width columns.</summary>
    private const int NearlyFull = 8;

    private const int TabStop = 8;
    private const string Terminals = "。！？；：…";
    private const string Closers = "”’）】》";
    private const string NeverFirst = "，。；：、！？”’）】》%";
    private const string Unfinished = "，、";

    /// <summary>A line without its break; widths in characters and in half-width columns. Opens: what begins here may begin a paragraph.</summary>
    private readonly record struct Line(int Start, int End, int Next, int Characters, int Columns)
    {
        public bool IsBlank => Start == End;
    }

    /// <summary>How a program counts a line and what it keeps together: any character, a character and the marks after it, also words and numbers.</summary>
    private enum Keeping { Characters, Marks, Words }

    private readonly record struct Fold(bool ByColumns, Keeping Keeping, int Width);

    /// <summary>The text with its lines whole; the text itself when no program broke them.</summary>
    public static UnfoldedText Unfold(string raw)
    {
        var lines = Lines(raw);
        if (lines.Count <= FewestTorn)
            return UnfoldedText.Of(raw);
        var canonical = CanonicalText.Of(raw);
        if (Find(canonical, lines) is not { } fold)
            return UnfoldedText.Of(raw);
        var text = new StringBuilder(raw.Length);
        var origins = new List<int>(raw.Length);
        var damage = ImmutableList.CreateBuilder<TextDamage>();
        var whole = lines[0].Start;
        for (var i = 0; i < lines.Count; i++)
        {
            Take(lines[i].Start, lines[i].End);
            if (i + 1 < lines.Count && IsFull(canonical, lines[i], lines[i + 1], fold) && GoesOn(canonical, whole, lines[i], lines[i + 1]))
            {
                damage.Add(new(DamageKind.HardLineBreak, TextSpan.FromTo(lines[i].End, lines[i].Next)));
                if (fold.Keeping == Keeping.Words && char.IsAsciiLetterOrDigit(raw[lines[i].End - 1]) && char.IsAsciiLetterOrDigit(raw[lines[i].Next]))
                {
                    text.Append(' ');
                    origins.Add(lines[i].End);
                }
                continue;
            }
            Take(lines[i].End, lines[i].Next);
            whole = lines[i].Next;
        }
        return new(text.ToString(), [.. origins], damage.ToImmutable());

        void Take(int start, int end)
        {
            text.Append(raw, start, end - start);
            for (var at = start; at < end; at++)
                origins.Add(at);
        }
    }

    /// <summary>The width on which the lines agree, counted in the strictest way that no line speaks against.</summary>
    private static Fold? Find(string canonical, List<Line> lines)
    {
        var open = Enumerable.Range(0, lines.Count - 1).Where(i => LooksTorn(canonical, lines[i], lines[i + 1])).ToList();
        if (open.Count < FewestTorn)
            return null;
        var (columns, characters) = (lines.Max(line => line.Columns), lines.Max(line => line.Characters));
        foreach (var keeping in Enum.GetValues<Keeping>())
        {
            foreach (var fold in (Fold[])[new(true, keeping, columns), new(false, keeping, characters)])
            {
                if (columns is < NarrowestColumns or > WidestColumns)
                    continue;
                var torn = open.Count(i => IsFull(canonical, lines[i], lines[i + 1], fold));
                var against = open.Count(i => Measure(lines[i], fold) >= fold.Width - (fold.ByColumns ? NearlyFull : NearlyFull / 2) && !IsFull(canonical, lines[i], lines[i + 1], fold));
                if (torn >= FewestTorn && against * 10 <= torn)
                    return fold;
            }
        }
        return null;
    }

    private static int Measure(Line line, Fold fold) => fold.ByColumns ? line.Columns : line.Characters;

    /// <summary>What opens the next line did not fit on this one.</summary>
    private static bool IsFull(string text, Line line, Line next, Fold fold)
    {
        if (line.IsBlank || next.IsBlank)
            return false;
        var room = fold.Width - Measure(line, fold);
        var end = next.Start + 1;
        if (fold.Keeping == Keeping.Words && IsWord(text[next.Start]))
            while (end < next.End && IsWord(text[end]))
                end++;
        if (fold.Keeping != Keeping.Characters)
            while (end < next.End && NeverFirst.Contains(text[end]))
                end++;
        var piece = 0;
        for (var at = next.Start; at < end && piece <= room; at++)
            piece += fold.ByColumns && IsWide(text[at]) ? 2 : 1;
        return piece > room;
    }

    /// <summary>In the midst of a sentence, as far as the two lines tell.</summary>
    private static bool LooksTorn(string text, Line line, Line next)
    {
        if (line.IsBlank || next.IsBlank || EndsSentence(text, line) || char.IsWhiteSpace(text[next.Start]))
            return false;
        var (before, after) = (text[line.Start..line.End].Trim(), text[next.Start..next.End].Trim());
        return before.Length > 0 && !LineOpeners.IsAny(after) && !LineOpeners.IsNumberedHeading(before) && !IsRow(before, after);
    }

    /// <summary>A full line may end where its author ended it all the same: when the next one opens something, as far as a sentence or a heading ends here.</summary>
    private static bool GoesOn(string text, int whole, Line line, Line next)
    {
        var after = text[next.Start..next.End];
        if (after[0] is '\u3000' or '\f' || IsRow(text[line.Start..line.End].Trim(), after.Trim()) || LineOpeners.IsPageNumber(after.Trim()))
            return false;
        after = after.Trim();
        if (after.Length == 0 || LineOpeners.IsUnconditional(after))
            return after.Length == 0;
        if (EndsSentence(text, line))
            return !LineOpeners.IsAnyAfterSentence(after);
        var before = text[whole..Math.Min(line.End, whole + 300)].Trim();
        return !(LineOpeners.IsOrdinal(after) && !Unfinished.Contains(text[line.End - 1])
            || LineOpeners.IsNumberedHeading(before) && LineOpeners.IsAny(after));
    }

    /// <summary>The rows of a table in plain text: strokes around each, or a number set apart at its head.</summary>
    private static bool IsRow(string before, string after) => RowHead().IsMatch(after) || after.Length > 0 && before.Length > 0 && IsStroke(after[0]) && IsStroke(before[^1]);

    private static bool IsStroke(char c) => c is '|' or '｜' or '│';

    private static bool IsWord(char c) => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '@' or '_' or '/';

    private static bool IsWide(char c) => c >= 0x2000;

    private static bool EndsSentence(string text, Line line)
    {
        var last = line.End - 1;
        while (last > line.Start && (Closers.Contains(text[last]) || char.IsWhiteSpace(text[last])))
            last--;
        return last >= line.Start && Terminals.Contains(text[last]);
    }

    private static List<Line> Lines(string raw)
    {
        var lines = new List<Line>();
        for (var start = 0; start < raw.Length;)
        {
            var stop = raw.AsSpan(start).IndexOf('\n');
            var next = stop < 0 ? raw.Length : start + stop + 1;
            var end = stop < 0 ? raw.Length : start + stop;
            if (end > start && raw[end - 1] == '\r')
                end--;
            var columns = 0;
            for (var at = start; at < end; at++)
                columns += raw[at] == '\t' ? TabStop - columns % TabStop : IsWide(raw[at]) ? 2 : 1;
            lines.Add(new(start, end, next, end - start, columns));
            start = next;
        }
        return lines;
    }

    /// <summary>1, 2. or 三、 and a gap after it.</summary>
    [GeneratedRegex(@"^[（(]?(?:\d{1,3}|[一二三四五六七八九十]{1,3})[）)]?[.．、]?(?:$|\t|\s{2,}|\s?[|｜│])")]
    private static partial Regex RowHead();
}
