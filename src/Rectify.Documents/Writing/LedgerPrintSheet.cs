using System.Globalization;
using System.Text;
using Rectify.Documents.Templates;

namespace Rectify.Documents.Writing;

/// <summary>Sheet 打印: title, scope and day, a head of two rows repeated on every page, a problem's cells merged over its measures.</summary>
internal sealed class LedgerPrintSheet : IDisposable
{
    private const int HeadRows = 4;

    private readonly LedgerSheet _sheet = new();

    /// <summary>Merged ranges come after all rows in the file and are as many as the ledger is long: they wait in a spool of their own.</summary>
    private readonly StreamWriter _merges = new(LedgerSheet.SpoolFile(), new UTF8Encoding(false));

    public LedgerPrintSheet(LedgerHead head)
    {
        _sheet.Begin(xml =>
        {
            LedgerSheetParts.FitToWidth(xml);
            LedgerSheetParts.FrozenHead(xml, HeadRows);
            LedgerSheetParts.Columns(xml);
        });
        var last = LedgerColumn.All.Count - 1;
        Single(36, LedgerTemplate.Title, head.Title);
        Single(20, LedgerTemplate.Scope, $"{head.Scope}    截至{ChineseText.Day(head.AsOf)}");
        Merge(0, 1, last, 1);
        Merge(0, 2, last, 2);
        Head();
    }

    public void Add(int ordinal, LedgerEntry entry)
    {
        var heights = LedgerRowHeights.Of(ordinal, entry);
        var first = _sheet.Rows + 1;
        for (var i = 0; i < heights.Length; i++)
        {
            _sheet.BeginRow(heights[i]);
            var measure = entry.Measures.ElementAtOrDefault(i);
            for (var c = 0; c < LedgerColumn.All.Count; c++)
            {
                var column = LedgerColumn.All[c];
                // the covered cells of a merge are written blank: they carry its border
                var value = column.IsOfProblem && i > 0 ? default : column.Value(ordinal, entry, measure);
                _sheet.Cell(c, LedgerSheetParts.Style(column, value), value);
            }
            _sheet.EndRow();
        }
        if (heights.Length > 1)
            for (var c = 0; c < LedgerColumn.All.Count; c++)
                if (LedgerColumn.All[c].IsOfProblem)
                    Merge(c, first, c, _sheet.Rows);
    }

    public void End()
    {
        _merges.Flush();
        _merges.BaseStream.Position = 0;
        using var merges = new StreamReader(_merges.BaseStream, leaveOpen: true);
        _sheet.End(xml =>
        {
            xml.WriteStartElement("mergeCells");
            while (merges.ReadLine() is { } range)
            {
                xml.WriteStartElement("mergeCell");
                xml.WriteAttributeString("ref", range);
                xml.WriteEndElement();
            }
            xml.WriteEndElement();
            LedgerSheetParts.Page(xml);
        });
    }

    public void CopyTo(Stream output) => _sheet.CopyTo(output);

    public void Dispose()
    {
        _sheet.Dispose();
        _merges.Dispose();
    }

    private void Single(double height, int style, string text)
    {
        _sheet.BeginRow(height);
        _sheet.Cell(0, style, LedgerValue.Of(text));
        _sheet.EndRow();
    }

    /// <summary>Two rows: a head of two values spans both of its columns, any other spans both rows.</summary>
    private void Head()
    {
        var columns = LedgerColumn.All;
        var (top, below) = (_sheet.Rows + 1, _sheet.Rows + 2);
        _sheet.BeginRow(24);
        for (var c = 0; c < columns.Count; c++)
            _sheet.Cell(c, LedgerTemplate.Head, LedgerValue.Of(c > 0 && columns[c].Head == columns[c - 1].Head ? null : columns[c].Head));
        _sheet.EndRow();
        _sheet.BeginRow(44);
        for (var c = 0; c < columns.Count; c++)
            _sheet.Cell(c, LedgerTemplate.Head, LedgerValue.Of(columns[c].Subhead));
        _sheet.EndRow();
        for (var c = 0; c < columns.Count; c++)
        {
            if (columns[c].Subhead is null)
                Merge(c, top, c, below);
            else if (c + 1 < columns.Count && columns[c + 1].Head == columns[c].Head)
                Merge(c, top, c + 1, top);
        }
    }

    private void Merge(int fromColumn, int fromRow, int toColumn, int toRow) => _merges.WriteLine(
        string.Create(CultureInfo.InvariantCulture, $"{LedgerSheet.Reference(fromColumn, fromRow)}:{LedgerSheet.Reference(toColumn, toRow)}"));
}
