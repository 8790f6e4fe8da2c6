namespace Rectify.Documents.Writing;

/// <summary>A wider check as a line of the exported list; what is counted is of the units the reader sees.</summary>
public sealed record WiderCheckLine(
    string Round, string Body, int Number, string Kind, string Title, string LooksFor, string Problems, string LeadUnit, string Leader, DateOnly OpenedOn, DateOnly DueOn, string State, int Units, int Reported, int Findings, int PutRight, int Open, int Overdue,
    DateOnly? EndedOn, string? EndedBecause);

/// <summary>A finding of a wider check as a line.</summary>
/// <param name="Returns">How often it was sent back.</param>
public sealed record WiderFindingLine(
    string Round, int Check, string Title, int Number, string Unit, string Wording, DateOnly FoundOn, string Owner, DateOnly DueOn, string State, DateOnly? DoneOn, string? How, string? FileName, int Returns, string? StruckBecause);

/// <summary>The list of wider checks and campaigns as a workbook, with their findings on a sheet of their own.</summary>
public static class WiderCheckWorkbook
{
    private static readonly PlainColumn[] CheckColumns =
    [
        new("轮次", 20), new("被巡察单位", 24), new("序号", 8, LedgerLook.Number), new("类别", 14), new("名称", 36), new("排查（整治）内容", 60), new("来源问题编号", 16), new("牵头单位", 22), new("责任领导", 12), new("部署日期", 12, LedgerLook.Date),
        new("完成时限", 12, LedgerLook.Date), new("状态", 10), new("应报单位", 10, LedgerLook.Number), new("已报单位", 10, LedgerLook.Number), new("发现问题", 10, LedgerLook.Number), new("已整改", 10, LedgerLook.Number), new("未整改", 10, LedgerLook.Number),
        new("超期未整改", 12, LedgerLook.Number), new("办结（作废）日期", 16, LedgerLook.Date), new("办结意见（作废原因）", 40),
    ];

    private static readonly PlainColumn[] FindingColumns =
    [
        new("轮次", 20), new("序号", 8, LedgerLook.Number), new("名称", 30), new("问题序号", 10, LedgerLook.Number), new("单位", 22), new("发现的问题", 60), new("发现日期", 12, LedgerLook.Date), new("整改责任人", 12), new("整改时限", 12, LedgerLook.Date), new("状态", 10),
        new("整改到位日期", 14, LedgerLook.Date), new("整改情况", 60), new("附件", 24), new("退回次数", 10, LedgerLook.Number), new("划销原因", 30),
    ];

    /// <summary>Writes both lists; the stream stays open.</summary>
    public static Task WriteAsync(Stream output, string checks, IEnumerable<WiderCheckLine> lines, string findings, IEnumerable<WiderFindingLine> found, CancellationToken cancel = default) =>
        PlainWorkbook.WriteAsync(output, [new PlainSheet(checks, CheckColumns, lines.Select(Row)), new PlainSheet(findings, FindingColumns, found.Select(Row))], cancel);

    private static LedgerValue[] Row(WiderCheckLine c) =>
    [
        LedgerValue.Of(c.Round), LedgerValue.Of(c.Body), LedgerValue.Of(c.Number), LedgerValue.Of(c.Kind), LedgerValue.Of(c.Title), LedgerValue.Of(c.LooksFor), LedgerValue.Of(c.Problems), LedgerValue.Of(c.LeadUnit), LedgerValue.Of(c.Leader), LedgerValue.Of(c.OpenedOn),
        LedgerValue.Of(c.DueOn), LedgerValue.Of(c.State), LedgerValue.Of(c.Units), LedgerValue.Of(c.Reported), LedgerValue.Of(c.Findings), LedgerValue.Of(c.PutRight), LedgerValue.Of(c.Open), LedgerValue.Of(c.Overdue), LedgerValue.Of(c.EndedOn), LedgerValue.Of(c.EndedBecause),
    ];

    private static LedgerValue[] Row(WiderFindingLine f) =>
    [
        LedgerValue.Of(f.Round), LedgerValue.Of(f.Check), LedgerValue.Of(f.Title), LedgerValue.Of(f.Number), LedgerValue.Of(f.Unit), LedgerValue.Of(f.Wording), LedgerValue.Of(f.FoundOn), LedgerValue.Of(f.Owner), LedgerValue.Of(f.DueOn), LedgerValue.Of(f.State),
        LedgerValue.Of(f.DoneOn), LedgerValue.Of(f.How), LedgerValue.Of(f.FileName), LedgerValue.Of(f.Returns), LedgerValue.Of(f.StruckBecause),
    ];
}
