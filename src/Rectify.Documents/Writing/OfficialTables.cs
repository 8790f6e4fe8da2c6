using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Rectify.Documents.Writing;

/// <summary>Tables of official documents: full width, thin lines, text in 仿宋 4号, the head repeated on every page.</summary>
internal static class OfficialTables
{
    public static Table Table(OfficialTable table)
    {
        var total = table.Columns.Sum(c => c.WidthInMillimetres);
        var widths = table.Columns.Select(c => OfficialPage.Twips(c.WidthInMillimetres * (table.IsLandscape ? OfficialPage.TypeAreaHeight : OfficialPage.TypeAreaWidth) / total)).ToList();
        var set = new Table(
            new TableProperties(
                new TableWidth { Type = TableWidthUnitValues.Dxa, Width = widths.Sum(w => w).ToString(CultureInfo.InvariantCulture) },
                new TableBorders(
                    Line<TopBorder>(), Line<LeftBorder>(), Line<BottomBorder>(), Line<RightBorder>(),
                    Line<InsideHorizontalBorder>(), Line<InsideVerticalBorder>()),
                new TableLayout { Type = TableLayoutValues.Fixed },
                new TableCellMarginDefault(
                    new TopMargin { Type = TableWidthUnitValues.Dxa, Width = "57" }, new TableCellLeftMargin { Type = TableWidthValues.Dxa, Width = 57 },
                    new BottomMargin { Type = TableWidthUnitValues.Dxa, Width = "57" }, new TableCellRightMargin { Type = TableWidthValues.Dxa, Width = 57 })),
            new TableGrid(widths.Select(w => new GridColumn { Width = w.ToString(CultureInfo.InvariantCulture) })));
        set.Append(Row(table.Columns.Select(c => new OfficialCell(c.Header)).ToList(), table, widths, isHead: true));
        for (var i = 0; i < table.Rows.Count; i++)
        {
            var below = i + 1 < table.Rows.Count ? table.Rows[i + 1] : null;
            set.Append(Row(table.Rows[i], table, widths, isHead: false, below));
        }
        return set;
    }

    private static TableRow Row(
        IReadOnlyList<OfficialCell> cells, OfficialTable table, List<uint> widths, bool isHead, IReadOnlyList<OfficialCell>? below = null)
    {
        var properties = new TableRowProperties(
            new CantSplit(), new TableRowHeight { Val = OfficialPage.Twips(isHead ? 9 : table.RowHeightInMillimetres), HeightType = HeightRuleValues.AtLeast });
        if (isHead)
            properties.Append(new TableHeader());
        var row = new TableRow(properties);
        for (var i = 0; i < cells.Count; i++)
            row.Append(Cell(cells[i], widths[i], isHead, beginsMerge: below?[i].ContinuesAbove == true));
        return row;
    }

    private static TableCell Cell(OfficialCell cell, uint width, bool isHead, bool beginsMerge)
    {
        var properties = new TableCellProperties(new TableCellWidth { Type = TableWidthUnitValues.Dxa, Width = width.ToString(CultureInfo.InvariantCulture) });
        if (cell.ContinuesAbove)
            properties.Append(new VerticalMerge());
        else if (beginsMerge)
            properties.Append(new VerticalMerge { Val = MergedCellValues.Restart });
        properties.Append(new TableCellVerticalAlignment { Val = TableVerticalAlignmentValues.Center });
        var style = isHead ? "TableHead" : cell.IsSmall ? "TableSmall" : "TableText";
        var lines = cell.ContinuesAbove ? [""] : cell.Text.Split('\n');
        return new TableCell([properties, .. lines.Select(line => Line(style, line, cell.IsLeft))]);
    }

    private static Paragraph Line(string style, string text, bool isLeft)
    {
        var paragraph = OfficialBlocks.Paragraph(style, text);
        if (isLeft)
            paragraph.ParagraphProperties!.Append(new Justification { Val = JustificationValues.Left });
        return paragraph;
    }

    private static T Line<T>() where T : BorderType, new() => new() { Val = BorderValues.Single, Size = 4, Space = 0, Color = "auto" };
}
