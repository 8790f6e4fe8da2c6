using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.App.People;
using Rectify.Domain.Intake;
using Rectify.Domain.Rounds;

namespace Rectify.App.Intake;

/// <summary>Lays a proposal beside what an inspection has registered, before anything is accepted into it.</summary>
public sealed class CompareIntake(Door door) : IUseCase
{
    /// <summary>Empty where the inspection holds nothing yet or is not the reader's office's.</summary>
    public async Task<IReadOnlyList<RereadLine>> Run(Proposal proposal, InspectionId into, CancellationToken ct = default)
    {
        await using var reading = await door.ReadAsync(ct);
        if (reading is null || !reading.Actor.DoesOfficeWork()) return [];
        var body = await reading.Db.Inspections.VisibleTo(reading.Sight, reading.Db).Where(i => i.Id == into).Select(i => i.BodyId).ToListAsync(ct);
        if (body is not [var unit] || !reading.Actor.DoesOfficeWork(unit)) return [];
        var registered = await reading.Db.RegisteredProblemsAsync(into, ct);
        return registered.Count == 0 ? [] : Rereading.Of(proposal, registered);
    }
}

internal static class RegisteredProblems
{
    /// <summary>The problems of an inspection in its order, each with its first task's texts; not tracked.</summary>
    public static async Task<IReadOnlyList<RegisteredProblem>> RegisteredProblemsAsync(this RectifyDb db, InspectionId inspection, CancellationToken ct)
    {
        var rows = await (from p in db.Problems.AsNoTracking()
                          where p.InspectionId == inspection
                          join t in db.Tasks.AsNoTracking().Where(t => t.Part == 1) on p.Id equals t.ProblemId
                          orderby p.Sequence
                          select new
                          {
                              Problem = p, t.Effect, t.ReasonNotDone, t.NextSteps,
                              Section = db.Sections.Where(s => s.Id == p.SectionId).Select(s => s.Heading).FirstOrDefault(),
                              Measures = t.Measures.OrderBy(m => m.Position).Select(m => m.Text).ToList(),
                          }).AsSplitQuery().ToListAsync(ct);
        return [.. rows.Select(row => new RegisteredProblem(row.Problem.Id, row.Problem.Number, row.Section, row.Problem.Ordinal, row.Problem.Wording, row.Problem.ReportedGrade,
            row.Measures, row.Effect, row.ReasonNotDone, row.NextSteps, row.Problem.FrozenOn is not null))];
    }
}
