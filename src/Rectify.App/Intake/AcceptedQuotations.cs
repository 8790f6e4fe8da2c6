using Rectify.Domain;
using Rectify.Domain.Intake;
using Rectify.Domain.Problems;

namespace Rectify.App.Intake;

/// <summary>What of a proposed problem is kept as a quotation beside its record: whom the document names, its deadlines, and the progress it claims.</summary>
internal static class AcceptedQuotations
{
    private const string DeadlineLabel = "完成时限";
    private const string ProgressLabel = "进展情况";

    public static IReadOnlyList<Quotation> Of(ProposedProblem problem) =>
    [
        .. problem.Parties.Select(party => new Quotation(Quotation.KindOf(party.Label), party.Label, party.Name.Text)),
        .. problem.Deadlines.Select(deadline => new Quotation(SourceStatementKind.Deadline, DeadlineLabel, deadline.Printed, deadline.Day ?? (deadline.How.HasFlag(DayInference.Open) ? Deadline.LongTerm : null))),
        .. AcceptedTexts.Progress(problem) is { } progress ? [new Quotation(SourceStatementKind.Progress, ProgressLabel, progress, problem.ProgressOn?.Day)] : Array.Empty<Quotation>(),
    ];
}
