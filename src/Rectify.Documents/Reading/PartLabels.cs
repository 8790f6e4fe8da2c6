using System.Collections.Immutable;

namespace Rectify.Documents.Reading;

/// <summary>What a stretch of a problem's text is about.</summary>
public enum ProblemPart
{
    Statement,
    Measures,

    /// <summary>整改情况: the measures themselves, or, after 整改措施, how they were fulfilled.</summary>
    Progress,

    Effects,

    /// <summary>整改状态：已完成。 states a grade and nothing else.</summary>
    State,

    Reason,
    NextSteps,
    Deadline,
    Target,
    Requirements,

    /// <summary>责任单位：...: who answers for it; also what else a list says of the task in a word, as 整改类型：....</summary>
    Party,
}

/// <summary>A label that opens a part. Weak ones count at the start of a line or sentence only.</summary>
public sealed record PartLabel(string Word, ProblemPart Part, bool Weak = false)
{
    /// <summary>Longest first, so that 阶段性整改成效 is not read as 整改成效.</summary>
    public static ImmutableList<PartLabel> Table { get; } = [.. Rows().OrderByDescending(row => row.Word.Length)];

    /// <summary>A word before the label that makes it part of a sentence: 制定以下整改措施：</summary>
    public static ImmutableList<string> NotAfter { get; } =
        ["以下", "如下", "下列", "制定", "提出", "采取", "落实", "明确", "细化", "完善", "研究", "的", "等", "有关", "相关", "按", "各", "该", "和", "及", "报告", "汇报", "、", "，", "《", "“"];

    private static IEnumerable<PartLabel> Rows()
    {
        foreach (var word in new[] { "主要问题", "存在问题", "存在的问题", "存在的主要问题", "具体问题", "问题表现", "具体表现", "主要表现", "表现形式", "反馈问题", "督察反馈问题", "督察指出问题", "巡察反馈问题", "反馈意见指出问题", "问题描述", "巡察指出的问题", "巡视指出的问题", "督察指出的问题", "审计指出的问题", "反馈的问题", "指出的问题", "发现的问题", "存在的具体问题", "巡察反馈", "巡视反馈", "督察反馈", "审计反馈", "巡察指出", "巡视指出", "督察指出", "审计指出", "审计发现", "反映问题", "群众反映问题", "信访反映问题", "举报问题", "举报内容", "信访内容", "交办问题基本情况", "交办问题", "信访问题基本情况", "举报问题基本情况", "调查核实情况", "核实情况", "调查情况", "现场核查情况", "问题" })
            yield return new(word, ProblemPart.Statement, Weak: true);
        foreach (var word in new[] { "整改措施", "采取措施", "主要措施", "主要做法", "工作举措", "整改举措", "已采取措施", "已采取的措施", "整改任务", "具体措施", "具体举措", "落实措施", "工作措施", "整改落实措施", "落实举措", "整改具体措施" })
            yield return new(word, ProblemPart.Measures);
        foreach (var word in new[] { "整改情况", "整改落实情况", "整改落实", "整改进展", "整改进展情况", "整改完成情况", "整改推进情况", "措施落实情况", "目前进展", "工作进展", "目前进展情况", "最新进展", "整改落实进展", "整改工作进展", "当前进展", "整改完成进展", "处理和整改情况", "处理及整改情况", "处理整改情况", "查处整改情况", "处理情况", "办理情况", "办理结果", "整改措施及成效", "整改措施和成效", "整改措施与成效", "整改情况及成效", "整改举措及成效", "再整改情况", "再整改措施" })
            yield return new(word, ProblemPart.Progress);
        foreach (var word in new[] { "完成情况", "落实情况", "进展情况" })
            yield return new(word, ProblemPart.Progress, Weak: true);
        yield return new("整改", ProblemPart.Measures, Weak: true);
        yield return new("措施", ProblemPart.Measures, Weak: true);
        yield return new("改了", ProblemPart.Measures, Weak: true);
        foreach (var word in new[] { "整改成效", "阶段性整改成效", "阶段性成效", "阶段性成果", "阶段性进展", "阶段性整改效果", "取得成效", "整改效果", "整改结果", "目前成效", "完成成效", "阶段整改成效", "问责情况", "责任追究情况", "责任人被处理情况" })
            yield return new(word, ProblemPart.Effects);
        yield return new("成效", ProblemPart.Effects, Weak: true);
        foreach (var word in new[] { "整改状态", "完成状态", "整改进度", "问题状态", "销号状态", "销号情况", "是否办结" })
            yield return new(word, ProblemPart.State);
        foreach (var word in new[] { "未完成整改原因", "未完成整改的原因", "未完成原因", "未整改完成原因", "未整改到位原因", "原因分析", "原因剖析", "问题原因", "产生原因", "问题成因", "成因分析", "根源剖析", "未完成的原因" })
            yield return new(word, ProblemPart.Reason);
        yield return new("原因", ProblemPart.Reason, Weak: true);
        foreach (var word in new[] { "下步工作打算", "下一步工作打算", "下步打算", "下一步打算", "下步工作计划", "下一步工作计划", "下步计划", "下一步计划", "下步整改措施", "下一步整改措施", "下步措施", "下一步措施", "下步工作安排", "下一步工作安排", "后续整改措施", "后续打算" })
            yield return new(word, ProblemPart.NextSteps);
        yield return new("下步工作", ProblemPart.NextSteps, Weak: true);
        yield return new("下一步工作", ProblemPart.NextSteps, Weak: true);
        foreach (var word in new[] { "整改时限", "完成时限", "整改期限", "完成期限", "预计完成时间", "完成时间", "整改完成时限" })
            yield return new(word, ProblemPart.Deadline);
        yield return new("时限", ProblemPart.Deadline, Weak: true);
        foreach (var word in new[] { "整改目标", "工作目标", "预期目标" })
            yield return new(word, ProblemPart.Target);
        foreach (var word in new[] { "整改意见", "整改要求", "整改建议", "意见建议" })
            yield return new(word, ProblemPart.Requirements);
        foreach (var word in new[] { "责任领导", "责任单位", "牵头单位", "配合单位", "牵头领导", "责任人", "责任科室", "责任部门", "牵头部门", "配合部门", "责任处室", "责任股室", "牵头处室", "整改责任单位", "整改责任人", "督导单位", "包保领导", "责任主体", "牵头科室", "配合科室", "牵头股室", "配合股室", "督导部门", "督办单位", "督办领导", "验收单位", "整改类型", "整改类别", "是否属实", "行政区域", "污染类型", "受理编号", "信访编号" })
            yield return new(word, ProblemPart.Party);
    }
}
