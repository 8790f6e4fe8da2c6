using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.App.People;
using Rectify.App.Rounds;
using Rectify.Domain.People;
using Rectify.Domain.Supervision;
using Rectify.App.Trail;

namespace Rectify.App.LookBacks;

/// <summary>Who sees a campaign: whoever sees all inspections of its scope as a whole, and who is named to look.</summary>
internal static class LookBackSight
{
    public static IQueryable<LookBack> VisibleTo(this IQueryable<LookBack> campaigns, Sight sight) =>
        campaigns.Where(c => c.Inspections.All(i => sight.Inspections.Contains(i.InspectionId)) || c.Items.Any(i => i.CheckerId != null && sight.Persons.Contains(i.CheckerId.Value)));

    /// <summary>Locks a campaign and loads it whole; null where there is none the actor may see.</summary>
    public static async Task<LookBack?> LockLookBackAsync(this ActSession session, LookBackId id)
    {
        var (db, ct) = (session.Db, session.Cancelled);
        await db.Database.ExecuteSqlAsync($"select 1 from look_backs where id = {id.Value} for update", ct);
        return await db.LookBacks.VisibleTo(session.Sight).Include(c => c.Inspections).Include(c => c.Items).AsSplitQuery().SingleOrDefaultAsync(c => c.Id == id, ct);
    }

    /// <summary>Null when the actor does the office's work at the bodies of all those inspections.</summary>
    public static async Task<Outcome?> WhyNotOfficeAsync(this ActSession session, IReadOnlyCollection<Domain.Rounds.InspectionId> inspections)
    {
        var bodies = await session.Db.Inspections.AsNoTracking().Where(i => inspections.Contains(i.Id) && session.Sight.Inspections.Contains(i.Id)).Select(i => i.BodyId).ToListAsync(session.Cancelled);
        if (bodies.Count < inspections.Count) return Outcome.None;
        return bodies.Select(body => session.Stamp.By.WhyNotOffice(body)).FirstOrDefault(refusal => refusal is not null);
    }

    /// <summary>An act of the office on a campaign as the user saw it.</summary>
    public static Task<Outcome> DecideLookBackAsync(this UnitOfWork work, string verb, LookBackId id, int seen, ActId act, Func<LookBack, ActSession, Task<Outcome>> decide, CancellationToken ct) => work.RunAsync(verb, act, async session =>
    {
        if (await session.LockLookBackAsync(id) is not { } campaign) return Outcome.None;
        if (await session.WhyNotOfficeAsync([.. campaign.Inspections.Select(i => i.InspectionId)]) is { } refusal) return refusal;
        return campaign.Version == seen ? await decide(campaign, session) : await session.LookBackChangedAsync(id, seen);
    }, ct);

    public static async Task<Outcome> LookBackChangedAsync(this ActSession session, LookBackId id, int seen)
    {
        var facts = await session.Db.Facts.AsNoTracking().Where(f => f.Chain == ChainHead.Office && f.SubjectId == id.Value).OrderByDescending(f => f.Number).Take(20)
            .Join(session.Db.Persons, f => f.ActorId, p => p.Id, (f, p) => new { f.Kind, f.At, p.Name, f.Details }).ToListAsync(session.Cancelled);
        return new Outcome.ChangedMeanwhile([.. facts
            .Where(f => f.Details.TryGetValue("version", out var version) && int.Parse(version, System.Globalization.CultureInfo.InvariantCulture) > seen)
            .Select(f => new OtherAct(f.Kind, f.At, f.Name, f.Details))]);
    }
}
