using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.App.Ledger;
using Rectify.App.People;
using Rectify.Documents.Writing;
using Rectify.Domain.Rounds;
using Rectify.Domain.Supervision;
using Rectify.Domain.Tasks;

namespace Rectify.App.Supervision;

/// <summary>What a new letter begins with.</summary>
/// <param name="Unit">The addressed unit: the lead unit of the task it begins with.</param>
/// <param name="Tasks">Open tasks of that unit in the same inspection, in the document's order; the letter may be about any of them.</param>
public sealed record LetterBeginning(LetterAuthor Side, string Unit, string Oversight, string Issuer, DateOnly Today, IReadOnlyList<LetterTaskRow> Tasks)
{
    /// <summary>The feedback is not given: the problems are those put right at once.</summary>
    public bool IsBeforeFeedback { get; init; }

    /// <summary>The words a letter of that kind about these tasks begins with.</summary>
    public LetterWords Words(LetterKind kind, IReadOnlyCollection<TaskId> chosen) => new(
        kind, LetterWording.Title(kind, Oversight, IsBeforeFeedback), LetterWording.Findings([.. Tasks.Where(t => chosen.Contains(t.Task)).Select(t => t.AsSubject)], Today), LetterWording.Asks(kind), Today.AddDays(LetterWording.ReplyDays(kind)), Issuer);
}

/// <summary>Reads what a new letter to the lead unit of a task may be about; null where the reader writes none for that body.</summary>
public sealed class PrepareLetter(Door door) : IUseCase
{
    public async Task<LetterBeginning?> Run(TaskId about, CancellationToken ct = default)
    {
        await using var reading = await door.ReadAsync(ct);
        if (reading is null) return null;
        var (db, actor, today) = (reading.Db, reading.Actor, reading.Today);
        var visible = db.Tasks.VisibleTo(reading.Sight, db);
        var first = await visible.Where(t => t.Id == about).Join(db.Inspections, t => t.InspectionId, i => i.Id, (t, i) => new { t.InspectionId, t.LeadUnitId, i.BodyId, i.FeedbackOn, i.IsFeedbackExpected }).SingleOrDefaultAsync(ct);
        if (first?.LeadUnitId is not { } unit || LetterSight.SideOf(actor, first.BodyId) is not { } side) return null;

        var open = LedgerConditions.OpenStates;
        var tasks = await LetterSource.Rows(db, visible.Where(t => t.InspectionId == first.InspectionId && t.LeadUnitId == unit && open.Contains(t.State)).OrderByDescending(t => t.Id == about).ThenBy(t => t.Sequence).ThenBy(t => t.Id).Take(Letter.MaxTasks)).ToListAsync(ct);
        var issuing = LetterSight.IssuingUnit(side, actor, first.BodyId, today);
        var names = await db.CurrentUnitNames().Where(n => n.UnitId == unit || n.UnitId == issuing).ToDictionaryAsync(n => n.UnitId, n => n.Name, ct);
        return new LetterBeginning(side, names[unit], await LetterSource.OversightAsync(db, first.InspectionId, ct), side == LetterAuthor.Office ? LetterSource.OfficeOf(names[issuing]) : names[issuing], today, tasks) { IsBeforeFeedback = Inspection.FeedbackDay(first.FeedbackOn, first.IsFeedbackExpected, today) > today };
    }
}
