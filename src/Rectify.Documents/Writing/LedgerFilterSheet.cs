using Rectify.Documents.Templates;

namespace Rectify.Documents.Writing;

/// <summary>Sheet 筛选: one head row that stays in sight, one row for each measure with the problem's values repeated, filter arrows.</summary>
internal sealed class LedgerFilterSheet : IDisposable
{
    /// <summary>Rows of one height: this sheet is for looking through, and a whole text is read in its cell or on the other sheet.</summary>
    private const double RowHeight = 42;

    private readonly LedgerSheet _sheet = new();

    public LedgerFilterSheet()
    {
        _sheet.Begin(xml =>
        {
            LedgerSheetParts.FitToWidth(xml);
            LedgerSheetParts.FrozenHead(xml, headRows: 1);
            LedgerSheetParts.Columns(xml);
        });
        _sheet.BeginRow(40);
        for (var c = 0; c < LedgerColumn.All.Count; c++)
            _sheet.Cell(c, LedgerTemplate.Head, LedgerValue.Of(LedgerColumn.All[c].FullHead));
        _sheet.EndRow();
    }

    public int Rows => _sheet.Rows;

    public void Add(int ordinal, LedgerEntry entry)
    {
        for (var i = 0; i < Math.Max(1, entry.Measures.Count); i++)
        {
            _sheet.BeginRow(RowHeight);
            var measure = entry.Measures.ElementAtOrDefault(i);
            for (var c = 0; c < LedgerColumn.All.Count; c++)
            {
                var value = LedgerColumn.All[c].Value(ordinal, entry, measure);
                var style = LedgerSheetParts.Style(LedgerColumn.All[c], value);
                _sheet.Cell(c, style == LedgerTemplate.Text ? LedgerTemplate.TextFromTop : style, value);
            }
            _sheet.EndRow();
        }
    }

    public void End() => _sheet.End(xml =>
    {
        xml.WriteStartElement("autoFilter");
        xml.WriteAttributeString("ref", $"A1:{LedgerSheet.Reference(LedgerColumn.All.Count - 1, _sheet.Rows)}");
        xml.WriteEndElement();
        LedgerSheetParts.Page(xml);
    });

    public void CopyTo(Stream output) => _sheet.CopyTo(output);

    public void Dispose() => _sheet.Dispose();
}
