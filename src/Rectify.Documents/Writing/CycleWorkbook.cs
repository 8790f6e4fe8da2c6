namespace Rectify.Documents.Writing;

/// <summary>A measure's row in the workbook of a cycle.</summary>
/// <param name="DueOn">Null is 长期.</param>
/// <param name="State">In the words of the ledger.</param>
/// <param name="Changes">与上期相比, in words.</param>
public sealed record CycleWorkbookRow(
    string Ordinal, string Wording, string Measure, string Unit, DateOnly? DueOn, string State, bool IsAsked, string? Said, DateOnly? TrueOn, string? Claim, DateOnly? SubmittedOn, bool IsLate, bool Repeats, string Changes);

/// <summary>调度明细: who has and who has not, and a row for every measure of the cycle.</summary>
public static class CycleWorkbook
{
    /// <summary>Writes the workbook; the stream stays open and is only written to asynchronously.</summary>
    public static Task WriteAsync(Stream output, IEnumerable<(string Unit, CycleReporting Sums)> units, IEnumerable<CycleWorkbookRow> rows, CancellationToken cancel = default) => PlainWorkbook.WriteAsync(output,
    [
        new("报送情况", [new("牵头单位", 30), Number("应报（条）"), Number("已报"), Number("未报"), Number("迟报"), Number("文字相同")],
            units.Select(u => new[] { LedgerValue.Of(u.Unit), Of(u.Sums.Asked), Of(u.Sums.Reported), Of(u.Sums.Missing), Of(u.Sums.Late), Of(u.Sums.Repeating) })),
        new("措施明细",
            [
                new("序号", 8, LedgerLook.Word), new("问题", 36), new("整改措施", 40), new("牵头单位", 18), new("完成时限", 12, LedgerLook.Date), new("状态", 10, LedgerLook.Word), new("报送", 9, LedgerLook.Word), new("本期进展", 44),
                new("截至", 12, LedgerLook.Date), new("自评", 10, LedgerLook.Word), new("报送日期", 12, LedgerLook.Date), new("迟报", 7, LedgerLook.Word), new("文字相同", 9, LedgerLook.Word), new("与上期相比", 22),
            ],
            rows.Select(r => new[]
            {
                LedgerValue.Of(r.Ordinal), LedgerValue.Of(r.Wording), LedgerValue.Of(r.Measure), LedgerValue.Of(r.Unit), r.DueOn is { } due ? LedgerValue.Of(due) : LedgerValue.Of("长期"), LedgerValue.Of(r.State),
                LedgerValue.Of(r.SubmittedOn is not null ? "已报" : r.IsAsked ? "未报" : "不需报"), LedgerValue.Of(r.Said), LedgerValue.Of(r.TrueOn), LedgerValue.Of(r.Claim), LedgerValue.Of(r.SubmittedOn),
                Yes(r.IsLate), Yes(r.Repeats), LedgerValue.Of(r.Changes),
            })),
    ], cancel);

    private static PlainColumn Number(string head) => new(head, 12, LedgerLook.Number);

    private static LedgerValue Of(int number) => LedgerValue.Of((decimal?)number);

    private static LedgerValue Yes(bool yes) => LedgerValue.Of(yes ? "是" : null);
}
