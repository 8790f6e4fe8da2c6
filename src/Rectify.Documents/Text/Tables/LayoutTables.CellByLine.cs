using System.Text.RegularExpressions;
using Rectify.Documents.Reading.Ledgers;

namespace Rectify.Documents.Text.Tables;

/// <summary>One cell on each line: the header's cells one after another, then the cells of every row.</summary>
internal static partial class LayoutTables
{
    private const int MostColumns = 16;

    private static (List<List<SheetCell>> Rows, int Next)? CellByLine(string raw, List<Line> lines, int at)
    {
        var fields = new List<LedgerField?>();
        for (var i = at; i < lines.Count && fields.Count < MostColumns && lines[i].Length <= LongestHeaderCell; i++)
        {
            var field = WordMeaning(Text(raw, lines[i]));
            // an unknown word may stand between known ones, but a value never does
            if (field is null && (fields.Count == 0 || OrdinalCell().IsMatch(Text(raw, lines[i])) || i + 1 >= lines.Count || WordMeaning(Text(raw, lines[i + 1])) is null))
                break;
            if (field is not null && fields.Contains(field))
                break;
            fields.Add(field);
        }
        if (fields.Count < 3 || !IsHeader(fields))
            return null;
        List<List<SheetCell>> rows = [[.. fields.Select((_, column) => Cell(raw, column, lines[at + column].Start, lines[at + column].End))]];
        var next = fields[0] == LedgerField.Ordinal ? Numbered(raw, lines, at + fields.Count, fields, rows) : Counted(raw, lines, at + fields.Count, fields, rows);
        return rows.Count < 2 ? null : (rows, next);
    }

    /// <summary>Every row begins with its number, so that its cells may have several lines and some may be blank.</summary>
    private static int Numbered(string raw, List<Line> lines, int at, List<LedgerField?> fields, List<List<SheetCell>> rows)
    {
        for (var number = 1; at < lines.Count && NumberOf(raw, lines[at]) == number; number++)
        {
            var end = at + 1;
            while (end < lines.Count && end - at < MostLinesOfRow && NumberOf(raw, lines[end]) != number + 1 && !EndsTable(Text(raw, lines[end])))
                end++;
            // nothing tells where the last row ends but the number of its columns
            if (end >= lines.Count || NumberOf(raw, lines[end]) != number + 1)
                end = Math.Min(end, LastRowEnd(raw, lines, at, end, fields.Count));
            rows.Add(Row(raw, lines, at, end, fields));
            at = end;
        }
        return at;
    }

    private static int LastRowEnd(string raw, List<Line> lines, int at, int end, int columns)
    {
        var (taken, cells) = (at, 0);
        while (taken < end && (cells < columns || Entry().IsMatch(Text(raw, lines[taken]))))
        {
            if (taken == at || !Entry().IsMatch(Text(raw, lines[taken])) || !Entry().IsMatch(Text(raw, lines[taken - 1])))
                cells++;
            taken++;
        }
        return taken;
    }

    /// <summary>Without numbers every row has as many lines as the header.</summary>
    private static int Counted(string raw, List<Line> lines, int at, List<LedgerField?> fields, List<List<SheetCell>> rows)
    {
        for (; at + fields.Count <= lines.Count; at += fields.Count)
        {
            if (Enumerable.Range(at, fields.Count).Any(i => EndsTable(Text(raw, lines[i]))))
                break;
            rows.Add([.. fields.Select((_, column) => Cell(raw, column, lines[at + column].Start, lines[at + column].End))]);
        }
        return at;
    }

    /// <summary>Lines are given to columns in order, so that what they look like fits what the columns hold.</summary>
    private static List<SheetCell> Row(string raw, List<Line> lines, int at, int end, List<LedgerField?> fields)
    {
        var (count, columns) = (end - at, fields.Count);
        var texts = Enumerable.Range(at, count).Select(i => Text(raw, lines[i])).ToList();
        var opens = texts.ConvertAll(text => Entry().IsMatch(text));
        var fits = fields.ConvertAll(field => texts.ConvertAll(text => Fit(field, text)));
        var best = new int[count + 1, columns + 1];
        var taken = new int[count + 1, columns + 1];
        for (var i = 0; i <= count; i++)
        {
            for (var column = 0; column <= columns; column++)
            {
                if (column == 0)
                {
                    best[i, 0] = i == 0 ? 0 : int.MinValue / 2;
                    continue;
                }
                best[i, column] = best[i, column - 1] - 4;
                var fit = 0;
                for (var lineCount = 1; lineCount <= i; lineCount++)
                {
                    fit += fits[column - 1][i - lineCount] - (lineCount > 1 && !opens[i - lineCount + 1] ? 3 : 0);
                    if (best[i - lineCount, column - 1] + fit > best[i, column])
                        (best[i, column], taken[i, column]) = (best[i - lineCount, column - 1] + fit, lineCount);
                }
            }
        }
        var cells = new List<SheetCell>();
        for (var (i, column) = (count, columns); column > 0; column--)
        {
            if (taken[i, column] is var used and > 0)
                cells.Add(Cell(raw, column - 1, lines[at + i - used].Start, lines[at + i - 1].End));
            i -= taken[i, column];
        }
        cells.Reverse();
        return cells;
    }

    private static int Fit(LedgerField? field, string line) => field switch
    {
        LedgerField.Ordinal => OrdinalCell().IsMatch(line) ? 4 : -4,
        LedgerField.Deadline or LedgerField.OriginalDeadline => line.Length <= 24 && Term().IsMatch(line) ? 4 : -3,
        LedgerField.Completion => line.Length <= 24 && LedgerGrade.Of(line) != Domain.Intake.ReportedGrade.NotStated ? 4 : 0,
        LedgerField.Leader or LedgerField.LeadUnit or LedgerField.ResponsibleUnit or LedgerField.SupportingUnit or LedgerField.Handler =>
            Entry().IsMatch(line) || Term().IsMatch(line) || line.Length > 40 || line.Contains('。', StringComparison.Ordinal) ? -3 : 1,
        LedgerField.Measure or LedgerField.Progress or LedgerField.Effects or LedgerField.Requirement => Entry().IsMatch(line) ? 3 : line.Length > 12 ? 1 : 0,
        LedgerField.Problem or LedgerField.Manifestations => Term().IsMatch(line) ? -3 : Entry().IsMatch(line) ? -1 : 1,
        _ => 0,
    };

    private static int? NumberOf(string raw, Line line) => line.Length <= 6 && OrdinalCell().IsMatch(Text(raw, line))
        ? Reading.ChineseNumbers.Parse(Text(raw, line).Trim('（', '）', '(', ')', '.', '．', '、')) : null;

    /// <summary>An entry of a cell that counts.</summary>
    [GeneratedRegex(@"^(?:\d{1,2}[.．、](?!\d)|[（(](?:\d{1,2}|[一二三四五六七八九十]{1,3})[）)]|[①-⑳]|[一二三四五六七八九十]{1,3}是)\s*\S")]
    private static partial Regex Entry();

    [GeneratedRegex(@"\d{4}\s*[年./-]|\d{1,2}月(?:\d{1,2}日|底|末)?|立行立改|立整立改|长期|持续|年底")]
    private static partial Regex Term();
}
