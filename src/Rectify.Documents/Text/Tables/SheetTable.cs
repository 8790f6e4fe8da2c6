using System.Collections.Immutable;
using Rectify.Domain.Intake;

namespace Rectify.Documents.Text.Tables;

/// <summary>
/// A table of a document, cell by cell: a sheet of a workbook or a table of a Word document. Every cell knows its place in the raw text,
/// where a row is a line and cells stand between tabs.
/// </summary>
public sealed class SheetTable
{
    /// <summary>The sheet's name; for a table of a Word document 表1, 表2 ...</summary>
    public required string Name { get; init; }

    /// <summary>A sheet of a workbook, whose cells have addresses (B7) a person can look up.</summary>
    public required bool IsWorksheet { get; init; }

    /// <summary>Rows with at least one cell that is not blank, top to bottom.</summary>
    public required IReadOnlyList<SheetRow> Rows { get; init; }

    /// <summary>In the order of their first row.</summary>
    public ImmutableArray<SheetMerge> Merges { get; init; } = [];

    /// <summary>Where the table stands in the raw text.</summary>
    public required TextSpan Span { get; init; }

    /// <summary>The cell that holds a position of the raw text.</summary>
    public SheetPlace? PlaceOf(int position)
    {
        var (low, high) = (0, Rows.Count - 1);
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            if (Rows[middle].Cells[0].Start <= position)
                low = middle;
            else
                high = middle - 1;
        }
        if (Rows.Count == 0 || Rows[low].Cells[0].Start > position)
            return null;
        var cell = Rows[low].Cells.Last(cell => cell.Start <= position);
        return new(this, Rows[low].Number, cell.Column);
    }

    /// <summary>B7; column 0 is A.</summary>
    public static string Address(int column, int row) => $"{ColumnName(column)}{row}";

    /// <summary>A, B ... Z, AA; column 0 is A.</summary>
    public static string ColumnName(int column) =>
        column < 26 ? ((char)('A' + column)).ToString() : ColumnName(column / 26 - 1) + (char)('A' + column % 26);
}

/// <summary>A row; <see cref="Number"/> counts from 1 as the sheet prints it. Cells are in the order of columns, blank ones left out.</summary>
public sealed record SheetRow(int Number, bool IsHidden, SheetCell[] Cells)
{
    public SheetCell? At(int column)
    {
        foreach (var cell in Cells)
        {
            if (cell.Column == column)
                return cell;
        }
        return null;
    }
}

/// <summary>
/// A cell that is not blank. <see cref="Text"/> may hold line breaks; the raw text has a blank in place of each, so that both are of one length
/// and <see cref="Start"/> plus a position in the text is a position in the raw text. Days are written 2025-06-30, months 2025年6月.
/// </summary>
public readonly record struct SheetCell(int Column, int Start, string Text)
{
    /// <summary>Where each character stands in the raw text, when a program broke the cell's line and the break was taken out.</summary>
    internal int[]? Places { get; init; }

    public TextSpan Span => SpanOf(0, Text.Length);

    /// <summary>The raw span of a stretch of the text; <paramref name="end"/> is exclusive.</summary>
    public TextSpan SpanOf(int start, int end) => Places is null || start >= end ? new(Start + start, end - start) : TextSpan.FromTo(Places[start], Places[end - 1] + 1);
}

/// <summary>A cell of a table, for pointing at it: 整改台账!F7.</summary>
public sealed record SheetPlace(SheetTable Table, int Row, int Column)
{
    public string Address => SheetTable.Address(Column, Row);

    public override string ToString() => $"{Table.Name}!{Address}";
}

/// <summary>Cells that are one; all bounds are included.</summary>
public readonly record struct SheetMerge(int FirstRow, int FirstColumn, int LastRow, int LastColumn);
