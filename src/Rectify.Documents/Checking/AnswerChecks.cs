using System.Globalization;
using System.Text.RegularExpressions;
using Rectify.Domain.Intake;

namespace Rectify.Documents.Checking;

/// <summary>What a problem's answer owes for the grade it claims.</summary>
internal sealed partial class AnswerChecks(CheckContext context)
{
    public void Run()
    {
        foreach (var problem in context.Proposal.Problems)
        {
            if (CheckContext.IsDone(problem))
                Soft(problem);
            else if (CheckContext.IsUnfinished(problem) && context.Proposal.Kind is DocumentKind.ProgressNotice or DocumentKind.Ledger)
                Unfinished(problem);
        }
    }

    /// <summary>
    /// Outspoken words (正在, 已启动) are held against their own sentence; those that also decorate good answers (进一步) only against an answer with no fact at all.
    /// </summary>
    private void Soft(ProposedProblem problem)
    {
        var done = problem.Effects.AddRange(problem.Progress);
        var effects = done.IsEmpty ? problem.Measures : done;
        foreach (var item in effects)
        {
            foreach (Match word in UnderWay().Matches(item.Text).Cast<Match>())
            {
                var (start, end) = CheckContext.SentenceAround(item.Text, word.Index, word.Length);
                if (!Fact().IsMatch(item.Text[start..end]))
                    context.AddIn(CheckRules.SoftWords, problem, item, word.Index, word.Length, word.Value);
            }
        }
        if (CheckContext.Answers(problem).Any(item => Fact().IsMatch(item.Text)))
            return;
        foreach (var item in effects)
        {
            if (ByAndBy().Match(item.Text) is { Success: true } word && !UnderWay().IsMatch(item.Text))
            {
                context.AddIn(CheckRules.SoftWords, problem, item, word.Index, word.Length, word.Value);
                break;
            }
        }
    }

    private void Unfinished(ProposedProblem problem)
    {
        var missing = new List<string>();
        if (problem.Reason is null && problem.Grade != ReportedGrade.Continuing)
            missing.Add("未完成原因");
        if (problem.NextSteps.IsEmpty)
            missing.Add("下步打算");
        if (problem.Deadlines.IsEmpty && problem.Grade != ReportedGrade.Continuing)
            missing.Add("整改时限");
        if (missing.Count > 0)
            context.Add(CheckRules.UnfinishedUnexplained, problem, problem.Wording.Span, problem.Wording.Text, string.Join('、', missing));
        if (context.AsOf is not { } today)
            return;
        // the last of several deadlines is the one that counts
        var last = problem.Deadlines.Where(deadline => deadline.Day is not null).MaxBy(deadline => deadline.Day);
        if (last?.Day < today && problem.Deadlines.TrueForAll(deadline => deadline.Day is not null))
            context.Add(CheckRules.DeadlinePast, problem, last.Span, last.Printed, last.Printed, Print(last.Day.Value), Print(today));
    }

    private static string Print(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    [GeneratedRegex("已启动|正在|着手|筹备(?!组|处)|拟(?!定|合|办|任)(?:于|在|对|将|制定|出台|建立|修订|建设)|起草(?!人|单位|部门)|尚未|计划(?:于|在)")]
    private static partial Regex UnderWay();

    [GeneratedRegex("逐步|部分(?!领导|干部|党员)|进一步|不断")]
    private static partial Regex ByAndBy();

    /// <summary>A date, a number, or a document: something that can be looked up.</summary>
    [GeneratedRegex(@"\d|《|[一二三四五六七八九十百两]+(?:个|次|项|件|家|户|名|人|期|场|批|轮|份|条|处|台|万)")]
    private static partial Regex Fact();
}
