namespace Rectify.Documents.Writing;

/// <summary>A meeting or visit as a line of the exported list.</summary>
/// <param name="Remark">Says that it was made void.</param>
public sealed record MeetingLine(
    DateOnly On, string Kind, string Title, string Unit, string Inspection, string? Place, string? Conclusions, int Problems, int Kept, int Files, string RecordedBy, DateOnly RecordedOn, string? Remark);

/// <summary>Meetings and visits (会议与调研) as a workbook.</summary>
public static class MeetingWorkbook
{
    private static readonly PlainColumn[] Columns =
    [
        new("日期", 12, LedgerLook.Date), new("类型", 16), new("名称", 40), new("单位", 22), new("巡察", 36), new("地点", 20), new("议定事项", 60), new("涉及问题（项）", 12, LedgerLook.Number), new("履行承诺（项）", 12, LedgerLook.Number),
        new("附件（件）", 10, LedgerLook.Number), new("登记人", 12), new("登记日期", 12, LedgerLook.Date), new("备注", 10),
    ];

    /// <summary>Writes the list; the stream stays open.</summary>
    public static Task WriteAsync(Stream output, string title, IEnumerable<MeetingLine> meetings, CancellationToken cancel = default) => PlainWorkbook.WriteAsync(output, [new PlainSheet(title, Columns, meetings.Select(m => new[]
    {
        LedgerValue.Of(m.On), LedgerValue.Of(m.Kind), LedgerValue.Of(m.Title), LedgerValue.Of(m.Unit), LedgerValue.Of(m.Inspection), LedgerValue.Of(m.Place), LedgerValue.Of(m.Conclusions), Of(m.Problems), Of(m.Kept), Of(m.Files),
        LedgerValue.Of(m.RecordedBy), LedgerValue.Of(m.RecordedOn), LedgerValue.Of(m.Remark),
    }))], cancel);

    private static LedgerValue Of(int number) => LedgerValue.Of((decimal?)number);
}
