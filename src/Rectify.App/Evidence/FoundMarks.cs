using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.App.Delivery;
using Rectify.App.Live;
using Rectify.Domain;
using Rectify.Domain.Delivery;
using Rectify.Domain.Evidence;
using Rectify.Domain.People;

namespace Rectify.App.Evidence;

/// <summary>Tells the security administrators that a 密级 mark was found in the text of a piece, in the transaction that keeps the text: one notification a person and day.</summary>
internal sealed class FoundMarks(TimeProvider clock, OfficeDay office, LiveChanges live)
{
    private const long TellLock = 0x6d61726b73746f6c;

    /// <returns>Who is told.</returns>
    public async Task<IReadOnlyCollection<PersonId>> TellAsync(RectifyDb db, string sha256, CancellationToken ct)
    {
        // two nodes that find marks at once must not both make the day's notification
        await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock({TellLock})", ct);
        if (await db.DismissedMarks.AnyAsync(d => d.Sha256 == sha256, ct)) return [];
        var pieces = await db.Set<EvidenceItem>().AsNoTracking().Where(e => e.Sha256 == sha256).OrderBy(e => e.Id).Select(e => e.Id).Take(1).ToListAsync(ct);
        var now = clock.GetUtcNow();
        now = now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMicrosecond));
        var today = office.Of(now);
        var keepers = await db.RoleGrants.Where(g => g.Role == Role.SecurityAdministrator && g.From <= today && (g.Until == null || today <= g.Until)).Select(g => g.PersonId).Distinct().ToListAsync(ct);
        var persons = (await db.HearingAsync(keepers, today, ct)).SelectMany(ears => ears).Distinct().ToList();
        var todays = await db.Notifications.Where(n => n.WarnedOf == Matter.SecrecyMark && n.On == today && persons.Contains(n.PersonId)).ToDictionaryAsync(n => n.PersonId, ct);
        foreach (var person in persons)
        {
            if (!todays.TryGetValue(person, out var notification)) db.Notifications.Add(notification = Notification.OfMarks(person, today));
            foreach (var piece in pieces) notification.AddMarked(piece.Value, now);
        }
        await db.SaveChangesAsync(ct);
        db.ChangeTracker.Clear();
        return persons;
    }

    /// <summary>After the transaction.</summary>
    public void Announce(IReadOnlyCollection<PersonId> told) => live.Announce(told.Select(person => person.Value).ToHashSet());
}
