using Rectify.App.Data;
using Rectify.App.People;
using Rectify.Domain.Acceptance;
using Rectify.Domain.People;
using Rectify.Domain.Tasks;

namespace Rectify.App.Acceptance;

/// <summary>The office names head, deputies and members, each with unit and title as of today. A conflict is refused and says whose.</summary>
public sealed class AppointPanel(UnitOfWork work) : IUseCase
{
    public const int MaxSeats = 30;

    public Task<Outcome> Run(TaskId id, int seen, ActId act, IReadOnlyList<SeatDraft> seats, CancellationToken ct = default) => work.RunAsync(nameof(AppointPanel), act, async session =>
    {
        if (seats.Count > MaxSeats) return Outcome.Bad(nameof(seats), "too-many");
        if (seats.Any(seat => seat.Title.Trim().Length is 0 or > Post.MaxTitleLength)) return Outcome.Bad(nameof(SeatDraft.Title), "title");
        if (await session.LockTaskAsync(id, deciding: true, TaskParts.All) is not var (task, setting)) return Outcome.None;
        if (task.Version != seen) return await session.ChangedSinceAsync(id, seen);
        var actors = new Dictionary<PersonId, Actor>();
        foreach (var person in seats.Select(seat => seat.Person).Distinct())
            actors[person] = await session.Db.ActorAsync(person, session.Stamp.On, ct);
        return Outcome.Of(task.AppointPanel(seats, person => actors[person], setting, session.Stamp));
    }, ct);
}
