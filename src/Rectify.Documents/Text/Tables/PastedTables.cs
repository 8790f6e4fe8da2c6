using System.Collections.Immutable;
using Rectify.Domain.Intake;

namespace Rectify.Documents.Text.Tables;

/// <summary>Tables in plain text: cells copied out of a spreadsheet, a line for each row and tabs between cells.</summary>
internal static class PastedTables
{
    private const int MostColumns = 512;

    public static ImmutableList<SheetTable> In(string raw)
    {
        if (!raw.Contains('\t', StringComparison.Ordinal))
            return [];
        var tables = ImmutableList.CreateBuilder<SheetTable>();
        var (rows, start, number) = (new List<SheetRow>(), 0, 0);
        for (var at = 0; at < raw.Length;)
        {
            var lineStart = at;
            var cells = Row(raw, ref at, out var columns);
            if (columns == 1)
            {
                End(lineStart);
                continue;
            }
            if (number++ == 0)
                start = lineStart;
            if (cells.Count > 0)
                rows.Add(new(number, false, [.. cells]));
        }
        End(raw.Length);
        return tables.ToImmutable();

        void End(int end)
        {
            if (rows.Count > 1)
                tables.Add(new SheetTable { Name = $"表{tables.Count + 1}", IsWorksheet = false, Rows = rows, Span = TextSpan.FromTo(start, end) });
            (rows, number) = ([], 0);
        }
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
