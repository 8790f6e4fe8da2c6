namespace Rectify.Documents.Writing;

/// <summary>A measure as it stood, or as it is to be.</summary>
public sealed record AmendmentSheetMeasure(string Text, string Kind, string OwnerUnit, string? Owner);

/// <summary>One measure of an amendment as a line of the exported list.</summary>
/// <param name="Position">The measure's place in the plan; null where it is added.</param>
/// <param name="Before">Null where it is added.</param>
/// <param name="After">Null where it is cancelled.</param>
/// <param name="DueOn">The day, or the word for 长期.</param>
/// <param name="EndedBecause">Why it was returned or taken back; of one that is approved, where that is written down.</param>
public sealed record AmendmentSheetLine(
    string Round, string Body, int Number, string Wording, string? Unit, string? Leader, int Amendment, string State, string ProposedBy, DateOnly ProposedOn, string Reason,
    string Change, int? Position, AmendmentSheetMeasure? Before, AmendmentSheetMeasure? After, string DueOn,
    string? AgreedBy, DateOnly? AgreedOn, string? ReviewedBy, DateOnly? ReviewedOn, string? EndedBy, DateOnly? EndedOn, string? EndedBecause);

/// <summary>The list of amendments as a workbook, what stood beside what is to stand.</summary>
public static class AmendmentWorkbook
{
    private static readonly PlainColumn[] Columns =
    [
        new("轮次", 20), new("被巡察单位", 24), new("问题编号", 10), new("问题原文", 50), new("牵头单位", 24), new("责任领导", 12), new("第几次调整", 12), new("状态", 16), new("申请人", 12), new("申请日期", 12, LedgerLook.Date), new("申请理由", 40),
        new("调整方式", 10), new("措施序号", 10), new("原措施", 60), new("调整后措施", 60), new("原类型", 12), new("调整后类型", 12), new("原责任单位", 20), new("调整后责任单位", 20), new("原责任人", 12), new("调整后责任人", 12), new("完成时限", 14),
        new("责任领导同意", 14), new("同意日期", 12, LedgerLook.Date), new("整改办审核", 14), new("审核日期", 12, LedgerLook.Date), new("办结人", 12), new("办结日期", 12, LedgerLook.Date), new("办结说明", 40),
    ];

    /// <summary>Writes the list; the stream stays open.</summary>
    public static Task WriteAsync(Stream output, string title, IEnumerable<AmendmentSheetLine> lines, CancellationToken cancel = default) => PlainWorkbook.WriteAsync(output, [new PlainSheet(title, Columns, lines.Select(Row))], cancel);

    private static LedgerValue[] Row(AmendmentSheetLine a) =>
    [
        LedgerValue.Of(a.Round), LedgerValue.Of(a.Body), LedgerValue.Of(a.Number), LedgerValue.Of(a.Wording), LedgerValue.Of(a.Unit), LedgerValue.Of(a.Leader), LedgerValue.Of(a.Amendment), LedgerValue.Of(a.State), LedgerValue.Of(a.ProposedBy),
        LedgerValue.Of(a.ProposedOn), LedgerValue.Of(a.Reason), LedgerValue.Of(a.Change), LedgerValue.Of(a.Position), LedgerValue.Of(a.Before?.Text), LedgerValue.Of(a.After?.Text), LedgerValue.Of(a.Before?.Kind), LedgerValue.Of(a.After?.Kind),
        LedgerValue.Of(a.Before?.OwnerUnit), LedgerValue.Of(a.After?.OwnerUnit), LedgerValue.Of(a.Before?.Owner), LedgerValue.Of(a.After?.Owner), LedgerValue.Of(a.DueOn), LedgerValue.Of(a.AgreedBy), LedgerValue.Of(a.AgreedOn),
        LedgerValue.Of(a.ReviewedBy), LedgerValue.Of(a.ReviewedOn), LedgerValue.Of(a.EndedBy), LedgerValue.Of(a.EndedOn), LedgerValue.Of(a.EndedBecause),
    ];
}
