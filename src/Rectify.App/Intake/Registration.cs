using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.Domain;
using Rectify.Domain.Intake;
using Rectify.Domain.Measures;
using Rectify.Domain.Problems;
using Rectify.Domain.Rounds;
using Rectify.Domain.Tasks;
using ReportedGrade = Rectify.Domain.Problems.ReportedGrade;

namespace Rectify.App.Intake;

/// <summary>Turns accepted problems of a proposal into records of one inspection: its sections, problems with numbers, and a registered task each.</summary>
internal sealed class Registration(ActSession session, Inspection inspection, string sha256)
{
    private const int MaxSectionOrdinalLength = 20;

    private readonly Dictionary<int, SectionId> sections = [];

    public async Task AddAsync(Proposal proposal, ImmutableList<ProposedProblem> problems)
    {
        var numbers = await NumbersAsync(problems.Count);
        var last = await session.Db.Problems.Where(p => p.InspectionId == inspection.Id).MaxAsync(p => (int?)p.Sequence, session.Cancelled) ?? 0;
        for (var at = 0; at < problems.Count; at++)
            Add(problems[at], numbers[at], last + 1 + at, SectionOf(proposal, problems[at].Section));
    }

    private void Add(ProposedProblem read, int number, int sequence, SectionId? section)
    {
        var stamp = session.Stamp;
        var place = new SourcePlace(sha256, read.Wording.Span.Start, read.Wording.Span.Length);
        var problem = Problem.Register(ProblemId.New(), number, inspection.Id, section, sequence, read.Ordinal, read.Wording.Text, Stated(read.Grade), place, restricted: false, stamp);
        if (AcceptedTexts.Manifestations(read) is { } manifestations) problem.Classify(null, null, manifestations, stamp);

        var task = RectificationTask.Register(TaskId.New(), problem.Id, inspection.Id, sequence, part: 1, stamp);
        // an end that recurs, depends on something or is open is no day: the measure has no deadline until the plan gives it one
        var due = read.Deadlines.Max(deadline => deadline.Day) ?? Deadline.LongTerm;
        task.TakeOverMeasures(read.Measures.Select(measure => (MeasureId.New(), new MeasureDraft(measure.Text, MeasureKind.General, inspection.BodyId, null, due))));
        task.TakeOverResult(AcceptedTexts.Effect(read), read.Reason?.Text, AcceptedTexts.NextSteps(read));
        task.TakeOverTarget(read.Target?.Text);
        session.Db.AddRange(problem, task);
    }

    /// <summary>The inspection's own section for one of the document, with those above it; one that is there already (same parent, ordinal and heading) is used again.</summary>
    private SectionId? SectionOf(Proposal proposal, int? key)
    {
        SectionId? parent = null;
        foreach (var read in proposal.SectionPath(key))
        {
            if (!sections.TryGetValue(read.Key, out var known))
            {
                var ordinal = read.Ordinal?.Length > MaxSectionOrdinalLength ? read.Ordinal[..MaxSectionOrdinalLength] : read.Ordinal;
                var above = parent;
                var same = inspection.Sections.FirstOrDefault(section => section.ParentId == above && section.Ordinal == ordinal && section.Heading == read.Heading);
                known = sections[read.Key] = (same ?? inspection.AddSection(SectionId.New(), above, ordinal, read.Heading)).Id;
                if (same is null) session.Db.Add(inspection.Sections.Single(section => section.Id == known));
            }
            parent = known;
        }
        return parent;
    }

    private async Task<List<int>> NumbersAsync(int count) =>
        await session.Db.Database.SqlQuery<int>($"select nextval({RectifyDb.ProblemNumbers}::regclass)::int as \"Value\" from generate_series(1, {count})").ToListAsync(session.Cancelled);

    /// <summary>The unit's claim as the records know it; 正在推进 and 持续推进 are both not done.</summary>
    private static ReportedGrade Stated(Domain.Intake.ReportedGrade read) => read switch
    {
        Domain.Intake.ReportedGrade.Completed => ReportedGrade.Done,
        Domain.Intake.ReportedGrade.MostlyCompleted => ReportedGrade.BasicallyDone,
        Domain.Intake.ReportedGrade.InProgress or Domain.Intake.ReportedGrade.Continuing => ReportedGrade.NotDone,
        _ => ReportedGrade.NotStated,
    };
}
