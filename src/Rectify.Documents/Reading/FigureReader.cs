using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Rectify.Documents.Text;
using Rectify.Domain.Intake;

namespace Rectify.Documents.Reading;

/// <summary>
/// Reads the figures a text claims about its own rectification: totals in the opening and in sections that hold no problems, and, inside a problem,
/// totals of rules, problems found, and sessions of study. They are quoted with their clause and never compared or corrected here.
/// </summary>
internal sealed partial class FigureReader(ReadingContext context)
{
    private const int ScannedAtMost = 400_000;

    public ImmutableList<ProposedFigure> Read(DocumentKind kind, TextSpan? title, ImmutableList<ProposedSection> sections, ImmutableList<ProposedProblem> problems)
    {
        if (kind is not (DocumentKind.ProgressNotice or DocumentKind.AcceptanceOpinion or DocumentKind.Plan))
            return [];
        var found = ImmutableList.CreateBuilder<ProposedFigure>();
        var firstProblem = problems.IsEmpty ? int.MaxValue : problems.Min(problem => problem.Span.Start);
        var lastEnd = problems.IsEmpty ? int.MaxValue : problems.Max(problem => problem.Span.End);
        var silent = sections.Where(section => section.Kind is SectionKind.Organisation or SectionKind.CluesAndPetitions or SectionKind.Suggestions).ToList();
        var fulfilments = kind == DocumentKind.AcceptanceOpinion ? problems.SelectMany(problem => problem.Effects).Select(item => item.Span).ToList() : [];
        var chrome = context.Source.Damage.FindAll(damage => damage.Kind == DamageKind.PageChrome).ConvertAll(damage => damage.Span);
        foreach (Match match in Figure().Matches(context.Text.Length > ScannedAtMost ? context.Text[..ScannedAtMost] : context.Text).Cast<Match>())
        {
            var span = context.Span(match.Index, match.Index + match.Length);
            if (span.Start < (title?.End ?? 0) || InsideQuotes(match.Index) || chrome.Exists(line => line.Contains(span.Start)))
                continue;
            var isTotal = kind == DocumentKind.AcceptanceOpinion ? fulfilments.Exists(item => item.Contains(span.Start))
                : span.Start < firstProblem || span.Start >= lastEnd && SumsUp().IsMatch(context.Text, LineStart(match.Index)) || silent.Exists(section => section.Extent.Contains(span.Start));
            if (!isTotal && kind == DocumentKind.AcceptanceOpinion || ValueOf(match.Groups["n"].Value) is not { } value)
                continue;
            var (clauseStart, clauseEnd) = Clause(match.Index);
            // 每季度清掏1次 is a promise, not a total
            if (context.Text.AsSpan(clauseStart, match.Index - clauseStart).Contains('每') || kind == DocumentKind.Plan && !(isTotal && OfPlan().IsMatch(context.Text[clauseStart..clauseEnd])) || OfInspection().IsMatch(context.Text[clauseStart..clauseEnd]))
                continue;
            var holder = isTotal ? null : problems.FindLast(problem => problem.Span.Contains(span.Start));
            if (!isTotal && (holder is null || !OfRectification().IsMatch(context.Text[clauseStart..clauseEnd]) || match.Groups["u"].Value is not ("个" or "项" or "次" or "条" or "件" or "期")))
                continue;
            var scope = sections.FindLast(section => section.Extent.Contains(span.Start));
            found.Add(new(context.NextKey(), Label(clauseStart, match.Index, match.Index + match.Length, clauseEnd), value, match.Groups["u"].Value,
                context.Slice(clauseStart, clauseEnd), holder?.Printed ?? (scope is null || scope.Level == 1 ? null : scope.Heading), span, Confidence.Likely)
            {
                Clause = context.Span(clauseStart, clauseEnd),
            });
            if (isTotal && Nothing(clauseEnd) is { } nothing)
                found.Add(new(context.NextKey(), context.Slice(nothing.Index, nothing.Index + nothing.Length), 0, match.Groups["u"].Value,
                    context.Slice(clauseStart, nothing.Index + nothing.Length), scope is null || scope.Level == 1 ? null : scope.Heading, context.Span(nothing.Index, nothing.Index + nothing.Length), Confidence.Likely));
        }
        return found.ToImmutable();
    }

    private int LineStart(int at) => at == 0 ? 0 : context.Text.LastIndexOf('\n', at - 1) + 1;

    /// <summary>上述9个问题，已完成整改8个; 截至目前，36个问题完成33个: what closes the answers counts them.</summary>
    [GeneratedRegex(@"\G(?:(?:上述|以上|综上)[^。，；：\n]{0,12}\d{1,4}(?:个|项|条)|截至[^。\n]{0,40}?\d{1,4}(?:个|项|条)[^。，；\n]{0,10}(?:问题|任务|事项))")]
    private static partial Regex SumsUp();

    private static decimal? ValueOf(string digits) =>
        decimal.TryParse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var parsed) ? parsed : ChineseNumbers.Parse(digits);

    /// <summary>存量项目1户，无在建项目: the next clause says none of the same unit.</summary>
    private Match? Nothing(int clauseEnd) => None().Match(context.Text, clauseEnd) is { Success: true } match ? match : null;

    /// <summary>What is counted: the words before the number (已完成整改问题24个), or those after it (26个问题).</summary>
    private string Label(int clauseStart, int numberStart, int numberEnd, int clauseEnd)
    {
        var next = Figure().Match(context.Text, numberEnd, clauseEnd - numberEnd);
        var after = context.Slice(numberEnd, next.Success ? next.Index : clauseEnd);
        var earlier = Figure().Matches(context.Text[clauseStart..numberStart]);
        var before = Ordinal().Replace(context.Slice(earlier.Count > 0 ? clauseStart + earlier[^1].Index + earlier[^1].Length : clauseStart, numberStart), "").TrimStart('、', '和', '及');
        before = Bracket().Replace(before, "");
        after = after.TrimEnd('）', ')', '》', '”', '、');
        return after.Length is > 0 and <= 20 && char.IsLetter(after[0]) ? after : before.Length > 0 ? before : after;
    }

    private (int Start, int End) Clause(int at)
    {
        var (start, end) = (at, at);
        while (start > 0 && at - start < 200 && !"，。；！：\n".Contains(context.Text[start - 1]))
            start--;
        while (end < context.Text.Length && end - at < 200 && !"，。；！\n".Contains(context.Text[end]))
            end++;
        return (start, end);
    }

    /// <summary>“两个维护” is a slogan, not a count.</summary>
    private bool InsideQuotes(int at)
    {
        for (var i = at - 1; i >= 0 && context.Text[i] != '\n' && at - i < 60; i--)
        {
            if (context.Text[i] is '”' or '》')
                return false;
            if (context.Text[i] is '“' or '《')
                return true;
        }
        return false;
    }

    [GeneratedRegex(@"(?<![第\d.〔﹝年月一二三四五六七八九十])(?<n>\d+(?:\.\d+)?|[两二三四五六七八九十]{1,3})(?:余|多)?(?<u>万元|亿元|人次|批次|户次|个|项|条|件|次|人|名|期|份|家|户|起|场|篇|%)(?!月|级|代|体|百|世纪)")]
    private static partial Regex Figure();

    /// <summary>整改情况（共4项: what is counted stands before the bracket.</summary>
    [GeneratedRegex(@"[（(](?:共|共计|其中)?$")]
    private static partial Regex Bracket();

    [GeneratedRegex(@"^(?:\d{1,2}月\d{1,2}日|[①-⑳]|[（(][一二三四五六七八九十\d]{1,3}[）)]|[一二三四五六七八九十\d]{1,3}[、.是])")]
    private static partial Regex Ordinal();

    /// <summary>Totals inside a problem that speak of the rectification itself, not of the work it concerns.</summary>
    [GeneratedRegex(@"整改(?:问题|制度|措施|任务)|(?:有关|各类|各项)制度|学习中心组[^，。；]{0,8}学习(?:会|研讨)?\d|问题线索|信访件")]
    private static partial Regex OfRectification();

    /// <summary>对照13个问题，制定36条措施: what a plan says of itself; its other figures are aims.</summary>
    [GeneratedRegex(@"\d(?:个|项|条)(?:具体|反馈|整改|突出)?(?:问题|措施|任务)|(?:问题|措施|任务)\d{1,4}(?:个|项|条)")]
    private static partial Regex OfPlan();

    /// <summary>How many bodies were inspected, how many inspectors came: figures of the inspection, which the text only repeats.</summary>
    [GeneratedRegex(@"(?:延伸|提级|下沉)(?:巡视|巡察)|(?:巡视|巡察|督察|审计)了?\d|\d个(?:巡视|巡察|督察)组")]
    private static partial Regex OfInspection();

    [GeneratedRegex(@"\G[，；](?:目前|现)?无[^，。；\n]{3,16}(?=[，。；\n]|$)")]
    private static partial Regex None();
}
