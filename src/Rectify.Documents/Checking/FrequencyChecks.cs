using System.Text.RegularExpressions;
using Rectify.Domain.Intake;

namespace Rectify.Documents.Checking;

/// <summary>Promises of a frequency (每两个月至少1次) that no count answers, in problems that count as done.</summary>
internal sealed partial class FrequencyChecks(CheckContext context)
{
    public void Run()
    {
        foreach (var problem in context.Proposal.Problems.Where(CheckContext.IsDone))
        {
            var promises = problem.Measures.SelectMany(item => Promise().Matches(item.Text).Select(match => (Item: item, Match: match))).ToList();
            if (promises.Count == 0 || HasCount(problem))
                continue;
            var (measure, first) = promises[0];
            context.AddIn(CheckRules.FrequencyWithoutCount, problem, measure, first.Index, first.Length, first.Value);
        }
    }

    /// <summary>Somewhere in the answer it is said how often something was done, and it is not the promise itself.</summary>
    private static bool HasCount(ProposedProblem problem) =>
        CheckContext.Answers(problem).Concat(problem.Evidence).Any(item => Count().IsMatch(Promise().Replace(item.Text, "")));

    [GeneratedRegex(@"每(?:个|两个|半个|季度|半)?(?:年度?|月|季度?|周)(?:[^，。；\d]{0,16}?)(?:至少|不少于|不低于)[^，。；]{0,12}?[一二两三四五六七八九十\d]+(?:次|场|期|轮|批)|(?:至少|不少于)每(?:个|两个|半)?(?:年|月|季度?|周)[^，。；]{0,12}?[一二两三四五六七八九十\d]+(?:次|场|期|轮|批)|每(?:半个月|半年|季度|月|年|周|两个月)(?:召开|开展|组织|举办)[^，。；]{0,10}?[一二两三四五六七八九十\d]+(?:次|场|期|轮)")]
    private static partial Regex Promise();

    [GeneratedRegex(@"(?:\d+|[一二两三四五六七八九十]+)余?(?:人次|次|场|期|轮|批次|批|堂|个专题|篇)")]
    private static partial Regex Count();
}
