using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Rectify.Documents.Reading.Ledgers;
using Rectify.Domain.Intake;

namespace Rectify.Documents.Text.Tables;

/// <summary>
/// Ledgers in plain text that have lost their cells: columns held apart by blanks or strokes, one cell on each line as it comes from a web page, or a
/// label before every cell. A header the field knows must stand above (or the labels be known), so that running text is never taken for one.
/// </summary>
internal static partial class LayoutTables
{
    private const int LongestHeaderCell = 20;
    private const int MostLinesOfRow = 60;
    private const int LongestText = 4_000_000;

    /// <summary>A line without blanks at its ends.</summary>
    private readonly record struct Line(int Start, int End)
    {
        public int Length => End - Start;
    }

    public static ImmutableList<SheetTable> In(string raw)
    {
        if (raw.Length > LongestText)
            return [];
        var lines = Lines(raw);
        var tables = ImmutableList.CreateBuilder<SheetTable>();
        for (var at = 0; at < lines.Count;)
        {
            if (Aligned(raw, lines, at) is var (aligned, afterAligned))
                (at, _) = (afterAligned, Add(aligned));
            else if (CellByLine(raw, lines, at) is var (single, afterSingle))
                (at, _) = (afterSingle, Add(single));
            else if (Labelled(raw, lines, at) is var (labelled, afterLabelled))
                (at, _) = (afterLabelled, Add(labelled));
            else
                at++;
        }
        return tables.ToImmutable();

        bool Add(List<List<SheetCell>> rows)
        {
            var kept = rows.Select((cells, i) => new SheetRow(i + 1, false, [.. cells.OrderBy(cell => cell.Column)])).Where(row => row.Cells.Length > 0).ToList();
            var (start, end) = (kept.Min(row => row.Cells.Min(cell => cell.Start)), kept.Max(row => row.Cells.Max(cell => cell.Span.End)));
            tables.Add(new SheetTable { Name = $"表{tables.Count + 1}", IsWorksheet = false, Rows = kept, Span = TextSpan.FromTo(start, end) });
            return true;
        }
    }

    private static List<Line> Lines(string raw)
    {
        var lines = new List<Line>();
        for (var start = 0; start <= raw.Length;)
        {
            var stop = raw.AsSpan(start).IndexOf('\n');
            var end = stop < 0 ? raw.Length : start + stop;
            var (from, to) = (start, end);
            while (from < to && char.IsWhiteSpace(raw[from]))
                from++;
            while (to > from && char.IsWhiteSpace(raw[to - 1]))
                to--;
            if (from < to)
                lines.Add(new(from, to));
            start = end + 1;
        }
        return lines;
    }

    /// <summary>What a header's cell means; null for anything longer, unknown, or that is a sentence.</summary>
    private static LedgerField? Meaning(string cell) =>
        cell.Length is >= 2 and <= LongestHeaderCell && !cell.AsSpan().ContainsAny("：:。，；") ? LedgerWords.Meaning([cell.Replace(" ", "", StringComparison.Ordinal)]) : null;

    /// <summary>The same for a cell that stands alone on its line, where only the very words of a header tell it from text.</summary>
    private static LedgerField? WordMeaning(string cell) => cell.Length is >= 2 and <= LongestHeaderCell ? LedgerWords.MeaningOfWord(cell) : null;

    private static bool IsHeader(IReadOnlyList<LedgerField?> fields) =>
        fields.Any(field => field is LedgerField.Problem or LedgerField.Measure or LedgerField.Manifestations)
        && fields.Where(field => field is not null).Distinct().Count() is var known && known >= 3 && known * 3 >= fields.Count * 2;

    /// <summary>The cells stand for a header the field knows.</summary>
    internal static bool IsHeaderOfLedger(IReadOnlyList<SheetCell> cells) => cells.Count >= 3 && IsHeader([.. cells.Select(cell => Meaning(cell.Text))]);

    internal static bool IsOrdinalCell(string text) => OrdinalCell().IsMatch(text.Trim());

    private static SheetCell Cell(string raw, int column, int start, int end) => new(column, start, Storable(raw, start, end, null));

    /// <summary>The stretch as a cell's text, of the same length; what lies between its pieces belongs to other cells.</summary>
    private static string Storable(string raw, int start, int end, List<Line>? pieces) => string.Create(end - start, (raw, start, pieces), static (text, from) =>
    {
        var piece = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var at = from.start + i;
            while (from.pieces is { } all && piece < all.Count && at >= all[piece].End)
                piece++;
            var own = from.pieces is null || piece < from.pieces.Count && at >= from.pieces[piece].Start;
            text[i] = !own || from.raw[at] is '\r' or '\0' ? '\n' : char.IsSurrogate(from.raw[at]) && !IsPaired(from.raw, at) ? '\ufffd' : from.raw[at];
        }
    });

    private static bool IsPaired(string raw, int at) =>
        char.IsHighSurrogate(raw[at]) ? at + 1 < raw.Length && char.IsLowSurrogate(raw[at + 1]) : at > 0 && char.IsHighSurrogate(raw[at - 1]);

    private static string Text(string raw, Line line) => raw[line.Start..line.End];

    [GeneratedRegex(@"^(?:[（(]?\d{1,3}[）)]?[.．、]?|[一二三四五六七八九十]{1,3}[、.]?)$")]
    private static partial Regex OrdinalCell();

    [GeneratedRegex(@"^(?:注|备注|说明|填表|填报|制表|审核)[^：:]{0,6}[：:]|^(?:中共)?[^。，；：]{2,40}(?:党组|党委|委员会|支部|总支)$|^[（(]?\d{4}年\d{1,2}月\d{1,2}日[）)]?$")]
    private static partial Regex AfterTable();

    internal static bool EndsTable(string line) => AfterTable().IsMatch(line) || LineOpeners.IsChrome(line) || LineOpeners.IsPageNumber(line);
}
