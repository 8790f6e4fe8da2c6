using Rectify.Documents.Text.Tables;

namespace Rectify.Documents.Reading.Ledgers;

/// <summary>The first rows of a table with their merged cells spread out, to look for the header in.</summary>
internal sealed class HeaderRows
{
    private const int MostColumns = 200;

    private readonly List<SheetRow> rows;
    private readonly List<SheetMerge> merges;
    private readonly List<Dictionary<int, string>> texts = [];

    public HeaderRows(SheetTable table, int count)
    {
        rows = [.. table.Rows.Take(count)];
        var last = rows.Count > 0 ? rows[^1].Number : 0;
        merges = [.. table.Merges.TakeWhile(merge => merge.FirstRow <= last).Take(2_000)];
        foreach (var row in rows)
            texts.Add(row.Cells.Where(cell => cell.Column < MostColumns).DistinctBy(cell => cell.Column).ToDictionary(cell => cell.Column, cell => OneLine(cell.Text)));
        foreach (var merge in merges)
            Spread(merge);
    }

    public int Count => rows.Count;

    public int Number(int at) => rows[at].Number;

    public int Cells(int at) => rows[at].Cells.Length;

    public bool IsShort(int at, int longest) => rows[at].Cells.All(cell => cell.Text.Length <= longest);

    /// <summary>Columns with a word of their own in the rows; a title over the whole width is none.</summary>
    public IEnumerable<int> Columns(int at, int depth) =>
        Enumerable.Range(at, depth).SelectMany(row => texts[row].Keys).Distinct().Order().Where(column => !IsTitleOnly(at, depth, column));

    /// <summary>The words over a column from the top down, each once.</summary>
    public List<string> Path(int at, int depth, int column)
    {
        var path = new List<string>();
        for (var row = at; row < at + depth; row++)
        {
            if (texts[row].GetValueOrDefault(column, "") is { Length: > 0 } text && (path.Count == 0 || path[^1] != text))
                path.Add(text);
        }
        return path;
    }

    public string? Below(int at, int column)
    {
        for (var row = at; row < Math.Min(rows.Count, at + 5); row++)
        {
            if (rows[row].At(column) is { } cell)
                return OneLine(cell.Text);
        }
        return null;
    }

    /// <summary>
    /// A row goes on with the header above when merged cells reach down into it or it stands under a merged cell, and nothing in it stands under an ordinary one.
    /// </summary>
    public bool BelongsToHeader(int first, int at)
    {
        var (above, own) = (rows[at - 1].Number, rows[at].Number);
        var connected = merges.Any(merge => merge.FirstRow >= rows[first].Number && merge.FirstRow <= above
            && (merge.LastRow >= own || merge.LastColumn > merge.FirstColumn && merge.LastColumn - merge.FirstColumn < 40 && rows[at].Cells.Any(cell => cell.Column >= merge.FirstColumn && cell.Column <= merge.LastColumn)));
        return connected && rows[at].Cells.All(cell => cell.Text.Length <= 20 && (IsUnderMerge(cell.Column, above) || !texts[at - 1].ContainsKey(cell.Column)));
    }

    private bool IsUnderMerge(int column, int row) =>
        merges.Any(merge => merge.LastColumn > merge.FirstColumn && merge.FirstRow <= row && merge.LastRow >= row && column >= merge.FirstColumn && column <= merge.LastColumn);

    private bool IsTitleOnly(int at, int depth, int column) =>
        depth == 1 && rows[at].Cells.Length == 1 && texts[at].Count > 1 && texts[at].ContainsKey(column);

    private void Spread(SheetMerge merge)
    {
        var from = rows.FindIndex(row => row.Number == merge.FirstRow);
        if (from < 0 || !texts[from].TryGetValue(merge.FirstColumn, out var text))
            return;
        for (var row = from; row < rows.Count && rows[row].Number <= merge.LastRow; row++)
        {
            for (var column = merge.FirstColumn; column <= Math.Min(merge.LastColumn, MostColumns - 1); column++)
                texts[row].TryAdd(column, text);
        }
    }

    private static string OneLine(string text) => text.Replace("\n", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal).Trim();
}
