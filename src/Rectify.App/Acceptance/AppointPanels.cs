using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.App.People;
using Rectify.Domain.Acceptance;
using Rectify.Domain.People;
using Rectify.Domain.Tasks;

namespace Rectify.App.Acceptance;

/// <summary>
/// The acceptance group that another task has is appointed for many, with the titles of today: all of them or none, a record each. Nothing is asked less than of one alone; a refusal names every task that stands in the way.
/// </summary>
public sealed class AppointPanels(UnitOfWork work) : IUseCase
{
    /// <param name="like">The task whose group it is.</param>
    public Task<Outcome> Run(IReadOnlyList<SeenTask> tasks, TaskId? like, ActId act, CancellationToken ct = default) => work.RunAsync(nameof(AppointPanels), act, async session =>
    {
        var (db, today) = (session.Db, session.Stamp.On);
        var seats = await db.Tasks.AsNoTracking().VisibleTo(session.Sight, db).Where(t => t.Id == like).SelectMany(t => t.Panel).OrderBy(seat => seat.Role).ThenBy(seat => seat.PersonId)
            .Select(seat => new SeatDraft(seat.PersonId, seat.Role, seat.UnitId,
                db.Posts.Where(p => p.PersonId == seat.PersonId && p.UnitId == seat.UnitId && p.From <= today && (p.Until == null || today <= p.Until)).OrderByDescending(p => p.From).Select(p => p.Title).FirstOrDefault() ?? seat.Title)).ToListAsync(ct);
        if (seats.Count == 0) return Outcome.Bad("person", "required");
        var actors = new Dictionary<PersonId, Actor>();
        foreach (var person in seats.Select(seat => seat.Person).Distinct()) actors[person] = await db.ActorAsync(person, today, ct);
        return await session.DecideManyAsync(tasks, TaskParts.All, (task, _, setting, stamp) => task.AppointPanel(seats, person => actors[person], setting, stamp));
    }, ct);
}
