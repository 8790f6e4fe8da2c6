using System.Text.RegularExpressions;
using Rectify.Documents.Reading.Ledgers;

namespace Rectify.Documents.Text.Tables;

/// <summary>A label before every cell: 序号：1, 问题描述：..., 整改措施：... for each row.</summary>
internal static partial class LayoutTables
{
    private static (List<List<SheetCell>> Rows, int Next)? Labelled(string raw, List<Line> lines, int at)
    {
        if (LabelOf(raw, lines[at]) is not { Field: LedgerField.Ordinal } first || !OrdinalCell().IsMatch(raw[first.Value..lines[at].End]))
            return null;
        var columns = new Dictionary<LedgerField, int>();
        var header = new List<SheetCell>();
        List<List<SheetCell>> rows = [header];
        var (next, from, column) = (at, -1, -1);
        for (; next < lines.Count; next++)
        {
            var label = LabelOf(raw, lines[next]);
            if (label is null && (column < 0 || EndsTable(Text(raw, lines[next]))))
                break;
            if (label is not var (field, labelEnd, value))
                continue;
            Close(next - 1);
            if (field == LedgerField.Ordinal)
            {
                if (!OrdinalCell().IsMatch(raw[value..lines[next].End]))
                    break;
                rows.Add([]);
            }
            if (!columns.TryGetValue(field, out column))
            {
                columns[field] = column = columns.Count;
                header.Add(Cell(raw, column, lines[next].Start, labelEnd));
            }
            from = value;
        }
        Close(next - 1);
        return rows.Count < 3 || !IsHeader([.. columns.Keys.Cast<LedgerField?>()]) ? null : (rows, next);

        void Close(int last)
        {
            if (column >= 0 && from < lines[last].End && rows[^1].TrueForAll(cell => cell.Column != column))
                rows[^1].Add(Cell(raw, column, from, lines[last].End));
        }
    }

    private static (LedgerField Field, int LabelEnd, int Value)? LabelOf(string raw, Line line)
    {
        var match = Label().Match(raw, line.Start, Math.Min(line.Length, LongestHeaderCell + 4));
        if (!match.Success || WordMeaning(match.Groups["w"].Value) is not { } field)
            return null;
        var value = match.Index + match.Length;
        while (value < line.End && char.IsWhiteSpace(raw[value]))
            value++;
        return (field, match.Groups["w"].Index + match.Groups["w"].Length, value);
    }

    [GeneratedRegex(@"^【?(?<w>[^：:。，；\s]{2,12})】?\s*[：:]")]
    private static partial Regex Label();
}
