namespace Rectify.Documents.Writing;

/// <summary>A clue or a petition as a line of the exported list: no name, no content.</summary>
/// <param name="DueOn">The day, or the word for 长期.</param>
/// <param name="Days">办理天数: until it was concluded, or until today.</param>
public sealed record ClueLine(
    string Round, string Body, string Matter, string Kind, string Number, DateOnly ReceivedOn, string? Unit, DateOnly? AssignedOn, string? DueOn, string State, string? Disposal, DateOnly? DisposedOn, DateOnly? ConcludedOn, int? Days);

/// <summary>The list of clues and petitions as a workbook.</summary>
public static class ClueWorkbook
{
    private static readonly PlainColumn[] Columns =
    [
        new("轮次", 20), new("被巡察单位", 24), new("类型", 12), new("类别", 18), new("编号", 22), new("移交日期", 12, LedgerLook.Date), new("承办单位", 26), new("交办日期", 12, LedgerLook.Date), new("办理时限", 14), new("状态", 10),
        new("处置方式", 16), new("处置日期", 12, LedgerLook.Date), new("办结日期", 12, LedgerLook.Date), new("办理天数", 10),
    ];

    /// <summary>Writes the list; the stream stays open.</summary>
    public static Task WriteAsync(Stream output, string title, IEnumerable<ClueLine> clues, CancellationToken cancel = default) => PlainWorkbook.WriteAsync(output, [new PlainSheet(title, Columns, clues.Select(Row))], cancel);

    private static LedgerValue[] Row(ClueLine c) =>
    [
        LedgerValue.Of(c.Round), LedgerValue.Of(c.Body), LedgerValue.Of(c.Matter), LedgerValue.Of(c.Kind), LedgerValue.Of(c.Number), LedgerValue.Of(c.ReceivedOn), LedgerValue.Of(c.Unit), LedgerValue.Of(c.AssignedOn), LedgerValue.Of(c.DueOn),
        LedgerValue.Of(c.State), LedgerValue.Of(c.Disposal), LedgerValue.Of(c.DisposedOn), LedgerValue.Of(c.ConcludedOn), LedgerValue.Of(c.Days),
    ];
}
