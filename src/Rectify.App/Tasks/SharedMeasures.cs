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
        var written = tracker.Entries<Measure>().Where(e => e.Entity.SharedFrom is null && (IsGone(e) || IsWritten(e))).Select(e => (Measure: e.Entity, IsDeleted: e.State == EntityState.Deleted)).ToList();
        var reported = tracker.Entries<Progress>().Where(e => e.State == EntityState.Added).Select(e => e.Entity).ToList();
        var proven = tracker.Entries<EvidenceItem>().Where(e => e.State == EntityState.Added).Select(e => e.Entity).ToList();
        var touched = written.Select(w => w.Measure.Id).Concat(reported.Select(p => p.MeasureId)).Concat(proven.SelectMany(e => e.Uses.Select(u => u.MeasureId))).Distinct().ToList();
        if (touched.Count == 0 || await PlacesAsync(session, touched) is not { Count: > 0 } places) return;

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
        return await all.Where(m => roots.Contains(m.Id) || (m.SharedFrom != null && roots.Contains(m.SharedFrom.Value))).Select(m => new Place(m.SharedFrom ?? m.Id, m.Id, m.TaskId, m.State != MeasureState.Cancelled)).ToListAsync(session.Cancelled);
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

    private static Task<(RectificationTask Task, TaskSetting Setting)?> TaskAsync(ActSession session, Place place) => session.LockTaskAsync(place.Task, deciding: false, Parts);
}
