namespace Rectify.Documents.Writing;

/// <summary>A request for more time that waits.</summary>
/// <param name="Number">Of the problem.</param>
/// <param name="Part">The whole task, or which measure.</param>
/// <param name="ToOn">Null for 长期, which is said by <paramref name="LongTerm"/>.</param>
/// <param name="AgreedBy">Null while the leader has not agreed.</param>
public sealed record RequestLine(DateOnly AskedOn, string? AskedBy, int Number, string Wording, string Part, string? Unit, string? Leader, int Time, DateOnly FromOn, DateOnly? ToOn, string LongTerm, int Days, string Reason, string? AgreedBy);

/// <summary>延期申请: those that wait, the earliest first.</summary>
public static class RequestWorkbook
{
    private static readonly PlainColumn[] Columns =
    [
        new("申请日期", 12, LedgerLook.Date), new("申请人", 12), new("问题编号", 10), new("问题", 46), new("延期对象", 12), new("牵头单位", 22), new("责任领导", 12), new("第几次", 8, LedgerLook.Number), new("原时限", 12, LedgerLook.Date), new("申请延至", 12),
        new("延长天数", 10, LedgerLook.Number), new("理由", 46), new("责任领导同意", 14),
    ];

    /// <summary>Writes the list; the stream stays open.</summary>
    public static Task WriteAsync(Stream output, string title, IEnumerable<RequestLine> lines, CancellationToken cancel = default) => PlainWorkbook.WriteAsync(output, [new PlainSheet(title, Columns, lines.Select(l => new[]
    {
        LedgerValue.Of(l.AskedOn), LedgerValue.Of(l.AskedBy), LedgerValue.Of($"{l.Number}"), LedgerValue.Of(l.Wording), LedgerValue.Of(l.Part), LedgerValue.Of(l.Unit), LedgerValue.Of(l.Leader), LedgerValue.Of((decimal?)l.Time), LedgerValue.Of(l.FromOn),
        l.ToOn is { } to ? LedgerValue.Of($"{to:yyyy-MM-dd}") : LedgerValue.Of(l.LongTerm), LedgerValue.Of((decimal?)l.Days), LedgerValue.Of(l.Reason), LedgerValue.Of(l.AgreedBy),
    }))], cancel);
}
