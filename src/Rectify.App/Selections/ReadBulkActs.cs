using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.App.People;
using Rectify.App.Reviews;
using Rectify.App.Supervision;
using Rectify.App.Tasks;
using Rectify.Domain.People;
using Rectify.Domain.Rounds;
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
    /// <summary>Of an inspection; null for other records.</summary>
    public MilestoneKind? Milestone { get; init; }

    public bool Moved => Since is not null || Fell;
}

/// <summary>What an act over many was done to.</summary>
public enum BulkActOn
{
    Tasks,
    Letters,
    Milestones,
}

/// <param name="Records">Those the reader may see.</param>
public sealed record BulkActSheet(BulkActRow Act, IReadOnlyList<BulkActRecord> Records, BulkActOn On, DateTimeOffset Now)
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
        var (db, me, since, verbs, alsoOfOne) = (reading.Db, reading.Actor.Person, reading.Now.AddDays(-Days), BulkActs.Verbs.ToList(), BulkActs.AlsoOfOne.ToList());
        var acts = await db.Acts.Where(a => a.ActorId == me && a.At >= since && verbs.Contains(a.Verb) && (!alsoOfOne.Contains(a.Verb) || db.Facts.Where(f => f.ActId == a.Id).Select(f => f.SubjectId).Distinct().Count() > 1)).OrderByDescending(a => a.At).ThenByDescending(a => a.Id).Take(Most).ToListAsync(ct);
        var ids = acts.Select(a => a.Id).ToList();
        // several milestones may be of one inspection: there each has a fact of its own
        var counts = await db.Facts.Where(f => ids.Contains(f.ActId)).GroupBy(f => f.ActId).Select(g => new { g.Key, Records = g.Select(f => f.SubjectId).Distinct().Count(), Told = g.Count(f => BulkActs.Telling.Contains(f.Kind) || BulkActs.TellingBack.Contains(f.Kind)) }).ToDictionaryAsync(g => g.Key, ct);
        var undoing = acts.Where(a => a.Verb == nameof(UndoBulkAct)).Select(a => a.Id).ToList();
        var undone = undoing.Count == 0 ? [] : (await db.Facts.Where(f => undoing.Contains(f.ActId) && BulkActs.TellingBack.Contains(f.Kind)).Select(f => f.Details).ToListAsync(ct)).Select(details => details.GetValueOrDefault(UndoneAct.Detail)).ToHashSet(StringComparer.Ordinal);
        return ([.. acts.Select(a =>
        {
            var isUndone = undone.Contains($"{a.Id.Value:N}");
            return new BulkActRow(a.Id, a.Verb, a.At, counts.TryGetValue(a.Id, out var of) ? BulkActs.OfMilestones.Contains(a.Verb) || a.Verb == nameof(UndoBulkAct) ? of.Told : of.Records : 0, isUndone, BulkActs.GoesBack(a.Verb) && !isUndone ? UndoneAct.Until(a.At) : null);
        })], reading.Now);
    }

    /// <summary>One of them with its records; null when it is not the reader's.</summary>
    public async Task<BulkActSheet?> OneAsync(ActId id, CancellationToken ct = default)
    {
        await using var reading = await door.ReadAsync(ct);
        if (reading is null || await BulkTrace.OfAsync(reading.Db, id, reading.Actor.Person, ct) is not { } done) return null;
        var on = BulkActs.OfMilestones.Contains(done.Verb) ? BulkActOn.Milestones : done.Verb is nameof(DraftLetters) or nameof(IssueLetters) or nameof(DecideLetters) ? BulkActOn.Letters : BulkActOn.Tasks;
        var subjects = done.Facts.Count > 0 ? done.Subjects : done.Others;
        var records = on switch
        {
            BulkActOn.Milestones => await MilestonesAsync(reading, done, ct),
            BulkActOn.Letters => await LettersAsync(reading, done, [.. subjects.Select(LetterId.From)], ct),
            _ => await TasksAsync(reading, done, [.. subjects.Select(TaskId.From)], ct),
        };
        var row = new BulkActRow(id, done.Verb, done.At, done.Facts.Count > 0 ? done.Facts.Count : done.Others.Count, done.IsUndone, BulkActs.GoesBack(done.Verb) && !done.IsUndone ? UndoneAct.Until(done.At) : null);
        return new BulkActSheet(row, records, on, reading.Now);
    }

    private static async Task<IReadOnlyList<BulkActRecord>> TasksAsync(Reading reading, BulkTrace done, List<TaskId> tasks, CancellationToken ct)
    {
        var found = await reading.Db.TasksVisibleTo(reading.Sight).Where(t => tasks.Contains(t.Id)).Join(reading.Db.Problems, t => t.ProblemId, p => p.Id, (t, p) => new { t.Id, t.Sequence, p.Number, Text = p.Wording.Substring(0, ReviewQueue.WordingLength) })
            .OrderBy(t => t.Sequence).ThenBy(t => t.Id).ToListAsync(ct);
        return [.. found.Select(t => Record(reading, done, new(t.Id.Value), $"{t.Number}", t.Text))];
    }

    private static async Task<IReadOnlyList<BulkActRecord>> LettersAsync(Reading reading, BulkTrace done, List<LetterId> letters, CancellationToken ct)
    {
        var db = reading.Db;
        var found = await db.Letters.VisibleTo(reading.Sight, reading.Actor, db).Where(l => letters.Contains(l.Id)).OrderBy(l => l.Id)
            .Select(l => new { l.Id, Unit = db.Set<UnitPeriod>().Where(u => u.UnitId == l.UnitId && u.Until == null).Select(u => u.Name).FirstOrDefault(), Text = l.Title }).ToListAsync(ct);
        return [.. found.Select(l => Record(reading, done, new(l.Id.Value), l.Unit ?? "", l.Text))];
    }

    private static async Task<IReadOnlyList<BulkActRecord>> MilestonesAsync(Reading reading, BulkTrace done, CancellationToken ct)
    {
        var (db, ids) = (reading.Db, done.Subjects.Select(InspectionId.From).ToList());
        var found = await db.Inspections.VisibleTo(reading.Sight, db).Where(i => ids.Contains(i.Id)).Join(db.Rounds, i => i.RoundId, r => r.Id, (i, r) => new { i.Id, Round = r.Name, Body = db.Set<UnitPeriod>().Where(u => u.UnitId == i.BodyId && u.Until == null).Select(u => u.Name).FirstOrDefault() }).ToDictionaryAsync(i => i.Id.Value, ct);
        return [.. done.Facts.Keys.Where(record => found.ContainsKey(record.Id)).OrderBy(record => record.Id).ThenBy(record => record.Milestone).Select(record => Record(reading, done, record, found[record.Id].Body ?? "", found[record.Id].Round))];
    }

    private static BulkActRecord Record(Reading reading, BulkTrace done, TracedRecord record, string name, string text) => new(record.Id, name, text, done.IsUndone ? null : done.Since.GetValueOrDefault(record),
        done.Facts.ContainsKey(record) && done.On(record, reading.Actor.Person, reading.Now).Before is { Fell: true }) { Milestone = record.Milestone };
}
