using System.Collections.Immutable;
using System.Globalization;
using Rectify.Documents.Text;
using Rectify.Domain.Intake;

namespace Rectify.Documents.Checking;

/// <summary>The check-up of one or several documents, as of a day.</summary>
public sealed record CheckReport(DateOnly AsOf, IReadOnlyList<CheckedDocument> Documents)
{
    public int Count(CheckSeverity severity) => Documents.Sum(document => document.Findings.Count(finding => finding.Severity == severity));
}

/// <summary>A document that was read and checked.</summary>
public sealed record CheckedDocument(string Name, SourceText Source, Proposal Proposal, ImmutableList<Finding> Findings)
{
    public static CheckedDocument Of(string name, SourceText source, DateOnly? asOf)
    {
        // imported from its text: the proposal a person has corrected can be given to Checkup directly
        var proposal = Reading.ProposalReader.Read(source);
        return new(name, source, proposal, Checkup.Of(proposal, source, asOf));
    }

    /// <summary>Where a finding stands: its cell, or the line of the text.</summary>
    public string PlaceOf(Finding finding) => Source.PlaceOf(finding.Span) is { } cell
        ? cell.ToString()
        : string.Create(CultureInfo.InvariantCulture, $"第{Source.Raw.AsSpan(0, Math.Min(finding.Span.Start, Source.Raw.Length)).Count('\n') + 1}行");

    /// <summary>The problem it is about, by its printed number and the beginning of its wording.</summary>
    public string? ProblemOf(Finding finding)
    {
        if (finding.Problem is not { } key || Proposal.FindProblem(key) is not { } problem)
            return null;
        var wording = problem.Wording.Text.Length > 24 ? problem.Wording.Text[..24] + "…" : problem.Wording.Text;
        return problem.Ordinal is { } ordinal ? $"{ordinal}. {wording}" : wording;
    }
}
