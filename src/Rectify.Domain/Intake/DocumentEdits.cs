namespace Rectify.Domain.Intake;

/// <summary>What the header form holds after a person has looked at it.</summary>
public sealed record ReplaceHeader(ProposedHeader Header) : ProposalEdit
{
    public override Proposal ApplyTo(Proposal proposal) => proposal with { Header = Header };
}

/// <summary>As <see cref="ReplaceHeader"/>, for one document of a compilation.</summary>
public sealed record ReplaceDocumentHeader(int Document, ProposedHeader Header) : ProposalEdit
{
    public override Proposal ApplyTo(Proposal proposal) => proposal.Documents.Find(document => document.Key == Document) is { } found
        ? proposal with { Documents = proposal.Documents.Replace(found, found with { Header = Header }) }
        : proposal;
}

public sealed record SetKind(DocumentKind Kind) : ProposalEdit
{
    public override Proposal ApplyTo(Proposal proposal) => proposal.Kind == Kind ? proposal : proposal with { Kind = Kind };
}

public sealed record AddDeadline(int Problem, string Printed, DateOnly? Day, TextSpan Span) : ProposalEdit
{
    public override Proposal ApplyTo(Proposal proposal) => ChangeProblem(proposal, Problem, problem => problem with
    {
        Deadlines = problem.Deadlines.Add(new(proposal.NextKey(), Printed, Day, Day is null ? DayInference.Open : DayInference.None, Span, Confidence.Confirmed)),
    });
}

public sealed record SetDeadlineDay(int Problem, int Deadline, DateOnly? Day) : ProposalEdit
{
    public override Proposal ApplyTo(Proposal proposal) => ChangeProblem(proposal, Problem, problem => problem with
    {
        Deadlines = problem.Deadlines.ConvertAll(deadline =>
            deadline.Key == Deadline ? deadline with { Day = Day, Confidence = Confidence.Confirmed } : deadline),
    });
}

public sealed record DropDeadline(int Problem, int Deadline) : ProposalEdit
{
    public override Proposal ApplyTo(Proposal proposal) => ChangeProblem(proposal, Problem, problem => problem with
    {
        Deadlines = problem.Deadlines.RemoveAll(deadline => deadline.Key == Deadline),
    });
}

/// <summary>What a person makes of a name the source gives; blank when it is not one.</summary>
public sealed record RenameParty(int Problem, ProposedParty Party, string? Name) : ProposalEdit
{
    public override Proposal ApplyTo(Proposal proposal) => proposal.FindProblem(Problem)?.Parties.Contains(Party) != true
        ? proposal
        : ChangeProblem(proposal, Problem, problem => problem with
        {
            Parties = string.IsNullOrWhiteSpace(Name) ? problem.Parties.Remove(Party) : problem.Parties.Replace(Party, Party with { Name = Party.Name.Corrected(Name) }),
        });
}

public sealed record DropFigure(int Figure) : ProposalEdit
{
    public override Proposal ApplyTo(Proposal proposal) => proposal.ClaimedFigures.Find(figure => figure.Key == Figure) is { } found
        ? proposal with { ClaimedFigures = proposal.ClaimedFigures.Remove(found) }
        : proposal;
}

/// <summary>Looked at, nothing to change.</summary>
public sealed record DismissIssue(ProposalIssue Issue) : ProposalEdit
{
    public override Proposal ApplyTo(Proposal proposal) =>
        proposal.Issues.Contains(Issue) ? proposal with { Issues = proposal.Issues.Remove(Issue) } : proposal;
}
