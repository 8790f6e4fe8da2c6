using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Rectify.Domain.Intake;
using Rectify.Domain.Notices;

namespace Rectify.Documents.Checking;

/// <summary>Figures the text states about itself, against what it prints, and against each other.</summary>
internal sealed partial class FigureChecks(CheckContext context)
{
    /// <summary>Parts named after a total need not be all; so near to it they are meant to be.</summary>
    private const decimal NearlyAll = 0.95m;

    public void Run()
    {
        Claims();
        Parts();
        Completed();
        Rates();
    }

    /// <summary>
    /// A claim speaks for the problems of the innermost section it stands in (共3个问题 in a heading); outside of such sections for those of its document.
    /// </summary>
    private void Claims()
    {
        var scopes = context.Proposal.ClaimedFigures.GroupBy(figure => ScopeOf(figure.Span.Start));
        foreach (var scope in scopes)
        {
            Claims([.. scope], scope.Key is { } extent ? context.Proposal.Problems.FindAll(problem => extent.Contains(problem.Span.Start)) : context.Proposal.Problems);
        }
    }

    private TextSpan? ScopeOf(int position)
    {
        var section = context.Proposal.Sections.FindLast(section => section.Kind is SectionKind.Problems or SectionKind.Other && section.Extent.Contains(position)
            && context.Proposal.Problems.Exists(problem => section.Extent.Contains(problem.Span.Start)));
        return section?.Extent ?? context.Proposal.Documents.Find(document => document.Extent.Contains(position))?.Extent;
    }

    private void Claims(ImmutableList<ProposedFigure> figures, ImmutableList<ProposedProblem> problems)
    {
        var claims = new Dictionary<TotalOf, (decimal Value, ProposedFigure Figure)>();
        foreach (var figure in figures.Where(SpeaksForAll))
        {
            foreach (var claim in ClaimedTotals.Find(figure.Sentence))
            {
                if (claim.Value == figure.Value && !Partial().IsMatch(figure.Sentence) && (claim.Of != TotalOf.Problems || FedBack().IsMatch(figure.Sentence)))
                    claims.TryAdd(claim.Of, (claim.Value, figure));
            }
        }
        var graded = problems.Count > 0 && problems.All(problem => problem.Grade != ReportedGrade.NotStated);
        Compare(TotalOf.Problems, "问题", problems.Count);
        Compare(TotalOf.Measures, "整改措施", problems.Sum(problem => problem.Measures.Count));
        if (graded)
        {
            Compare(TotalOf.Done, "已完成问题", problems.Count(CheckContext.IsDone));
            Compare(TotalOf.Ongoing, "推进中问题", problems.Count(problem => !CheckContext.IsDone(problem)));
        }
        if (claims.TryGetValue(TotalOf.Problems, out var all) && claims.TryGetValue(TotalOf.Done, out var done) && claims.TryGetValue(TotalOf.Ongoing, out var open)
            && done.Value + open.Value != all.Value)
            context.Add(CheckRules.StatusesNotTotal, null, done.Figure.Span, done.Figure.Sentence, Print(done.Value), Print(open.Value), Print(done.Value + open.Value), Print(all.Value));

        void Compare(TotalOf of, string what, int counted)
        {
            if (counted > 0 && claims.TryGetValue(of, out var claim) && claim.Value != counted)
                context.Add(CheckRules.ClaimedNotCounted, null, claim.Figure.Span, claim.Figure.Sentence, what, Print(claim.Value), Print(counted), Print(Math.Abs(claim.Value - counted)));
        }
    }

    /// <summary>Not inside an answer, and not a figure of clues, petitions or suggestions.</summary>
    private bool SpeaksForAll(ProposedFigure figure) => context.ProblemAt(figure.Span.Start) is null && !context.Proposal.Sections.Exists(section =>
        section.Kind is SectionKind.CluesAndPetitions or SectionKind.Suggestions && section.Extent.Contains(figure.Span.Start));

    /// <summary>累计欠缴300万元。其中，甲100万元、乙190万元</summary>
    private void Parts()
    {
        foreach (Match among in Among().Matches(context.Text).Cast<Match>())
        {
            var (start, end) = Paragraph(among.Index);
            var before = Amount().Matches(context.Text[start..among.Index]).Cast<Match>().ToList();
            // the parts end with the sentence; in brackets, with the bracket
            var open = among.Index > 0 && context.Text[among.Index - 1] is '（' or '(';
            var stop = context.Text.AsSpan(among.Index, end - among.Index).IndexOfAny(open ? "）)" : "。");
            var rest = context.Text.Substring(among.Index + 2, (stop < 0 ? end : among.Index + stop) - among.Index - 2);
            if (rest.Contains("其中", StringComparison.Ordinal) || rest.Length > 300)
                continue;
            var parts = Amount().Matches(rest).Cast<Match>().ToList();
            if (parts.Count < 2 || parts.Select(part => part.Groups["u"].Value).Distinct().Count() != 1)
                continue;
            var unit = parts[0].Groups["u"].Value;
            if (before.FindLast(amount => amount.Groups["u"].Value == unit && IsTotal(context.Text[start..among.Index], amount)) is not { } total)
                continue;
            var (whole, sum) = (Value(total), parts.Sum(Value));
            if (sum != whole && sum >= whole * NearlyAll && (sum <= whole * 1.5m))
                context.AddAt(CheckRules.PartsNotSum, start + total.Index, among.Index - start - total.Index + 2, Print(whole), unit, Print(sum));
        }
    }

    /// <summary>The nearest amount before 其中, in the same sentence or called a total.</summary>
    private static bool IsTotal(string before, Match amount)
    {
        var tail = before[(amount.Index + amount.Length)..];
        var lead = before[Math.Max(0, amount.Index - 12)..amount.Index];
        return !tail.Contains('。', StringComparison.Ordinal) && !tail.Contains('；', StringComparison.Ordinal) && tail.Length <= 30 || Total().IsMatch(lead);
    }

    /// <summary>移交线索35件，已办结37件</summary>
    private void Completed()
    {
        foreach (Match match in ReceivedAndDone().Matches(context.Text).Cast<Match>())
        {
            var (received, done) = (Number(match.Groups["n"].Value), Number(match.Groups["m"].Value));
            if (done > received)
                context.AddAt(CheckRules.CompletedAboveTotal, match.Index, match.Length, Print(done), Print(received), match.Groups["u"].Value);
        }
    }

    private void Rates()
    {
        foreach (Match match in Rate().Matches(context.Text).Cast<Match>())
        {
            if (Number(match.Groups["n"].Value) > 100 && !Growth().IsMatch(match.Value))
                context.AddAt(CheckRules.RateAboveHundred, match.Index, match.Length, match.Groups["r"].Value, match.Groups["n"].Value);
        }
    }

    /// <summary>What lies further off is not what 其中 speaks of.</summary>
    private (int Start, int End) Paragraph(int at)
    {
        var (from, to) = (Math.Max(0, at - 200), Math.Min(context.Text.Length, at + 500));
        var start = context.Text.AsSpan(from, at - from).LastIndexOf('\n');
        var end = context.Text.AsSpan(at, to - at).IndexOf('\n');
        return (from + start + 1, end < 0 ? to : at + end);
    }

    private static decimal Value(Match amount) => Number(amount.Groups["n"].Value);

    private static decimal Number(string digits) => decimal.TryParse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) ? value : 0;

    private static string Print(decimal value) => value.ToString("0.######", CultureInfo.InvariantCulture);

    /// <summary>A count of some of the problems, or of others than those fed back.</summary>
    [GeneratedRegex("立行立改|其中|移交|线索|信访|方面的?问题|个性|共性|历史|以往|上一轮|督促|排查|自查|检查|抽查|走访|推动|发现并|整治|隐患")]
    private static partial Regex Partial();

    [GeneratedRegex(@"反馈|指出|巡视|巡察|督察|共(?:有|计)?[\d一二三四五六七八九十]+[个项]")]
    private static partial Regex FedBack();

    [GeneratedRegex("其中")]
    private static partial Regex Among();

    [GeneratedRegex("共计?|累计|合计|总计|总额")]
    private static partial Regex Total();

    [GeneratedRegex(@"(?<![\d.〔﹝\[第—-])(?<n>\d{1,12}(?:\.\d{1,6})?)(?<u>万元|亿元|元|人次|人|个|项|件|家|户|起|条|处|次|名|套|吨|亩|公里)(?!月|级|左右|以上|以内)")]
    private static partial Regex Amount();

    [GeneratedRegex(@"(?:移交|收到|受理|接收|交办|转办|反馈)(?:(?!办结|完成|化解|销号)[^。；\n\d]){0,20}(?<n>\d{1,9})(?<u>件|个|条|项|起)(?:(?!线索|信访|举报|案件|问题|建议)[^。；\n\d]){0,12}(?:办结|完成|整改完成|化解|销号)[^。；\n\d]{0,6}(?<m>\d{1,9})\k<u>")]
    private static partial Regex ReceivedAndDone();

    // 完成率达到103%
    [GeneratedRegex(@"(?<r>[^，。；：:、\n\s]{1,10}(?<!增长|负债|产销|回报|收益|利|汇|开发)率)[^，。；\n\d]{0,8}(?<n>\d{1,6}(?:\.\d{1,4})?)[%％]")]
    private static partial Regex Rate();

    [GeneratedRegex("增长|增加|上升|提高了|提升了|同比|环比|增幅|目标的|计划的")]
    private static partial Regex Growth();
}
