using System.Collections.Immutable;
using Rectify.Documents.Text;
using Rectify.Documents.Text.Tables;

namespace Rectify.Documents.Reading.Ledgers;

/// <summary>A column with its header: <paramref name="Header"/> from the top row down, parts joined by / (完成时限/现).</summary>
/// <remarks><paramref name="Field"/> is null where nothing is known; <paramref name="Example"/> is the first value below, shortened.</remarks>
public sealed record LedgerColumnHeader(int Column, string Header, LedgerField? Field, string? Example)
{
    /// <summary>B for column 1.</summary>
    public string Letter => SheetTable.ColumnName(Column);
}

/// <summary>
/// The header of one sheet or table. <see cref="IsLedger"/>: a column for problems or measures is known, so that the rows can be read;
/// otherwise a person can name the columns in a <see cref="LedgerMapping"/>.
/// </summary>
public sealed record LedgerSheetHeader(SheetTable Table, int FirstRow, int LastRow, ImmutableArray<LedgerColumnHeader> Columns)
{
    public bool IsLedger => Columns.Any(column => column.Field is LedgerField.Problem or LedgerField.Measure or LedgerField.Manifestations)
        && Columns.Select(column => column.Field).Where(known => known is not null and not LedgerField.Ignored).Distinct().Count() >= 2;

    public IEnumerable<LedgerColumnHeader> Unmatched => Columns.Where(column => column.Field is null);
}

/// <summary>Finds the header of every sheet and table by itself, below titles and over one to three rows.</summary>
public static class LedgerHeaders
{
    private const int SearchedRows = 30;
    private const int DeepestHeader = 3;
    private const int LongestHeader = 40;
    private const int LongestExample = 30;

    /// <summary>One for each table that has rows; also those no ledger was seen in, with the likeliest row as header.</summary>
    public static ImmutableList<LedgerSheetHeader> Of(SourceText source, LedgerMapping? mapping = null) =>
        [.. source.Tables.Select(table => Of(table, mapping ?? LedgerMapping.Empty)).OfType<LedgerSheetHeader>()];

    internal static LedgerSheetHeader? Of(SheetTable table, LedgerMapping mapping)
    {
        (LedgerSheetHeader Header, int Score)? best = null;
        var top = new HeaderRows(table, SearchedRows + DeepestHeader);
        for (var at = 0; at < Math.Min(SearchedRows, top.Count); at++)
        {
            // a title or a note, in one cell
            if (top.Cells(at) < 2)
                continue;
            for (var depth = 1; depth <= DeepestHeader && at + depth <= top.Count; depth++)
            {
                if (depth > 1 && !top.BelongsToHeader(at, at + depth - 1))
                    break;
                var header = Header(table, top, at, depth, mapping);
                var known = header.Columns.Select(column => column.Field).Where(field => field is not null).Distinct().Count();
                var score = (header.IsLedger ? 1000 : 0) + 10 * known + Math.Min(header.Columns.Length, 9) - depth;
                if (header.Columns.Length >= 2 && top.IsShort(at, LongestHeader) && (best is null || score > best.Value.Score))
                    best = (header, score);
            }
        }
        return best?.Header;
    }

    private static LedgerSheetHeader Header(SheetTable table, HeaderRows top, int at, int depth, LedgerMapping mapping)
    {
        var columns = ImmutableArray.CreateBuilder<LedgerColumnHeader>();
        foreach (var column in top.Columns(at, depth))
        {
            var path = top.Path(at, depth, column);
            if (path.Count == 0 || path.Sum(part => part.Length) > LongestHeader * 2)
                continue;
            var header = string.Join('/', path);
            var field = mapping.FieldOf(header) ?? LedgerWords.Meaning(path);
            var example = top.Below(at + depth, column);
            columns.Add(new(column, header, field, example?.Length > LongestExample ? example[..LongestExample] + "…" : example));
        }
        return new(table, top.Number(at), top.Number(at + depth - 1), columns.ToImmutable());
    }
}
