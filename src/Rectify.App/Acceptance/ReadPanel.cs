using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.App.Reviews;
using Rectify.Domain.Acceptance;
using Rectify.Domain.People;
using Rectify.Domain.Tasks;

namespace Rectify.App.Acceptance;

/// <summary>Somebody who may be appointed, with the post they hold now.</summary>
public sealed record PanelCandidate(PersonId Person, string Name, UnitId Unit, string UnitName, string Title);

/// <param name="WhyNot">What keeps the reader from appointing; empty when they may.</param>
/// <param name="Signatures">Valid signatures that a new appointment would void.</param>
public sealed record PanelSheet(TaskId Id, int Version, int Number, int Sequence, string? Unit, IReadOnlyList<SeatDraft> Seats, IReadOnlyList<PanelCandidate> Candidates, IReadOnlyList<Unmet> WhyNot, int Signatures);

/// <summary>The acceptance group of a task and who may be called into it.</summary>
public sealed class ReadPanel(Door door) : IUseCase
{
    private const int MaxCandidates = 500;

    public async Task<PanelSheet?> Run(TaskId id, CancellationToken ct = default)
    {
        await using var reading = await door.ReadAsync(ct);
        if (reading is null || await reading.TaskAsync(id, door.Now(), ct) is not { } read) return null;
        var (task, setting) = (read.Task, read.Setting);
        var number = await reading.Db.Problems.Where(p => p.Id == task.ProblemId).Select(p => p.Number).SingleAsync(ct);
        var unit = task.LeadUnitId is { } lead ? (await reading.Db.NamesAsync([lead], ct)).GetValueOrDefault(lead) : null;
        return new PanelSheet(task.Id, task.Version, number, task.Sequence, unit,
            [.. task.Panel.OrderBy(seat => seat.Role).Select(seat => new SeatDraft(seat.PersonId, seat.Role, seat.UnitId, seat.Title))],
            await CandidatesAsync(reading, setting.Body, task, ct), task.WhyNot(TaskVerb.AppointPanel, setting, read.Stamp), task.CurrentOpinion?.ValidSignatures.Count() ?? 0);
    }

    /// <summary>Who holds the role of acceptance member for the body and, lest a seat loses its name, who sits already.</summary>
    private static async Task<IReadOnlyList<PanelCandidate>> CandidatesAsync(Reading reading, UnitId body, RectificationTask task, CancellationToken ct)
    {
        var (db, today) = (reading.Db, reading.Today);
        var grants = await db.RoleGrants.Where(g => g.Role == Role.AcceptanceMember && g.From <= today && (g.Until == null || today <= g.Until)).Select(g => new { g.PersonId, g.UnitId }).ToListAsync(ct);
        var seated = task.Panel.Select(seat => seat.PersonId).ToList();
        var called = grants.Where(g => reading.Actor.Units.IsWithin(body, g.UnitId)).Select(g => g.PersonId).Concat(seated).Distinct().ToList();
        var rows = await (
            from person in db.Persons
            join post in db.Posts on person.Id equals post.PersonId
            join unit in db.Set<UnitPeriod>() on post.UnitId equals unit.UnitId
            where called.Contains(person.Id) && person.InactiveFrom == null && post.From <= today && (post.Until == null || today <= post.Until) && unit.Until == null
            orderby person.SortKey, person.Id, post.From descending
            select new PanelCandidate(person.Id, person.Name, post.UnitId, unit.Name, post.Title)).Take(MaxCandidates).ToListAsync(ct);
        return [.. rows.DistinctBy(row => row.Person)];
    }
}
