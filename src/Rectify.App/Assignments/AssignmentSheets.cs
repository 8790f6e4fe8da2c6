using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.App.People;
using Rectify.App.Planning;
using Rectify.Domain.People;
using Rectify.Domain.Problems;
using Rectify.Domain.Rounds;
using Rectify.Domain.Tasks;
using Rectify.Domain.Trail;

namespace Rectify.App.Assignments;

/// <summary>Reads what waits for assignment in one inspection, in the document's order, declined tasks with their reason among them; what waits in a batch of 补录 does not wait here.</summary>
public sealed class AssignmentSheets(Door door) : IUseCase
{
    public const int PageRows = 100;

    /// <summary>Null when there is no such inspection or the reader may not see it.</summary>
    public async Task<AssignmentSheet?> Run(InspectionId id, SequenceCursor? after = null, CancellationToken ct = default)
    {
        await using var reading = await door.ReadAsync(ct);
        if (reading is null || await WorkInspections.OfAsync(reading, id, ct) is not { } inspection) return null;
        var db = reading.Db;
        var waiting = db.Tasks.VisibleTo(reading.Sight, reading.Db).Where(t => t.InspectionId == id && t.State == TaskState.Registered
            && !db.Takeovers.Any(b => b.State == TakeoverState.Proposed && b.Lines.Any(line => line.TaskId == t.Id)));
        var page = waiting;
        if (after is var (sequence, task)) page = page.Where(t => EF.Functions.GreaterThan(ValueTuple.Create(t.Sequence, t.Id), ValueTuple.Create(sequence, task)));
        var found = await (
            from t in page.OrderBy(t => t.Sequence).ThenBy(t => t.Id).Take(PageRows + 1)
            join problem in db.Problems on t.ProblemId equals problem.Id
            orderby t.Sequence, t.Id
            select new
            {
                t.Id, t.Version, t.Sequence, t.Part, t.Declines, t.LeaderId, t.LeadUnitId, t.HandlerId, t.DueOn, problem.Number, problem.Ordinal, problem.Wording, problem.SectionId, problem.Class,
                Parts = db.Tasks.Count(other => other.ProblemId == t.ProblemId),
                Section = db.Sections.Where(s => s.Id == problem.SectionId).Select(s => new { s.Ordinal, s.Heading }).FirstOrDefault(),
                DeclinedBy = db.Set<UnitPeriod>().Where(u => u.UnitId == t.DeclinedByUnit && u.Until == null).Select(u => u.Name).FirstOrDefault(),
                Said = problem.Statements.OrderBy(s => s.Position).Select(s => new Quotation(s.Kind, s.Label, s.Text, s.On)).ToList(),
                Supporting = t.Supporting.Select(u => u.UnitId).ToList(),
            }).AsSplitQuery().ToListAsync(ct);
        var reasons = await ReasonsAsync(db, [.. found.Where(t => t.Declines > 0).Select(t => t.Id.Value)], ct);
        var rows = found.Take(PageRows).Select(t => new AssignmentRow(
            t.Id, t.Version, t.Number, t.Ordinal, t.Wording, t.SectionId, t.Section is null ? null : Section.TitleOf(t.Section.Ordinal, t.Section.Heading), t.Class, t.Part, t.Parts,
            t.Declines == 0 ? null : new DeclinedAssignment(t.DeclinedBy, reasons.GetValueOrDefault(t.Id.Value), t.Declines),
            t is { LeaderId: { } leader, LeadUnitId: { } unit } ? new Assignment(leader, unit, t.DueOn, t.Supporting, t.HandlerId) : null, t.Said)).ToList();
        var mayAssign = reading.Actor.Has(Role.Office, inspection.Body) || reading.Actor.Has(Role.HeadOfOffice, inspection.Body);
        var next = found.Count > PageRows ? new SequenceCursor(found[PageRows - 1].Sequence, found[PageRows - 1].Id) : (SequenceCursor?)null;
        return new AssignmentSheet(inspection, mayAssign, reading.Today, await waiting.CountAsync(ct), rows, next);
    }

    private static async Task<Dictionary<Guid, string?>> ReasonsAsync(RectifyDb db, List<Guid> tasks, CancellationToken ct)
    {
        if (tasks.Count == 0) return [];
        var facts = await db.Facts.Where(f => tasks.Contains(f.SubjectId) && f.Kind == FactKind.TaskDeclined).Select(f => new { f.SubjectId, f.At, f.Details }).ToListAsync(ct);
        return facts.GroupBy(f => f.SubjectId).ToDictionary(g => g.Key, g => g.MaxBy(f => f.At)!.Details.GetValueOrDefault("reason"));
    }
}
