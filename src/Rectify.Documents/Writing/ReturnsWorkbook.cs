namespace Rectify.Documents.Writing;

/// <summary>A piece that a review judged partly or not fulfilled for a measure.</summary>
/// <param name="Number">Of the problem.</param>
public sealed record ReturnLine(string On, int Number, string? Unit, int Measure, string Piece, string Verdict, string Reason, string? Text, int? Page, string Auditor);

/// <summary>The list behind the statistics of returns.</summary>
public static class ReturnsWorkbook
{
    private static readonly PlainColumn[] Columns =
    [
        new("日期", 12), new("问题编号", 10), new("责任单位", 20), new("措施", 8), new("佐证材料", 30), new("判定", 10), new("理由", 18), new("说明", 40), new("页次", 8), new("审核人", 12),
    ];

    /// <summary>Writes the list; the stream stays open.</summary>
    public static Task WriteAsync(Stream output, string title, IEnumerable<ReturnLine> lines, CancellationToken cancel = default) =>
        PlainWorkbook.WriteAsync(output, [new PlainSheet(title, Columns, lines.Select(l => (LedgerValue[])
        [
            LedgerValue.Of(l.On), LedgerValue.Of(l.Number), LedgerValue.Of(l.Unit), LedgerValue.Of(l.Measure), LedgerValue.Of(l.Piece), LedgerValue.Of(l.Verdict), LedgerValue.Of(l.Reason), LedgerValue.Of(l.Text),
            LedgerValue.Of((decimal?)l.Page), LedgerValue.Of(l.Auditor),
        ]))], cancel);
}
