using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Rectify.App.Tests.Intake;

/// <summary>A workbook, cell by cell, as somebody's Excel would save it.</summary>
internal static class Workbook
{
    public static byte[] Of(params string?[][] rows) => Of([rows]);

    /// <summary>Several sheets, each a table.</summary>
    public static byte[] Of(params string?[][][] sheets)
    {
        using var file = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(file, SpreadsheetDocumentType.Workbook))
        {
            var workbook = document.AddWorkbookPart();
            workbook.Workbook = new DocumentFormat.OpenXml.Spreadsheet.Workbook(new Sheets(sheets.Select((rows, i) => new Sheet { Id = workbook.GetIdOfPart(Sheet(workbook, rows)), SheetId = (uint)i + 1, Name = $"台账{i + 1}" })));
        }
        return file.ToArray();
    }

    private static WorksheetPart Sheet(WorkbookPart workbook, string?[][] rows)
    {
        var sheet = workbook.AddNewPart<WorksheetPart>();
        sheet.Worksheet = new Worksheet(new SheetData(rows.Select((cells, row) => new Row(cells.Select((text, column) => new Cell
        {
            CellReference = $"{(char)('A' + column)}{row + 1}", DataType = CellValues.InlineString, InlineString = new InlineString(new Text(text ?? "")),
        })) { RowIndex = (uint)row + 1 })));
        return sheet;
    }
}
