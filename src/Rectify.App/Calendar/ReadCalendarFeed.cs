using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.App.Desk;
using Rectify.App.People;
using Rectify.App.Suggestions;
using Rectify.App.Supervision;
using Rectify.App.WiderChecks;
using Rectify.Domain;
using Rectify.Domain.People;
using Rectify.Domain.Rounds;
using Rectify.Domain.Tasks;

namespace Rectify.App.Calendar;

/// <summary>Reads what falls due for the person whose secret it is: their units' tasks, those they lead, replies they owe to suggestions, what they owe in wider checks, letters to answer, open cycles, and for the office the milestones and the periodic checks. Nobody is signed in.</summary>
public sealed class ReadCalendarFeed
{
    /// <summary>So many days back and ahead.</summary>
    public const int DaysBack = 30, DaysAhead = 180;

    private const int MostOfKind = 300;

    private readonly IDbContextFactory<RectifyDb> contexts;
    private readonly TimeProvider clock;
    private readonly OfficeDay office;

    internal ReadCalendarFeed(IDbContextFactory<RectifyDb> contexts, TimeProvider clock, OfficeDay office) => (this.contexts, this.clock, this.office) = (contexts, clock, office);

    /// <summary>Null for a secret nobody has, for a person who has left, and while their account is locked.</summary>
    public async Task<IReadOnlyList<DueItem>?> Run(string secret, CancellationToken ct = default)
    {
        if (await OwnerAsync(secret, ct) is not { } person) return null;
        await using var reading = (await new Door(contexts, new Owner(person), clock, office).ReadAsync(ct))!;
        var who = await DeskReader.OfAsync(reading, ct);
        var (from, until) = (reading.Today.AddDays(-DaysBack), reading.Today.AddDays(DaysAhead));
        List<InspectionId> milestones = [.. who.InspectionsAs(Role.Office, Role.HeadOfOffice, Role.LeadingGroup)];
        var (owes, own) = (who.UnitsAs(Role.UnitLead), new List<DueItem>());
        // replies the person owes as lead of the unit that has the suggestion
        var replies = reading.Db.Suggestions.VisibleTo(reading.Sight, reading.Db).Where(s => s.UnitId != null && owes.Contains(s.UnitId.Value));
        // of wider checks what they are still to report or to see put right, and those their unit leads
        var checks = reading.Db.WiderChecks.VisibleTo(reading.Sight, reading.Db).Where(c => owes.Contains(c.LeadUnitId)
            || c.Units.Any(u => u.ReleasedBecause == null && owes.Contains(u.UnitId) && !c.Reports.Any(r => r.UnitId == u.UnitId)));
        var findings = WiderCheckList.OfFindings(reading, reading.Db.WiderChecks.VisibleTo(reading.Sight, reading.Db)).Where(f => owes.Contains(f.UnitId));
        // letters their unit is to answer, and cycles that ask their units, or that their office has opened
        var letters = reading.Db.Letters.VisibleTo(reading.Sight, reading.Actor, reading.Db).Where(l => owes.Contains(l.UnitId));
        var (kept, reports) = (who.InspectionsAs(Role.Office, Role.HeadOfOffice), DeskTasks.Of(who, [Role.UnitLead, Role.Handler]) ?? reading.Db.Tasks.Where(t => false));
        var cycles = reading.Db.Cycles.Where(c => kept.Contains(c.InspectionId) || reports.Any(t => t.InspectionId == c.InspectionId && t.State == TaskState.Rectifying));
        var none = DueBeside.None(reading.Db);
        foreach (var tasks in new[] { DeskTasks.Of(who, [Role.UnitLead, Role.Handler]), DeskTasks.Led(who) })
            if (tasks is not null) own.AddRange(await new DueTasks(reading.Db, tasks, [], none, from, until).ListAsync(MostOfKind, ct));
        own.AddRange(await new DueTasks(reading.Db, reading.Db.Tasks.Where(t => false), milestones, new DueBeside(replies, checks, findings, letters, cycles), from, until).ListAsync(MostOfKind, ct));
        if (kept.Count > 0)
            own.AddRange((await new DueTasks(reading.Db, reading.Db.TasksVisibleTo(reading.Sight).Where(t => kept.Contains(t.InspectionId) && t.State == TaskState.Sustained), [], none, from, until).ListAsync(MostOfKind, ct)).Where(item => item.Kind == DueKind.PeriodicCheck));
        return [.. own.DistinctBy(item => (item.Kind, item.On, item.Task, item.Inspection, item.Milestone, item.Suggestion, item.WiderCheck, item.Finding, item.Letter, item.Cycle, item.Text)).OrderBy(item => item.On)];
    }

    private async Task<PersonId?> OwnerAsync(string secret, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var (digest, now) = (KeepCalendarFeed.DigestOf(secret), clock.GetUtcNow());
        var today = office.Of(now);
        var found = await db.CalendarFeeds.AsNoTracking().Where(f => f.SecretSha256 == digest)
            .Where(f => db.Persons.Any(p => p.Id == f.PersonId && (p.InactiveFrom == null || today < p.InactiveFrom)) && db.Users.Any(a => a.PersonId == f.PersonId && (a.LockoutEnd == null || a.LockoutEnd < now)))
            .OrderBy(f => f.PersonId).Select(f => f.PersonId).Take(1).ToListAsync(ct);
        return found.Count == 0 ? null : found[0];
    }

    private sealed class Owner(PersonId person) : ICurrentActor
    {
        public ValueTask<PersonId?> PersonAsync(CancellationToken ct) => ValueTask.FromResult<PersonId?>(person);
    }
}
