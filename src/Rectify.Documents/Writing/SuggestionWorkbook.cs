namespace Rectify.Documents.Writing;

/// <summary>A suggestion as a line of the exported list.</summary>
/// <param name="DueOn">The day, or the word for 长期.</param>
/// <param name="Returns">How often a reply went back.</param>
public sealed record SuggestionLine(
    string Round, string Body, string Kind, string? Number, string Wording, string? Unit, string? DueOn, string State, DateOnly RegisteredOn, DateOnly? AssignedOn, DateOnly? AnsweredOn, string? Reply, int Returns, DateOnly? EndedOn, string? EndedBecause);

/// <summary>The list of suggestions as a workbook.</summary>
public static class SuggestionWorkbook
{
    private static readonly PlainColumn[] Columns =
    [
        new("轮次", 20), new("被巡察单位", 24), new("类别", 14), new("序号或文号", 20), new("意见建议原文", 60), new("承办单位", 24), new("办理时限", 14), new("状态", 10), new("登记日期", 12, LedgerLook.Date), new("分派日期", 12, LedgerLook.Date),
        new("回复日期", 12, LedgerLook.Date), new("回复内容", 60), new("退回次数", 10), new("办结日期", 12, LedgerLook.Date), new("办结意见", 40),
    ];

    /// <summary>Writes the list; the stream stays open.</summary>
    public static Task WriteAsync(Stream output, string title, IEnumerable<SuggestionLine> suggestions, CancellationToken cancel = default) => PlainWorkbook.WriteAsync(output, [new PlainSheet(title, Columns, suggestions.Select(Row))], cancel);

    private static LedgerValue[] Row(SuggestionLine s) =>
    [
        LedgerValue.Of(s.Round), LedgerValue.Of(s.Body), LedgerValue.Of(s.Kind), LedgerValue.Of(s.Number), LedgerValue.Of(s.Wording), LedgerValue.Of(s.Unit), LedgerValue.Of(s.DueOn), LedgerValue.Of(s.State), LedgerValue.Of(s.RegisteredOn),
        LedgerValue.Of(s.AssignedOn), LedgerValue.Of(s.AnsweredOn), LedgerValue.Of(s.Reply), LedgerValue.Of(s.Returns), LedgerValue.Of(s.EndedOn), LedgerValue.Of(s.EndedBecause),
    ];
}
