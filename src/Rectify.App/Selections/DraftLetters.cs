using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.App.People;
using Rectify.App.Reviews;
using Rectify.App.Supervision;
using Rectify.Documents.Writing;
using Rectify.Domain.People;
using Rectify.Domain.Supervision;
using Rectify.Domain.Tasks;

namespace Rectify.App.Selections;

/// <summary>Drafts of letters about many tasks in one act, one a unit and inspection, in the words the records give; each is gone over and issued on its own. All of them or none.</summary>
public sealed class DraftLetters(UnitOfWork work) : IUseCase
{
    public Task<Outcome> Run(IReadOnlyCollection<TaskId> about, LetterKind? kind, ActId act, CancellationToken ct = default) => work.RunAsync(nameof(DraftLetters), act, async session =>
    {
        if (about.Count is 0 or > ManyTasks.MaxLines) return Outcome.Bad(nameof(about), about.Count == 0 ? "nothing-chosen" : "too-many");
        if (kind is not { } wanted || !Enum.IsDefined(wanted)) return Outcome.Bad(nameof(kind), "required");
        var (db, actor, today) = (session.Db, session.Stamp.By, session.Stamp.On);
        await session.ShareTasksAsync(about);
        var tasks = await db.Tasks.VisibleTo(session.Sight, db).AsNoTracking().Where(t => about.Contains(t.Id)).OrderBy(t => t.Sequence).ThenBy(t => t.Id)
            .Join(db.Inspections, t => t.InspectionId, i => i.Id, (t, i) => new { t.Id, t.InspectionId, t.LeadUnitId, t.State, i.BodyId }).ToListAsync(ct);
        if (tasks.Count != about.Distinct().Count()) return Outcome.None;
        if (tasks.Exists(t => LetterSight.SideOf(actor, t.BodyId) is null)) return Outcome.Only(Role.Office, Role.HeadOfOffice, Role.Supervision);
        var settled = tasks.Where(t => !t.State.IsOpen() || t.LeadUnitId is null).Select(t => new Unmet(Rule.LetterTasksSettled, Relation.Office, Subject: t.Id.Value)).ToList();
        if (settled.Count > 0) return new Outcome.Refused(new Refusal(null, settled));

        var rows = (await LetterSource.TasksAsync(db, [.. tasks.Select(t => t.Id)], ct)).ToDictionary(row => row.Task);
        foreach (var letter in tasks.GroupBy(t => (t.InspectionId, Unit: t.LeadUnitId!.Value, t.BodyId)).SelectMany(of => of.Chunk(Letter.MaxTasks), (of, chunk) => (Of: of.Key, Tasks: chunk)))
        {
            var side = LetterSight.SideOf(actor, letter.Of.BodyId)!.Value;
            var issuing = LetterSight.IssuingUnit(side, actor, letter.Of.BodyId, today);
            var names = await db.NamesAsync([letter.Of.Unit, issuing], ct);
            var beginning = new LetterBeginning(side, names[letter.Of.Unit], await LetterSource.OversightAsync(db, letter.Of.InspectionId, ct), side == LetterAuthor.Office ? LetterSource.OfficeOf(names[issuing]) : names[issuing], today, [.. letter.Tasks.Select(t => rows[t.Id])]);
            var ids = letter.Tasks.Select(t => t.Id).ToList();
            db.Add(Letter.Draft(LetterId.New(), letter.Of.InspectionId, letter.Of.BodyId, side, issuing, letter.Of.Unit, ids, beginning.Words(wanted, ids), null, session.Stamp));
        }
        return Outcome.Ok;
    }, ct);
}
