using System.Collections.Immutable;
using Rectify.Documents.Text;
using Rectify.Domain.Intake;

namespace Rectify.Documents.Reading;

/// <summary>
/// Reads a document of the field and proposes what it holds. Pure: the same text gives the same proposal; no clock, no database.
/// Never throws on any text; what it cannot read it leaves out and says so in <see cref="Proposal.Issues"/>.
/// </summary>
public static class ProposalReader
{
    /// <param name="mapping">What people have said about headers of ledgers; null for the reader's own words alone.</param>
    public static Proposal Read(SourceText source, Ledgers.LedgerMapping? mapping = null) => DocumentReader.Read(source, mapping);

    /// <summary>The running text, whatever its tables say.</summary>
    internal static Proposal ReadText(SourceText source)
    {
        var context = new ReadingContext(source);
        var outline = Outline.Of(source.Flow);
        var bodyStart = outline.Roots.Count > 0 ? outline.Roots[0].Start : source.Flow.Text.Length;
        var header = new HeaderReader(context).Read(bodyStart);
        var kind = KindOfDocument.Tell(header, source.Flow.Text);

        var (sections, problems, requirements) = (ImmutableList<ProposedSection>.Empty, ImmutableList<ProposedProblem>.Empty, ImmutableList<ProposedItem>.Empty);
        switch (kind)
        {
            case DocumentKind.Feedback:
                (sections, problems, requirements) = new FeedbackReader(context).Read(outline);
                break;
            case DocumentKind.AcceptanceOpinion:
                (sections, problems, header) = new AcceptanceReader(context).Read(outline, header);
                break;
            default:
                (sections, problems) = new NoticeReader(context).Read(outline);
                break;
        }
        var figures = kind is DocumentKind.ProgressNotice ? new FigureReader(context).Read(header.Title?.Span, sections, problems) : [];

        var proposal = new Proposal { Kind = kind, Header = header, Sections = sections, Problems = problems, Requirements = requirements, ClaimedFigures = figures };
        new IssueFinder(context).Find(proposal);
        return proposal with { Issues = [.. context.Issues.Distinct().OrderBy(issue => issue.Span.Start)] };
    }
}
