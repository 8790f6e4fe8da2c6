using Rectify.Domain.Intake;

namespace Rectify.Documents.Writing;

/// <summary>What was read from a document as rows of the ledger.</summary>
public static class ProposalLedger
{
    public static IEnumerable<LedgerEntry> Entries(Proposal proposal)
    {
        foreach (var problem in proposal.Problems)
        {
            var path = proposal.SectionPath(problem.Section);
            var deadline = Deadline(problem);
            yield return new LedgerEntry
            {
                Round = proposal.Header.Round?.Text,
                Aspect = path.ElementAtOrDefault(0)?.Heading ?? problem.Body,
                Category = path.ElementAtOrDefault(1)?.Heading,
                Subcategory = path.ElementAtOrDefault(2)?.Heading,
                OriginalWording = problem.Wording.Text,
                Manifestations = Joined(problem.Manifestations),
                Target = problem.Target?.Text,
                Measures =
                [
                    .. problem.Measures.Select(measure => new LedgerMeasure
                    {
                        Text = measure.Text, OriginalDeadline = deadline, Deadline = deadline, IsSustained = problem.Grade == ReportedGrade.Continuing ? true : null,
                        Completion = Word(problem.Grade),
                    }),
                ],
                ResponsibleLeader = Party(problem, "领导", "责任人"),
                LeadUnit = Party(problem, "牵头单位", "牵头部门", "责任单位", "责任部门", "责任科室"),
                SupportingUnits = Party(problem, "配合"),
                Effects = Joined(problem.Effects),
                ReasonUnfinished = problem.Reason?.Text,
                NextSteps = Joined(problem.NextSteps),
            };
        }
    }

    /// <summary>The claim of a document in the field's words; null when it says nothing.</summary>
    public static string? Word(ReportedGrade grade) => grade switch
    {
        ReportedGrade.Completed => "已完成",
        ReportedGrade.MostlyCompleted => "基本完成",
        ReportedGrade.InProgress => "正在推进",
        ReportedGrade.Continuing => "持续推进",
        _ => null,
    };

    private static LedgerDeadline? Deadline(ProposedProblem problem) =>
        problem.Deadlines.Select(deadline => deadline.Day).Where(day => day is not null).Max() is { } last ? LedgerDeadline.By(last)
        : problem.Deadlines.Exists(deadline => deadline.How == DayInference.Open) ? LedgerDeadline.LongTerm
        : null;

    private static string? Joined(IReadOnlyCollection<ProposedItem> items) =>
        items.Count == 0 ? null : string.Join('\n', items.Select((item, at) => items.Count == 1 ? item.Text : $"{at + 1}. {item.Text}"));

    private static string? Party(ProposedProblem problem, params ReadOnlySpan<string> labels)
    {
        foreach (var party in problem.Parties)
        {
            foreach (var label in labels)
            {
                if (party.Label.Contains(label, StringComparison.Ordinal))
                    return party.Name.Text;
            }
        }
        return null;
    }
}
