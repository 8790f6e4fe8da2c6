using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.App.People;
using Rectify.App.Reviews;
using Rectify.App.Supervision;
using Rectify.App.Tasks;
using Rectify.Domain.People;
using Rectify.Domain.Supervision;
using Rectify.Domain.Tasks;

namespace Rectify.App.Selections;

/// <summary>An act over many of the reader's own.</summary>
/// <param name="Records">How many it was done to.</param>
/// <param name="Until">The last moment at which it can be taken back; null where such an act is not, or is already.</param>
public sealed record BulkActRow(ActId Id, string Verb, DateTimeOffset At, int Records, bool IsUndone, DateTimeOffset? Until);

/// <summary>One record of such an act.</summary>
/// <param name="Since">What somebody has done to it since; null while it stands as the act left it.</param>
/// <param name="Fell">What fell with the act does not come back.</param>
public sealed record BulkActRecord(Guid Id, string Name, string Text, OtherAct? Since, bool Fell)
{
    public bool Moved => Since is not null || Fell;
}

/// <param name="Records">Those the reader may see.</param>
/// <param name="AreTasks">Else letters.</param>
public sealed record BulkActSheet(BulkActRow Act, IReadOnlyList<BulkActRecord> Records, bool AreTasks, DateTimeOffset Now)
{
    public bool CanGoBack => Act.Until >= Now && Records.Count > 0 && Records.All(record => !record.Moved);
}

/// <summary>我的批量操作: what the reader has done to many in one act of late, and what of it can still be taken back.</summary>
public sealed class ReadBulkActs(Door door) : IUseCase
{
    public const int Days = 7;
    public const int Most = 50;

    /// <summary>The latest first.</summary>
    public async Task<(IReadOnlyList<BulkActRow> Acts, DateTimeOffset Now)> Run(CancellationToken ct = default)
    {
        await using var reading = await door.ReadAsync(ct);
        if (reading is null) return ([], default);
        var (db, me, since, verbs) = (reading.Db, reading.Actor.Person, reading.Now.AddDays(-Days), BulkActs.Verbs.ToList());
        var acts = await db.Acts.Where(a => a.ActorId == me && a.At >= since && verbs.Contains(a.Verb)).OrderByDescending(a => a.At).ThenByDescending(a => a.Id).Take(Most).ToListAsync(ct);
        var ids = acts.Select(a => a.Id).ToList();
        var counts = await db.Facts.Where(f => ids.Contains(f.ActId)).GroupBy(f => f.ActId).Select(g => new { g.Key, Records = g.Select(f => f.SubjectId).Distinct().Count() }).ToDictionaryAsync(g => g.Key, g => g.Records, ct);
        var undoing = acts.Where(a => a.Verb == nameof(UndoBulkAct)).Select(a => a.Id).ToList();
        var undone = undoing.Count == 0 ? [] : (await db.Facts.Where(f => undoing.Contains(f.ActId) && BulkActs.TellingBack.Contains(f.Kind)).Select(f => f.Details).ToListAsync(ct)).Select(details => details.GetValueOrDefault(UndoneAct.Detail)).ToHashSet(StringComparer.Ordinal);
        return ([.. acts.Select(a =>
        {
            var isUndone = undone.Contains($"{a.Id.Value:N}");
            return new BulkActRow(a.Id, a.Verb, a.At, counts.GetValueOrDefault(a.Id), isUndone, BulkActs.GoesBack(a.Verb) && !isUndone ? UndoneAct.Until(a.At) : null);
        })], reading.Now);
    }

    /// <summary>One of them with its records; null when it is not the reader's.</summary>
    public async Task<BulkActSheet?> OneAsync(ActId id, CancellationToken ct = default)
    {
        await using var reading = await door.ReadAsync(ct);
        if (reading is null || await BulkTrace.OfAsync(reading.Db, id, reading.Actor.Person, ct) is not { } done) return null;
        var (db, areTasks) = (reading.Db, done.Verb != nameof(DraftLetters));
        var (tasks, letters) = (done.Facts.Keys.Select(TaskId.From).ToList(), done.Facts.Keys.Select(LetterId.From).ToList());
        var found = areTasks
            ? await db.TasksVisibleTo(reading.Sight).Where(t => tasks.Contains(t.Id)).Join(db.Problems, t => t.ProblemId, p => p.Id, (t, p) => new { t.Id, t.Sequence, p.Number, Text = p.Wording.Substring(0, ReviewQueue.WordingLength) }).OrderBy(t => t.Sequence).ThenBy(t => t.Id)
                .Select(t => new { Key = t.Id.Value, Number = (int?)t.Number, Unit = (string?)null, t.Text }).ToListAsync(ct)
            : await db.Letters.VisibleTo(reading.Sight, reading.Actor, db).Where(l => letters.Contains(l.Id)).OrderBy(l => l.Id)
                .Select(l => new { Key = l.Id.Value, Number = (int?)null, Unit = db.Set<UnitPeriod>().Where(u => u.UnitId == l.UnitId && u.Until == null).Select(u => u.Name).FirstOrDefault(), Text = l.Title }).ToListAsync(ct);
        var records = found.ConvertAll(one => new BulkActRecord(one.Key, one.Unit ?? $"{one.Number}", one.Text, done.IsUndone ? null : done.Since.GetValueOrDefault(one.Key), done.On(one.Key, reading.Actor.Person, reading.Now).Before is { Fell: true }));
        var row = new BulkActRow(id, done.Verb, done.At, done.Facts.Count, done.IsUndone, BulkActs.GoesBack(done.Verb) && !done.IsUndone ? UndoneAct.Until(done.At) : null);
        return new BulkActSheet(row, records, areTasks, reading.Now);
    }
}
