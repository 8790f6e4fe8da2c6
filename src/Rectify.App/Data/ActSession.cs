using Microsoft.EntityFrameworkCore;
using Rectify.App.People;
using Rectify.App.Trail;
using Rectify.Domain.Evidence;
using Rectify.Domain.Measures;
using Rectify.Domain.People;
using Rectify.Domain.Problems;
using Rectify.Domain.Rounds;
using Rectify.Domain.Tasks;
using Rectify.Domain.Trail;

namespace Rectify.App.Data;

/// <summary>The parts of a task that an act needs to see; the root, its supporting units, the open status span, open supplements and open objections always come.</summary>
[Flags]
internal enum TaskParts
{
    Root = 0,
    Measures = 1,
    Progress = 2,
    Evidence = 4,
    Extensions = 8,
    Reviews = 16,
    Acceptance = 32,
    Commitments = 64,
    Indicators = 128,
    Amendments = 256,
    All = Measures | Progress | Evidence | Extensions | Reviews | Acceptance | Commitments | Indicators | Amendments,
}

/// <summary>A fact on its way into a chain, and who it says did it: the actor, or who decided on paper.</summary>
internal sealed record NotedFact(Guid Chain, Fact Fact, PersonId By);

/// <summary>What a use case works with inside one act: the open context, the stamp, what the actor may see, and a place for facts of records that are no aggregates.</summary>
internal sealed class ActSession(RectifyDb db, Stamp stamp, Sight sight, CancellationToken ct)
{
    private readonly List<NotedFact> notes = [];

    public RectifyDb Db { get; } = db;

    public Stamp Stamp { get; } = stamp;

    public Sight Sight { get; } = sight;

    public CancellationToken Cancelled { get; } = ct;

    /// <summary>An act holds what it decides on; a page that only asks what could be done does not.</summary>
    public bool Locks { get; init; }

    /// <summary>Facts noted so far, in the order they happened.</summary>
    public IReadOnlyList<NotedFact> Notes => notes;

    /// <summary>A fact of the office's chain: people, posts, roles, accounts.</summary>
    public void Note(Fact fact) => notes.Add(new NotedFact(ChainHead.Office, fact, Stamp.By.Person));

    /// <summary>A fact of that inspection's chain about a record that is not loaded.</summary>
    public void Note(InspectionId inspection, Fact fact) => notes.Add(new NotedFact(inspection.Value, fact, Stamp.By.Person));

    /// <summary>Takes over what a root has raised so far, as done by that person. What nobody takes over is saved as the actor's.</summary>
    public void Note(IRaisesFacts root, PersonId by) => notes.AddRange(root.TakeFacts().Select(fact => new NotedFact(TrailWriter.ChainOf(root), fact, by)));

    /// <summary>The stamp of somebody who decided on paper: theirs by name, posts and roles, with who recorded and who checked it; the moment is this act's.</summary>
    public async Task<Stamp> StampOnPaperAsync(PersonId decider, PaperSource paper) =>
        new(await Db.ActorAsync(decider, Stamp.On, Cancelled), Stamp.At, Stamp.On, paper);

    /// <summary>
    /// Locks a task the actor may see and loads it with the parts. Deciding acts exclude everybody, adding acts share. Null when there is none to be seen.
    /// </summary>
    public async Task<(RectificationTask Task, TaskSetting Setting)?> LockTaskAsync(TaskId id, bool deciding, TaskParts parts)
    {
        if (deciding) await Db.Database.ExecuteSqlAsync($"select 1 from tasks where id = {id.Value} for update", Cancelled);
        else
        {
            await Db.Database.ExecuteSqlAsync($"select 1 from tasks where id = {id.Value} for share", Cancelled);
            if (parts.HasFlag(TaskParts.Measures)) await Db.Database.ExecuteSqlAsync($"select 1 from measures where task_id = {id.Value} order by id for update", Cancelled);
        }
        var task = await With(Db.Tasks.Where(t => t.Id == id).VisibleTo(Sight, Db), parts).SingleOrDefaultAsync(Cancelled);
        return task is null ? null : (task, await SettingAsync(task));
    }

    /// <summary>Loads many tasks for one act over all of them, locked in the order of their keys.</summary>
    public async Task<IReadOnlyList<RectificationTask>> LockTasksAsync(IReadOnlyCollection<TaskId> ids, TaskParts parts)
    {
        var keys = ids.Select(id => id.Value).ToArray();
        await Db.Database.ExecuteSqlAsync($"select 1 from tasks where id = any({keys}) order by id for update", Cancelled);
        return await With(Db.Tasks.Where(t => ids.Contains(t.Id)).VisibleTo(Sight, Db), parts).OrderBy(t => t.Sequence).ToListAsync(Cancelled);
    }

    /// <summary>Shares the tasks with whoever else says something about them: nobody closes, reassigns or takes them back meanwhile.</summary>
    public Task ShareTasksAsync(IReadOnlyCollection<TaskId> ids)
    {
        var keys = ids.Select(id => id.Value).ToArray();
        return Db.Database.ExecuteSqlAsync($"select 1 from tasks where id = any({keys}) order by id for share", Cancelled);
    }

    /// <summary>What the task's rows need to know of its inspection and problem.</summary>
    public async Task<TaskSetting> SettingAsync(RectificationTask task) => (await SettingsAsync([task]))[task.Id];

    public async Task<IReadOnlyDictionary<TaskId, TaskSetting>> SettingsAsync(IReadOnlyCollection<RectificationTask> tasks)
    {
        var inspectionIds = tasks.Select(t => t.InspectionId).Distinct().ToList();
        var problemIds = tasks.Select(t => t.ProblemId).Distinct().ToList();
        var inspections = await Db.Inspections.AsNoTracking().Where(i => inspectionIds.Contains(i.Id)).Select(i => new { i.Id, i.Regime, i.BodyId, i.FeedbackOn, i.IsFeedbackExpected, i.PresenceFrom }).ToDictionaryAsync(i => i.Id, Cancelled);
        var problems = await Db.Problems.AsNoTracking().Where(p => problemIds.Contains(p.Id)).Select(p => new { p.Id, p.Class, p.IsRestricted }).ToDictionaryAsync(p => p.Id, Cancelled);
        var bodies = inspections.Values.Select(i => i.BodyId).Distinct().ToList();
        var first = await Db.Posts.AsNoTracking().Where(p => p.IsFirstResponsible && p.Until == null && bodies.Contains(p.UnitId)).Select(p => new { p.UnitId, p.PersonId }).ToDictionaryAsync(p => p.UnitId, p => p.PersonId, Cancelled);
        var taskIds = tasks.Select(t => t.Id).ToList();
        var erased = (await Db.Erasures.AsNoTracking().Where(e => e.State == ErasureState.Erased).Join(Db.Set<EvidenceItem>().Where(e => taskIds.Contains(e.TaskId)), e => e.Sha256, piece => piece.Sha256, (e, _) => e.Sha256).Distinct().ToListAsync(Cancelled)).ToHashSet(StringComparer.Ordinal);
        var unheard = await OpinionsMissingAsync(inspections.Where(i => i.Value.Regime.OpinionsOnPlan is not null and not OpinionBodies.None && tasks.Any(t => t.InspectionId == i.Key && t.State == TaskState.Planning)).ToDictionary(i => i.Key, i => i.Value.Regime.OpinionsOnPlan!.Value));
        var waiting = await TakeoversAsync([.. tasks.Where(t => t.State == TaskState.Registered).Select(t => t.Id)]);
        var written = await WrittenAsync([.. tasks.Select(t => t.OpenAmendment).OfType<Amendment>().SelectMany(a => a.Lines).Where(line => line.Kind == AmendmentKind.Linked).Select(line => line.SharedFrom!.Value)]);
        return tasks.ToDictionary(t => t.Id, t =>
        {
            var (inspection, problem) = (inspections[t.InspectionId], problems[t.ProblemId]);
            return new TaskSetting(inspection.Regime, inspection.BodyId, problem.Class, first.TryGetValue(inspection.BodyId, out var person) ? person : (PersonId?)null, Inspection.FeedbackDay(inspection.FeedbackOn, inspection.IsFeedbackExpected, Stamp.On), Stamp.By.Units, waiting.GetValueOrDefault(t.Id), problem.IsRestricted) { Erased = erased, Written = written, PresenceFrom = inspection.PresenceFrom, OpinionsMissing = unheard.GetValueOrDefault(t.InspectionId) };
        });
    }

    /// <summary>Measures that amendments link, of tasks the actor may see, shared by an act until it is over: they neither change nor go meanwhile. Where one is linked itself by now, the one it is linked to.</summary>
    public async Task<IReadOnlyDictionary<MeasureId, WrittenMeasure>> WrittenAsync(IReadOnlyCollection<MeasureId> asked)
    {
        if (asked.Count == 0) return new Dictionary<MeasureId, WrittenMeasure>();
        var root = await Db.Set<Measure>().AsNoTracking().Where(m => asked.Contains(m.Id)).Select(m => new { m.Id, Root = m.SharedFrom ?? m.Id }).ToDictionaryAsync(m => m.Id, m => m.Root, Cancelled);
        var roots = root.Values.Distinct().ToList();
        var ids = await Db.Set<Measure>().AsNoTracking().Where(m => roots.Contains(m.Id)).Select(m => m.TaskId).Distinct().ToListAsync(Cancelled);
        if (Locks) await ShareTasksAsync(ids);
        var tasks = await With(Db.Tasks.Where(t => ids.Contains(t.Id)).VisibleTo(Sight, Db), TaskParts.Measures).ToListAsync(Cancelled);
        var problems = tasks.Select(t => t.ProblemId).ToList();
        var restricted = (await Db.Problems.AsNoTracking().Where(p => problems.Contains(p.Id) && p.IsRestricted).Select(p => p.Id).ToListAsync(Cancelled)).ToHashSet();
        return root.Select(of => (Asked: of.Key, Task: tasks.Find(t => t.Measures.Any(m => m.Id == of.Value)), Root: of.Value)).Where(of => of.Task is not null)
            .ToDictionary(of => of.Asked, of => new WrittenMeasure(of.Task!.Measures.First(m => m.Id == of.Root), of.Task!, restricted.Contains(of.Task!.ProblemId)));
    }

    /// <summary>Of the opinions asked for on the plans of these inspections, those that are not given, or not checked yet, on the version next to be approved.</summary>
    private async Task<IReadOnlyDictionary<InspectionId, OpinionBodies>> OpinionsMissingAsync(IReadOnlyDictionary<InspectionId, OpinionBodies> asked)
    {
        if (asked.Count == 0) return asked;
        var given = await Db.Set<PlanOpinion>().AsNoTracking().Where(o => asked.Keys.Contains(o.InspectionId) && o.Check != null && o.Check.Matches && o.Version == Db.Set<PlanVersion>().Count(v => v.InspectionId == o.InspectionId) + 1)
            .Select(o => new { o.InspectionId, o.From }).Distinct().ToListAsync(Cancelled);
        return asked.ToDictionary(of => of.Key, of => given.Where(g => g.InspectionId == of.Key).Aggregate(of.Value, (left, g) => left & ~g.From));
    }

    /// <summary>The batches of 补录 in which registered tasks wait.</summary>
    private async Task<IReadOnlyDictionary<TaskId, TakeoverSource>> TakeoversAsync(IReadOnlyList<TaskId> registered) => registered.Count == 0 ? new Dictionary<TaskId, TakeoverSource>()
        : await Db.Takeovers.AsNoTracking().Where(b => b.State == TakeoverState.Proposed).SelectMany(b => b.Lines, (b, line) => new { b.Id, b.ProposedBy, line.TaskId }).Where(line => registered.Contains(line.TaskId))
            .ToDictionaryAsync(line => line.TaskId, line => new TakeoverSource(line.Id, line.ProposedBy), Cancelled);

    /// <summary>What others did to the task since the version the user saw.</summary>
    public Task<Outcome> ChangedSinceAsync(TaskId id, int seen) => ChangedSinceAsync(id.Value, seen);

    /// <summary>What others did to any record whose facts carry its version, since the version the user saw.</summary>
    /// <param name="versionName">The detail that carries it.</param>
    public async Task<Outcome> ChangedSinceAsync(Guid id, int seen, string versionName = "version")
    {
        var facts = await Db.Facts.AsNoTracking().Where(f => f.SubjectId == id).OrderByDescending(f => f.At).Take(20)
            .Join(Db.Persons, f => f.ActorId, p => p.Id, (f, p) => new { f.Kind, f.At, p.Name, f.Details }).ToListAsync(Cancelled);
        return new Outcome.ChangedMeanwhile([.. facts
            .Where(f => f.Details.TryGetValue(versionName, out var version) && int.Parse(version, System.Globalization.CultureInfo.InvariantCulture) > seen)
            .Select(f => new OtherAct(f.Kind, f.At, f.Name, f.Details))]);
    }

    internal static IQueryable<RectificationTask> With(IQueryable<RectificationTask> tasks, TaskParts parts)
    {
        tasks = tasks.Include(t => t.Supporting).Include(t => t.Spans.Where(s => s.UntilAt == null)).AsSplitQuery();
        tasks = parts.HasFlag(TaskParts.Reviews) ? tasks.Include(t => t.Supplements) : tasks.Include(t => t.Supplements.Where(s => s.EndedAt == null));
        tasks = parts.HasFlag(TaskParts.Acceptance) ? tasks.Include(t => t.Objections) : tasks.Include(t => t.Objections.Where(o => o.IsUpheld == null));
        if (parts.HasFlag(TaskParts.Measures)) tasks = tasks.Include(t => t.Measures);
        if (parts.HasFlag(TaskParts.Progress)) tasks = tasks.Include(t => t.Progress);
        if (parts.HasFlag(TaskParts.Evidence)) tasks = tasks.Include(t => t.Evidence).ThenInclude(e => e.Uses);
        if (parts.HasFlag(TaskParts.Extensions)) tasks = tasks.Include(t => t.Extensions);
        if (parts.HasFlag(TaskParts.Amendments)) tasks = tasks.Include(t => t.Amendments).ThenInclude(a => a.Lines.OrderBy(line => line.Number));
        if (parts.HasFlag(TaskParts.Reviews)) tasks = tasks.Include(t => t.Reviews).ThenInclude(r => r.Judgements).Include(t => t.Reviews).ThenInclude(r => r.Cells);
        if (parts.HasFlag(TaskParts.Commitments)) tasks = tasks.Include(t => t.CommitmentEvents);
        if (parts.HasFlag(TaskParts.Indicators)) tasks = tasks.Include(t => t.IndicatorValues);
        if (parts.HasFlag(TaskParts.Acceptance)) tasks = tasks.Include(t => t.Panel).Include(t => t.Opinions).ThenInclude(o => o.Measures).Include(t => t.Opinions).ThenInclude(o => o.Signatures);
        return tasks;
    }
}
