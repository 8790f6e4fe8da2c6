using System.Text.RegularExpressions;

namespace Rectify.Documents.Text.Tables;

/// <summary>Columns held apart by runs of blanks or by strokes.</summary>
internal static partial class LayoutTables
{
    /// <summary>A piece of a line between two gaps, and where it stands on the printed page in half-width columns.</summary>
    private readonly record struct Piece(Line Range, int Left, int Right);

    private static (List<List<SheetCell>> Rows, int Next)? Aligned(string raw, List<Line> lines, int at)
    {
        var strokes = raw[lines[at].Start] is '|' or '｜' or '│' || raw.AsSpan(lines[at].Start, lines[at].Length).ContainsAny('|', '｜', '│');
        if (lines[at].Length > 400 || Pieces(raw, lines[at], strokes) is not { Count: >= 3 } header || !IsHeader([.. header.Select(piece => Meaning(Text(raw, piece.Range)))]))
            return null;
        var rows = new List<List<Piece>[]>();
        var next = at + 1;
        for (; next < lines.Count; next++)
        {
            if (strokes && Rule().IsMatch(Text(raw, lines[next])))
                continue;
            var pieces = Pieces(raw, lines[next], strokes);
            var placed = Place(header, pieces, strokes);
            if (placed is null || pieces.Count == 1 && EndsTable(Text(raw, lines[next])) && !(rows.Count > 0 && placed[0].Count == 0 && pieces[0].Left > header[1].Left))
                break;
            // a line that gives the first column nothing goes on with the row above it
            if (rows.Count > 0 && placed[0].Count == 0 && !strokes)
                for (var column = 0; column < header.Count; column++)
                    rows[^1][column].AddRange(placed[column]);
            else
                rows.Add(placed);
        }
        if (rows.Count == 0)
            return null;
        List<List<SheetCell>> cells = [[.. header.Select((piece, column) => Cell(raw, column, piece.Range.Start, piece.Range.End))]];
        foreach (var row in rows)
        {
            cells.Add([.. row.Select((pieces, column) => (pieces, column)).Where(cell => cell.pieces.Count > 0).Select(cell => new SheetCell(cell.column, cell.pieces[0].Range.Start,
                Storable(raw, cell.pieces[0].Range.Start, cell.pieces[^1].Range.End, [.. cell.pieces.Select(piece => piece.Range)])))]);
        }
        return (cells, next);
    }

    /// <summary>The pieces under their headers; null for a line that is no row: one long piece, or pieces that stand under none.</summary>
    private static List<Piece>[]? Place(List<Piece> header, List<Piece> pieces, bool strokes)
    {
        var placed = header.Select(_ => new List<Piece>()).ToArray();
        if (pieces.Count == 0 || strokes && pieces.Count < header.Count - 1 || pieces.Count > header.Count)
            return null;
        if (pieces.Count == header.Count)
        {
            for (var column = 0; column < header.Count; column++)
                if (pieces[column].Range.Length > 0)
                    placed[column].Add(pieces[column]);
            return placed;
        }
        if (pieces.Count == 1 && pieces[0].Right > header[^1].Right + 10)
            return null;
        var from = 0;
        foreach (var piece in pieces.Where(piece => piece.Range.Length > 0))
        {
            // the column whose left edge is nearest, never one to the left of the piece before
            var best = from;
            for (var column = from; column < header.Count; column++)
                if (Math.Abs(header[column].Left - piece.Left) < Math.Abs(header[best].Left - piece.Left))
                    best = column;
            if (from >= header.Count)
                return null;
            placed[best].Add(piece);
            from = best + 1;
        }
        return placed;
    }

    private static List<Piece> Pieces(string raw, Line line, bool strokes)
    {
        var pieces = new List<Piece>();
        var lineStart = line.Start == 0 ? 0 : raw.LastIndexOf('\n', line.Start - 1) + 1;
        var (column, open, left, end, right) = (0, -1, 0, 0, 0);
        for (var at = lineStart; at < line.End; at++)
        {
            var blank = char.IsWhiteSpace(raw[at]);
            var wide = raw[at] >= 0x2000 ? 2 : 1;
            if (strokes && raw[at] is '|' or '｜' or '│')
            {
                if (at > line.Start)
                    pieces.Add(open < 0 ? new(new(at, at), column, column) : new(new(open, end), left, right));
                open = -1;
            }
            else if (!blank)
            {
                if (open >= 0 && !strokes && column - right >= 2)
                {
                    pieces.Add(new(new(open, end), left, right));
                    open = -1;
                }
                if (open < 0)
                    (open, left) = (at, column);
                (end, right) = (at + 1, column + wide);
            }
            column += wide;
        }
        if (open >= 0)
            pieces.Add(new(new(open, end), left, right));
        return pieces;
    }

    /// <summary>A drawn line between rows.</summary>
    [GeneratedRegex(@"^[|｜│+\-—─┼├┤:=\s]+$")]
    private static partial Regex Rule();
}
