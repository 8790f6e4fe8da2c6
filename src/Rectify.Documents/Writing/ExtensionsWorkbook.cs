namespace Rectify.Documents.Writing;

/// <summary>How often and by how much the deadlines of one unit, or under one leader, were extended.</summary>
public sealed record ExtensionSumLine(string? Name, int Times, int Tasks, int Days);

/// <summary>An extension that was granted.</summary>
/// <param name="Number">Of the problem.</param>
/// <param name="Part">The whole task, or which measure.</param>
/// <param name="ToOn">Null for 长期, which is said by <paramref name="LongTerm"/>.</param>
public sealed record ExtensionLine(DateOnly On, int Number, string Part, string? Unit, string? Leader, int Time, DateOnly FromOn, DateOnly? ToOn, string LongTerm, int Days, string Reason, string? DecidedBy);

/// <summary>The statistics of extensions: by unit, by leader, and the list behind them.</summary>
public static class ExtensionsWorkbook
{
    private static readonly PlainColumn[] List =
    [
        new("批准日期", 12, LedgerLook.Date), new("问题编号", 10), new("延期对象", 12), new("牵头单位", 22), new("责任领导", 12), new("第几次", 8, LedgerLook.Number), new("原时限", 12, LedgerLook.Date), new("延至", 12),
        new("延长天数", 10, LedgerLook.Number), new("理由", 46), new("批准人", 12),
    ];

    private static PlainColumn[] Sums(string by) => [new(by, 24), new("延期次数", 10, LedgerLook.Number), new("延期任务（项）", 14, LedgerLook.Number), new("延长天数", 10, LedgerLook.Number)];

    /// <summary>Writes three sheets; the stream stays open.</summary>
    public static Task WriteAsync(Stream output, string title, (string Title, IEnumerable<ExtensionSumLine> Lines) byUnit, (string Title, IEnumerable<ExtensionSumLine> Lines) byLeader, IEnumerable<ExtensionLine> lines, CancellationToken cancel = default) =>
        PlainWorkbook.WriteAsync(output,
        [
            new PlainSheet(byUnit.Title, Sums("牵头单位"), byUnit.Lines.Select(Sum)),
            new PlainSheet(byLeader.Title, Sums("责任领导"), byLeader.Lines.Select(Sum)),
            new PlainSheet(title, List, lines.Select(l => new[]
            {
                LedgerValue.Of(l.On), Of(l.Number), LedgerValue.Of(l.Part), LedgerValue.Of(l.Unit), LedgerValue.Of(l.Leader), Of(l.Time), LedgerValue.Of(l.FromOn), l.ToOn is { } to ? LedgerValue.Of(to) : LedgerValue.Of(l.LongTerm), Of(l.Days),
                LedgerValue.Of(l.Reason), LedgerValue.Of(l.DecidedBy),
            })),
        ], cancel);

    private static LedgerValue[] Sum(ExtensionSumLine sum) => [LedgerValue.Of(sum.Name), Of(sum.Times), Of(sum.Tasks), Of(sum.Days)];

    private static LedgerValue Of(int number) => LedgerValue.Of((decimal?)number);
}
