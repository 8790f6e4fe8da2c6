using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Rectify.App.Data;
using Rectify.App.People;
using Rectify.Domain.Evidence;
using Rectify.Domain.Measures;
using Rectify.Domain.People;
using Rectify.Domain.Tasks;

namespace Rectify.App.Tasks;

/// <summary>
/// 一条措施对应多个问题: what an act writes, reports or proves of a measure is written of it wherever it stands, in the same transaction. Asked once for every act, whatever it does.
/// Where another task stands still, or is another unit's by now, it keeps what it has.
/// </summary>
internal static class SharedMeasures
{
    private const TaskParts Parts = TaskParts.Measures | TaskParts.Progress | TaskParts.Evidence | TaskParts.Reviews | TaskParts.Acceptance;

    /// <summary>Where a measure stands.</summary>
    /// <param name="Root">Where it is written.</param>
    /// <param name="Counts">Not cancelled there, as far as is saved.</param>
    private sealed record Place(MeasureId Root, MeasureId Measure, TaskId Task, bool Counts);

    public static async Task TellAsync(ActSession session)
    {
        var tracker = session.Db.ChangeTracker;
        tracker.DetectChanges();
        await PartAsync(session);
        await FollowWhereRejoinedAsync(session);
        var written = tracker.Entries<Measure>().Where(e => e.Entity.SharedFrom is null && (IsGone(e) || IsWritten(e))).Select(e => (Measure: e.Entity, IsDeleted: e.State == EntityState.Deleted)).ToList();
        var reported = tracker.Entries<Progress>().Where(e => e.State == EntityState.Added).Select(e => e.Entity).ToList();
        var proven = tracker.Entries<EvidenceItem>().Where(e => e.State == EntityState.Added).Select(e => e.Entity).ToList();
        var touched = written.Select(w => w.Measure.Id).Concat(reported.Select(p => p.MeasureId)).Concat(proven.SelectMany(e => e.Uses.Select(u => u.MeasureId))).Distinct().ToList();
        if (touched.Count == 0) return;
        var places = await PlacesAsync(session, touched);
        foreach (var (measure, _) in written.Where(w => w.IsDeleted && places.TrueForAll(p => p.Root != w.Measure.Id))) await RememberAsync(session, measure.Id, null, isDeleted: true);
        if (places.Count == 0) return;

        foreach (var (measure, isDeleted) in written)
        {
            List<Place> others = [.. places.Where(p => p.Root == measure.Id && p.Measure != measure.Id).OrderBy(p => p.Task.Value)];
            await (isDeleted || !measure.Counts ? BequeathAsync(session, measure, isDeleted, others) : FollowAsync(session, measure, others));
        }
        foreach (var entry in reported) await ReportAsync(session, entry, Others(entry.MeasureId).Where(p => reported.All(r => r.MeasureId != p.Measure)));
        foreach (var piece in proven) await ProveAsync(session, piece, [.. piece.Uses.SelectMany(use => Others(use.MeasureId).Select(place => (place, use.Sentence)))], proven);

        IEnumerable<Place> Others(MeasureId measure) => places.FirstOrDefault(p => p.Measure == measure) is { } here ? places.Where(p => p.Root == here.Root && p.Task != here.Task).OrderBy(p => p.Task.Value) : [];
    }

    private static bool IsGone(EntityEntry<Measure> entry) => entry.State == EntityState.Deleted || (entry.State == EntityState.Modified && entry.Property(m => m.State).IsModified && !entry.Entity.Counts);

    private static bool IsWritten(EntityEntry<Measure> entry) => entry.State == EntityState.Modified
        && (entry.Property(m => m.Text).IsModified || entry.Property(m => m.Kind).IsModified || entry.Property(m => m.OwnerUnitId).IsModified || entry.Property(m => m.OwnerPersonId).IsModified || entry.Property(m => m.DueOn).IsModified);

    /// <summary>Everywhere these measures stand, themselves included; none where they stand once.</summary>
    private static async Task<List<Place>> PlacesAsync(ActSession session, List<MeasureId> measures)
    {
        var all = session.Db.Set<Measure>().AsNoTracking();
        var shared = all.Where(m => m.SharedFrom != null);
        var roots = shared.Where(m => measures.Contains(m.Id) || measures.Contains(m.SharedFrom!.Value)).Select(m => m.SharedFrom!.Value);
        var saved = await all.Where(m => roots.Contains(m.Id) || (m.SharedFrom != null && roots.Contains(m.SharedFrom.Value))).Select(m => new Place(m.SharedFrom ?? m.Id, m.Id, m.TaskId, m.State != MeasureState.Cancelled)).ToListAsync(session.Cancelled);
        // linked in this act
        var linked = session.Db.ChangeTracker.Entries<Measure>().Where(e => e.State == EntityState.Added && e.Entity.SharedFrom is { } from && measures.Contains(from)).Select(e => new Place(e.Entity.SharedFrom!.Value, e.Entity.Id, e.Entity.TaskId, e.Entity.Counts));
        return [.. saved, .. linked];
    }

    /// <summary>
    /// 改派: measures are shared within one lead unit. Where a task goes to another, its measures part from those of the tasks that stay; what was written there is written at the first of these from now on. Tasks that go
    /// together to one unit stay one.
    /// </summary>
    private static async Task PartAsync(ActSession session)
    {
        var moved = session.Db.ChangeTracker.Entries<RectificationTask>().Where(e => e.State == EntityState.Modified && e.Property(t => t.LeadUnitId) is { IsModified: true, OriginalValue: not null }).Select(e => e.Entity).ToDictionary(t => t.Id);
        if (moved.Count == 0) return;
        var ids = moved.Keys.ToList();
        var theirs = await session.Db.Set<Measure>().AsNoTracking().Where(m => ids.Contains(m.TaskId)).Select(m => m.Id).ToListAsync(session.Cancelled);
        foreach (var one in (await PlacesAsync(session, theirs)).GroupBy(p => p.Root).OrderBy(g => g.Key.Value))
        {
            if (one.All(p => moved.ContainsKey(p.Task)) && one.Select(p => moved[p.Task].LeadUnitId).Distinct().Count() == 1) continue;
            var tasks = await EverywhereAsync(session, [one.Key], one);
            var staying = one.Where(p => !moved.ContainsKey(p.Task)).OrderByDescending(p => p.Measure == one.Key).ThenByDescending(p => p.Counts).ThenByDescending(p => tasks[p.Task].State.IsOpen()).ThenBy(p => tasks[p.Task].Sequence).ThenBy(p => p.Task.Value).ToList();
            // all went, to several units: the first of them keeps it
            if (staying.Count == 0) staying.Add(one.OrderByDescending(p => p.Measure == one.Key).First());
            var heir = staying[0];
            if (heir.Measure != one.Key) tasks[heir.Task].InheritMeasure(heir.Measure, session.Stamp);
            foreach (var place in staying.Skip(1).Where(p => heir.Measure != one.Key)) tasks[place.Task].LinkMeasure(place.Measure, heir.Measure);
            foreach (var place in one.Except(staying)) tasks[place.Task].PartMeasure(place.Measure, heir.Measure, session.Stamp);
            Remember(tasks, one.Key, heir.Measure);
        }
    }

    /// <summary>A parting that is taken back: the words may have changed where they are written.</summary>
    private static async Task FollowWhereRejoinedAsync(ActSession session)
    {
        foreach (var entry in session.Db.ChangeTracker.Entries<Measure>().Where(e => e.State == EntityState.Modified && e.Property(m => m.PartedAt) is { IsModified: true, CurrentValue: null } && e.Entity.SharedFrom is not null).ToList())
        {
            var tasks = await EverywhereAsync(session, [entry.Entity.SharedFrom!.Value], []);
            foreach (var source in tasks.Values)
                if (source.Measures.FirstOrDefault(m => m.Id == entry.Entity.SharedFrom) is { } from) TaskOf(session, entry.Entity).FollowMeasure(entry.Entity.Id, from, source, session.Stamp);
        }
    }

    /// <summary>The tasks where these measures stand and stood, whether or not the actor may see them: that they are one, or were, is no content.</summary>
    private static async Task<Dictionary<TaskId, RectificationTask>> EverywhereAsync(ActSession session, List<MeasureId> roots, IEnumerable<Place> places)
    {
        var formerly = await session.Db.Set<Measure>().AsNoTracking().Where(m => roots.Contains(m.Id) || (m.PartedFrom != null && roots.Contains(m.PartedFrom.Value))).Select(m => m.TaskId).ToListAsync(session.Cancelled);
        List<TaskId> ids = [.. places.Select(p => p.Task).Concat(formerly).Distinct()];
        await session.ShareTasksAsync(ids);
        return await ActSession.With(session.Db.Tasks.Where(t => ids.Contains(t.Id)), TaskParts.Measures).ToDictionaryAsync(t => t.Id, session.Cancelled);
    }

    /// <summary>Those that parted earlier remember where it is written now.</summary>
    private static void Remember(Dictionary<TaskId, RectificationTask> tasks, MeasureId root, MeasureId heir)
    {
        if (root == heir) return;
        foreach (var (task, measure) in tasks.Values.SelectMany(task => task.Measures.Where(m => m.PartedFrom == root && m.Id != heir).Select(m => (task, m))).ToList()) task.FormerlyWith(measure.Id, heir);
    }

    private static async Task FollowAsync(ActSession session, Measure measure, List<Place> places)
    {
        var source = TaskOf(session, measure);
        foreach (var place in places)
            if (await TaskAsync(session, place) is var (task, _)) task.FollowMeasure(place.Measure, measure, source, session.Stamp);
    }

    /// <summary>Where it no longer counts it is written no more: the first place where it does takes over. All stay one measure, that earlier days count it once.</summary>
    private static async Task BequeathAsync(ActSession session, Measure measure, bool isDeleted, List<Place> places)
    {
        MeasureId? heir = null;
        foreach (var place in places.OrderByDescending(p => p.Counts))
        {
            if (!place.Counts && heir is null && !isDeleted) return;
            if (await TaskAsync(session, place) is not var (task, _)) continue;
            if (heir is { } from) task.LinkMeasure(place.Measure, from);
            else
            {
                task.InheritMeasure(place.Measure, session.Stamp);
                heir = place.Measure;
            }
        }
        if (heir is { } first && !isDeleted) TaskOf(session, measure).LinkMeasure(measure.Id, first);
        await RememberAsync(session, measure.Id, heir, isDeleted);
    }

    /// <summary>Of one that is gone nothing but its partings may be left: earlier days then count those as one under the last of them.</summary>
    private static async Task RememberAsync(ActSession session, MeasureId root, MeasureId? heir, bool isDeleted)
    {
        if (heir is null && !isDeleted) return;
        var tasks = await EverywhereAsync(session, [root], []);
        heir ??= tasks.Values.SelectMany(t => t.Measures).Where(m => m.PartedFrom == root).OrderByDescending(m => m.PartedAt).ThenByDescending(m => m.Id.Value).FirstOrDefault()?.Id;
        if (heir is not { } last) return;
        Remember(tasks, root, last);
        foreach (var task in tasks.Values.Where(t => t.Measures.Any(m => m.Id == last && m.PartedFrom == root))) task.FormerlyWith(last, null);
    }

    private static RectificationTask TaskOf(ActSession session, Measure measure) => session.Db.Tasks.Local.First(t => t.Id == measure.TaskId);

    private static async Task ReportAsync(ActSession session, Progress entry, IEnumerable<Place> places)
    {
        foreach (var place in places)
        {
            if (await TaskAsync(session, place) is not var (task, setting)) continue;
            // the entry it puts right, as it was told here
            var replaced = entry.ReplacesId is null ? null : await session.Db.Set<Progress>().AsNoTracking().SingleOrDefaultAsync(p => p.Id == entry.ReplacesId, session.Cancelled);
            var replaces = replaced is null ? null : task.Progress.LastOrDefault(p => p.MeasureId == place.Measure && p.SubmittedAt == replaced.SubmittedAt && p.Text == replaced.Text)?.Id;
            task.ReportProgress(ProgressId.New(), new ProgressReport(place.Measure, entry.Text, entry.TrueOn, entry.Claim, entry.Quantity, replaces), entry.WrittenBy, setting, session.Stamp);
            if (await session.Db.ProgressDrafts.FindAsync([place.Measure], session.Cancelled) is { } draft) session.Db.ProgressDrafts.Remove(draft);
        }
    }

    private static async Task ProveAsync(ActSession session, EvidenceItem piece, IReadOnlyList<(Place Place, string Sentence)> uses, IReadOnlyList<EvidenceItem> added)
    {
        foreach (var of in uses.GroupBy(use => use.Place.Task))
        {
            if (added.Any(other => other.TaskId == of.Key && other.Sha256 == piece.Sha256) || await TaskAsync(session, of.First().Place) is not var (task, setting)) continue;
            var replaced = piece.ReplacesId is null ? null : await session.Db.Set<EvidenceItem>().AsNoTracking().Where(e => e.Id == piece.ReplacesId).Select(e => e.Sha256).SingleOrDefaultAsync(session.Cancelled);
            var replaces = replaced is null ? null : task.Evidence.FirstOrDefault(e => !e.IsReplaced && e.Sha256 == replaced)?.Id;
            task.AddEvidence(EvidenceId.New(), new StoredFile(piece.Sha256, piece.Size, piece.FileName, piece.MediaType), piece.EvidenceOn, [.. of.Select(use => new Proof(use.Place.Measure, use.Sentence))], replaces, setting, session.Stamp);
        }
    }

    /// <summary>Where else the measures of a task stand, by where they are written; of tasks the reader may see.</summary>
    public static async Task<ILookup<MeasureId, SharedPlace>> ElsewhereAsync(Reading reading, RectificationTask task, CancellationToken ct)
    {
        var db = reading.Db;
        var roots = task.Counting.Select(m => m.SharedFrom ?? m.Id).ToList();
        var found = await (
            from m in db.Set<Measure>().Where(m => (roots.Contains(m.SharedFrom!.Value) || (roots.Contains(m.Id) && db.Set<Measure>().Any(s => s.SharedFrom == m.Id))) && m.TaskId != task.Id && m.State != MeasureState.Cancelled)
            join t in db.TasksVisibleTo(reading.Sight) on m.TaskId equals t.Id
            join p in db.Problems on t.ProblemId equals p.Id
            orderby m.SharedFrom != null, p.Sequence, t.Part
            select new { Root = m.SharedFrom ?? m.Id, Place = new SharedPlace(t.Id, p.Number, p.Ordinal, m.Position) }).ToListAsync(ct);
        return found.ToLookup(f => f.Root, f => f.Place);
    }

    /// <summary>Where the measures stand that these lines link or unlink, by key; of tasks the reader may see.</summary>
    public static async Task<IReadOnlyDictionary<MeasureId, SharedPlace>> WrittenAtAsync(Reading reading, IEnumerable<AmendmentLine> lines, CancellationToken ct)
    {
        var (db, ids) = (reading.Db, lines.Select(line => line.SharedFrom).OfType<MeasureId>().Distinct().ToList());
        if (ids.Count == 0) return new Dictionary<MeasureId, SharedPlace>();
        return await (
            from m in db.Set<Measure>().Where(m => ids.Contains(m.Id))
            join t in db.TasksVisibleTo(reading.Sight) on m.TaskId equals t.Id
            join p in db.Problems on t.ProblemId equals p.Id
            select new { m.Id, Place = new SharedPlace(t.Id, p.Number, p.Ordinal, m.Position) }).ToDictionaryAsync(m => m.Id, m => m.Place, ct);
    }

    private static Task<(RectificationTask Task, TaskSetting Setting)?> TaskAsync(ActSession session, Place place) => session.LockTaskAsync(place.Task, deciding: false, Parts);
}
