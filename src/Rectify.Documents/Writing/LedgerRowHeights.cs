namespace Rectify.Documents.Writing;

/// <summary>
/// Heights of the rows of one problem. A spreadsheet fits a row to its text by itself, but not to a cell merged over several rows,
/// so the print sheet states every height: each row as high as its own cells need, and the last rows higher where the problem's cells need more.
/// </summary>
internal static class LedgerRowHeights
{
    /// <summary>A line of 10 points.</summary>
    private const double Line = 13;

    /// <summary>The highest row a spreadsheet knows, in points.</summary>
    private const double Highest = 409;

    /// <summary>The heights in points, a row for each measure, one row where there is none.</summary>
    public static double[] Of(int ordinal, LedgerEntry entry)
    {
        var heights = new double[Math.Max(1, entry.Measures.Count)];
        double problem = 0;
        foreach (var column in LedgerColumn.All)
        {
            if (column.IsOfProblem)
                problem = Math.Max(problem, Needed(column, column.Value(ordinal, entry, null)));
            for (var i = 0; !column.IsOfProblem && i < entry.Measures.Count; i++)
                heights[i] = Math.Max(heights[i], Needed(column, column.Value(ordinal, entry, entry.Measures[i])));
        }
        for (var i = 0; i < heights.Length; i++)
            heights[i] = Math.Clamp(heights[i], 2 * Line, Highest);
        var missing = (problem - heights.Sum()) / heights.Length;
        return missing <= 0 ? heights : [.. heights.Select(h => Math.Min(h + missing, Highest))];
    }

    /// <summary>The height of a row of a plain list.</summary>
    public static double Of(IReadOnlyList<PlainColumn> columns, LedgerValue[] row)
    {
        var height = Line + 6;
        for (var at = 0; at < Math.Min(columns.Count, row.Length); at++)
            height = Math.Max(height, Needed(columns[at].Width, row[at]));
        return Math.Min(height, Highest);
    }

    private static double Needed(LedgerColumn column, LedgerValue value) => Needed(column.Width, value);

    private static double Needed(double columnWidth, LedgerValue value)
    {
        if (value.Text is not { } text)
            return Line;
        var places = Math.Max(1, columnWidth - 1);
        var lines = 0;
        foreach (var part in text.AsSpan().EnumerateLines())
        {
            // a Chinese character is two places wide
            double width = 0;
            foreach (var c in part)
                width += c < 0x2000 ? 1 : 2;
            lines += Math.Max(1, (int)Math.Ceiling(width / places));
        }
        return lines * Line + 6;
    }
}
