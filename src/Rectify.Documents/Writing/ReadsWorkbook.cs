namespace Rectify.Documents.Writing;

/// <summary>A read of a restricted problem as a line of the exported log.</summary>
/// <param name="At">Office's time.</param>
public sealed record ReadLine(string At, string Person, int Number, string Place, string? File);

/// <summary>The log of reads of restricted problems as a workbook: no wording.</summary>
public static class ReadsWorkbook
{
    private static readonly PlainColumn[] Columns = [new("时间", 20), new("人员", 14), new("问题编号", 10), new("阅读位置", 16), new("文件（SHA-256前12位）", 24)];

    /// <summary>Writes the list; the stream stays open.</summary>
    public static Task WriteAsync(Stream output, string title, IEnumerable<ReadLine> reads, CancellationToken cancel = default) =>
        PlainWorkbook.WriteAsync(output, [new PlainSheet(title, Columns, reads.Select(r => (LedgerValue[])[LedgerValue.Of(r.At), LedgerValue.Of(r.Person), LedgerValue.Of(r.Number), LedgerValue.Of(r.Place), LedgerValue.Of(r.File)]))], cancel);
}
