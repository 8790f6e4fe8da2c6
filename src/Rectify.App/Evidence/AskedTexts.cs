using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.Domain.Evidence;

namespace Rectify.App.Evidence;

/// <summary>Asks for the text of evidence in the act that adds it: what is not kept in the end is never read.</summary>
internal static class AskedTexts
{
    public static async Task AskAsync(ActSession session)
    {
        foreach (var piece in session.Db.ChangeTracker.Entries<EvidenceItem>().Where(e => e.State == EntityState.Added && ReadableContent.Has(e.Entity.MediaType)).Select(e => e.Entity))
        {
            // the same content again is another chance where reading it failed
            await session.Db.Database.ExecuteSqlAsync($"""
                insert into evidence_readings (sha256, media_type, state, attempts, due_at, is_cut) values ({piece.Sha256}, {piece.MediaType}, 'Waiting', 0, {session.Stamp.At}, false)
                on conflict (sha256) do update set state = 'Waiting', refusal = null, attempts = 0, due_at = excluded.due_at where evidence_readings.state in ('Failed', 'Gone')
                """, session.Cancelled);
        }
    }
}
