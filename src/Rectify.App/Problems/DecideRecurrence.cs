using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.App.People;
using Rectify.App.Rounds;
using Rectify.Domain.People;
using Rectify.Domain.Problems;

namespace Rectify.App.Problems;

/// <summary>The office decides how a problem stands to an earlier one: the same again, of the kind, or something else.</summary>
public sealed class DecideRecurrence(UnitOfWork work) : IUseCase
{
    public Task<Outcome> Run(ProblemId id, ProblemId earlier, RecurrenceKind kind, ActId act, CancellationToken ct = default) => work.RunAsync(nameof(DecideRecurrence), act, async session =>
    {
        var db = session.Db;
        if (!Enum.IsDefined(kind)) return Outcome.Bad(nameof(kind), "required");
        if (id == earlier) return Outcome.Bad(nameof(earlier), "same");
        await db.Database.ExecuteSqlAsync($"select 1 from problems where id = {id.Value} for update", ct);
        var problem = await db.Problems.VisibleTo(session.Sight, db).Include(p => p.Recurrences).SingleOrDefaultAsync(p => p.Id == id, ct);
        if (problem is null || !await db.Problems.VisibleTo(session.Sight, db).AnyAsync(p => p.Id == earlier, ct)) return Outcome.None;
        if (session.Stamp.By.WhyNotOffice(await db.Inspections.Where(i => i.Id == problem.InspectionId).Select(i => i.BodyId).SingleAsync(ct)) is { } refusal) return refusal;
        problem.Decide(earlier, kind, session.Stamp);
        return Outcome.Ok;
    }, ct);
}
