using System.Globalization;
using System.IO.Compression;
using System.Xml;
using Rectify.Documents.Templates;

namespace Rectify.Documents.Writing;

/// <summary>
/// The ledger (整改台账) as .xlsx: sheet 打印 with a problem's cells merged over its measures, and sheet 筛选 with one row for each measure.
/// Entries are taken once, one at a time; both sheets go through spool files, so memory does not grow with the ledger.
/// </summary>
public static class LedgerWorkbook
{
    public const string PrintSheet = "打印";
    public const string FilterSheet = "筛选";

    private const string Spreadsheet = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
    private const string Relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    /// <summary>Writes the workbook; the stream stays open and is only written to asynchronously. Equal entries give equal content.</summary>
    public static async Task WriteAsync(Stream output, LedgerHead head, IAsyncEnumerable<LedgerEntry> entries, CancellationToken cancel = default)
    {
        using var print = new LedgerPrintSheet(head);
        using var filter = new LedgerFilterSheet();
        var ordinal = 0;
        await foreach (var entry in entries.WithCancellation(cancel))
        {
            ordinal++;
            print.Add(ordinal, entry);
            filter.Add(ordinal, entry);
        }
        print.End();
        filter.End();

        PackagePart[] parts =
        [
            PackagePart.OfText("xl/workbook.xml", Spreadsheet + "sheet.main+xml", Workbook(filter.Rows)),
            PackagePart.OfText("xl/styles.xml", Spreadsheet + "styles+xml", LedgerTemplate.Styles),
            new("xl/worksheets/print.xml", Spreadsheet + "worksheet+xml", print.CopyTo),
            new("xl/worksheets/filter.xml", Spreadsheet + "worksheet+xml", filter.CopyTo),
        ];
        PackageRelationship[] relationships =
        [
            new("", "rId1", Relation + "/officeDocument", "xl/workbook.xml"),
            new("xl/workbook.xml", "rId1", Relation + "/worksheet", "worksheets/print.xml"),
            new("xl/workbook.xml", "rId2", Relation + "/worksheet", "worksheets/filter.xml"),
            new("xl/workbook.xml", "rId3", Relation + "/styles", "styles.xml"),
        ];
        await using var package = LedgerSheet.SpoolFile();
        await OfficePackage.WriteAsync(output, package, parts, relationships, CompressionLevel.Fastest, cancel);
    }

    private static string Workbook(int filterRows)
    {
        var lastColumn = LedgerSheet.ColumnName(LedgerColumn.All.Count - 1);
        return string.Create(CultureInfo.InvariantCulture, $"""
            <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
            <workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="{Relation}">
              <bookViews><workbookView activeTab="0"/></bookViews>
              <sheets><sheet name="{PrintSheet}" sheetId="1" r:id="rId1"/><sheet name="{FilterSheet}" sheetId="2" r:id="rId2"/></sheets>
              <definedNames>
                <definedName name="_xlnm._FilterDatabase" localSheetId="1" hidden="1">'{FilterSheet}'!$A$1:${lastColumn}${filterRows}</definedName>
                <definedName name="_xlnm.Print_Titles" localSheetId="0">'{PrintSheet}'!$3:$4</definedName>
                <definedName name="_xlnm.Print_Titles" localSheetId="1">'{FilterSheet}'!$1:$1</definedName>
              </definedNames>
            </workbook>
            """);
    }
}

/// <summary>What both sheets set alike.</summary>
internal static class LedgerSheetParts
{
    public static void Columns(XmlWriter xml) => Columns(xml, [.. LedgerColumn.All.Select(column => column.Width)]);

    public static void Columns(XmlWriter xml, IReadOnlyList<double> widths)
    {
        xml.WriteStartElement("cols");
        for (var i = 0; i < widths.Count; i++)
        {
            xml.WriteStartElement("col");
            xml.WriteAttributeString("min", (i + 1).ToString(CultureInfo.InvariantCulture));
            xml.WriteAttributeString("max", (i + 1).ToString(CultureInfo.InvariantCulture));
            xml.WriteAttributeString("width", widths[i].ToString("0.##", CultureInfo.InvariantCulture));
            xml.WriteAttributeString("customWidth", "1");
            xml.WriteEndElement();
        }
        xml.WriteEndElement();
    }

    /// <summary>A pane below the head that scrolls while the head and the ordinal stay.</summary>
    public static void FrozenHead(XmlWriter xml, int headRows)
    {
        var topLeft = LedgerSheet.Reference(1, headRows + 1);
        xml.WriteStartElement("sheetViews");
        xml.WriteStartElement("sheetView");
        xml.WriteAttributeString("workbookViewId", "0");
        xml.WriteStartElement("pane");
        xml.WriteAttributeString("xSplit", "1");
        xml.WriteAttributeString("ySplit", headRows.ToString(CultureInfo.InvariantCulture));
        xml.WriteAttributeString("topLeftCell", topLeft);
        xml.WriteAttributeString("activePane", "bottomRight");
        xml.WriteAttributeString("state", "frozen");
        xml.WriteEndElement();
        xml.WriteStartElement("selection");
        xml.WriteAttributeString("pane", "bottomRight");
        xml.WriteAttributeString("activeCell", topLeft);
        xml.WriteAttributeString("sqref", topLeft);
        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    public static void FitToWidth(XmlWriter xml)
    {
        xml.WriteStartElement("sheetPr");
        xml.WriteStartElement("pageSetUpPr");
        xml.WriteAttributeString("fitToPage", "1");
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    /// <summary>A3 landscape, as wide as the page, as many pages long as it takes, page numbers in the foot.</summary>
    public static void Page(XmlWriter xml)
    {
        xml.WriteStartElement("pageMargins");
        foreach (var (side, inches) in new[] { ("left", "0.3"), ("right", "0.3"), ("top", "0.5"), ("bottom", "0.6"), ("header", "0.3"), ("footer", "0.3") })
            xml.WriteAttributeString(side, inches);
        xml.WriteEndElement();
        xml.WriteStartElement("pageSetup");
        foreach (var (name, value) in new[] { ("paperSize", "8"), ("fitToWidth", "1"), ("fitToHeight", "0"), ("orientation", "landscape") })
            xml.WriteAttributeString(name, value);
        xml.WriteEndElement();
        xml.WriteStartElement("headerFooter");
        xml.WriteElementString("oddFooter", "&C第 &P 页 共 &N 页");
        xml.WriteEndElement();
    }

    public static int Style(LedgerColumn column, LedgerValue value) => column.Look switch
    {
        LedgerLook.Text => LedgerTemplate.Text,
        LedgerLook.Number => LedgerTemplate.Number,
        // 长期 stands where other rows have a day
        LedgerLook.Date when value.Text is null => LedgerTemplate.Date,
        _ => LedgerTemplate.Word,
    };
}
