using System.Collections.Immutable;
using Rectify.Documents.Text;
using Rectify.Domain.Intake;

namespace Rectify.Documents.Checking;

/// <summary>
/// The check-up (体检) of a document that somebody wrote: what does not add up, what is owed and missing, what must not go out. Pure; the same input gives
/// the same findings. Notices made in the system are checked by <see cref="Domain.Notices.NoticeCheck"/>.
/// </summary>
public static class Checkup
{
    private const int MostFindings = 2_000;

    /// <param name="source">The text the proposal was read from.</param>
    /// <param name="asOf">The day against which deadlines are past; null leaves them out.</param>
    public static ImmutableList<Finding> Of(Proposal proposal, SourceText source, DateOnly? asOf = null)
    {
        var context = new CheckContext(proposal, source, asOf);
        new FigureChecks(context).Run();
        new ReadingChecks(context).Run();
        new RepetitionChecks(context).Run();
        new CitationChecks(context).Run();
        new AnswerChecks(context).Run();
        new FrequencyChecks(context).Run();
        new PersonalDataChecks(context).Run();
        return [.. context.Findings.OrderBy(finding => finding.Span.Start).ThenBy(finding => finding.Rule.Id, StringComparer.Ordinal).Take(MostFindings)];
    }
}
