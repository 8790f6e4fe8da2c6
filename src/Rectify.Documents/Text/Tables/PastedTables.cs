using System.Collections.Immutable;
using Rectify.Domain.Intake;

namespace Rectify.Documents.Text.Tables;

/// <summary>Tables in plain text: cells copied out of a spreadsheet, a line for each row and tabs between cells.</summary>
internal static class PastedTables
{
    private const int MostColumns = 512;
    private const int MostLinesOfRow = 60;

    public static ImmutableList<SheetTable> In(string raw)
    {
        if (!raw.Contains('\t', StringComparison.Ordinal))
            return [];
        var tables = ImmutableList.CreateBuilder<SheetTable>();
        // of a table whose header is known the number of its columns is: a row with fewer may go on in the next lines
        var (rows, start, number, width) = (new List<SheetRow>(), 0, 0, 0);
        for (var at = 0; at < raw.Length;)
        {
            var lineStart = at;
            var cells = Row(raw, ref at, out var columns);
            if (width > 0 && columns < width)
            {
                if (columns == 1 && IsBetweenRows(raw, lineStart, at, width))
                    continue;
                if (columns > 1 && GoesOn(raw, cells, columns, width, at) is var (whole, after))
                    (cells, columns, at) = (whole, width, after);
                else if (columns == 1 && IsHeadingRow(raw, cells, at, width))
                    columns = width;
                else if (columns > 1 && cells.Count > 0 && LayoutTables.EndsTable(cells[0].Text))
                    columns = 1;
            }
            if (columns == 1)
            {
                End(lineStart);
                continue;
            }
            if (number++ == 0)
            {
                start = lineStart;
                width = LayoutTables.IsHeaderOfLedger(cells) && cells.Count == columns ? columns : 0;
            }
            if (cells.Count > 0)
                rows.Add(new(number, false, [.. cells]));
        }
        End(raw.Length);
        return tables.ToImmutable();

        void End(int end)
        {
            if (rows.Count > 1)
                tables.Add(new SheetTable { Name = $"表{tables.Count + 1}", IsWorksheet = false, Rows = rows, Span = TextSpan.FromTo(start, end) });
            (rows, number, width) = ([], 0, 0);
        }
    }

    /// <summary>The row with the lines after it that its last cell goes on in, where together they have just the columns of the header; a line that begins with a number alone is the next row.</summary>
    private static (List<SheetCell> Cells, int After)? GoesOn(string raw, List<SheetCell> begun, int columns, int width, int at)
    {
        List<SheetCell> cells = [.. begun];
        for (var lines = 0; lines < MostLinesOfRow && at < raw.Length; lines++)
        {
            var next = Row(raw, ref at, out var more);
            if (next.Count == 0 || columns + more - 1 > width || more > 1 && LayoutTables.IsOrdinalCell(next[0].Text))
                return null;
            foreach (var cell in next)
            {
                if (cell.Column == 0 && cells.FindIndex(open => open.Column == columns - 1) is >= 0 and var last)
                    cells[last] = cells[last] with { Text = Storable(raw[cells[last].Start..cell.Span.End]) };
                else
                    cells.Add(cell with { Column = cell.Column + columns - 1 });
            }
            columns += more - 1;
            if (columns == width)
                return (Tail(raw, cells, ref at, width), at);
        }
        return null;
    }

    /// <summary>The last cell may go on too, up to the next row.</summary>
    private static List<SheetCell> Tail(string raw, List<SheetCell> cells, ref int at, int width)
    {
        for (var lines = 0; lines < MostLinesOfRow && at < raw.Length; lines++)
        {
            var (lineStart, after) = (at, at);
            var next = Row(raw, ref after, out var columns);
            if (columns != 1 || next.Count == 0 || cells.Count == 0 || cells[^1].Column != width - 1 || IsBetweenRows(raw, lineStart, after, width) || IsHeadingRow(raw, next, after, width) || !IsRow(raw, after, width))
                return cells;
            cells[^1] = cells[^1] with { Text = Storable(raw[cells[^1].Start..next[0].Span.End]) };
            at = after;
        }
        return cells;
    }

    /// <summary>A page's number or a blank line, and the table goes on below.</summary>
    private static bool IsBetweenRows(string raw, int start, int end, int width) =>
        raw[start..end].Trim() is var line && (line.Length == 0 || LineOpeners.IsPageNumber(line)) && IsRow(raw, end, width);

    /// <summary>一、...方面 over the whole width, and a row below it.</summary>
    private static bool IsHeadingRow(string raw, List<SheetCell> cells, int after, int width) =>
        cells.Count == 1 && cells[0].Text.Length <= 60 && LineOpeners.IsNumberedHeading(cells[0].Text) && IsRow(raw, after, width);

    private static bool IsRow(string raw, int at, int width)
    {
        for (var lines = 0; lines < 4 && at < raw.Length; lines++)
        {
            var cells = Row(raw, ref at, out var columns);
            if (columns == width || columns > 1 && columns < width && cells.Count > 0 && LayoutTables.IsOrdinalCell(cells[0].Text) && GoesOn(raw, cells, columns, width, at) is not null)
                return true;
            if (columns > 1)
                return false;
        }
        return false;
    }

    /// <summary>One row; a cell in quotation marks goes on over line breaks.</summary>
    private static List<SheetCell> Row(string raw, ref int at, out int columns)
    {
        var cells = new List<SheetCell>();
        for (columns = 1; ; columns++)
        {
            var (from, to) = Cell(raw, ref at);
            while (from < to && char.IsWhiteSpace(raw[from]))
                from++;
            while (to > from && char.IsWhiteSpace(raw[to - 1]))
                to--;
            if (from < to && columns <= MostColumns)
                cells.Add(new(columns - 1, from, Storable(raw[from..to])));
            if (at >= raw.Length || raw[at++] != '\t')
                return cells;
        }
    }

    /// <summary>The same length, without what no database takes: halves of characters, the null character.</summary>
    private static string Storable(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange('\ud800', '\udfff') && !text.AsSpan().ContainsAny('\r', '\0'))
            return text;
        var kept = text.ToCharArray();
        for (var at = 0; at < kept.Length; at++)
        {
            if (kept[at] is '\r' or '\0')
                kept[at] = ' ';
            else if (at + 1 < kept.Length && char.IsSurrogatePair(kept[at], kept[at + 1]))
                at++;
            else if (char.IsSurrogate(kept[at]))
                kept[at] = '\ufffd';
        }
        return new(kept);
    }

    /// <summary>Leaves <paramref name="at"/> on the tab or line break after the cell.</summary>
    private static (int From, int To) Cell(string raw, ref int at)
    {
        var from = at;
        if (from < raw.Length && raw[from] == '"' && Quoted(raw, from) is { } close)
        {
            at = close + 1;
            if (at < raw.Length && raw[at] == '\r')
                at++;
            return (from + 1, close);
        }
        var stop = raw.AsSpan(at).IndexOfAny('\t', '\n');
        at = stop < 0 ? raw.Length : at + stop;
        return (from, at);
    }

    /// <summary>The closing mark, right before a tab or the line's end; marks inside are doubled. Looked for over a cell's length only.</summary>
    private static int? Quoted(string raw, int open)
    {
        for (var at = open + 1; at < Math.Min(raw.Length, open + 33_000); at++)
        {
            if (raw[at] != '"')
                continue;
            if (at + 1 == raw.Length || raw[at + 1] is '\t' or '\n' or '\r')
                return at;
            if (raw[at + 1] != '"')
                return null;
            at++;
        }
        return null;
    }
}
