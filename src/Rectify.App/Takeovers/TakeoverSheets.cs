using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.App.People;
using Rectify.App.Planning;
using Rectify.Domain;
using Rectify.Domain.Measures;
using Rectify.Domain.People;
using Rectify.Domain.Problems;
using Rectify.Domain.Rounds;
using Rectify.Domain.Tasks;

namespace Rectify.App.Takeovers;

/// <summary>Reads what may be entered as work done before in one inspection, in the document's order, and its batches.</summary>
public sealed class TakeoverSheets(Door door) : IUseCase
{
    public const int PageRows = 100;
    private const int BatchesShown = 20;

    /// <summary>Null when there is no such inspection or the reader does not see it as a whole.</summary>
    public async Task<TakeoverSheet?> Run(InspectionId id, SequenceCursor? after = null, CancellationToken ct = default)
    {
        await using var reading = await door.ReadAsync(ct);
        if (reading is null || !reading.Sight.Inspections.Contains(id) || await WorkInspections.OfAsync(reading, id, ct) is not { } inspection) return null;
        var db = reading.Db;
        var waiting = db.Tasks.VisibleTo(reading.Sight, reading.Db).Where(t => t.InspectionId == id && t.State == TaskState.Registered && !db.Takeovers.Any(b => b.State == TakeoverState.Proposed && b.Lines.Any(line => line.TaskId == t.Id)));
        var page = waiting;
        if (after is var (sequence, task)) page = page.Where(t => EF.Functions.GreaterThan(ValueTuple.Create(t.Sequence, t.Id), ValueTuple.Create(sequence, task)));
        var found = await (
            from t in page.OrderBy(t => t.Sequence).ThenBy(t => t.Id).Take(PageRows + 1)
            join problem in db.Problems on t.ProblemId equals problem.Id
            orderby t.Sequence, t.Id
            select new
            {
                t.Id, t.Version, t.Sequence, t.Part, problem.Number, problem.Ordinal, problem.Wording, problem.ReportedGrade,
                Parts = db.Tasks.Count(other => other.ProblemId == t.ProblemId),
                Heading = db.Sections.Where(s => s.Id == problem.SectionId).Select(s => s.Ordinal + s.Heading).FirstOrDefault(),
                Measures = t.Measures.Count(m => m.State != MeasureState.Cancelled),
                Said = problem.Statements.OrderBy(s => s.Position).Select(s => new Quotation(s.Kind, s.Label, s.Text, s.On)).ToList(),
                DueOn = t.Measures.Max(m => (DateOnly?)m.DueOn),
            }).ToListAsync(ct);
        var rows = found.Take(PageRows).Select(t => new TakeoverRow(t.Id, t.Version, t.Number, t.Ordinal, t.Wording, t.Heading, t.Part, t.Parts, t.ReportedGrade, t.Measures,
            t.DueOn is { } due && !Deadline.IsLongTerm(due) ? due : null, t.Said)).ToList();
        var next = found.Count > PageRows ? new SequenceCursor(found[PageRows - 1].Sequence, found[PageRows - 1].Id) : (SequenceCursor?)null;
        var mayPropose = reading.Actor.Has(Role.Office, inspection.Body) || reading.Actor.Has(Role.HeadOfOffice, inspection.Body);
        return new TakeoverSheet(inspection, mayPropose, reading.Today, await waiting.CountAsync(ct), rows, next,
            await Rows(db, db.Takeovers.VisibleTo(reading.Sight, db).Where(b => b.InspectionId == id).OrderByDescending(b => b.ProposedAt).ThenByDescending(b => b.Id).Take(BatchesShown)).ToListAsync(ct));
    }

    internal static IQueryable<TakeoverBatchRow> Rows(RectifyDb db, IQueryable<Takeover> batches) => batches.Select(b => new TakeoverBatchRow(
        b.Id, b.State, b.Lines.Count, db.Persons.Where(p => p.Id == b.ProposedBy).Select(p => p.Name).First(), b.ProposedAt,
        db.Persons.Where(p => p.Id == b.DecidedBy).Select(p => p.Name).FirstOrDefault(), b.DecidedAt, b.RefusedBecause));
}
