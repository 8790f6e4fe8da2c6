using System.Collections.Immutable;
using System.Text;
using Rectify.Domain.Intake;

namespace Rectify.Documents.Text;

/// <summary>
/// Lines that a program broke at a width (an editor, a mail, a terminal) are put together again before anything is read: such a program breaks a line only
/// where the next character does not fit, so that every shorter line ends where its author ended it. The width is known when the lines themselves agree
/// on it; print with uneven lines is left to <see cref="Reflow"/>.
/// </summary>
internal static class FoldedLines
{
    private const int NarrowestColumns = 30;
    private const int WidestColumns = 200;
    private const int FewestTorn = 2;

    /// <summary>A line torn in the midst of a sentence although it is only nearly full speaks against the width; in half-width columns.</summary>
    private const int NearlyFull = 8;

    private const int TabStop = 8;
    private const string NeverFirst = "，。；：、！？”’）】》%";

    /// <summary>A line without its break; widths in characters and in half-width columns.</summary>
    internal readonly record struct Line(int Start, int End, int Next, int Characters, int Columns)
    {
        public bool IsBlank => Start == End;
    }

    /// <summary>What a program keeps together: nothing, a character and the marks after it, also words and numbers.</summary>
    private enum Keeping { Nothing, Marks, Words }

    /// <summary>How a program counts a line.</summary>
    private readonly record struct Fold(bool ByColumns, Keeping Keeping, int Width)
    {
        public int Measure(Line line) => ByColumns ? line.Columns : line.Characters;

        /// <summary>What opens the next line did not fit on this one.</summary>
        public bool IsFull(string text, Line line, Line next)
        {
            if (line.IsBlank || next.IsBlank)
                return false;
            var end = next.Start + 1;
            if (Keeping == Keeping.Words && IsWord(text[next.Start]))
                while (end < next.End && IsWord(text[end]))
                    end++;
            if (Keeping != Keeping.Nothing)
                while (end < next.End && NeverFirst.Contains(text[end]))
                    end++;
            var used = Measure(line);
            for (var at = next.Start; at < end && used <= Width; at++)
                used = ByColumns ? After(used, text[at]) : used + 1;
            return used > Width;
        }
    }

    /// <summary>The text with its lines whole; the text itself when no program broke them.</summary>
    public static UnfoldedText Unfold(string raw)
    {
        var lines = Lines(raw);
        if (lines.Count <= FewestTorn)
            return UnfoldedText.Of(raw);
        var canonical = CanonicalText.Of(raw);
        if (Find(canonical, lines) is not { } fold)
            return UnfoldedText.Of(raw);
        var full = new bool[lines.Count];
        for (var i = 0; i + 1 < lines.Count; i++)
            full[i] = fold.IsFull(canonical, lines[i], lines[i + 1]);
        var habits = new LineHabits(canonical, lines, full);
        var text = new StringBuilder(raw.Length);
        var origins = new List<int>(raw.Length);
        var damage = ImmutableList.CreateBuilder<TextDamage>();
        var whole = 0;
        for (var i = 0; i < lines.Count; i++)
        {
            Take(lines[i].Start, lines[i].End);
            if (full[i] && habits.GoesOn(whole, i))
            {
                damage.Add(new(DamageKind.HardLineBreak, TextSpan.FromTo(lines[i].End, lines[i].Next)));
                if (fold.Keeping == Keeping.Words && char.IsAsciiLetter(raw[lines[i].End - 1]) && char.IsAsciiLetter(raw[lines[i].Next]))
                {
                    text.Append(' ');
                    origins.Add(lines[i].End);
                }
                continue;
            }
            Take(lines[i].End, lines[i].Next);
            whole = i + 1;
        }
        return damage.Count == 0 ? UnfoldedText.Of(raw) : new(text.ToString(), [.. origins], damage.ToImmutable());

        void Take(int start, int end)
        {
            text.Append(raw, start, end - start);
            for (var at = start; at < end; at++)
                origins.Add(at);
        }
    }

    /// <summary>The width on which the lines agree, counted in the way that most lines speak for and few against; of equal ones the strictest.</summary>
    private static Fold? Find(string canonical, List<Line> lines)
    {
        var (columns, characters) = (lines.Max(line => line.Columns), lines.Max(line => line.Characters));
        if (columns is < NarrowestColumns or > WidestColumns)
            return null;
        var open = Enumerable.Range(0, lines.Count - 1).Select(i => (Line: i, Weight: LineHabits.Torn(canonical, lines[i], lines[i + 1]))).Where(broken => broken.Weight > 0).ToList();
        var (best, most) = ((Fold?)null, 0);
        foreach (var keeping in Enum.GetValues<Keeping>())
        {
            foreach (var fold in (Fold[])[new(true, keeping, columns), new(false, keeping, characters)])
            {
                var near = fold.Width - (fold.ByColumns ? NearlyFull : NearlyFull / 2);
                var torn = open.Where(broken => fold.IsFull(canonical, lines[broken.Line], lines[broken.Line + 1])).Sum(broken => broken.Weight);
                var against = open.Where(broken => fold.Measure(lines[broken.Line]) >= near && !fold.IsFull(canonical, lines[broken.Line], lines[broken.Line + 1])).Sum(broken => broken.Weight);
                if (torn >= FewestTorn && against * 4 <= torn && torn - against * 4 + 1 > most)
                    (best, most) = (fold, torn - against * 4 + 1);
            }
        }
        return best;
    }

    private static bool IsWord(char c) => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '@' or '_' or '/';

    private static int After(int columns, char c) => c == '\t' ? columns + TabStop - columns % TabStop : columns + (c >= 0x2000 ? 2 : 1);

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
                columns = After(columns, raw[at]);
            lines.Add(new(start, end, next, end - start, columns));
            start = next;
        }
        return lines;
    }
}
