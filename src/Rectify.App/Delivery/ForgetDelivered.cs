using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.App.Drafts;
using Rectify.App.Reporting;
using Rectify.Domain;

namespace Rectify.App.Delivery;

/// <summary>
/// Throws away what left the house long ago, workbooks of refused rows, what was typed into a form and nobody came back for, and warnings of deadlines that can come no more. Each addressee's last digest stays: the next one begins behind it. A warning stays while its deadline does,
/// since it is what keeps the same step from being warned of again; a task that is closed gets another deadline when it is restarted.
/// </summary>
internal sealed class ForgetDelivered(IDbContextFactory<RectifyDb> contexts, TimeProvider clock, OfficeDay office, AppSettings settings)
{
    /// <returns>How many rows went.</returns>
    public async Task<int> RunAsync(CancellationToken ct)
    {
        var before = office.Of(clock.GetUtcNow()).AddDays(-settings.DeliveryDays);
        await using var db = await contexts.CreateDbContextAsync(ct);
        // what got stuck is as old as what was sent: nobody tries a digest of last year again
        var digests = await db.Database.ExecuteSqlAsync($"""
            delete from outgoing o where o."on" < {before} and (o.sent_at is not null or o.is_stuck)
            and exists (select 1 from outgoing later where later.id > o.id and (later.person_id = o.person_id or later.webhook_id = o.webhook_id))
            """, ct);
        var tasks = await db.Database.ExecuteSqlAsync($"""
            delete from deadline_warnings w using tasks t where t.id = w.task_id and w.warned_on < {before} and (t.due_on <> w.due_on or t.state in ('Closed', 'Sustained'))
            """, ct);
        var milestones = await db.Database.ExecuteSqlAsync($"""
            delete from milestone_warnings w using milestones m where m.inspection_id = w.inspection_id and m.kind = w.kind and w.warned_on < {before} and (m.due_on <> w.due_on or m.done_on is not null)
            """, ct);
        var suggestions = await db.Database.ExecuteSqlAsync($"""
            delete from suggestion_warnings w using suggestions s where s.id = w.suggestion_id and w.warned_on < {before} and (s.due_on <> w.due_on or s.state in ('Concluded', 'Discarded'))
            """, ct);
        var checks = await db.Database.ExecuteSqlAsync($"""
            delete from check_warnings w using tasks t where t.id = w.task_id and w.warned_on < {before} and (t.next_check_on is distinct from w.due_on or t.state <> 'Sustained')
            """, ct);
        var measures = await db.Database.ExecuteSqlAsync($"""
            delete from measure_warnings w using measures m, tasks t where m.id = w.measure_id and t.id = m.task_id and w.warned_on < {before} and (m.due_on <> w.due_on or m.state in ('Verified', 'Sustained', 'Cancelled') or t.state in ('Closed', 'Sustained'))
            """, ct);
        var unsent = clock.GetUtcNow().AddDays(-FormDraft.KeptDays);
        var drafts = await db.FormDrafts.Where(d => d.SavedAt < unsent).ExecuteDeleteAsync(ct);
        return drafts + checks + measures + digests + tasks + milestones + suggestions + await RefusedWorkbooks.ForgetAsync(db, clock.GetUtcNow(), ct);
    }
}
