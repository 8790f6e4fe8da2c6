using Rectify.Domain.Intake;

namespace Rectify.Documents.Reading;

/// <summary>One document of a compilation as it was read on its own.</summary>
internal sealed record ReadDocument(int Key, Proposal Read, TextSpan Span);

/// <summary>Puts the readings of a compilation's documents under one another.</summary>
internal static class CompilationMerge
{
    public static Proposal Add(Proposal whole, ReadDocument document)
    {
        var read = document.Read;
        var body = (read.Header.InspectedBody ?? read.Header.Issuer)?.Text;
        // 第一部分 市排水公司整改情况 in place of a title: the document's only chapter is the document
        if (read.Header.Title is null && read.Sections.FindAll(chapter => chapter.Parent is null) is [var only])
        {
            read = read with
            {
                Sections = [.. read.Sections.Where(below => below != only).Select(below => below with { Parent = below.Parent == only.Key ? null : below.Parent, Level = below.Level - 1 })],
                Problems = [.. read.Problems.Select(problem => problem.Section == only.Key ? problem with { Section = null } : problem)],
                Header = read.Header with { Title = new(only.Heading, only.Span, Confidence.Likely) },
            };
        }
        var section = new ProposedSection(document.Key, null, 1, null, read.Header.Title?.Text ?? body ?? "", SectionKind.Problems, body,
            read.Header.Title?.Span ?? new TextSpan(document.Span.Start, 0), document.Span, Confidence.Sure);
        return whole with
        {
            Kind = whole.Documents.IsEmpty || whole.Kind == read.Kind ? read.Kind : DocumentKind.Unknown,
            Documents = whole.Documents.Add(new(document.Key, read.Kind, body, read.Header, document.Span)),
            Sections = whole.Sections.Add(section).AddRange(read.Sections.Select(below => below with
            {
                Parent = below.Parent ?? section.Key, Level = below.Level + 1, Body = below.Body ?? body,
            })),
            Problems = whole.Problems.AddRange(read.Problems.Select(problem => problem with { Section = problem.Section ?? section.Key, Body = problem.Body ?? body })),
            Facts = new()
            {
                Frequencies = whole.Facts.Frequencies.AddRange(read.Facts.Frequencies),
                Indicators = whole.Facts.Indicators.AddRange(read.Facts.Indicators),
                Documents = whole.Facts.Documents.AddRange(read.Facts.Documents),
                Sums = whole.Facts.Sums.AddRange(read.Facts.Sums),
                Accountability = whole.Facts.Accountability.AddRange(read.Facts.Accountability),
            },
            Requirements = whole.Requirements.AddRange(read.Requirements),
            ClaimedFigures = whole.ClaimedFigures.AddRange(read.ClaimedFigures.Select(figure => figure with { Scope = figure.Scope ?? body })),
            Issues = whole.Issues.AddRange(read.Issues),
        };
    }
}
