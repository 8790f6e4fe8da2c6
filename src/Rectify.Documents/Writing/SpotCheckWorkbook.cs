namespace Rectify.Documents.Writing;

/// <summary>A check on the spot as a line of the exported list.</summary>
/// <param name="Present">Who else was there.</param>
/// <param name="Measures">Positions of the measures it looked at; empty for the task as a whole.</param>
/// <param name="Remark">Says that it was struck out.</param>
public sealed record SpotCheckLine(
    DateOnly On, string Way, string People, string? Present, string Number, string Wording, string? Unit, string Measures, string Finding, string Verdict, int Files, string RecordedBy, DateOnly RecordedOn, string? Remark);

/// <summary>Checks on the spot (核查记录) as a workbook.</summary>
public static class SpotCheckWorkbook
{
    private static readonly PlainColumn[] Columns =
    [
        new("核查日期", 12, LedgerLook.Date), new("核查方式", 12), new("核查人", 22), new("参加人员", 22), new("编号", 8), new("问题", 50), new("牵头单位", 22), new("措施", 10), new("核查情况", 60), new("核查结论", 12),
        new("附件（件）", 10, LedgerLook.Number), new("登记人", 12), new("登记日期", 12, LedgerLook.Date), new("备注", 10),
    ];

    /// <summary>Writes the list; the stream stays open.</summary>
    public static Task WriteAsync(Stream output, string title, IEnumerable<SpotCheckLine> checks, CancellationToken cancel = default) => PlainWorkbook.WriteAsync(output, [new PlainSheet(title, Columns, checks.Select(c => new[]
    {
        LedgerValue.Of(c.On), LedgerValue.Of(c.Way), LedgerValue.Of(c.People), LedgerValue.Of(c.Present), LedgerValue.Of(c.Number), LedgerValue.Of(c.Wording), LedgerValue.Of(c.Unit), LedgerValue.Of(c.Measures), LedgerValue.Of(c.Finding),
        LedgerValue.Of(c.Verdict), LedgerValue.Of((decimal?)c.Files), LedgerValue.Of(c.RecordedBy), LedgerValue.Of(c.RecordedOn), LedgerValue.Of(c.Remark),
    }))], cancel);
}
