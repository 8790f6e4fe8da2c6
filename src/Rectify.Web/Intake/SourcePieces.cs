using Rectify.Domain.Intake;

namespace Rectify.Web.Intake;

/// <summary>A stretch of one line of the source: either plain, or belonging to something that was read.</summary>
/// <param name="At">Its first character in the source.</param>
/// <param name="IsRead">Inside the span of a problem or one of its items: can be pressed.</param>
/// <param name="IsWording">Inside the wording of a problem: marked.</param>
/// <param name="Number">The place of the problem in the list, on the first stretch of its wording.</param>
public sealed record SourcePiece(int At, string Text, bool IsRead, bool IsWording, int? Number);

/// <summary>
/// Cuts the source into lines and stretches at every boundary of a span, so that the page can mark and press each of them by its position alone.
/// Drawn once with the page: later corrections change which stretches are marked, not the stretches.
/// </summary>
public static class SourcePieces
{
    public static IReadOnlyList<IReadOnlyList<SourcePiece>> Of(string source, Proposal proposal)
    {
        var wordings = proposal.Problems.Select((problem, at) => (problem.Wording.Span, Number: at + 1)).Where(wording => !wording.Span.IsEmpty).ToList();
        var read = proposal.Problems.SelectMany(SpansOf).Where(span => !span.IsEmpty).ToList();
        var cuts = read.Concat(wordings.Select(wording => wording.Span)).SelectMany(span => new[] { span.Start, span.End }).Where(cut => cut > 0 && cut < source.Length).Distinct().Order().ToList();

        var (lines, start, next) = (new List<IReadOnlyList<SourcePiece>>(), 0, 0);
        var numbered = new HashSet<int>();
        while (start <= source.Length)
        {
            var end = source.IndexOf('\n', start) is var found and >= 0 ? found : source.Length;
            var pieces = new List<SourcePiece>();
            for (var at = start; at < end;)
            {
                while (next < cuts.Count && cuts[next] <= at) next++;
                var until = next < cuts.Count && cuts[next] < end ? cuts[next] : end;
                var wording = wordings.Find(candidate => candidate.Span.Contains(at));
                var number = wording.Number > 0 && numbered.Add(wording.Number) ? wording.Number : (int?)null;
                pieces.Add(new(at, source[at..until].TrimEnd('\r'), read.Exists(span => span.Contains(at)), wording.Number > 0, number));
                at = until;
            }
            lines.Add(pieces);
            start = end + 1;
        }
        return lines;
    }

    private static IEnumerable<TextSpan> SpansOf(ProposedProblem problem) =>
        Enum.GetValues<ItemList>().SelectMany(list => problem.Items(list)).Select(item => item.Span).Append(problem.Span);
}
