using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.App.People;
using Rectify.Domain.People;
using Rectify.Domain.Supervision;
using Rectify.Domain.Tasks;

namespace Rectify.App.Supervision;

/// <summary>拟稿: the office, or daily supervision, drafts a letter to the lead unit of one open task or of several of one inspection.</summary>
public sealed class DraftLetter(UnitOfWork work) : IUseCase
{
    /// <param name="id">Made by the form.</param>
    public Task<Outcome> Run(LetterId id, IReadOnlyList<TaskId> about, LetterWords words, ActId act, CancellationToken ct = default) => work.RunAsync(nameof(DraftLetter), act, async session =>
    {
        if (Outcome.Of(new LetterWordsValidator().Validate(words)) is { } invalid) return invalid;
        if (about.Count is 0 or > Letter.MaxTasks) return Outcome.Bad(nameof(about), about.Count == 0 ? "nothing-chosen" : "too-many");
        var (db, actor, today) = (session.Db, session.Stamp.By, session.Stamp.On);
        await session.ShareTasksAsync(about);
        var tasks = await db.Tasks.VisibleTo(session.Sight, db).AsNoTracking().Where(t => about.Contains(t.Id)).Select(t => new { t.Id, t.InspectionId, t.LeadUnitId, t.State }).ToListAsync(ct);
        if (tasks.Count != about.Distinct().Count()) return Outcome.None;
        var inspection = tasks[0].InspectionId;
        var body = await db.Inspections.Where(i => i.Id == inspection).Select(i => i.BodyId).SingleAsync(ct);
        if (LetterSight.SideOf(actor, body) is not { } side) return Outcome.Only(Role.Office, Role.HeadOfOffice, Role.Supervision);
        if (tasks.Any(t => !t.State.IsOpen())) return Outcome.Bad(nameof(about), "task-settled");
        if (tasks[0].LeadUnitId is not { } unit || tasks.Any(t => t.InspectionId != inspection || t.LeadUnitId != unit)) return Outcome.Bad(nameof(about), "one-unit");

        db.Add(Letter.Draft(id, inspection, body, side, LetterSight.IssuingUnit(side, actor, body, today), unit, about, words, null, session.Stamp));
        return Outcome.Ok;
    }, ct);
}
