using System.Text;
using Rectify.Documents.Text.Tables;

namespace Rectify.Documents.Reading.Ledgers;

/// <summary>The rows of a table from the top down, with the cells that are merged down from above.</summary>
internal sealed class LedgerCells(SheetTable table)
{
    // by column: the cell that reaches down, and its last row
    private readonly Dictionary<int, (SheetCell Cell, int LastRow)> falling = [];
    private int nextMerge;

    /// <summary>Rows must be asked for in order.</summary>
    public SheetCell[] Of(SheetRow row)
    {
        for (; nextMerge < table.Merges.Length && table.Merges[nextMerge].FirstRow <= row.Number; nextMerge++)
        {
            var merge = table.Merges[nextMerge];
            if (merge.LastRow > merge.FirstRow && merge.FirstRow == row.Number && row.At(merge.FirstColumn) is { } cell)
                falling[merge.FirstColumn] = (cell, merge.LastRow);
        }
        if (falling.Count == 0)
            return row.Cells;
        List<SheetCell>? cells = null;
        foreach (var (column, (cell, lastRow)) in falling.ToList())
        {
            if (lastRow < row.Number)
                falling.Remove(column);
            else if (row.At(column) is null)
                (cells ??= [.. row.Cells]).Add(cell);
        }
        return cells is null ? row.Cells : [.. cells.OrderBy(cell => cell.Column)];
    }

    public static SheetCell? Find(SheetCell[] cells, LedgerSheetHeader sheet, LedgerField field)
    {
        foreach (var column in sheet.Columns)
        {
            if (column.Field == field && At(cells, column.Column) is { } cell)
                return cell;
        }
        return null;
    }

    public static SheetCell? At(SheetCell[] cells, int column)
    {
        foreach (var cell in cells)
        {
            if (cell.Column == column)
                return cell;
        }
        return null;
    }

    /// <summary>What a cell states, without the stop it ends with; nothing is left of a cell that holds a stop alone.</summary>
    public static string Statement(string text) => OneLine(text).TrimEnd('。', '；', ';');

    /// <summary>The text of a cell without its line breaks; words and numbers stay apart.</summary>
    public static string OneLine(string text)
    {
        if (!text.Contains('\n', StringComparison.Ordinal))
            return text;
        var line = new StringBuilder(text.Length);
        foreach (var part in text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.Length > 0 && char.IsAsciiLetterOrDigit(line[^1]) && char.IsAsciiLetterOrDigit(part[0]))
                line.Append(' ');
            line.Append(part);
        }
        return line.ToString();
    }
}
