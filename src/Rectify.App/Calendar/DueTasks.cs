using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.App.People;
using Rectify.Domain.Measures;
using Rectify.Domain.People;
using Rectify.Domain.Rounds;
using Rectify.Domain.Suggestions;
using Rectify.Domain.Supervision;
using Rectify.Domain.Tasks;
using Rectify.Domain.WiderChecks;

namespace Rectify.App.Calendar;

/// <summary>What falls due beside tasks and milestones.</summary>
/// <param name="Suggestions">Their replies are asked about.</param>
/// <param name="Findings">Of wider checks that are underway.</param>
/// <param name="Letters">Their replies are asked about.</param>
/// <param name="Cycles">Open ones, by the last day in time.</param>
internal sealed record DueBeside(IQueryable<Suggestion> Suggestions, IQueryable<WiderCheck> Checks, IQueryable<WiderFinding> Findings, IQueryable<Letter> Letters, IQueryable<ReportingCycle> Cycles)
{
    public static DueBeside None(RectifyDb db) => new(db.Suggestions.Where(s => false), db.WiderChecks.Where(c => false), db.Set<WiderFinding>().Where(f => false), db.Letters.Where(l => false), db.Cycles.Where(c => false));
}

/// <summary>What falls due, each kind by one condition, of the tasks and inspections given.</summary>
/// <param name="inspections">Their milestones are asked about.</param>
/// <param name="beside">What is no part of a task.</param>
/// <param name="first">Inclusive, as is <paramref name="last"/>.</param>
internal sealed class DueTasks(RectifyDb db, IQueryable<RectificationTask> tasks, IReadOnlyCollection<InspectionId> inspections, DueBeside beside, DateOnly first, DateOnly last)
{
    private const int TextLength = 80;

    private static readonly TaskState[] Owed = [.. TaskStates.Open];
    private static readonly MeasureState[] Unfinished = [MeasureState.NotStarted, MeasureState.InProgress, MeasureState.ReportedDone, MeasureState.Returned];

    private IQueryable<RectificationTask> OwedTasks => tasks.Where(t => Owed.Contains(t.State) && t.DueOn >= first && t.DueOn <= last);

    private IQueryable<RectificationTask> Checks => tasks.Where(t => t.State == TaskState.Sustained && t.NextCheckOn >= first && t.NextCheckOn <= last);

    private IQueryable<Milestone> Milestones => db.Set<Milestone>().Where(m => inspections.Contains(m.InspectionId) && m.DoneOn == null && m.DueOn >= first && m.DueOn <= last);

    private IQueryable<Suggestion> Replies => beside.Suggestions.Where(s => s.State == SuggestionState.InHand && s.DueOn >= first && s.DueOn <= last);

    private IQueryable<WiderCheck> WiderChecks => beside.Checks.Where(c => c.State == WiderCheckState.Underway && c.DueOn >= first && c.DueOn <= last);

    private IQueryable<WiderFinding> WiderFindings => beside.Findings.Where(f => f.StruckOn == null && f.DueOn >= first && f.DueOn <= last && !f.Remedies.Any(r => r.ReturnedOn == null) && db.WiderChecks.Any(c => c.Id == f.WiderCheckId && c.State == WiderCheckState.Underway));

    private IQueryable<Letter> Letters => beside.Letters.Where(l => LetterStates.Unanswered.Contains(l.State) && l.ReplyDueOn >= first && l.ReplyDueOn <= last);

    private IQueryable<ReportingCycle> Cycles => beside.Cycles.Where(c => c.State == CycleState.Open && c.DueOn >= first && c.DueOn <= last);

    private IQueryable<Part<Measure>> Measures =>
        from m in db.Set<Measure>().Where(m => Unfinished.Contains(m.State) && m.DueOn >= first && m.DueOn <= last)
        join t in tasks.Where(t => t.State == TaskState.Rectifying) on m.TaskId equals t.Id
        where m.DueOn != t.DueOn
        select new Part<Measure> { Task = t, One = m };

    private IQueryable<Part<Supplement>> Supplements =>
        from s in db.Set<Supplement>().Where(s => s.EndedAt == null && s.AnsweredAt == null && s.DueOn >= first && s.DueOn <= last)
        join t in tasks on s.TaskId equals t.Id
        select new Part<Supplement> { Task = t, One = s };

    private IQueryable<Part<LookBackItem>> LookBacks =>
        from i in db.Set<LookBackItem>().Where(i => i.Result == null && i.DueOn >= first && i.DueOn <= last && db.LookBacks.Any(c => c.Id == i.LookBackId && c.State == LookBackState.Drawn))
        join t in tasks on i.TaskId equals t.Id
        select new Part<LookBackItem> { Task = t, One = i };

    public async Task<IReadOnlyList<DueDay>> CountAsync(CancellationToken ct)
    {
        List<(DueKind Kind, DateOnly On, int Count)> found = [];
        foreach (var day in await OwedTasks.GroupBy(t => t.DueOn).Select(g => new { On = g.Key, Count = g.Count() }).ToListAsync(ct)) found.Add((DueKind.Task, day.On, day.Count));
        foreach (var day in await Measures.GroupBy(m => m.One.DueOn).Select(g => new { On = g.Key, Count = g.Count() }).ToListAsync(ct)) found.Add((DueKind.Measure, day.On, day.Count));
        foreach (var day in await Milestones.GroupBy(m => m.DueOn).Select(g => new { On = g.Key, Count = g.Count() }).ToListAsync(ct)) found.Add((DueKind.Milestone, day.On, day.Count));
        foreach (var day in await Checks.GroupBy(t => t.NextCheckOn!.Value).Select(g => new { On = g.Key, Count = g.Count() }).ToListAsync(ct)) found.Add((DueKind.PeriodicCheck, day.On, day.Count));
        foreach (var day in await Supplements.GroupBy(s => s.One.DueOn).Select(g => new { On = g.Key, Count = g.Count() }).ToListAsync(ct)) found.Add((DueKind.Supplement, day.On, day.Count));
        foreach (var day in await LookBacks.GroupBy(i => i.One.DueOn!.Value).Select(g => new { On = g.Key, Count = g.Count() }).ToListAsync(ct)) found.Add((DueKind.LookBack, day.On, day.Count));
        foreach (var day in await Replies.GroupBy(s => s.DueOn).Select(g => new { On = g.Key, Count = g.Count() }).ToListAsync(ct)) found.Add((DueKind.Suggestion, day.On, day.Count));
        foreach (var day in await WiderChecks.GroupBy(c => c.DueOn).Select(g => new { On = g.Key, Count = g.Count() }).ToListAsync(ct)) found.Add((DueKind.WiderCheck, day.On, day.Count));
        foreach (var day in await WiderFindings.GroupBy(f => f.DueOn).Select(g => new { On = g.Key, Count = g.Count() }).ToListAsync(ct)) found.Add((DueKind.WiderFinding, day.On, day.Count));
        foreach (var day in await Letters.GroupBy(l => l.ReplyDueOn).Select(g => new { On = g.Key, Count = g.Count() }).ToListAsync(ct)) found.Add((DueKind.LetterReply, day.On, day.Count));
        foreach (var day in await Cycles.GroupBy(c => c.DueOn).Select(g => new { On = g.Key, Count = g.Count() }).ToListAsync(ct)) found.Add((DueKind.Cycle, day.On, day.Count));
        return [.. found.GroupBy(f => f.On).OrderBy(g => g.Key).Select(g => new DueDay(g.Key, g.ToDictionary(f => f.Kind, f => f.Count)))];
    }

    /// <summary>At most so many of each kind, the earliest first.</summary>
    public async Task<IReadOnlyList<DueItem>> ListAsync(int most, CancellationToken ct)
    {
        List<DueItem> found = [];
        found.AddRange((await Milestones.OrderBy(m => m.DueOn).ThenBy(m => m.InspectionId).ThenBy(m => m.Kind).Take(most)
            .Select(m => new { m.DueOn, m.InspectionId, m.Kind, Body = db.Set<UnitPeriod>().Where(u => u.Until == null && u.UnitId == db.Inspections.First(i => i.Id == m.InspectionId).BodyId).Select(u => u.Name).FirstOrDefault() }).ToListAsync(ct))
            .Select(m => new DueItem(DueKind.Milestone, m.DueOn, m.InspectionId, null, null, m.Body ?? "", null, m.Kind)));
        found.AddRange(await Of(OwedTasks.OrderBy(t => t.DueOn).ThenBy(t => t.Id).Take(most), DueKind.Task).ToListAsync(ct));
        found.AddRange(await (from m in Measures.OrderBy(m => m.One.DueOn).ThenBy(m => m.One.Id).Take(most)
                              join p in db.Problems on m.Task.ProblemId equals p.Id
                              select new DueItem(DueKind.Measure, m.One.DueOn, m.Task.InspectionId, m.Task.Id, p.Number, m.One.Text.Substring(0, TextLength),
                                  db.Persons.Where(n => n.Id == m.One.OwnerPersonId).Select(n => n.Name).FirstOrDefault(), null)).ToListAsync(ct));
        found.AddRange(await (from s in Supplements.OrderBy(s => s.One.DueOn).ThenBy(s => s.One.Id).Take(most)
                              join p in db.Problems on s.Task.ProblemId equals p.Id
                              select new DueItem(DueKind.Supplement, s.One.DueOn, s.Task.InspectionId, s.Task.Id, p.Number, s.One.Asked.Substring(0, TextLength), null, null)).ToListAsync(ct));
        found.AddRange(await Of(Checks.OrderBy(t => t.NextCheckOn).ThenBy(t => t.Id).Take(most), DueKind.PeriodicCheck).ToListAsync(ct));
        found.AddRange(await (from i in LookBacks.OrderBy(i => i.One.DueOn).ThenBy(i => i.Task.Id).Take(most)
                              join p in db.Problems on i.Task.ProblemId equals p.Id
                              select new DueItem(DueKind.LookBack, i.One.DueOn!.Value, i.Task.InspectionId, i.Task.Id, p.Number, p.Wording.Substring(0, TextLength),
                                  db.Persons.Where(n => n.Id == i.One.CheckerId).Select(n => n.Name).FirstOrDefault(), null)).ToListAsync(ct));
        // the words of what belongs to a restricted problem stand on its own page, where reading it is written down
        found.AddRange((await Replies.OrderBy(s => s.DueOn).ThenBy(s => s.Id).Take(most).Select(s => new
        {
            s.Id, s.DueOn, s.InspectionId, Text = s.Problems.Any(of => db.Problems.Any(p => p.Id == of.ProblemId && p.IsRestricted)) ? "" : s.Wording.Substring(0, TextLength),
            Unit = db.Set<UnitPeriod>().Where(u => u.UnitId == s.UnitId && u.Until == null).Select(u => u.Name).FirstOrDefault(),
        }).ToListAsync(ct)).Select(s => new DueItem(DueKind.Suggestion, s.DueOn, s.InspectionId, null, null, s.Text, s.Unit) { Suggestion = s.Id }));
        found.AddRange((await WiderChecks.OrderBy(c => c.DueOn).ThenBy(c => c.Id).Take(most).Select(c => new
        {
            c.Id, c.DueOn, c.InspectionId, Text = c.Problems.Any(of => db.Problems.Any(p => p.Id == of.ProblemId && p.IsRestricted)) ? "" : c.Title,
            Unit = db.Set<UnitPeriod>().Where(u => u.UnitId == c.LeadUnitId && u.Until == null).Select(u => u.Name).FirstOrDefault(),
        }).ToListAsync(ct)).Select(c => new DueItem(DueKind.WiderCheck, c.DueOn, c.InspectionId, null, null, c.Text, c.Unit) { WiderCheck = c.Id }));
        found.AddRange((await (from f in WiderFindings.OrderBy(f => f.DueOn).ThenBy(f => f.WiderCheckId).ThenBy(f => f.Number).Take(most)
                               join c in db.WiderChecks on f.WiderCheckId equals c.Id
                               select new
                               {
                                   c.Id, f.Number, f.DueOn, c.InspectionId, Text = c.Problems.Any(of => db.Problems.Any(p => p.Id == of.ProblemId && p.IsRestricted)) ? "" : f.Wording.Substring(0, TextLength),
                                   Unit = db.Set<UnitPeriod>().Where(u => u.UnitId == f.UnitId && u.Until == null).Select(u => u.Name).FirstOrDefault(),
                               }).ToListAsync(ct)).Select(f => new DueItem(DueKind.WiderFinding, f.DueOn, f.InspectionId, null, null, f.Text, f.Unit) { WiderCheck = f.Id, Finding = f.Number }));
        found.AddRange((await Letters.OrderBy(l => l.ReplyDueOn).ThenBy(l => l.Id).Take(most).Select(l => new
        {
            l.Id, l.ReplyDueOn, l.InspectionId, Text = l.Tasks.Any(of => db.Tasks.Any(t => t.Id == of.TaskId && db.Problems.Any(p => p.Id == t.ProblemId && p.IsRestricted))) ? "" : l.Title,
            Unit = db.Set<UnitPeriod>().Where(u => u.UnitId == l.UnitId && u.Until == null).Select(u => u.Name).FirstOrDefault(),
        }).ToListAsync(ct)).Select(l => new DueItem(DueKind.LetterReply, l.ReplyDueOn, l.InspectionId, null, null, l.Text, l.Unit) { Letter = l.Id }));
        found.AddRange((await Cycles.OrderBy(c => c.DueOn).ThenBy(c => c.Id).Take(most).Select(c => new
        {
            c.Id, c.DueOn, c.InspectionId, Text = c.Asked.Substring(0, TextLength), Body = db.Set<UnitPeriod>().Where(u => u.UnitId == c.BodyId && u.Until == null).Select(u => u.Name).FirstOrDefault(),
        }).ToListAsync(ct)).Select(c => new DueItem(DueKind.Cycle, c.DueOn, c.InspectionId, null, null, c.Text, c.Body) { Cycle = c.Id }));
        return found;
    }

    private IQueryable<DueItem> Of(IQueryable<RectificationTask> due, DueKind kind) =>
        from t in due
        join p in db.Problems on t.ProblemId equals p.Id
        select new DueItem(kind, kind == DueKind.PeriodicCheck ? t.NextCheckOn!.Value : t.DueOn, t.InspectionId, t.Id, p.Number, p.Wording.Substring(0, TextLength),
            db.Set<UnitPeriod>().Where(u => u.UnitId == t.LeadUnitId && u.Until == null).Select(u => u.Name).FirstOrDefault(), null);

    private sealed class Part<T>
    {
        public required RectificationTask Task { get; init; }

        public required T One { get; init; }
    }
}
