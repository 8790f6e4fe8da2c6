using System.Text.RegularExpressions;
using Rectify.Domain.Intake;

namespace Rectify.Documents.Reading;

/// <summary>Looks over a finished proposal for what a person should look at: numbering, repetition, unread sections, personal numbers.</summary>
internal sealed partial class IssueFinder(ReadingContext context)
{
    public void Find(Proposal proposal)
    {
        Sequence(proposal);
        Repetition(proposal);
        Unread(proposal);
        if (proposal.Problems.IsEmpty)
            context.Doubt(ProposalIssueCode.NoProblemsFound, new TextSpan(0, 0));
        if (proposal.Kind == DocumentKind.Unknown)
            context.Doubt(ProposalIssueCode.KindUnclear, proposal.Header.Title?.Span ?? new TextSpan(0, 0));
        if (context.Text.IndexOf('\t') is >= 0 and var table)
            context.Doubt(ProposalIssueCode.TableNotInterpreted, context.Span(table, table + 1));
        foreach (Match number in PersonalNumber().Matches(context.Text).Cast<Match>())
            context.Doubt(ProposalIssueCode.PersonalNumber, context.Span(number.Index, number.Index + number.Length));
    }

    /// <summary>Ordinals start again with every section; inside one they go up by one.</summary>
    private void Sequence(Proposal proposal)
    {
        foreach (var section in proposal.Problems.GroupBy(problem => problem.Section))
        {
            var beside = proposal.Sections.Where(child => child.Parent == section.Key).Select(child => ChineseNumbers.Parse(child.Ordinal ?? "")).ToHashSet();
            int? last = null;
            foreach (var problem in section)
            {
                var number = problem.Ordinal is { } ordinal ? ChineseNumbers.Parse(ordinal.TrimEnd('是')) : null;
                if (number is not null && last is not null && number != last + 1 && !beside.Contains(number - 1))
                    context.Doubt(ProposalIssueCode.OrdinalOutOfSequence, problem.Wording.Span, problem.Key, problem.Ordinal);
                last = number;
            }
        }
    }

    private void Repetition(Proposal proposal)
    {
        foreach (var same in proposal.Problems.GroupBy(problem => (problem.Body, Letters().Replace(problem.Wording.Text, ""))).Where(group => group.Key.Item2.Length > 0))
        {
            foreach (var repeated in same.Skip(1))
                context.Doubt(ProposalIssueCode.SameProblemTwice, repeated.Wording.Span, repeated.Key, same.First().Ordinal);
        }
    }

    /// <summary>A lowest section of unknown purpose that holds text and no problem.</summary>
    private void Unread(Proposal proposal)
    {
        if (proposal.Kind == DocumentKind.AcceptanceOpinion)
            return;
        var read = proposal.Problems.SelectMany(problem => Enum.GetValues<ItemList>().SelectMany(list => problem.Items(list)).Select(item => item.Span)
            .Append(problem.Target?.Span ?? default)).Where(span => !span.IsEmpty).ToList();
        var parents = proposal.Sections.Select(section => section.Parent).ToHashSet();
        var holders = proposal.Problems.Select(problem => problem.Section).ToHashSet();
        foreach (var section in proposal.Sections.Where(section => section.Kind == SectionKind.Other && !parents.Contains(section.Key)))
        {
            if (section.Extent.Length > section.Span.Length + 2 && !holders.Contains(section.Key) && !read.Exists(span => span.Overlaps(section.Extent)))
                context.Doubt(ProposalIssueCode.NotUnderstood, section.Extent);
        }
    }

    [GeneratedRegex(@"[\W_]+")]
    private static partial Regex Letters();

    [GeneratedRegex(@"(?<!\d)(?:1[3-9]\d{9}|\d{6}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])\d{3}[\dXx])(?!\d)")]
    private static partial Regex PersonalNumber();
}
