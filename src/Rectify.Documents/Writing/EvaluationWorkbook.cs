namespace Rectify.Documents.Writing;

/// <summary>An evaluation as a line of the exported list.</summary>
/// <param name="Score">Of one that is concluded.</param>
/// <param name="Satisfaction">满意率 of the survey sheet, per cent.</param>
public sealed record EvaluationLine(DateOnly OpenedOn, string Inspection, string Scheme, string Stage, decimal? Score, string? Grade, decimal? Satisfaction, DateOnly? ConcludedOn);

/// <summary>Evaluations (评估) as a workbook.</summary>
public static class EvaluationWorkbook
{
    private static readonly PlainColumn[] Columns =
    [
        new("开始日期", 12, LedgerLook.Date), new("巡察", 40), new("评估办法", 30), new("状态", 10), new("得分", 8, LedgerLook.Number), new("等次", 10), new("满意率（%）", 12, LedgerLook.Number), new("办结日期", 12, LedgerLook.Date),
    ];

    /// <summary>Writes the list; the stream stays open.</summary>
    public static Task WriteAsync(Stream output, string title, IEnumerable<EvaluationLine> lines, CancellationToken cancel = default) => PlainWorkbook.WriteAsync(output, [new PlainSheet(title, Columns, lines.Select(l => new[]
    {
        LedgerValue.Of(l.OpenedOn), LedgerValue.Of(l.Inspection), LedgerValue.Of(l.Scheme), LedgerValue.Of(l.Stage), LedgerValue.Of(l.Score), LedgerValue.Of(l.Grade), LedgerValue.Of(l.Satisfaction), LedgerValue.Of(l.ConcludedOn),
    }))], cancel);
}
