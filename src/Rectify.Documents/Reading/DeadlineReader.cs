using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Rectify.Domain.Intake;

namespace Rectify.Documents.Reading;

/// <summary>Finds deadlines in measures, next steps and under 整改时限, and infers the day meant.</summary>
internal sealed partial class DeadlineReader(ReadingContext context)
{
    /// <summary>The deadlines named inside measures and next steps, after those under a label of their own.</summary>
    public ImmutableList<ProposedDeadline> Read(ProposedProblem problem)
    {
        var found = problem.Deadlines.ToBuilder();
        foreach (var item in problem.Measures.Concat(problem.NextSteps))
        {
            foreach (Match match in Promise().Matches(item.Text).Cast<Match>())
                found.Add(Deadline(match.Value, SpanIn(item.Span, match.Value), null));
        }
        return found.ToImmutable();
    }

    /// <summary>The text under 整改时限: every day in it, or the text itself when there is none (长期坚持).</summary>
    public ImmutableList<ProposedDeadline> Labelled(int start, int end)
    {
        var found = ImmutableList.CreateBuilder<ProposedDeadline>();
        DateOnly? earlier = null;
        var text = context.Slice(start, end);
        foreach (Match match in Day().Matches(text).Cast<Match>())
        {
            var deadline = Deadline(match.Value, SpanIn(context.Span(start, end), match.Groups["d"].Value), earlier);
            found.Add(deadline);
            earlier = deadline.Day ?? earlier;
        }
        if (found.Count == 0 && text.Length > 0)
            found.Add(Deadline(text.TrimEnd('。'), context.Span(start, end), null));
        return found.ToImmutable();
    }

    private ProposedDeadline Deadline(string printed, TextSpan span, DateOnly? earlier)
    {
        var (day, how) = DayMeant.Infer(printed, earlier, context.FeedbackOn);
        if (how.HasFlag(DayInference.Year))
            context.Doubt(ProposalIssueCode.YearInferred, span, null, printed);
        return new(context.NextKey(), printed, day, how, span, how == DayInference.None ? Confidence.Sure : Confidence.Likely);
    }

    /// <summary>Where the words stand in the raw text; the whole item when a line break runs through them.</summary>
    private TextSpan SpanIn(TextSpan item, string words)
    {
        var at = context.Source.Raw.IndexOf(words, item.Start, item.Length, StringComparison.Ordinal);
        return at < 0 ? item : new TextSpan(at, words.Length);
    }

    // 于9月底前完成补报工作, 2023年3月15日前完成支付, 从2022年开始每年上半年完成...
    [GeneratedRegex(@"(?<!已)(?<!已于)(?:于)?(?:\d{4}年)?(?:\d{1,2}月(?:\d{1,2}日|底|末|中旬|上旬|下旬)?|年底|上半年|第?[一二三四]季度末?|\d{4}年(?:底|末))(?:之)?前[^，。；,;]{0,30}?(?:完成|达到|实现|建成|整改到位|办结|投入)[^，。；,;]{0,30}|(?:从\d{4}年(?:开始|起)[，,]?)?每(?:年|半年|季度|月)(?:上半年|下半年|年底|末|底)?(?:前)?完成[^，。；,;]{0,40}")]
    private static partial Regex Promise();

    [GeneratedRegex(@"(?:预计|计划|力争|拟)?(?:于)?(?<d>(?:\d{4}年)?(?:\d{1,2}月(?:\d{1,2}日|底|末|中旬|上旬|下旬)?)|\d{4}年(?:底|末)?|年底|上半年|第?[一二三四]季度末?)(?:之)?(?:前)?(?:[^，。；,;\d]{0,4}(?:完成|达到|实现|建成|到位)[^，。；,;]{0,20})?")]
    private static partial Regex Day();
}
