using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.Domain.Delivery;
using Rectify.Domain.People;
using Rectify.Domain.Trail;

namespace Rectify.App.Delivery;

/// <summary>Where a page begins: behind or before the notification with this key, the latest first.</summary>
public sealed record NotificationKey(bool Backward, long Id);

/// <summary>A notification, ready to become a sentence.</summary>
/// <param name="Kind">What happened; null for the day's warnings of deadlines.</param>
/// <param name="By">Name of who did it.</param>
/// <param name="Count">How many records it is about.</param>
/// <param name="Number">The only record's, where it has one.</param>
public sealed record NotificationRow(long Id, FactKind? Kind, string? By, int Count, string? Number, IReadOnlyDictionary<string, string> Said, DateOnly On, DateTimeOffset At, bool IsRead)
{
    /// <summary>Of the day's warnings of deadlines: tasks or milestones.</summary>
    public Matter? WarnedOf { get; init; }
}

/// <param name="Unread">Counted up to <see cref="ReadNotifications.MostCounted"/>.</param>
/// <param name="Newest">The latest there is, read or not: reading all ends with it.</param>
public sealed record NotificationSlice(IReadOnlyList<NotificationRow> Rows, bool HasPrevious, bool HasNext, int Unread, long Newest);

/// <summary>What one notification leads to.</summary>
/// <param name="Kind">Null for the day's warnings of deadlines, which are about tasks or milestones.</param>
public sealed record NotificationTarget(long Id, FactKind? Kind, Matter About, IReadOnlyList<Guid> Subjects);

/// <summary>The reader's own notifications, the latest first, a page at a time by key.</summary>
public sealed class ReadNotifications(Door door) : IUseCase
{
    public const int PageSize = 30;

    /// <summary>Beyond that the bell says "more".</summary>
    public const int MostCounted = 100;

    /// <summary>Null when nobody is signed in.</summary>
    public async Task<NotificationSlice?> Run(bool unreadOnly, NotificationKey? from = null, CancellationToken ct = default)
    {
        await using var reading = await door.ReadAsync(ct);
        if (reading is null) return null;
        var (db, me) = (reading.Db, reading.Actor.Person);
        var own = db.Notifications.Where(n => n.PersonId == me);
        var asked = unreadOnly ? own.Where(n => n.ReadAt == null) : own;
        var page = from switch
        {
            null => asked.OrderByDescending(n => n.Id),
            { Backward: false } => asked.Where(n => n.Id < from.Id).OrderByDescending(n => n.Id),
            _ => asked.Where(n => n.Id > from.Id).OrderBy(n => n.Id),
        };
        var rows = await page.Take(PageSize + 1).Select(n => new NotificationRow(
            n.Id, n.Kind, db.Persons.Where(p => p.Id == n.ByPersonId).Select(p => p.Name).FirstOrDefault(), n.SubjectIds.Length, n.Number, n.Said, n.On, n.At, n.ReadAt != null) { WarnedOf = n.WarnedOf }).ToListAsync(ct);
        var more = rows.Count > PageSize;
        if (more) rows.RemoveAt(PageSize);
        var backward = from is { Backward: true };
        if (backward) rows.Reverse();
        var unread = await own.Where(n => n.ReadAt == null).Take(MostCounted).CountAsync(ct);
        var newest = await own.MaxAsync(n => (long?)n.Id, ct) ?? 0;
        return new NotificationSlice(rows, backward ? more : from is not null, backward || more, unread, newest);
    }

    /// <summary>Who reads and how much of theirs is unread; null when nobody is signed in.</summary>
    public async Task<(PersonId Person, int Unread)?> UnreadAsync(CancellationToken ct = default)
    {
        await using var reading = await door.ReadAsync(ct);
        if (reading is null) return null;
        var me = reading.Actor.Person;
        return (me, await reading.Db.Notifications.Where(n => n.PersonId == me && n.ReadAt == null).Take(MostCounted).CountAsync(ct));
    }

    /// <summary>Null when the reader has no such notification.</summary>
    public async Task<NotificationTarget?> TargetAsync(long id, CancellationToken ct = default)
    {
        await using var reading = await door.ReadAsync(ct);
        if (reading is null) return null;
        var me = reading.Actor.Person;
        var found = await reading.Db.Notifications.Where(n => n.Id == id && n.PersonId == me).Select(n => new { n.Kind, n.WarnedOf, n.SubjectIds }).SingleOrDefaultAsync(ct);
        return found is null ? null : new NotificationTarget(id, found.Kind, found.WarnedOf ?? WhoIsTold.About(found.Kind!.Value), found.SubjectIds);
    }
}
