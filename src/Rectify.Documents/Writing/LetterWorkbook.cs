namespace Rectify.Documents.Writing;

/// <summary>A letter as a line of the exported list.</summary>
public sealed record LetterLine(
    string? Number, string Kind, string State, string Title, string Unit, string Tasks, DateOnly? IssuedOn, DateOnly? ReceivedOn, DateOnly ReplyDueOn, DateOnly? AnsweredOn, DateOnly? EndedOn, string? EndedBecause);

/// <summary>The list of supervision letters as a workbook.</summary>
public static class LetterWorkbook
{
    private static readonly PlainColumn[] Columns =
    [
        new("发文字号", 26), new("文书种类", 12), new("状态", 10), new("标题", 44), new("主送单位", 24), new("所涉问题（项）", 16), new("签发日期", 12, LedgerLook.Date), new("签收日期", 12, LedgerLook.Date),
        new("回复时限", 12, LedgerLook.Date), new("回复日期", 12, LedgerLook.Date), new("办结日期", 12, LedgerLook.Date), new("办结意见", 40),
    ];

    /// <summary>Writes the list; the stream stays open.</summary>
    public static Task WriteAsync(Stream output, string title, IEnumerable<LetterLine> letters, CancellationToken cancel = default) => PlainWorkbook.WriteAsync(output, [new PlainSheet(title, Columns, letters.Select(Row))], cancel);

    private static LedgerValue[] Row(LetterLine l) =>
    [
        LedgerValue.Of(l.Number), LedgerValue.Of(l.Kind), LedgerValue.Of(l.State), LedgerValue.Of(l.Title), LedgerValue.Of(l.Unit), LedgerValue.Of(l.Tasks), LedgerValue.Of(l.IssuedOn), LedgerValue.Of(l.ReceivedOn),
        LedgerValue.Of(l.ReplyDueOn), LedgerValue.Of(l.AnsweredOn), LedgerValue.Of(l.EndedOn), LedgerValue.Of(l.EndedBecause),
    ];
}
