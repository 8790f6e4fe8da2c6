using Rectify.Documents.Reading.Ledgers;

namespace Rectify.Documents.Writing;

/// <summary>
/// The rows of a ledger that were not taken, as a workbook of the same columns with the reason in the last one. Put right, it is read again like any ledger:
/// the column of reasons is passed over.
/// </summary>
public static class LedgerErrorWorkbook
{
    public const string ReasonHead = "原因（未录入）";

    /// <param name="errors">Those of the reading; a system that refuses further rows adds its own (<see cref="LedgerRowFault.Other"/>).</param>
    public static Task WriteAsync(Stream output, IReadOnlyList<LedgerSheetHeader> headers, IEnumerable<LedgerRowError> errors, CancellationToken cancel = default)
    {
        var sheets = errors.GroupBy(error => error.Table).Select(group => Sheet(headers.First(header => header.Table == group.Key), group)).ToList();
        return PlainWorkbook.WriteAsync(output, sheets.Count > 0 ? sheets : [new("台账", [new(ReasonHead, 40)], [])], cancel);
    }

    private static PlainSheet Sheet(LedgerSheetHeader header, IEnumerable<LedgerRowError> errors)
    {
        PlainColumn[] columns = [.. header.Columns.Select(column => new PlainColumn(column.Header, WidthOf(column.Field))), new(ReasonHead, 40)];
        return new(header.Table.Name, columns, errors.Select(error => Row(header, error)));
    }

    private static LedgerValue[] Row(LedgerSheetHeader header, LedgerRowError error)
    {
        var row = new LedgerValue[header.Columns.Length + 1];
        for (var at = 0; at < header.Columns.Length; at++)
            row[at] = LedgerValue.Of(LedgerCells.At(error.Cells, header.Columns[at].Column)?.Text);
        row[^1] = LedgerValue.Of(error.InChinese());
        return row;
    }

    private static double WidthOf(LedgerField? field) => field switch
    {
        LedgerField.Problem or LedgerField.Measure or LedgerField.Progress or LedgerField.Effects => 36,
        LedgerField.Ordinal => 6,
        _ => 14,
    };
}
