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
        var documents = CompilationSplitter.Split(context.Text);
        return documents.Count == 0 ? ReadOne(context) : ReadSeveral(context, documents);
    }

    private static Proposal ReadOne(ReadingContext context)
    {
        var outline = Outline.Of(context.Flow);
        var bodyStart = outline.Roots.Count > 0 ? outline.Roots[0].Start : context.Text.Length;
        var header = new HeaderReader(context).Read(bodyStart, outline.Closings);
        var kind = KindOfDocument.Tell(header, context.Text);

        var (sections, problems, requirements) = (ImmutableList<ProposedSection>.Empty, ImmutableList<ProposedProblem>.Empty, ImmutableList<ProposedItem>.Empty);
        switch (kind)
        {
            case DocumentKind.Feedback:
                (sections, problems, requirements) = new FeedbackReader(context).Read(outline);
                break;
            case DocumentKind.AcceptanceOpinion:
                (sections, problems, header) = new AcceptanceReader(context).Read(outline, header);
                break;
            case not DocumentKind.Plan when AcceptanceReader.HasParts(outline, context.Text):
                (sections, problems, _) = new AcceptanceReader(context).Read(outline, header);
                break;
            default:
                (sections, problems) = new NoticeReader(context).Read(outline);
                break;
        }
        // 主要问题是： and nothing behind it but headings
        problems = problems.FindAll(problem => problem.Wording.Text.Length > 0);
        var proposal = new Proposal
        {
            Kind = kind, Header = header, Sections = sections, Problems = problems, Requirements = requirements,
            ClaimedFigures = new FigureReader(context).Read(kind, header.Title?.Span, sections, problems),
            Facts = OutsideProblems(new FactReader(context).Read(0, context.Text.Length, []), problems),
        };
        new IssueFinder(context).Find(proposal);
        return proposal with { Issues = [.. context.Issues.Distinct().OrderBy(issue => issue.Span.Start)] };
    }

    private static ProposedFacts OutsideProblems(ProposedFacts facts, ImmutableList<ProposedProblem> problems)
    {
        var taken = problems.Select(problem => problem.Span).OrderBy(span => span.Start).ToList();
        bool IsOutside(TextSpan span)
        {
            var at = taken.FindLastIndex(problem => problem.Start <= span.Start);
            return at < 0 || taken[at].End <= span.Start;
        }
        return new()
        {
            Frequencies = facts.Frequencies.FindAll(fact => IsOutside(fact.Span)),
            Indicators = facts.Indicators.FindAll(fact => IsOutside(fact.Span)),
            Documents = facts.Documents.FindAll(fact => IsOutside(fact.Span)),
            Sums = facts.Sums.FindAll(fact => IsOutside(fact.Span)),
            Accountability = facts.Accountability.FindAll(fact => IsOutside(fact.Span)),
        };
    }

    /// <summary>Every document becomes a section that names its body; its sections stand below it, its problems carry the body.</summary>
    private static Proposal ReadSeveral(ReadingContext context, IReadOnlyList<(int Start, int End)> documents)
    {
        var front = context.Part(0, documents[0].Start);
        var whole = new Proposal { Kind = DocumentKind.Unknown, Header = new HeaderReader(front).ReadCover() };
        foreach (var (start, end) in documents)
        {
            var part = context.Part(start, end);
            var document = new ReadDocument(context.NextKey(), ReadOne(part), part.Span(0, part.Text.Length));
            whole = CompilationMerge.Add(whole, document);
        }
        return whole;
    }
}
