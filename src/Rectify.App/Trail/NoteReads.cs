using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.Domain.Evidence;
using Rectify.Domain.Tasks;

namespace Rectify.App.Trail;

/// <summary>
/// Writes down who reads something of restricted problems or opens a paper of 工作秘密, before it is shown: what cannot be written down is not shown. A read has a transaction that writes nothing, so this has one of its own.
/// </summary>
public sealed class NoteReads
{
    private readonly IDbContextFactory<RectifyDb> contexts;

    internal NoteReads(IDbContextFactory<RectifyDb> contexts) => this.contexts = contexts;

    /// <summary>Tasks of other problems are left out, but for a piece that is to be told of whatever problem it belongs to.</summary>
    internal async Task NoteAsync(Reading reading, IReadOnlyCollection<TaskId> tasks, ReadPlace place, EvidenceId? piece, CancellationToken ct, bool always = false)
    {
        var restricted = always ? [.. tasks] : await reading.Db.Tasks.Where(t => tasks.Contains(t.Id)).Join(reading.Db.Problems.Where(p => p.IsRestricted), t => t.ProblemId, p => p.Id, (t, _) => t.Id).ToListAsync(ct);
        if (restricted.Count == 0) return;
        var slot = reading.Now.ToUnixTimeSeconds() / (60 * RestrictedRead.SlotMinutes);
        Guid[] ids = [.. restricted.Select(_ => Guid.CreateVersion7(reading.Now))], keys = [.. restricted.Select(t => t.Value)];
        await using var db = await contexts.CreateDbContextAsync(ct);
        await db.Database.ExecuteSqlAsync($"""
            insert into restricted_reads (id, person_id, at, task_id, place, evidence_id, slot)
            select id, {reading.Actor.Person.Value}, {reading.Now}, task_id, {place.ToString()}, {piece?.Value}::uuid, {slot} from unnest({ids}, {keys}) as read(id, task_id)
            on conflict do nothing
            """, ct);
    }

    internal Task NoteAsync(Reading reading, TaskId task, ReadPlace place, CancellationToken ct) => NoteAsync(reading, [task], place, null, ct);
}
