using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Rectify.Domain.Intake;

namespace Rectify.Documents.Reading.Ledgers;

/// <summary>The grade a cell under 完成情况 states, as rows of a table: the first that fits is taken.</summary>
internal static class LedgerGrade
{
    private static readonly ImmutableArray<(ReportedGrade Grade, Regex Pattern)> Whole =
    [
        (ReportedGrade.Completed, Pattern("^(?:是|√|✓|✔|100%|已完成|完成|已?整改到位|已?办结|已?销号|已整改|完成整改)$")),
        (ReportedGrade.InProgress, Pattern("^(?:否|×|✗|未|未启动|未开始|未完成|进行中|推进中|整改中|在改|部分完成|滞后|超期|逾期|[1-9]?\\d(?:\\.\\d+)?%)$")),
        (ReportedGrade.Continuing, Pattern("^(?:长期|长期坚持|持续推进|持续整改|持续)$")),
    ];

    /// <summary>NotStated when the words say nothing known.</summary>
    public static ReportedGrade Of(string cell)
    {
        var text = cell.Replace(" ", "", StringComparison.Ordinal).TrimEnd('。', '；');
        foreach (var (grade, pattern) in Whole)
        {
            if (pattern.IsMatch(text))
                return grade;
        }
        return text.Length > 60 ? ReportedGrade.NotStated : GradeWord.Table.FirstOrDefault(row => row.Pattern.IsMatch(text))?.Grade ?? ReportedGrade.NotStated;
    }

    /// <summary>Of several rows of one problem the least advanced.</summary>
    public static ReportedGrade Least(IReadOnlyCollection<ReportedGrade> grades)
    {
        ReadOnlySpan<ReportedGrade> ladder = [ReportedGrade.InProgress, ReportedGrade.MostlyCompleted, ReportedGrade.Continuing, ReportedGrade.Completed];
        foreach (var grade in ladder)
        {
            if (grades.Contains(grade))
                return grade;
        }
        return ReportedGrade.NotStated;
    }

    private static Regex Pattern(string pattern) => new(pattern, RegexOptions.CultureInvariant);
}
