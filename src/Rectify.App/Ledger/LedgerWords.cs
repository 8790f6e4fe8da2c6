using Rectify.Domain.Acceptance;
using Rectify.Domain.Measures;
using Rectify.Domain.Problems;

namespace Rectify.App.Ledger;

/// <summary>The words a printed ledger uses, whatever the reader's language: it is an official paper.</summary>
internal static class LedgerWords
{
    public static string? Of(ProblemClass? problemClass) => problemClass switch
    {
        ProblemClass.AtOnce => "立行立改",
        ProblemClass.Staged => "分阶段",
        ProblemClass.Continuous => "持续",
        _ => null,
    };

    public static string Of(MeasureState state) => state switch
    {
        MeasureState.NotStarted => "未启动",
        MeasureState.InProgress => "推进中",
        MeasureState.ReportedDone => "申报完成",
        MeasureState.Verified => "已核实",
        MeasureState.Returned => "退回",
        MeasureState.Sustained => "长期坚持",
        _ => "已取消",
    };

    public static string Of(OpinionConclusion conclusion) => conclusion switch
    {
        OpinionConclusion.Passed => "通过",
        OpinionConclusion.PassedSustained => "通过，长期坚持",
        _ => "不通过",
    };

    public static string? Remarks(bool takenOver, string? takeoverRemark, int returns, int restarts, bool withdrawn, bool merged)
    {
        List<string> said = [];
        if (takenOver) said.Add(takeoverRemark is null ? "补录" : $"补录（{takeoverRemark}）");
        if (withdrawn) said.Add(merged ? "已并入其他问题" : "经批准不再跟踪");
        if (returns > 0) said.Add($"回炉{returns}次");
        if (restarts > 0) said.Add($"销号后重启{restarts}次");
        return said.Count == 0 ? null : string.Join("；", said);
    }
}
