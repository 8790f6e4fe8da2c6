using Rectify.Domain.Intake;

namespace Rectify.Web.Intake;

/// <summary>A stretch of one line of the source: either plain, or belonging to something that was read.</summary>
/// <param name="At">Its first character in the source.</param>
/// <param name="IsRead">Belongs to a problem or to the header: can be pressed.</param>
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
        var spans = proposal.Problems.SelectMany(SpansOf).Concat(SpansOf(proposal.Header)).Concat(proposal.Documents.SelectMany(document => SpansOf(document.Header)))
            .Where(span => !span.IsEmpty).ToList();
        var read = Joined(spans);
        var cuts = spans.Concat(wordings.Select(wording => wording.Span)).SelectMany(span => new[] { span.Start, span.End }).Where(cut => cut > 0 && cut < source.Length).Distinct().Order().ToList();

        var (lines, start, next, within) = (new List<IReadOnlyList<SourcePiece>>(), 0, 0, 0);
        var numbered = new HashSet<int>();
        while (start <= source.Length)
        {
            var end = source.IndexOf('\n', start) is var found and >= 0 ? found : source.Length;
            var pieces = new List<SourcePiece>();
            for (var at = start; at < end;)
            {
                while (next < cuts.Count && cuts[next] <= at) next++;
                var until = next < cuts.Count && cuts[next] < end ? cuts[next] : end;
                while (within < read.Count && read[within].End <= at) within++;
                var wording = wordings.Find(candidate => candidate.Span.Contains(at));
                var number = wording.Number > 0 && numbered.Add(wording.Number) ? wording.Number : (int?)null;
                pieces.Add(new(at, source[at..until].TrimEnd('\r'), within < read.Count && read[within].Contains(at), wording.Number > 0, number));
                at = until;
            }
            lines.Add(pieces);
            start = end + 1;
        }
        return lines;
    }

    /// <summary>The stretches that belong to any of them, in order and apart from each other.</summary>
    private static List<TextSpan> Joined(IEnumerable<TextSpan> spans)
    {
        var joined = new List<TextSpan>();
        foreach (var span in spans.OrderBy(span => span.Start))
        {
            if (joined.Count > 0 && span.Start <= joined[^1].End) joined[^1] = TextSpan.Covering(joined[^1], span);
            else joined.Add(span);
        }
        return joined;
    }

    private static IEnumerable<TextSpan> SpansOf(ProposedProblem problem) =>
        Enum.GetValues<ItemList>().SelectMany(list => problem.Items(list)).Select(item => item.Span).Append(problem.Span)
            .Concat(problem.SubProblems.Select(part => part.Span)).Concat(new[] { problem.MeasuresLead, problem.Reason, problem.Target }.OfType<ProposedText>().Select(text => text.Span))
            .Concat(problem.Parties.Select(party => party.Name.Span)).Concat(problem.Deadlines.Select(deadline => deadline.Span))
            .Concat(problem.Facts.Frequencies.Select(fact => fact.Span)).Concat(problem.Facts.Indicators.Select(fact => fact.Span)).Concat(problem.Facts.Documents.Select(fact => fact.Span))
            .Concat(problem.Facts.Sums.Select(fact => fact.Span)).Concat(problem.Facts.Accountability.Select(fact => fact.Span));

    private static IEnumerable<TextSpan> SpansOf(ProposedHeader header) =>
        new[] { header.Title, header.Issuer, header.InspectedBody, header.InspectingBody, header.Round }.Concat(header.InspectionKinds).Concat(header.LegalBasis).Concat(header.ContactChannels)
            .Concat(header.Inspections.Select(inspection => inspection.Kind)).OfType<ProposedText>().Select(text => text.Span)
            .Concat(new[] { header.PresenceFrom, header.PresenceTo, header.FeedbackOn, header.RectificationFrom, header.RectificationTo, header.PublishedOn, header.SignedOn }.OfType<ProposedDay>().Select(day => day.Span))
            .Concat(header.Contacts.Select(contact => contact.Value));
}
