using System.Text;

namespace Rectify.Web.Planning;

/// <summary>
/// Cells copied from a spreadsheet: columns parted by tabs, rows by line ends. A cell that holds a tab, a line end or a quotation mark comes in quotation marks, those inside it doubled:
/// <c>"first line⏎second"⇥2026-06-30⏎</c>.
/// </summary>
public static class PastedTable
{
    public const int MaxRows = 200;
    public const int MaxColumns = 20;

    /// <summary>Rows with their cells, trimmed; what goes beyond the largest table is left out. The empty line Excel ends with is no row.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> Parse(string text)
    {
        var rows = new List<IReadOnlyList<string>>();
        var row = new List<string>();
        var cell = new StringBuilder();
        var (quoted, begins) = (false, true);
        for (var at = 0; at < text.Length && rows.Count < MaxRows; at++)
        {
            var sign = text[at];
            if (quoted)
            {
                if (sign != '"') cell.Append(sign);
                else if (at + 1 < text.Length && text[at + 1] == '"') cell.Append(text[at++]);
                else quoted = false;
                continue;
            }
            if (sign == '"' && begins) quoted = true;
            else if (sign == '\t') EndCell();
            else if (sign == '\n') EndRow();
            else if (sign != '\r') cell.Append(sign);
            begins = sign is '\t' or '\n';
        }
        if (rows.Count < MaxRows && (cell.Length > 0 || row.Count > 0)) EndRow();
        return rows;

        void EndCell()
        {
            if (row.Count < MaxColumns) row.Add(cell.ToString().Trim());
            cell.Clear();
        }

        void EndRow()
        {
            EndCell();
            rows.Add(row);
            row = [];
        }
    }
}
