using System.Collections.Immutable;
using System.Text;

namespace Rectify.Documents.Reading.Ledgers;

/// <summary>The words over a ledger's columns, by meaning. The first word of a row is the one the field prints most.</summary>
public sealed record LedgerWords(LedgerField Field, ImmutableArray<string> Words)
{
    public static ImmutableArray<LedgerWords> Table { get; } =
    [
        // the column that a workbook of rows not taken carries, when it comes back
        Row(LedgerField.Ignored, "原因（未录入）", "未录入原因"),
        Row(LedgerField.Ordinal, "序号", "编号", "问题序号", "问题编号", "号", "序", "受理编号", "信访编号"),
        Row(LedgerField.Source, "来源", "问题来源", "轮次", "巡察轮次", "巡视轮次", "反馈文号", "来源轮次/文号", "反馈来源"),
        Row(LedgerField.Body, "被巡察单位", "被巡视单位", "被巡察党组织", "被检查单位", "单位名称", "所属单位", "整改单位", "行政区域"),
        Row(LedgerField.Aspect, "方面", "问题方面", "所属方面", "四个方面", "四个聚焦", "监督重点"),
        Row(LedgerField.Category, "类别", "问题类别", "问题类型", "问题分类", "分类", "大类", "问题性质", "污染类型"),
        Row(LedgerField.Subcategory, "子类", "小类", "问题子类"),
        Row(LedgerField.Problem, "具体问题", "反馈问题", "存在问题", "问题描述", "问题内容", "主要问题", "存在的问题", "存在的主要问题", "反馈的问题", "巡察反馈问题", "巡视反馈问题",
            "反馈具体问题", "问题表述", "问题清单", "查摆问题", "发现问题", "反馈意见", "整改问题", "问题原文", "交办问题基本情况", "信访问题基本情况", "问题"),
        Row(LedgerField.Manifestations, "具体表现", "问题表现", "主要表现", "具体情形", "调查核实情况"),
        Row(LedgerField.SpecialAttention, "重点关注", "是否重点", "重点难点"),
        Row(LedgerField.Amount, "涉及金额", "涉及资金", "问题金额", "金额"),
        Row(LedgerField.Quantity, "涉及数量", "数量"),
        Row(LedgerField.Class, "整改类型", "整改分类", "整改类别", "整改性质"),
        Row(LedgerField.Target, "整改目标", "工作目标", "预期目标", "目标要求", "整改任务目标"),
        Row(LedgerField.AcceptanceStandard, "验收标准", "销号标准", "完成标准", "整改标准"),
        Row(LedgerField.Requirement, "整改要求", "整改意见", "整改建议", "意见建议"),
        Row(LedgerField.Measure, "整改措施", "具体措施", "整改举措", "工作措施", "整改任务", "任务清单", "措施", "整改内容", "具体整改措施", "整改方案"),
        Row(LedgerField.Leader, "责任领导", "牵头领导", "分管领导", "责任班子成员", "包保领导", "责任人", "牵头责任人", "第一责任人", "主体责任人"),
        Row(LedgerField.LeadUnit, "牵头单位", "牵头部门", "牵头科室", "牵头处室", "主责单位", "主办单位"),
        Row(LedgerField.ResponsibleUnit, "责任单位", "责任部门", "责任科室", "责任处室", "责任股室", "承办单位", "整改责任单位", "责任主体"),
        Row(LedgerField.SupportingUnit, "配合单位", "协办单位", "配合部门", "配合科室", "协同单位", "责任/配合单位", "配合责任单位"),
        Row(LedgerField.Handler, "经办人", "联络员", "联系人", "具体责任人", "直接责任人", "承办人", "具体经办人"),
        Row(LedgerField.OriginalDeadline, "原完成时限", "完成时限原", "原定时限", "原时限", "原整改时限"),
        Row(LedgerField.Deadline, "完成时限", "整改时限", "完成时间", "整改期限", "完成期限", "时限", "期限", "计划完成时间", "整改完成时限", "整改完成时间", "时间节点", "预计完成时间",
            "完成时限现", "现完成时限", "整改时间", "时限要求"),
        Row(LedgerField.WithinConcentratedPeriod, "集中整改期内完成", "是否集中整改期内完成", "集中整改期完成"),
        Row(LedgerField.Sustained, "长期坚持", "是否长期坚持", "需长期坚持"),
        Row(LedgerField.Progress, "进展情况", "整改进展", "整改情况", "整改进展情况", "工作进展", "落实情况", "整改落实情况", "目前进展", "进展", "推进情况", "整改进度", "最新进展"),
        Row(LedgerField.ProgressAsOf, "进展情况截至", "截至", "截至日期", "截至时间"),
        Row(LedgerField.Completion, "完成情况", "整改状态", "是否完成", "是否完成整改", "整改完成情况", "完成状态", "状态", "是否整改完成", "是否整改到位", "是否销号", "销号情况", "整改结论", "是否办结"),
        Row(LedgerField.Effects, "整改成效", "成效", "阶段性成效", "整改效果", "取得成效", "整改结果"),
        Row(LedgerField.Institutions, "建立制度", "制度建设", "建章立制", "制度数", "制定制度"),
        Row(LedgerField.LossRecovered, "挽回损失", "挽回经济损失", "追回资金", "清退资金"),
        Row(LedgerField.PersonsHeldAccountable, "追责问责", "问责人数", "追责人数", "问责处理"),
        Row(LedgerField.WiderChecks, "举一反三"),
        Row(LedgerField.Campaigns, "专项整治"),
        Row(LedgerField.Evidence, "佐证材料", "证明材料", "印证材料", "支撑材料"),
        Row(LedgerField.ReasonUnfinished, "未完成原因", "未完成整改原因", "未整改到位原因", "存在困难", "未销号原因"),
        Row(LedgerField.NextSteps, "下步打算", "下一步打算", "下步工作打算", "下一步工作打算", "下步措施", "下一步措施", "下步计划", "下一步计划", "下步工作", "下一步工作", "下一步整改措施", "下步整改措施"),
        Row(LedgerField.ReviewOpinion, "审核意见", "审核情况", "审核结果"),
        Row(LedgerField.AcceptanceConclusion, "验收结论", "验收意见", "验收情况"),
        Row(LedgerField.AcceptedOn, "验收日期", "验收时间", "验收结论/日期日期"),
        Row(LedgerField.ClosedOn, "销号日期", "销号时间", "实际完成时间", "实际完成日期"),
        Row(LedgerField.Publication, "公开", "公开情况", "是否公开"),
        Row(LedgerField.Remarks, "备注", "说明", "其他", "是否属实", "责任人被处理情况", "问责情况"),
    ];

    private static readonly Dictionary<string, LedgerField> Exact = Table.SelectMany(row => row.Words.Select(word => (Key(word), row.Field)))
        .DistinctBy(pair => pair.Item1).ToDictionary(pair => pair.Item1, pair => pair.Field, StringComparer.Ordinal);

    /// <summary>Words that may stand inside a longer header; the longest is tried first. Words of one character say too little.</summary>
    private static readonly ImmutableArray<(string Word, LedgerField Field)> Inside =
        [.. Exact.Where(pair => pair.Key.Length >= 2).Select(pair => (pair.Key, pair.Value)).OrderByDescending(pair => pair.Key.Length).ThenBy(pair => pair.Key, StringComparer.Ordinal)];

    /// <summary>The word the field prints most.</summary>
    public static string Of(LedgerField field) => Table.FirstOrDefault(row => row.Field == field)?.Words[0] ?? "";

    /// <summary>What a header means; the words of a header over several rows come from the top down.</summary>
    public static LedgerField? Meaning(IReadOnlyList<string> path)
    {
        if (path.Count == 0)
            return null;
        var (whole, own) = (string.Concat(path), path[^1]);
        foreach (var text in new[] { own, whole, WithoutBrackets(own), WithoutBrackets(whole) })
        {
            if (Exact.TryGetValue(Key(text), out var field))
                return field;
        }
        return path.Count > 1 ? Within(own) ?? Within(whole) : Within(own);
    }

    /// <summary>What the very words of a header mean, with or without brackets after them.</summary>
    internal static LedgerField? MeaningOfWord(string header) =>
        Exact.TryGetValue(Key(header), out var field) || Exact.TryGetValue(Key(WithoutBrackets(header)), out field) ? field : null;

    /// <summary>A header without blanks, marks and brackets, for comparison.</summary>
    public static string Key(string header)
    {
        var key = new StringBuilder(header.Length);
        // halves of characters cannot be normalised
        foreach (var c in Writing.XmlText.Clean(header).Normalize(NormalizationForm.FormKC))
        {
            if (char.IsLetterOrDigit(c))
                key.Append(c);
        }
        return key.ToString();
    }

    private static LedgerField? Within(string header)
    {
        var key = Key(WithoutBrackets(header));
        // 问题3 names a row, not a column
        if (key.Length is 0 or > 20 || key.Length <= 5 && key.StartsWith("问题", StringComparison.Ordinal) && char.IsDigit(key[^1]))
            return null;
        foreach (var (word, field) in Inside)
        {
            if (key.Contains(word, StringComparison.Ordinal))
                return field;
        }
        return null;
    }

    private static string WithoutBrackets(string header)
    {
        var plain = header.Replace('（', '(').Replace('）', ')');
        for (int open; (open = plain.IndexOf('(', StringComparison.Ordinal)) > 0 && plain.IndexOf(')', open) is > 0 and var close;)
            plain = plain.Remove(open, close - open + 1);
        return plain;
    }

    private static LedgerWords Row(LedgerField field, params ImmutableArray<string> words) => new(field, words);
}
