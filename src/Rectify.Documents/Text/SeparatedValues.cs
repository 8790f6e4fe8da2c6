using System.Text;

namespace Rectify.Documents.Text;

/// <summary>Values between commas, semicolons or tabs (.csv): quotes hold separators and line breaks, a doubled quote is one.</summary>
internal static class SeparatedValues
{
    /// <summary>Rows that hold something, with the cells that do.</summary>
    public static IEnumerable<TextRow> Rows(string text)
    {
        var separator = SeparatorOf(text);
        var (cells, cell, column, number, quoted) = (new List<TextCell>(), new StringBuilder(), 0, 1, false);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (quoted)
            {
                if (c != '"') cell.Append(c);
                else if (i + 1 < text.Length && text[i + 1] == '"') cell.Append(text[i++]);
                else quoted = false;
            }
            else if (c == '"' && cell.Length == 0) quoted = true;
            else if (c == separator || c is '\n' or '\r')
            {
                Take(cells, cell, column++);
                if (c == separator) continue;
                if (c == '\r' && i + 1 < text.Length && text[i + 1] == '\n') i++;
                if (cells.Count > 0) yield return new TextRow(number, cells);
                (cells, column, number) = ([], 0, number + 1);
            }
            else cell.Append(c);
        }
        Take(cells, cell, column);
        if (cells.Count > 0) yield return new TextRow(number, cells);
    }

    private static void Take(List<TextCell> cells, StringBuilder cell, int column)
    {
        if (cell.ToString().Trim() is { Length: > 0 } text) cells.Add(new TextCell(column, text));
        cell.Clear();
    }

    /// <summary>What the first line has most of.</summary>
    private static char SeparatorOf(string text)
    {
        var end = text.AsSpan().IndexOfAny('\n', '\r');
        var first = end < 0 ? text : text[..end];
        return ",;\t".MaxBy(candidate => first.AsSpan().Count(candidate));
    }
}
