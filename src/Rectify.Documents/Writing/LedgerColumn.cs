namespace Rectify.Documents.Writing;

internal enum LedgerLook
{
    /// <summary>Long text, wrapped, from the left.</summary>
    Text,

    /// <summary>A word or two, centred.</summary>
    Word,
    Number,
    Date,
}

/// <summary>
/// A column of the ledger, in the order the field prints them. A column that the field names with two values (原/现) is two columns under one head,
/// so that each holds one real value.
/// </summary>
internal sealed record LedgerColumn(string Head, string? Subhead, double Width, LedgerLook Look, Func<int, LedgerEntry, LedgerMeasure?, LedgerValue> Value)
{
    /// <summary>The column tells about the problem and is merged over its measures.</summary>
    public bool IsOfProblem { get; private init; }

    /// <summary>The head in one cell, for the sheet that has one row of heads: 完成时限(现).</summary>
    public string FullHead { get; private init; } = Head;

    public static IReadOnlyList<LedgerColumn> All { get; } =
    [
        OfProblem("序号", 4, LedgerLook.Word, (n, _) => LedgerValue.Of(n)),
        OfProblem("来源(轮次/文号)", 9, LedgerLook.Text, (_, e) => LedgerValue.Of(Lines(e.Round, e.FeedbackNumber))),
        OfProblem("方面", 6, LedgerLook.Text, (_, e) => LedgerValue.Of(e.Aspect)),
        OfProblem("类别", 6, LedgerLook.Text, (_, e) => LedgerValue.Of(e.Category)),
        OfProblem("子类", 6, LedgerLook.Text, (_, e) => LedgerValue.Of(e.Subcategory)),
        OfProblem("具体问题(原文)", 24, LedgerLook.Text, (_, e) => LedgerValue.Of(e.OriginalWording)),
        OfProblem("具体表现", 16, LedgerLook.Text, (_, e) => LedgerValue.Of(e.Manifestations)),
        OfProblem("重点关注", 5, LedgerLook.Word, (_, e) => LedgerValue.Of(e.SpecialAttention)),
        OfProblem("涉及金额/数量", 7, LedgerLook.Number, (_, e) => LedgerValue.Of(e.Amount), "金额(万元)", "涉及金额(万元)"),
        OfProblem("涉及金额/数量", 6, LedgerLook.Word, (_, e) => LedgerValue.Of(e.Quantity), "数量", "涉及数量"),
        OfProblem("整改类型", 6, LedgerLook.Word, (_, e) => LedgerValue.Of(e.Class)),
        OfProblem("整改目标", 14, LedgerLook.Text, (_, e) => LedgerValue.Of(e.Target)),
        OfProblem("验收标准", 14, LedgerLook.Text, (_, e) => LedgerValue.Of(e.AcceptanceStandard)),
        OfMeasure("整改措施", 26, LedgerLook.Text, m => LedgerValue.Of(m.Text)),
        OfProblem("责任领导", 6.5, LedgerLook.Word, (_, e) => LedgerValue.Of(e.ResponsibleLeader)),
        OfProblem("牵头单位", 8, LedgerLook.Word, (_, e) => LedgerValue.Of(e.LeadUnit)),
        OfProblem("责任/配合单位", 9, LedgerLook.Text, (_, e) => LedgerValue.Of(e.SupportingUnits)),
        OfMeasure("经办人", 6.5, LedgerLook.Word, m => LedgerValue.Of(m.Handler)),
        OfMeasure("完成时限(原/现)", 10.5, LedgerLook.Date, m => LedgerValue.Of(m.OriginalDeadline), "原", "完成时限(原)"),
        OfMeasure("完成时限(原/现)", 10.5, LedgerLook.Date, m => LedgerValue.Of(m.Deadline), "现", "完成时限(现)"),
        OfMeasure("集中整改期内完成", 5, LedgerLook.Word, m => LedgerValue.Of(m.WithinConcentratedPeriod)),
        OfMeasure("长期坚持", 5, LedgerLook.Word, m => LedgerValue.Of(m.IsSustained)),
        OfMeasure("进展情况(截至)", 22, LedgerLook.Text, m => LedgerValue.Of(m.Progress), "进展", "进展情况"),
        OfMeasure("进展情况(截至)", 10.5, LedgerLook.Date, m => LedgerValue.Of(m.ProgressAsOf), "截至", "进展情况截至"),
        OfMeasure("完成情况", 6, LedgerLook.Word, m => LedgerValue.Of(m.Completion)),
        OfProblem("整改成效", 20, LedgerLook.Text, (_, e) => LedgerValue.Of(e.Effects)),
        OfMeasure("建立制度(项)", 5, LedgerLook.Number, m => LedgerValue.Of(m.Institutions)),
        OfMeasure("挽回损失(万元)", 7, LedgerLook.Number, m => LedgerValue.Of(m.LossRecovered)),
        OfMeasure("追责问责(人)", 5, LedgerLook.Number, m => LedgerValue.Of(m.PersonsHeldAccountable)),
        OfMeasure("举一反三(项)", 5, LedgerLook.Number, m => LedgerValue.Of(m.WiderChecks)),
        OfMeasure("专项整治(项)", 5, LedgerLook.Number, m => LedgerValue.Of(m.Campaigns)),
        OfMeasure("佐证材料", 12, LedgerLook.Text, m => LedgerValue.Of(m.Evidence)),
        OfProblem("未完成原因", 12, LedgerLook.Text, (_, e) => LedgerValue.Of(e.ReasonUnfinished)),
        OfProblem("下步打算", 12, LedgerLook.Text, (_, e) => LedgerValue.Of(e.NextSteps)),
        OfProblem("审核意见", 9, LedgerLook.Text, (_, e) => LedgerValue.Of(e.ReviewOpinion)),
        OfProblem("验收结论/日期", 6, LedgerLook.Word, (_, e) => LedgerValue.Of(e.AcceptanceConclusion), "结论", "验收结论"),
        OfProblem("验收结论/日期", 10.5, LedgerLook.Date, (_, e) => LedgerValue.Of(e.AcceptedOn), "日期", "验收日期"),
        OfProblem("销号日期", 10.5, LedgerLook.Date, (_, e) => LedgerValue.Of(e.ClosedOn)),
        OfProblem("公开", 6, LedgerLook.Word, (_, e) => LedgerValue.Of(e.Publication)),
        OfProblem("备注", 7, LedgerLook.Text, (_, e) => LedgerValue.Of(e.Remarks)),
    ];

    private static LedgerColumn OfProblem(
        string head, double width, LedgerLook look, Func<int, LedgerEntry, LedgerValue> value, string? subhead = null, string? fullHead = null) =>
        new(head, subhead, width, look, (n, entry, _) => value(n, entry)) { IsOfProblem = true, FullHead = fullHead ?? head };

    private static LedgerColumn OfMeasure(
        string head, double width, LedgerLook look, Func<LedgerMeasure, LedgerValue> value, string? subhead = null, string? fullHead = null) =>
        new(head, subhead, width, look, (_, _, measure) => measure is null ? default : value(measure)) { FullHead = fullHead ?? head };

    private static string? Lines(params ReadOnlySpan<string?> parts)
    {
        string? joined = null;
        foreach (var part in parts)
            if (!string.IsNullOrWhiteSpace(part))
                joined = joined is null ? part : $"{joined}\n{part}";
        return joined;
    }
}

/// <summary>What stands in a cell: a text, a number or a day; the default is blank.</summary>
internal readonly record struct LedgerValue
{
    public string? Text { get; private init; }

    public decimal? Number { get; private init; }

    public DateOnly? Day { get; private init; }

    public static LedgerValue Of(string? text) => new() { Text = string.IsNullOrEmpty(text) ? null : text };

    public static LedgerValue Of(decimal? number) => new() { Number = number };

    public static LedgerValue Of(DateOnly? day) => new() { Day = day };

    public static LedgerValue Of(bool? yes) => new() { Text = yes switch { true => "是", false => "否", null => null } };

    public static LedgerValue Of(LedgerDeadline? deadline) => deadline is { } d ? d.On is { } day ? Of(day) : Of("长期") : default;
}
