using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.App.People;
using Rectify.App.Reviews;
using Rectify.Domain.People;
using Rectify.Domain.Tasks;
using Rectify.Domain.WiderChecks;

namespace Rectify.App.WiderChecks;

/// <summary>Acts on one wider check.</summary>
internal static class WiderCheckLock
{
    /// <summary>A deciding act: locks the check, compares the version the user saw and lets it decide. Missing when there is none the actor may see.</summary>
    public static Task<Outcome> DecideWiderCheckAsync(this UnitOfWork work, string verb, WiderCheckId id, int seen, ActId act, Func<WiderCheck, ActSession, Task<Outcome>> decide, CancellationToken ct) =>
        work.RunAsync(verb, act, async session =>
        {
            if (await session.LockWiderCheckAsync(id) is not { } check) return Outcome.None;
            return check.Version == seen ? await decide(check, session) : await session.ChangedSinceAsync(id.Value, seen);
        }, ct);

    public static Task<Outcome> DecideWiderCheckAsync(this UnitOfWork work, string verb, WiderCheckId id, int seen, ActId act, Func<WiderCheck, ActSession, Refusal?> decide, CancellationToken ct) =>
        work.DecideWiderCheckAsync(verb, id, seen, act, (check, session) => session.NamedAsync(decide(check, session)), ct);

    /// <summary>An act of one unit among many: they follow each other and none of them asks what another did meanwhile.</summary>
    public static Task<Outcome> AddToWiderCheckAsync(this UnitOfWork work, string verb, WiderCheckId id, ActId act, Func<WiderCheck, ActSession, Task<Refusal?>> add, CancellationToken ct) =>
        work.RunAsync(verb, act, async session => await session.LockWiderCheckAsync(id) is { } check ? await session.NamedAsync(await add(check, session)) : Outcome.None, ct);

    /// <summary>The first day on which anything of the inspection can have been looked at: of presence, or of the feedback where that is not known.</summary>
    public static async Task<DateOnly> FirstDayAsync(this ActSession session, WiderCheck check)
    {
        var of = await session.Db.Inspections.AsNoTracking().Where(i => i.Id == check.InspectionId).Select(i => new { i.PresenceFrom, i.FeedbackOn }).SingleAsync(session.Cancelled);
        return of.PresenceFrom ?? of.FeedbackOn;
    }

    public static async Task<WiderCheck?> LockWiderCheckAsync(this ActSession session, WiderCheckId id)
    {
        var (db, ct) = (session.Db, session.Cancelled);
        await db.Database.ExecuteSqlAsync($"select 1 from wider_checks where id = {id.Value} for update", ct);
        return await db.WiderChecks.VisibleTo(session.Sight, db).WithParts().SingleOrDefaultAsync(c => c.Id == id, ct);
    }

    public static IQueryable<WiderCheck> WithParts(this IQueryable<WiderCheck> checks) =>
        checks.Include(c => c.Problems).Include(c => c.Measures).Include(c => c.Units).Include(c => c.Reports).Include(c => c.Findings).ThenInclude(f => f.Remedies).AsSplitQuery();

    /// <summary>What waits for a unit says for which.</summary>
    private static async Task<Outcome> NamedAsync(this ActSession session, Refusal? refusal) =>
        refusal is null ? Outcome.Ok : new Outcome.Refused(refusal with { Unmet = await NamedAsync(session.Db, refusal.Unmet, session.Cancelled) });

    public static async Task<IReadOnlyList<Unmet>> NamedAsync(RectifyDb db, IReadOnlyList<Unmet> unmet, CancellationToken ct)
    {
        if (!unmet.Any(IsOfUnit)) return unmet;
        var names = await db.NamesAsync(unmet.Where(IsOfUnit).Select(u => UnitId.From(u.Subject!.Value)).Distinct().ToList(), ct);
        return [.. unmet.Select(u => IsOfUnit(u) ? u with { Detail = string.Join('|', new[] { names.GetValueOrDefault(UnitId.From(u.Subject!.Value)), u.Detail }.OfType<string>()) } : u)];
    }

    private static bool IsOfUnit(Unmet unmet) => unmet is { Rule: Rule.UnitNotReported or Rule.FindingNotPutRight, Subject: not null };
}
