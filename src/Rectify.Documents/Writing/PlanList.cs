using System.Globalization;
using Rectify.Domain.Measures;
using Rectify.Domain.Registers;

namespace Rectify.Documents.Writing;

/// <summary>One list of a plan: columns and rows, as a sheet of the workbook and as a table of the document print them alike.</summary>
/// <param name="Rows">As many cells as columns; what one says of the task above is blank from its second row on.</param>
internal sealed record PlanList(string Title, IReadOnlyList<PlanListColumn> Columns, IReadOnlyList<IReadOnlyList<string>> Rows)
{
    /// <summary>The three lists and the four special ones; one without rows is there and says so by being empty.</summary>
    public static IReadOnlyList<PlanList> Of(PlanReport plan) => [Problems(plan), Measures(plan), Responsibilities(plan), Money(plan), Key(plan), Institutions(plan), Accountability(plan)];

    /// <summary>Columns that say of the task what stands once for all its rows.</summary>
    public const int Shared = 2;

    /// <summary>A further row of the task above.</summary>
    public static bool Continues(IReadOnlyList<string> row) => row[0].Length == 0;

    private static readonly PlanListColumn Ordinal = new("序号", 13, IsLeft: false), Wording = new("反馈问题", 62), ShortWording = new("反馈问题", 48), LeadUnit = new("牵头单位", 26), Leader = new("责任领导", 18, IsLeft: false), Due = new("完成时限", 24, IsLeft: false);

    private static PlanList Problems(PlanReport plan) => new("问题清单",
        [Ordinal, new("问题类别", 34), Wording, new("整改类型", 20, IsLeft: false), new("整改目标", 38), new("验收标准", 38), Due],
        [.. plan.Tasks.Select(t => (IReadOnlyList<string>)[t.Ordinal, string.Join("－", t.Sections), t.Wording, PlanWords.Of(t.Class), t.Target ?? "", t.Standard ?? "", PlanWords.Due(t.DueOn)])]);

    private static PlanList Measures(PlanReport plan) => new("任务清单",
        [Ordinal, ShortWording, new("整改措施", 76), new("措施类型", 20, IsLeft: false), new("责任单位", 26), new("责任人", 18, IsLeft: false), Due],
        [.. plan.Tasks.SelectMany(t => t.Measures.Count == 0 ? [[t.Ordinal, t.Wording, "", "", t.LeadUnit ?? "", "", PlanWords.Due(t.DueOn)]]
            : t.Measures.Select((m, i) => (IReadOnlyList<string>)[i == 0 ? t.Ordinal : "", i == 0 ? t.Wording : "", $"{m.Position}．{m.Text}", PlanWords.Of(m.Kind), m.OwnerUnit, m.Owner ?? "", PlanWords.Due(m.DueOn)]))]);

    private static PlanList Responsibilities(PlanReport plan) => new("责任清单",
        [Ordinal, Wording, Leader, LeadUnit, new("责任（配合）单位", 38), new("经办人", 18, IsLeft: false), new("措施责任人", 30), Due],
        [.. plan.Tasks.Select(t => (IReadOnlyList<string>)[t.Ordinal, t.Wording, t.Leader ?? "", t.LeadUnit ?? "", string.Join("、", t.Supporting), t.Handler ?? "", string.Join("、", t.Measures.Select(m => m.Owner).OfType<string>().Distinct()), PlanWords.Due(t.DueOn)])]);

    private static PlanList Money(PlanReport plan) => new("涉及资金问题清单",
        [Ordinal, Wording, new("涉及金额（万元）", 24, IsLeft: false), new("已登记资金", 78), LeadUnit, Due],
        [.. plan.Tasks.Where(t => t.HasMoney || t.Of<SumWords>().Any()).Select(t => (IReadOnlyList<string>)
            [t.Ordinal, t.Wording, t.HasMoney ? PlanWords.Amount(t.StakeAmount!.Value) : "", string.Join('\n', t.Of<SumWords>().Select(PlanWords.Of)), t.LeadUnit ?? "", PlanWords.Due(t.DueOn)])]);

    private static PlanList Key(PlanReport plan) => new("重点难点问题清单",
        [Ordinal, Wording, new("列为重点难点的理由", 64), Leader, LeadUnit, Due],
        [.. plan.Tasks.Where(t => t.KeyBecause is not null).Select(t => (IReadOnlyList<string>)[t.Ordinal, t.Wording, t.KeyBecause!, t.Leader ?? "", t.LeadUnit ?? "", PlanWords.Due(t.DueOn)])]);

    private static PlanList Institutions(PlanReport plan) => Special(plan, "长效机制清单", "建章立制措施", "申报数（项）", "已登记制度", MeasureKind.Institution, t => [.. t.Of<InstitutionWords>().Select(PlanWords.Of)]);

    private static PlanList Accountability(PlanReport plan) => Special(plan, "问责处理清单", "追责问责措施", "申报数（人）", "已登记问责", MeasureKind.Accountability, t => [.. t.Of<AccountabilityWords>().Select(PlanWords.Of)]);

    /// <summary>Measures of one kind, and what was registered; registered without such a measure, it stands all the same.</summary>
    private static PlanList Special(PlanReport plan, string title, string measure, string reported, string registered, MeasureKind kind, Func<PlanReportTask, IReadOnlyList<string>> entries) => new(title,
        [Ordinal, ShortWording, new(measure, 56), new(reported, 22, IsLeft: false), new(registered, 64), new("责任单位", 26), Due],
        [.. plan.Tasks.Select(t => (Task: t, Measures: t.Of(kind).ToList(), Entries: entries(t))).Where(t => t.Measures.Count + t.Entries.Count > 0).Select(t => (IReadOnlyList<string>)
            [
                t.Task.Ordinal, t.Task.Wording, string.Join('\n', t.Measures.Select(m => $"{m.Position}．{m.Text}")), t.Measures.Any(m => m.Quantity is not null) ? t.Measures.Sum(m => m.Quantity ?? 0).ToString("0.####", CultureInfo.InvariantCulture) : "",
                string.Join('\n', t.Entries), t.Measures.Count > 0 ? string.Join("、", t.Measures.Select(m => m.OwnerUnit).Distinct()) : t.Task.LeadUnit ?? "", PlanWords.Due(t.Measures.Count > 0 ? t.Measures.Max(m => m.DueOn) : t.Task.DueOn),
            ])]);
}

/// <param name="Width">In parts of the table's width.</param>
internal sealed record PlanListColumn(string Head, double Width, bool IsLeft = true);

/// <summary>All lists of a plan as one workbook, a sheet each. What stands once for several rows on paper stands in each here, so that filters find it.</summary>
public static class PlanListsWorkbook
{
    /// <summary>Writes the workbook; the stream stays open.</summary>
    public static Task WriteAsync(Stream output, PlanReport plan, CancellationToken cancel = default) => PlainWorkbook.WriteAsync(output,
        [.. PlanList.Of(plan).Select(list => new PlainSheet(list.Title, [.. list.Columns.Select(c => new PlainColumn(c.Head, Math.Max(8, c.Width * 0.8)))], Filled(list.Rows)))], cancel);

    private static IEnumerable<LedgerValue[]> Filled(IReadOnlyList<IReadOnlyList<string>> rows)
    {
        IReadOnlyList<string> above = [];
        foreach (var row in rows)
        {
            if (!PlanList.Continues(row)) above = row;
            var begun = above;
            yield return [.. row.Select((cell, at) => LedgerValue.Of(PlanList.Continues(row) && at < PlanList.Shared ? begun[at] : cell))];
        }
    }
}
