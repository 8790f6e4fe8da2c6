using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using Xunit;

namespace Rectify.Browser.Tests.Story;

/// <summary>Downloaded documents, opened as their reader's program would.</summary>
internal static class OpenedAgain
{
    /// <summary>The document's text, when it keeps to its format.</summary>
    public static string Word(string path)
    {
        using var document = WordprocessingDocument.Open(path, isEditable: false);
        Assert.Empty(new OpenXmlValidator(FileFormatVersions.Office2019).Validate(document).Select(error => $"{error.Path?.XPath}: {error.Description}"));
        return string.Join('\n', document.MainDocumentPart!.Document.Body!.Descendants<DocumentFormat.OpenXml.Wordprocessing.Paragraph>().Select(paragraph => paragraph.InnerText));
    }

    /// <summary>The rows of a sheet, each by its column's head, when the workbook keeps to its format.</summary>
    public static IReadOnlyList<IReadOnlyDictionary<string, string>> Sheet(string path, string name)
    {
        using var workbook = SpreadsheetDocument.Open(path, isEditable: false);
        Assert.Empty(new OpenXmlValidator(FileFormatVersions.Office2019).Validate(workbook).Select(error => $"{error.Path?.XPath}: {error.Description}"));
        var book = workbook.WorkbookPart!;
        var shared = book.SharedStringTablePart?.SharedStringTable.Elements<SharedStringItem>().Select(item => item.InnerText).ToList() ?? [];
        var sheet = book.Workbook.Descendants<Sheet>().Single(found => found.Name == name);
        var rows = ((WorksheetPart)book.GetPartById(sheet.Id!)).Worksheet.Descendants<Row>().Select(row => row.Elements<Cell>().ToDictionary(ColumnOf, cell => TextOf(cell, shared))).ToList();
        return [.. rows.Skip(1).Select(row => (IReadOnlyDictionary<string, string>)rows[0].ToDictionary(head => head.Value, head => row.GetValueOrDefault(head.Key, "")))];
    }

    private static string ColumnOf(Cell cell) => cell.CellReference!.Value!.TrimEnd([.. "0123456789"]);

    private static string TextOf(Cell cell, List<string> shared) =>
        cell.DataType?.Value == CellValues.SharedString ? shared[int.Parse(cell.CellValue!.Text, System.Globalization.CultureInfo.InvariantCulture)] : cell.InnerText;
}
