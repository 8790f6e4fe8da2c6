using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.App.People;
using Rectify.App.Reviews;
using Rectify.Domain.Measures;
using Rectify.Domain.People;
using Rectify.Domain.Supervision;
using Rectify.Domain.Tasks;

namespace Rectify.App.SpotChecks;

/// <summary>What the form of a check begins with.</summary>
/// <param name="NotBefore">The first day of presence, or the day of feedback.</param>
/// <param name="People">Who may be named as having checked, the reader first.</param>
/// <param name="WhyNot">What keeps the reader from recording one; empty when they may.</param>
public sealed record SpotCheckBeginning(
    TaskId Task, int Number, string Wording, string? Unit, DateOnly Today, DateOnly NotBefore, PersonId Reader, IReadOnlyList<(PersonId Id, string Name)> People, IReadOnlyList<(MeasureId Id, int Position, string Text)> Measures, IReadOnlyList<Unmet> WhyNot);

public sealed class PrepareSpotCheck(Door door) : IUseCase
{
    /// <summary>More checkers than a form of boxes can show are not offered; the reader always is.</summary>
    private const int MostPeople = 40;

    /// <summary>Null when there is no such task, or none the reader may see.</summary>
    /// <param name="id">The task that was looked at.</param>
    /// <param name="search">Part of a name, a post or a unit, among those who may have checked.</param>
    /// <param name="chosen">Offered in any case, if they may have.</param>
    /// <param name="ct">Ends the reading.</param>
    public async Task<SpotCheckBeginning?> Run(TaskId id, string? search = null, IReadOnlyCollection<PersonId>? chosen = null, CancellationToken ct = default)
    {
        await using var reading = await door.ReadAsync(ct);
        if (reading is null || await reading.TaskAsync(id, reading.Now, ct) is not { } read) return null;
        var (db, task) = (reading.Db, read.Task);
        var problem = await db.Problems.Where(p => p.Id == task.ProblemId).Select(p => new { p.Number, p.Wording }).SingleAsync(ct);
        var presence = await db.Inspections.Where(i => i.Id == task.InspectionId).Select(i => i.PresenceFrom).SingleAsync(ct);
        var unit = task.LeadUnitId is { } lead ? (await db.NamesAsync([lead], ct)).GetValueOrDefault(lead) : null;
        return new SpotCheckBeginning(task.Id, problem.Number, problem.Wording, unit, reading.Today, presence ?? read.Setting.FeedbackOn, reading.Actor.Person, await PeopleAsync(reading, read, search, chosen ?? [], ct),
            [.. task.Counting.Select(m => (m.Id, m.Position, m.Text))], task.WhyNot(TaskVerb.RecordSpotCheck, read.Setting, read.Stamp));
    }

    /// <summary>Who may look at work of the body and has no part in the task: the panel, whoever holds a role that looks, and the reader.</summary>
    private static async Task<IReadOnlyList<(PersonId Id, string Name)>> PeopleAsync(Reading reading, TaskInReading read, string? search, IReadOnlyCollection<PersonId> chosen, CancellationToken ct)
    {
        var (db, today, task, roles) = (reading.Db, reading.Today, read.Task, LookBack.CheckerRoles.ToList());
        var (units, own) = (reading.Actor.Units.Above(read.Setting.Body).ToList(), task.Units.ToList());
        var (panel, involved, from) = (task.Panel.Select(seat => seat.PersonId).ToList(), task.Involved.ToList(), task.OpenedOn ?? today);
        var may = db.Persons.Where(p => (p.InactiveFrom == null || today < p.InactiveFrom) && !involved.Contains(p.Id)
                && (panel.Contains(p.Id) || db.RoleGrants.Any(g => g.PersonId == p.Id && roles.Contains(g.Role) && units.Contains(g.UnitId) && g.From <= today && (g.Until == null || g.Until >= today)))
                && !db.Posts.Any(post => post.PersonId == p.Id && own.Contains(post.UnitId) && post.From <= today && (post.Until == null || post.Until >= from)));
        // the reader first, who as a rule was there
        var found = await PeopleOffered.OfAsync(may, may.Matching(db, search, today) ?? may, [.. chosen, reading.Actor.Person], MostPeople, ct);
        return [.. found.OrderByDescending(p => p.Id == reading.Actor.Person).Select(p => (p.Id, p.Name))];
    }
}
