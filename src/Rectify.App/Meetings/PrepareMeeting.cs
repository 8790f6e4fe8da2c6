using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.App.People;
using Rectify.App.Reviews;
using Rectify.App.Rounds;
using Rectify.Domain.Measures;
using Rectify.Domain.People;
using Rectify.Domain.Problems;
using Rectify.Domain.Rounds;
using Rectify.Domain.Tasks;

namespace Rectify.App.Meetings;

/// <summary>A measure whose commitment a meeting may keep.</summary>
public sealed record KeepableCommitment(TaskId Task, MeasureId Measure, int Number, int Position, string Text, Commitment Commitment);

/// <summary>What the form of a meeting begins with.</summary>
/// <param name="NotBefore">The first day of presence, or the day of feedback.</param>
/// <param name="Units">Units whose own it may be; empty for who records for the body alone.</param>
/// <param name="ForBody">The reader does the office's work and may record one of the body.</param>
/// <param name="OpenMilestones">Kinds whose milestone has no meeting yet; none for a unit.</param>
public sealed record MeetingBeginning(
    InspectionId Inspection, string Name, DateOnly Today, DateOnly NotBefore, bool ForBody, IReadOnlyList<(UnitId Id, string Name)> Units, IReadOnlyList<(PersonId Id, string Name)> People,
    IReadOnlyList<(ProblemId Id, int Number, string Wording)> Problems, IReadOnlyList<KeepableCommitment> Commitments, IReadOnlyList<MeetingKind> OpenMilestones);

public sealed class PrepareMeeting(Door door) : IUseCase
{
    private const int MostUnits = 60, MostPeople = 40, MostCommitments = 60;

    /// <summary>Null when there is no such inspection, or none for which the reader may record meetings.</summary>
    /// <param name="id">Of whose body or unit the meeting was.</param>
    /// <param name="search">Part of a name, a post or a unit: people of the whole house are offered by it; without it those who hold a post in the body or its units.</param>
    /// <param name="chosen">Offered in any case.</param>
    /// <param name="ct">Ends the reading.</param>
    public async Task<MeetingBeginning?> Run(InspectionId id, string? search = null, IReadOnlyCollection<PersonId>? chosen = null, CancellationToken ct = default)
    {
        await using var reading = await door.ReadAsync(ct);
        if (reading is null) return null;
        var (db, today, actor) = (reading.Db, reading.Today, reading.Actor);
        var inspection = await db.Inspections.VisibleTo(reading.Sight, db).Where(i => i.Id == id && i.ArchivedOn == null).Select(i => new { i.BodyId, i.PresenceFrom, i.FeedbackOn }).SingleOrDefaultAsync(ct);
        if (inspection is null) return null;
        var office = actor.WhyNotOffice(inspection.BodyId) is null;
        var visible = db.Tasks.VisibleTo(reading.Sight, db).Where(t => t.InspectionId == id);
        var leading = await visible.Where(t => t.LeadUnitId != null).Select(t => t.LeadUnitId!.Value).Distinct().Join(db.CurrentUnitNames(), unit => unit, n => n.UnitId, (unit, n) => new { unit, n.Name })
            .OrderBy(n => EF.Functions.Collate(n.Name, PeopleOrder.Collation)).Take(MostUnits).ToListAsync(ct);
        var units = leading.Where(unit => office || actor.Keeps(unit.unit)).ToList();
        if (!office && units.Count == 0) return null;

        var keys = units.Select(unit => unit.unit).ToList();
        var mine = office ? visible : visible.Where(t => t.LeadUnitId != null && keys.Contains(t.LeadUnitId.Value));
        var problems = await db.Problems.Where(p => mine.Select(t => t.ProblemId).Contains(p.Id)).OrderBy(p => p.Sequence).Take(Meeting.MaxProblems)
            .Select(p => new { p.Id, p.Number, Wording = p.Wording.Substring(0, ReviewQueue.WordingLength) }).ToListAsync(ct);
        var commitments = await (
            from t in mine.Where(t => t.State == TaskState.Rectifying)
            join p in db.Problems on t.ProblemId equals p.Id
            from m in t.Measures.Where(m => m.Commitment != null && m.State != MeasureState.Cancelled)
            orderby p.Sequence, t.Part, m.Position
            select new { Task = t.Id, Measure = m, p.Number }).Take(MostCommitments).ToListAsync(ct);
        // who leads the body and its units sits in its meetings
        var body = keys.Append(inspection.BodyId).ToList();
        var active = db.Persons.Where(p => p.InactiveFrom == null || today < p.InactiveFrom);
        var offered = active.Matching(db, search, today) ?? active.Where(p => db.Posts.Any(post => post.PersonId == p.Id && body.Contains(post.UnitId) && post.From <= today && (post.Until == null || post.Until >= today)));
        var people = await PeopleOffered.OfAsync(active, offered, chosen, MostPeople, ct);
        var met = office ? await db.Set<Milestone>().Where(m => m.InspectionId == id && m.MeetingId == null).Select(m => m.Kind).ToListAsync(ct) : [];
        return new MeetingBeginning(id, (await LookBacks.ReadLookBack.InspectionsAsync(db, [id], ct)).Single().Name, today, inspection.PresenceFrom ?? inspection.FeedbackOn, office, [.. units.Select(u => (u.unit, u.Name))],
            [.. people.Select(p => (p.Id, p.Name))], [.. problems.Select(p => (p.Id, p.Number, p.Wording))],
            [.. commitments.Select(c => new KeepableCommitment(c.Task, c.Measure.Id, c.Number, c.Measure.Position, c.Measure.Text, c.Measure.Commitment!))],
            [.. Enum.GetValues<MeetingKind>().Where(kind => kind.Milestone() is { } milestone && met.Contains(milestone))]);
    }

    /// <summary>The reader does the office's work at the body, or keeps the records of a unit that leads a task of it.</summary>
    internal static async Task<bool> MayRecordAsync(Reading reading, InspectionId id, CancellationToken ct)
    {
        var found = await reading.Db.Inspections.Where(i => i.Id == id && i.ArchivedOn == null).Select(i => new { i.BodyId }).SingleOrDefaultAsync(ct);
        if (found is null) return false;
        if (reading.Actor.WhyNotOffice(found.BodyId) is null) return true;
        var units = reading.Actor.Roles.Where(held => held.Role is Role.UnitLead or Role.Handler).SelectMany(held => reading.Actor.Units.Within(held.Unit)).Distinct().ToList();
        return units.Count > 0 && await reading.Db.Tasks.AnyAsync(t => t.InspectionId == id && t.LeadUnitId != null && units.Contains(t.LeadUnitId.Value), ct);
    }
}
