using Rectify.App.Data;
using Rectify.App.Rounds;
using Rectify.App.Supervision;
using Rectify.App.WorkingDays;
using Rectify.Domain.People;
using Rectify.Domain.Rounds;
using Rectify.Domain.Supervision;
using Rectify.Domain.Tasks;

namespace Rectify.App.Selections;

/// <summary>
/// 撤回批量操作: who did something to many in one act takes it back, whole, a short while afterwards and as long as every record stands as the act left it. An act of its own, with a fact each, told to whom it concerns;
/// a refusal names every record that has moved, and who moved it.
/// </summary>
public sealed class UndoBulkAct(UnitOfWork work) : IUseCase
{
    /// <param name="of">The act that is taken back.</param>
    public Task<Outcome> Run(ActId of, ActId act, CancellationToken ct = default) => work.RunAsync(nameof(UndoBulkAct), act, async session =>
    {
        if (await BulkTrace.OfAsync(session.Db, of, session.Stamp.By.Person, ct) is not { } done) return Outcome.None;
        if (!BulkActs.GoesBack(done.Verb)) return new Outcome.Refused(new Refusal(null, [new Unmet(Rule.ActNotUndone, Relation.Office)]));
        return done.Verb == nameof(DraftLetters) ? await DropAsync(session, done, ct) : BulkActs.OfMilestones.Contains(done.Verb) ? await MilestonesBackAsync(session, done, ct) : await PutBackAsync(session, done, ct);
    }, ct);

    private static async Task<Outcome> PutBackAsync(ActSession session, BulkTrace done, CancellationToken ct)
    {
        var tasks = await session.LockTasksAsync([.. done.Subjects.Select(TaskId.From)], TaskParts.Measures);
        if (tasks.Count != done.Facts.Count) return Outcome.None;
        // looked for again under the locks: what another act did while this one waited counts
        done = (await BulkTrace.OfAsync(session.Db, done.Id, session.Stamp.By.Person, ct))!;
        var settings = await session.SettingsAsync(tasks);
        return await session.DecideAllAsync(tasks, task => task.Id.Value, task => task.UndoBulk(settings[task.Id] with { Undo = done.On(new(task.Id.Value), session.Stamp.By.Person, session.Stamp.At) }, session.Stamp));
    }

    private static async Task<Outcome> MilestonesBackAsync(ActSession session, BulkTrace done, CancellationToken ct)
    {
        var (me, calendar) = (session.Stamp.By, await session.Db.WorkingCalendarAsync(ct));
        var inspections = await session.LockInspectionsAsync([.. done.Subjects.Select(InspectionId.From)]);
        if (inspections.Count != done.Subjects.Count) return Outcome.None;
        done = (await BulkTrace.OfAsync(session.Db, done.Id, me.Person, ct))!;
        if (inspections.Select(inspection => me.WhyNotOffice(inspection.BodyId)).FirstOrDefault(refusal => refusal is not null) is { } notOffice) return notOffice;
        // all milestones of an inspection are asked, so that the refusal names each
        return await session.DecideAllAsync(inspections, inspection => inspection.Id.Value, inspection =>
            done.Facts.Keys.Where(record => record.Id == inspection.Id.Value).SelectMany(record => inspection.UndoMilestone(done.On(record, me.Person, session.Stamp.At), calendar, session.Stamp)?.Unmet ?? []).ToList() is { Count: > 0 } unmet ? new Refusal(null, unmet) : null);
    }

    private static async Task<Outcome> DropAsync(ActSession session, BulkTrace done, CancellationToken ct)
    {
        var letters = await session.LockLettersAsync([.. done.Subjects.Select(LetterId.From)]);
        if (letters.Count != done.Facts.Count) return Outcome.None;
        done = (await BulkTrace.OfAsync(session.Db, done.Id, session.Stamp.By.Person, ct))!;
        return await session.DecideAllAsync(letters, letter => letter.Id.Value, letter => letter.UndoDraft(done.On(new(letter.Id.Value), session.Stamp.By.Person, session.Stamp.At), session.Stamp));
    }
}
