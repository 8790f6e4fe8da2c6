using System.IO.Compression;
using System.Security;
using Rectify.Documents.Templates;

namespace Rectify.Documents.Writing;

/// <summary>A sheet of one head row, frozen and with filter arrows, and rows below it.</summary>
internal sealed record PlainSheet(string Name, IReadOnlyList<PlainColumn> Columns, IEnumerable<LedgerValue[]> Rows)
{
    /// <summary>Rows below the head that are set for entry though they are blank.</summary>
    public int BlankRows { get; init; }
}

internal sealed record PlainColumn(string Head, double Width, LedgerLook Look = LedgerLook.Text);

/// <summary>Workbooks of plain lists: templates, rows not taken, check-up reports. Equal sheets give equal content.</summary>
internal static class PlainWorkbook
{
    private const string Spreadsheet = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
    private const string Relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const int LongestName = 31;

    public static async Task WriteAsync(Stream output, IReadOnlyList<PlainSheet> sheets, CancellationToken cancel)
    {
        var written = new List<LedgerSheet>();
        try
        {
            foreach (var sheet in sheets)
                written.Add(Write(sheet));
            List<PackagePart> parts =
            [
                PackagePart.OfText("xl/workbook.xml", Spreadsheet + "sheet.main+xml", Workbook(sheets)),
                PackagePart.OfText("xl/styles.xml", Spreadsheet + "styles+xml", LedgerTemplate.Styles),
                .. written.Select((sheet, at) => new PackagePart($"xl/worksheets/sheet{at + 1}.xml", Spreadsheet + "worksheet+xml", sheet.CopyTo)),
            ];
            List<PackageRelationship> relationships =
            [
                new("", "rId1", Relation + "/officeDocument", "xl/workbook.xml"),
                .. written.Select((_, at) => new PackageRelationship("xl/workbook.xml", $"rId{at + 1}", Relation + "/worksheet", $"worksheets/sheet{at + 1}.xml")),
                new("xl/workbook.xml", $"rId{written.Count + 1}", Relation + "/styles", "styles.xml"),
            ];
            await using var package = LedgerSheet.SpoolFile();
            await OfficePackage.WriteAsync(output, package, parts, relationships, CompressionLevel.Fastest, cancel);
        }
        finally
        {
            written.ForEach(sheet => sheet.Dispose());
        }
    }

    private static LedgerSheet Write(PlainSheet sheet)
    {
        var rows = new LedgerSheet();
        rows.Begin(xml =>
        {
            LedgerSheetParts.FitToWidth(xml);
            LedgerSheetParts.FrozenHead(xml, headRows: 1);
            LedgerSheetParts.Columns(xml, [.. sheet.Columns.Select(column => column.Width)]);
        });
        rows.BeginRow(LedgerRowHeights.Of(sheet.Columns, [.. sheet.Columns.Select(column => LedgerValue.Of(column.Head))]) + 8);
        for (var at = 0; at < sheet.Columns.Count; at++)
            rows.Cell(at, LedgerTemplate.Head, LedgerValue.Of(sheet.Columns[at].Head));
        rows.EndRow();
        foreach (var row in sheet.Rows.Concat(Enumerable.Repeat(Array.Empty<LedgerValue>(), sheet.BlankRows)))
        {
            rows.BeginRow(LedgerRowHeights.Of(sheet.Columns, row));
            for (var at = 0; at < sheet.Columns.Count; at++)
                rows.Cell(at, Style(sheet.Columns[at].Look, at < row.Length ? row[at] : default), at < row.Length ? row[at] : default);
            rows.EndRow();
        }
        rows.End(xml =>
        {
            xml.WriteStartElement("autoFilter");
            xml.WriteAttributeString("ref", $"A1:{LedgerSheet.Reference(sheet.Columns.Count - 1, rows.Rows)}");
            xml.WriteEndElement();
            LedgerSheetParts.Page(xml);
        });
        return rows;
    }

    private static int Style(LedgerLook look, LedgerValue value) => look switch
    {
        LedgerLook.Text => LedgerTemplate.TextFromTop,
        LedgerLook.Number => LedgerTemplate.Number,
        LedgerLook.Date when value.Text is null => LedgerTemplate.Date,
        _ => LedgerTemplate.Word,
    };

    private static string Workbook(IReadOnlyList<PlainSheet> sheets)
    {
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var list = string.Concat(sheets.Select((sheet, at) => $"""<sheet name="{SecurityElement.Escape(NameOf(sheet.Name, names))}" sheetId="{at + 1}" r:id="rId{at + 1}"/>"""));
        return $"""
            <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
            <workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="{Relation}"><sheets>{list}</sheets></workbook>
            """;
    }

    /// <summary>A name a sheet may have: 31 characters without \ / ? * [ ] :, and no other sheet's.</summary>
    private static string NameOf(string name, HashSet<string> taken)
    {
        var clean = string.Concat(XmlText.Clean(name).Select(c => "\\/?*[]:'".Contains(c, StringComparison.Ordinal) ? '_' : c)).Trim();
        clean = clean.Length == 0 ? "Sheet" : clean.Length > LongestName ? clean[..LongestName] : clean;
        for (var number = 2; !taken.Add(clean); number++)
            clean = (clean.Length > LongestName - 4 ? clean[..(LongestName - 4)] : clean) + $"_{number}";
        return clean;
    }
}
