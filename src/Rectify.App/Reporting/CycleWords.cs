using Rectify.Domain.Problems;
using Rectify.Domain.Rounds;

namespace Rectify.App.Reporting;

/// <summary>The words a cycle's briefing and workbook use, whatever the reader's language: they are official papers.</summary>
internal static class CycleWords
{
    public static string Of(CycleRhythm rhythm) => rhythm switch
    {
        CycleRhythm.Weekly => "每周",
        CycleRhythm.Fortnightly => "每两周",
        _ => "每月",
    };

    public static string Of(ReportedGrade claim) => claim switch
    {
        ReportedGrade.Done => "已完成",
        ReportedGrade.BasicallyDone => "基本完成",
        ReportedGrade.NotDone => "未完成",
        _ => "",
    };

    public static string Of(CycleChange change) => change switch
    {
        CycleChange.Verified => "新核实",
        CycleChange.Claimed => "新申报完成",
        CycleChange.Overdue => "新逾期",
        CycleChange.DeadlineMoved => "时限有变",
        _ => "连续两期没有新进展",
    };
}
