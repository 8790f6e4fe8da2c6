using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.App.Delivery;
using Rectify.Domain.People;

namespace Rectify.App.People;

/// <summary>The signed-in person as the frame around every page shows them.</summary>
/// <param name="Unread">Unread notifications, counted up to <see cref="ReadNotifications.MostCounted"/>.</param>
public sealed record Me(PersonId Id, string Name, string? Unit, IReadOnlySet<Role> Roles, int Unread);

public sealed class WhoAmI(Door door) : IUseCase
{
    /// <summary>Null when nobody is signed in.</summary>
    public async Task<Me?> Run(CancellationToken ct = default)
    {
        await using var reading = await door.ReadAsync(ct);
        if (reading is null) return null;
        var (db, id, today) = (reading.Db, reading.Actor.Person, reading.Today);
        var me = await db.Persons.Where(p => p.Id == id).Select(p => new { p.Name, Unread = db.Notifications.Where(n => n.PersonId == id && n.ReadAt == null).Take(ReadNotifications.MostCounted).Count() }).SingleAsync(ct);
        var units = reading.Actor.Posts.Where(p => p.IsHeld(today)).OrderByDescending(p => p.From).Select(p => p.UnitId).Take(1).ToList();
        var unit = units.Count == 0 ? null : await db.Set<UnitPeriod>().Where(p => p.UnitId == units[0] && p.Until == null).Select(p => p.Name).SingleOrDefaultAsync(ct);
        return new Me(id, me.Name, unit, reading.Actor.Roles.Select(r => r.Role).ToHashSet(), me.Unread);
    }
}
