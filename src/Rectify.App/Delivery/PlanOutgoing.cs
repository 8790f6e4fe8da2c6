using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.Domain;

namespace Rectify.App.Delivery;

/// <summary>
/// Enters the day's digests, one a person and one a group, in two statements: for who wants mail and has something new unread, and for whose unit a deadline came up. Entered twice, or by two nodes, is entered once.
/// </summary>
internal sealed class PlanOutgoing(IDbContextFactory<RectifyDb> contexts, TimeProvider clock, OfficeDay office, AppSettings settings)
{
    /// <summary>How many were entered; none before the time of day for it and while it is quiet.</summary>
    public async Task<int> RunAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var (today, time) = (office.Of(now), TimeOnly.FromDateTime(office.Local(now).DateTime));
        if (time < settings.Delivery.DigestAt || settings.Delivery.IsQuiet(time)) return 0;
        await using var db = await contexts.CreateDbContextAsync(ct);
        var mails = settings.Delivery.Mail is null ? 0 : await db.Database.ExecuteSqlAsync($"""
            insert into outgoing (person_id, "on", after_id, up_to_id, due_at, attempts, is_stuck)
            select c.person_id, {today}, before.id, fresh.id, {now}, 0, false
            from delivery_choices c
            join accounts a on a.person_id = c.person_id and a.email is not null
            join persons p on p.id = c.person_id and (p.inactive_from is null or {today} < p.inactive_from)
            cross join lateral (select coalesce(max(o.up_to_id), 0) as id from outgoing o where o.person_id = c.person_id) before
            cross join lateral (select max(n.id) as id from notifications n where n.person_id = c.person_id and n.read_at is null and n.id > before.id) fresh
            where c.by_mail and fresh.id is not null
            on conflict do nothing
            """, ct);
        var groups = await db.Database.ExecuteSqlAsync($"""
            insert into outgoing (webhook_id, "on", after_id, up_to_id, due_at, attempts, is_stuck)
            select w.id, {today}, 0, 0, {now}, 0, false
            from webhooks w
            where not w.is_ended and exists (select 1 from deadline_warnings d where d.warned_on = {today})
            on conflict do nothing
            """, ct);
        return mails + groups;
    }
}
