using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.App.Live;
using Rectify.Domain.People;

namespace Rectify.App.Delivery;

/// <summary>A person puts their notifications away and takes them out again. It is no act, leaves no fact and concerns nobody else.</summary>
public sealed class MarkNotifications(Door door, ICurrentActor who, LiveChanges live) : IUseCase
{
    /// <summary>One of theirs is read. Returns the moment, by which it can be undone; null when there was nothing unread.</summary>
    public Task<DateTimeOffset?> ReadAsync(long id, CancellationToken ct = default) => SetAsync(own => own.Where(n => n.Id == id), ct);

    /// <summary>All are read up to that one: what came after they looked stays unread.</summary>
    public Task<DateTimeOffset?> ReadAllAsync(long upTo, CancellationToken ct = default) => SetAsync(own => own.Where(n => n.Id <= upTo), ct);

    /// <summary>What was read at that moment is unread again.</summary>
    public Task UndoAsync(DateTimeOffset readAt, CancellationToken ct = default) =>
        WithOwnAsync((own, _) => own.Where(n => n.ReadAt == readAt).ExecuteUpdateAsync(set => set.SetProperty(n => n.ReadAt, (DateTimeOffset?)null), ct), ct);

    private async Task<DateTimeOffset?> SetAsync(Func<IQueryable<Notification>, IQueryable<Notification>> which, CancellationToken ct)
    {
        DateTimeOffset? at = null;
        var changed = await WithOwnAsync((own, now) =>
        {
            at = now;
            return which(own.Where(n => n.ReadAt == null)).ExecuteUpdateAsync(set => set.SetProperty(n => n.ReadAt, now), ct);
        }, ct);
        return changed > 0 ? at : null;
    }

    private async Task<int> WithOwnAsync(Func<IQueryable<Notification>, DateTimeOffset, Task<int>> run, CancellationToken ct)
    {
        if (await who.PersonAsync(ct) is not { } person) return 0;
        var (db, transaction) = await door.OpenForActAsync(person, ct);
        await using (db)
        await using (transaction)
        {
            var changed = await run(db.Notifications.Where(n => n.PersonId == person), door.Now());
            await transaction.CommitAsync(ct);
            if (changed > 0) live.Announce(new HashSet<Guid> { person.Value });
            return changed;
        }
    }
}
