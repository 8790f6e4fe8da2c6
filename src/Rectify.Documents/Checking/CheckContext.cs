using System.Buffers;
using Rectify.Documents.Text;
using Rectify.Domain.Intake;

namespace Rectify.Documents.Checking;

/// <summary>What the checks of one document share: proposal, text, the as-of day, the findings so far.</summary>
internal sealed class CheckContext(Proposal proposal, SourceText source, DateOnly? asOf)
{
    private const int LongestSentence = 400;

    private static readonly SearchValues<char> SentenceEnds = SearchValues.Create("。；！？\n\t");

    private readonly ProposedProblem[] byStart = [.. proposal.Problems.OrderBy(problem => problem.Span.Start)];

    public Proposal Proposal { get; } = proposal;

    public SourceText Source { get; } = source;

    public string Text { get; } = source.Flow.Text;

    public DateOnly? AsOf { get; } = asOf;

    public List<Finding> Findings { get; } = [];

    /// <summary>The problem counts as done, as far as the document says so.</summary>
    public static bool IsDone(ProposedProblem problem) => problem.Grade == ReportedGrade.Completed;

    public static bool IsUnfinished(ProposedProblem problem) =>
        problem.Grade is ReportedGrade.InProgress or ReportedGrade.MostlyCompleted or ReportedGrade.Continuing;

    /// <summary>Measures, effects, claimed progress and next steps: what is said to have been done or to be done.</summary>
    public static IEnumerable<ProposedItem> Answers(ProposedProblem problem) => problem.Measures.Concat(problem.Effects).Concat(problem.Progress).Concat(problem.NextSteps);

    /// <summary>How a problem is called in a message: its number, else the beginning of its wording.</summary>
    public static string NameOf(ProposedProblem problem) =>
        problem.Ordinal ?? (problem.Wording.Text.Length > 12 ? $"“{problem.Wording.Text[..12]}…”" : $"“{problem.Wording.Text}”");

    public void Add(CheckRule rule, ProposedProblem? problem, TextSpan span, string sentence, params string[] values) =>
        Findings.Add(new(rule, sentence.Length > LongestSentence ? sentence[..LongestSentence] + "…" : sentence, span, problem?.Key, problem?.Ordinal, [.. values]));

    /// <summary>A finding at words of an item: the sentence they stand in.</summary>
    public void AddIn(CheckRule rule, ProposedProblem problem, ProposedItem item, int at, int length, params string[] values)
    {
        var (start, end) = SentenceAround(item.Text, at, length);
        Add(rule, problem, SpanIn(item.Span, item.Text.Substring(at, length)), item.Text[start..end].Trim(), values);
    }

    /// <summary>A finding at a stretch of the flow.</summary>
    public void AddAt(CheckRule rule, int at, int length, params string[] values)
    {
        var (start, end) = SentenceAround(Text, at, length);
        var span = Source.Flow.RawSpan(at, at + length);
        Add(rule, ProblemAt(span.Start), span, Source.Flow.Slice(start, end), values);
    }

    public ProposedProblem? ProblemAt(int position)
    {
        var (low, high) = (0, byStart.Length - 1);
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            if (byStart[middle].Span.Start <= position)
                low = middle;
            else
                high = middle - 1;
        }
        return byStart.Length > 0 && byStart[low].Span.Contains(position) ? byStart[low] : null;
    }

    public static (int Start, int End) SentenceAround(string text, int at, int length)
    {
        var (from, after) = (Math.Max(0, at - LongestSentence), at + length);
        var start = from + text.AsSpan(from, at - from).LastIndexOfAny(SentenceEnds) + 1;
        var stop = text.AsSpan(after, Math.Min(text.Length - after, LongestSentence)).IndexOfAny(SentenceEnds);
        var end = stop < 0 ? Math.Min(text.Length, after + LongestSentence) : after + stop + (text[after + stop] is '\n' or '\t' ? 0 : 1);
        return (start, end);
    }

    /// <summary>Where words stand in the raw text; the whole item when a line break runs through them.</summary>
    private TextSpan SpanIn(TextSpan item, string words)
    {
        var length = Math.Min(item.Length, Source.Raw.Length - item.Start);
        var at = length <= 0 ? -1 : Source.Raw.IndexOf(words, item.Start, length, StringComparison.Ordinal);
        return at < 0 ? item : new TextSpan(at, words.Length);
    }
}
