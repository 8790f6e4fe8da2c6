using Microsoft.EntityFrameworkCore;
using Rectify.App.Acceptance;
using Rectify.App.Amendments;
using Rectify.App.Data;
using Rectify.App.LookBacks;
using Rectify.App.Planning;
using Rectify.App.Registers;
using Rectify.App.Reviews;
using Rectify.App.Rounds;
using Rectify.App.Suggestions;
using Rectify.App.Supervision;
using Rectify.App.Tasks;
using Rectify.App.WiderChecks;
using Rectify.Domain.People;
using Rectify.Domain.Rounds;
using Rectify.Domain.Supervision;
using Rectify.Domain.Tasks;
using Rectify.Domain.Trail;

namespace Rectify.App.Selections;

/// <summary>Acts over many records, by the verb under which they stand among the acts, and which of them their author may take back.</summary>
public static class BulkActs
{
    /// <summary>Acts over milestones: several may be of one inspection.</summary>
    internal static IReadOnlyList<string> OfMilestones { get; } = [nameof(NameForMilestones), nameof(SetMilestoneDays), nameof(FreeMilestoneDays)];

    /// <summary>What goes back whole, within <see cref="UndoneAct.Minutes"/> minutes. Why the others do not: docs/decisions/undo-of-a-bulk-act.md.</summary>
    public static IReadOnlyList<string> Undone { get; } = [nameof(AssignTasks), nameof(ReassignTasks), nameof(SetDeadlines), nameof(DraftLetters), .. OfMilestones];

    /// <summary>One is done to by them, too: such an act is over many where it left facts of more than one.</summary>
    public static IReadOnlyList<string> AlsoOfOne { get; } =
        [nameof(DraftPlans), nameof(SubmitPlans), nameof(AgreePlans), nameof(ReviewPlans), nameof(ReturnPlans), nameof(DecideReviews), nameof(DecideExtensions), nameof(DecideAmendments)];

    public static IReadOnlyList<string> Verbs { get; } =
    [
        .. Undone, nameof(RemindUnits), nameof(IssueLetters), nameof(DecideLetters), nameof(DecideSuggestions), nameof(VoidRegisters), nameof(DecideTasks), nameof(AppointPanels), nameof(RemindCheckers), nameof(RemindWiderCheck), .. AlsoOfOne, nameof(UndoBulkAct),
    ];

    public static bool GoesBack(string verb) => Undone.Contains(verb);

    /// <summary>The fact by which such an act tells of one record.</summary>
    internal static readonly FactKind[] Telling = [FactKind.TaskAssigned, FactKind.TaskReassigned, FactKind.DeadlineSet, FactKind.LetterDrafted, FactKind.MilestoneNamed, FactKind.MilestoneDaySet, FactKind.MilestoneDayFreed];

    /// <summary>The fact by which taking it back tells of one.</summary>
    internal static readonly FactKind[] TellingBack = [FactKind.AssignmentUndone, FactKind.ReassignmentUndone, FactKind.DeadlineUndone, FactKind.LetterDraftUndone, FactKind.MilestoneNamingUndone, FactKind.MilestoneDayUndone];
}

/// <summary>An act over many as the trail tells of it, and what has become of its records while it could be taken back.</summary>
/// <param name="Facts">By the record: its key, and of a milestone its inspection's with its kind.</param>
/// <param name="Others">Records of an act that cannot be taken back.</param>
internal sealed record BulkTrace(ActId Id, string Verb, DateTimeOffset At, IReadOnlyDictionary<TracedRecord, Fact> Facts, bool IsUndone, IReadOnlyDictionary<TracedRecord, OtherAct> Since, IReadOnlyList<Guid> Others)
{
    /// <summary>Null when that person did no such act over many. Whoever takes it back has locked its records before.</summary>
    public static async Task<BulkTrace?> OfAsync(RectifyDb db, ActId id, PersonId by, CancellationToken ct)
    {
        var verbs = BulkActs.Verbs.ToList();
        if (await db.Acts.AsNoTracking().SingleOrDefaultAsync(a => a.Id == id && a.ActorId == by && verbs.Contains(a.Verb), ct) is not { } act) return null;
        var told = await db.Facts.AsNoTracking().Where(f => f.ActId == id && BulkActs.Telling.Contains(f.Kind)).Select(f => new { f.SubjectId, f.Number, f.Kind, f.On, f.Details }).ToListAsync(ct);
        var subjects = told.Select(f => f.SubjectId).Distinct().ToList();
        var until = UndoneAct.Until(act.At);
        var later = subjects.Count == 0 ? [] : await db.Facts.AsNoTracking().Where(f => subjects.Contains(f.SubjectId) && f.ActId != id && f.At >= act.At && f.At <= until)
            .Join(db.Persons, f => f.ActorId, p => p.Id, (f, p) => new { f.SubjectId, f.Number, f.Kind, f.At, f.Details, p.Name }).ToListAsync(ct);
        var facts = told.Select(f => (f.Number, Fact: new Fact(f.Kind, f.SubjectId, f.On, f.Details))).ToDictionary(f => TracedRecord.Of(act.Verb, f.Fact.SubjectId, f.Fact.Details));
        var since = later.Select(f => (f, Record: TracedRecord.Of(act.Verb, f.SubjectId, f.Details))).Where(l => facts.TryGetValue(l.Record, out var of) && l.f.Number > of.Number).OrderBy(l => l.f.Number)
            .ToLookup(l => l.Record, l => new OtherAct(l.f.Kind, l.f.At, l.f.Name, l.f.Details)).ToDictionary(of => of.Key, of => of.First());
        foreach (var (task, drafted) in await LettersSinceAsync(db, act.At, subjects, ct)) since.TryAdd(new TracedRecord(task), drafted);
        var others = BulkActs.GoesBack(act.Verb) ? [] : await db.Facts.AsNoTracking().Where(f => f.ActId == id).Select(f => f.SubjectId).Distinct().ToListAsync(ct);
        return new BulkTrace(id, act.Verb, act.At, facts.ToDictionary(f => f.Key, f => f.Value.Fact), later.Exists(f => f.Details.GetValueOrDefault(UndoneAct.Detail) == $"{id.Value:N}"), since, others);
    }

    public IReadOnlyList<Guid> Subjects => [.. Facts.Keys.Select(record => record.Id).Distinct()];

    /// <summary>As it touched that record.</summary>
    public UndoneAct On(TracedRecord record, PersonId by, DateTimeOffset now) => new(Id, by, Facts[record], now <= UndoneAct.Until(At), IsUndone, Since.GetValueOrDefault(record)?.PersonName) { At = At };

    /// <summary>A letter about a task goes by who answers for it.</summary>
    private static async Task<IReadOnlyList<(Guid Task, OtherAct Drafted)>> LettersSinceAsync(RectifyDb db, DateTimeOffset at, IReadOnlyList<Guid> subjects, CancellationToken ct)
    {
        var tasks = subjects.Select(TaskId.From).ToList();
        var drafted = await db.Set<LetterTask>().AsNoTracking().Where(about => tasks.Contains(about.TaskId)).Join(db.Letters.Where(l => l.State != LetterState.Discarded && l.DraftedAt >= at), about => about.LetterId, l => l.Id, (about, l) => new
        {
            about.TaskId, l.DraftedAt, l.Kind, Name = db.Persons.Where(p => p.Id == l.DraftedBy).Select(p => p.Name).First(),
        }).ToListAsync(ct);
        return [.. drafted.Select(l => (l.TaskId.Value, new OtherAct(FactKind.LetterDrafted, l.DraftedAt, l.Name, new Dictionary<string, string> { ["kind"] = $"{l.Kind}" })))];
    }
}

/// <summary>A record that an act over many touched.</summary>
/// <param name="Id">Of a milestone, its inspection's.</param>
/// <param name="Milestone">Null for other records.</param>
internal readonly record struct TracedRecord(Guid Id, MilestoneKind? Milestone = null)
{
    /// <summary>What a fact tells of. Of an inspection's facts, those that name no milestone touch none.</summary>
    public static TracedRecord Of(string verb, Guid subject, IReadOnlyDictionary<string, string> details) =>
        new(subject, BulkActs.OfMilestones.Contains(verb) && details.TryGetValue("milestone", out var kind) && Enum.TryParse<MilestoneKind>(kind, out var known) ? known : null);
}
