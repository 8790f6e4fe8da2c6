namespace Rectify.Documents.Writing;

/// <summary>A campaign of look-backs as a line of the exported list.</summary>
public sealed record LookBackCampaignLine(
    string Name, string State, DateOnly ClosedFrom, DateOnly ClosedUntil, string Seed, int Scope, int Drawn, int Checked, int Relapsed, DateOnly OpenedOn, DateOnly? DrawnOn, DateOnly? EndedOn);

/// <summary>A task of the list a sample was drawn from.</summary>
/// <param name="Hashed">The text whose SHA-256 decided.</param>
public sealed record LookBackSampleLine(
    int Position, string Number, string? Wording, string? Unit, int Weight, int Ticket, string Hash, string Hashed, string Drawn, string? Checker, DateOnly? DueOn, string? Result, string? Way, string? Finding, DateOnly? RecordedOn);

/// <summary>Look-backs ("回头看") as workbooks.</summary>
public static class LookBackWorkbook
{
    private static readonly PlainColumn[] Campaigns =
    [
        new("名称", 36), new("状态", 10), new("销号起", 12, LedgerLook.Date), new("销号止", 12, LedgerLook.Date), new("种子", 30), new("范围（项）", 10, LedgerLook.Number), new("抽取（项）", 10, LedgerLook.Number),
        new("已核查", 10, LedgerLook.Number), new("反弹", 8, LedgerLook.Number), new("发起日期", 12, LedgerLook.Date), new("抽样日期", 12, LedgerLook.Date), new("结束日期", 12, LedgerLook.Date),
    ];

    private static readonly PlainColumn[] Lines =
    [
        new("次序", 8, LedgerLook.Number), new("编号", 10), new("问题", 50), new("牵头单位", 22), new("签数", 8, LedgerLook.Number), new("中签序号", 10, LedgerLook.Number), new("哈希值", 68), new("哈希原文", 36), new("是否抽中", 10),
        new("核查人", 12), new("核查时限", 12, LedgerLook.Date), new("结果", 10), new("核查方式", 12), new("核查情况", 50), new("核查日期", 12, LedgerLook.Date),
    ];

    /// <summary>Writes the list; the stream stays open.</summary>
    public static Task WriteAsync(Stream output, string title, IEnumerable<LookBackCampaignLine> campaigns, CancellationToken cancel = default) => PlainWorkbook.WriteAsync(output, [new PlainSheet(title, Campaigns, campaigns.Select(c => new[]
    {
        LedgerValue.Of(c.Name), LedgerValue.Of(c.State), LedgerValue.Of(c.ClosedFrom), LedgerValue.Of(c.ClosedUntil), LedgerValue.Of(c.Seed), Of(c.Scope), Of(c.Drawn), Of(c.Checked), Of(c.Relapsed),
        LedgerValue.Of(c.OpenedOn), LedgerValue.Of(c.DrawnOn), LedgerValue.Of(c.EndedOn),
    }))], cancel);

    /// <summary>Writes the list a sample was drawn from, in the order of drawing; the stream stays open.</summary>
    public static Task WriteSampleAsync(Stream output, string title, IEnumerable<LookBackSampleLine> lines, CancellationToken cancel = default) => PlainWorkbook.WriteAsync(output, [new PlainSheet(title, Lines, lines.Select(l => new[]
    {
        Of(l.Position), LedgerValue.Of(l.Number), LedgerValue.Of(l.Wording), LedgerValue.Of(l.Unit), Of(l.Weight), Of(l.Ticket), LedgerValue.Of(l.Hash), LedgerValue.Of(l.Hashed), LedgerValue.Of(l.Drawn),
        LedgerValue.Of(l.Checker), LedgerValue.Of(l.DueOn), LedgerValue.Of(l.Result), LedgerValue.Of(l.Way), LedgerValue.Of(l.Finding), LedgerValue.Of(l.RecordedOn),
    }))], cancel);

    private static LedgerValue Of(int number) => LedgerValue.Of((decimal?)number);
}
