using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Rectify.Domain.Intake;

namespace Rectify.Documents.Reading;

/// <summary>
/// Reads the figures a text claims about itself: totals in the opening and in sections that hold no problems. They are quoted with
/// their clause and never compared or corrected here.
/// </summary>
internal sealed partial class FigureReader(ReadingContext context)
{
    private const int ScannedAtMost = 60_000;

    public ImmutableList<ProposedFigure> Read(TextSpan? title, ImmutableList<ProposedSection> sections, ImmutableList<ProposedProblem> problems)
    {
        var found = ImmutableList.CreateBuilder<ProposedFigure>();
        var firstProblem = problems.IsEmpty ? int.MaxValue : problems.Min(problem => problem.Span.Start);
        var silent = sections.Where(section => section.Kind is SectionKind.Organisation or SectionKind.CluesAndPetitions or SectionKind.Suggestions).ToList();
        foreach (Match match in Figure().Matches(context.Text.Length > ScannedAtMost ? context.Text[..ScannedAtMost] : context.Text).Cast<Match>())
        {
            var (start, end) = (match.Index, match.Index + match.Length);
            var span = context.Span(start, end);
            var digits = match.Groups["n"].Value;
            var value = decimal.TryParse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var parsed) ? parsed : (decimal?)ChineseNumbers.Parse(digits);
            if (span.Start < (title?.End ?? 0) || span.Start >= firstProblem && !silent.Exists(section => section.Extent.Contains(span.Start)))
                continue;
            if (value is null || InsideQuotes(start))
                continue;
            var (clauseStart, clauseEnd) = Clause(start);
            var scope = sections.FindLast(section => section.Extent.Contains(span.Start));
            found.Add(new(context.NextKey(), Label(clauseStart, start, end, clauseEnd), value.Value, match.Groups["u"].Value,
                context.Slice(clauseStart, clauseEnd), scope is null || scope.Level == 1 ? null : scope.Heading, span, Confidence.Likely));
        }
        return found.ToImmutable();
    }

    /// <summary>What is counted: the words before the number (已完成整改问题24个), or those after it (26个问题).</summary>
    private string Label(int clauseStart, int numberStart, int numberEnd, int clauseEnd)
    {
        var next = Figure().Match(context.Text, numberEnd, clauseEnd - numberEnd);
        var after = context.Slice(numberEnd, next.Success ? next.Index : clauseEnd);
        var earlier = Figure().Matches(context.Text[clauseStart..numberStart]);
        var before = context.Slice(earlier.Count > 0 ? clauseStart + earlier[^1].Index + earlier[^1].Length : clauseStart, numberStart);
        return after.Length is > 0 and <= 20 ? after : before.Length > 0 ? before : after;
    }

    private (int Start, int End) Clause(int at)
    {
        var (start, end) = (at, at);
        while (start > 0 && at - start < 200 && !"，。；！\n".Contains(context.Text[start - 1]))
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

    [GeneratedRegex(@"(?<![第\d.〔﹝年月])(?<n>\d+(?:\.\d+)?|[两二三四五六七八九十]{1,3})(?:余|多)?(?<u>万元|亿元|人次|批次|户次|个|项|条|件|次|人|名|期|份|家|户|起|场|篇|%)(?!月|级|代|体|百|世纪)")]
    private static partial Regex Figure();
}
