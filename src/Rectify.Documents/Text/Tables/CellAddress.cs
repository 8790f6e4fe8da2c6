namespace Rectify.Documents.Text.Tables;

/// <summary>Addresses as a sheet writes them: B7, A1:C3.</summary>
internal static class CellAddress
{
    /// <summary>Columns further to the right are not read.</summary>
    public const int MostColumns = 512;

    /// <summary>B7 is column 1; null when there is no such address.</summary>
    public static int? ColumnOf(string? address)
    {
        var column = 0;
        foreach (var c in address ?? "")
        {
            if (c is not (>= 'A' and <= 'Z') || column > MostColumns)
                break;
            column = column * 26 + c - 'A' + 1;
        }
        return column == 0 ? null : column - 1;
    }

    public static SheetMerge? MergeOf(string? range)
    {
        var ends = (range ?? "").Split(':');
        if (ends.Length != 2 || ColumnOf(ends[0]) is not { } first || ColumnOf(ends[1]) is not { } last || RowOf(ends[0]) is not { } top || RowOf(ends[1]) is not { } bottom)
            return null;
        return first > last || top > bottom || first >= MostColumns ? null : new SheetMerge(top, first, bottom, Math.Min(last, MostColumns - 1));
    }

    private static int? RowOf(string address) => int.TryParse(address.TrimStart("ABCDEFGHIJKLMNOPQRSTUVWXYZ$".ToCharArray()), out var row) && row > 0 ? row : null;
}
