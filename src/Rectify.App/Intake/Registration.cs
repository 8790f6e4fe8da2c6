using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.Domain;
using Rectify.Domain.Intake;
using Rectify.Domain.Measures;
using Rectify.Domain.Problems;
using Rectify.Domain.Rounds;
using Rectify.Domain.Tasks;

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

    /// <summary>
    /// A problem registered before is met again: not yet assigned, it takes wording and draft from the document that has them; assigned, its wording and what the unit wrote stand.
    /// The reported grade follows the document in both cases. False when the inspection has no such problem.
    /// </summary>
    public async Task<bool> TryUpdateAsync(ProposedProblem read, ProblemId known)
    {
        var (db, stamp) = (session.Db, session.Stamp);
        if (await db.Problems.Include(p => p.Statements).SingleOrDefaultAsync(p => p.Id == known && p.InspectionId == inspection.Id, session.Cancelled) is not { } problem) return false;
        problem.Restate(read.Grade == Domain.Intake.ReportedGrade.NotStated ? problem.ReportedGrade : Rereading.Stated(read.Grade), read.Wording.Text, PlaceOf(read), stamp);
        if (AcceptedQuotations.Of(read) is { Count: > 0 } quoted) problem.Quote(quoted);
        if (problem.FrozenOn is not null) return true;
        var task = await db.Tasks.Include(t => t.Measures).SingleAsync(t => t.ProblemId == known && t.Part == 1, session.Cancelled);
        if (task.State == TaskState.Registered) TakeOver(read, task);
        return true;
    }

    private SourcePlace PlaceOf(ProposedProblem read) => new(sha256, read.Wording.Span.Start, read.Wording.Span.Length);

    private void Add(ProposedProblem read, int number, int sequence, SectionId? section)
    {
        var stamp = session.Stamp;
        var place = PlaceOf(read);
        var problem = Problem.Register(ProblemId.New(), number, inspection.Id, section, sequence, read.Ordinal, read.Wording.Text, Rereading.Stated(read.Grade), place, restricted: false, stamp);
        // before the feedback a list holds what is put right at once, and nothing else
        ProblemClass? problemClass = inspection.FeedbackDay(stamp.On) > stamp.On ? ProblemClass.AtOnce : null;
        var manifestations = AcceptedTexts.Manifestations(read);
        if (manifestations is not null || problemClass is not null) problem.Classify(problemClass, null, manifestations, stamp);
        problem.Quote(AcceptedQuotations.Of(read));

        var task = RectificationTask.Register(TaskId.New(), problem.Id, inspection.Id, sequence, part: 1, stamp);
        TakeOver(read, task);
        session.Db.AddRange(problem, task);
    }

    /// <summary>Draft plan and first result, as far as the document names them.</summary>
    private void TakeOver(ProposedProblem read, RectificationTask task)
    {
        // an end that recurs, depends on something or is open is no day: the measure has no deadline until the plan gives it one
        var due = read.Deadlines.Max(deadline => deadline.Day) ?? Deadline.LongTerm;
        if (!read.Measures.IsEmpty)
            task.TakeOverMeasures(read.Measures.Select(measure => (MeasureId.New(), new MeasureDraft(measure.Text, MeasureKind.General, inspection.BodyId, null, due))));
        task.TakeOverResult(AcceptedTexts.Effect(read) ?? task.Effect, read.Reason?.Text ?? task.ReasonNotDone, AcceptedTexts.NextSteps(read) ?? task.NextSteps);
        task.TakeOverTarget(read.Target?.Text ?? task.Target);
    }

    /// <summary>
    /// The inspection's own section for one of the document, with those above it; one that is there already (same parent, ordinal and heading) is used again.
    /// What stands for a whole document of a compilation is no section of an inspection.
    /// </summary>
    private SectionId? SectionOf(Proposal proposal, int? key)
    {
        SectionId? parent = null;
        foreach (var read in proposal.SectionPath(key).Where(section => !proposal.Documents.Exists(document => document.Key == section.Key)))
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
}
