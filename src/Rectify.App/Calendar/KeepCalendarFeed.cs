using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.Domain.People;

namespace Rectify.App.Calendar;

/// <summary>Opens the actor's own feed under a new secret, which ends an earlier one, or closes it. The secret is told once and kept nowhere.</summary>
public sealed class KeepCalendarFeed(UnitOfWork work, Door door) : IUseCase
{
    private const int SecretBytes = 24;

    /// <summary>Since when the actor's feed is open; null where there is none.</summary>
    public async Task<DateTimeOffset?> OpenedAtAsync(CancellationToken ct = default)
    {
        await using var reading = await door.ReadAsync(ct);
        return reading is null ? null : await reading.Db.CalendarFeeds.Where(f => f.PersonId == reading.Actor.Person).Select(f => (DateTimeOffset?)f.OpenedAt).SingleOrDefaultAsync(ct);
    }

    public static string NewSecret() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(SecretBytes));

    /// <param name="secret">From <see cref="NewSecret"/>.</param>
    public Task<Outcome> OpenAsync(string secret, ActId act, CancellationToken ct = default) => work.RunAsync(nameof(KeepCalendarFeed), act, async session =>
    {
        await session.Db.CalendarFeeds.Where(f => f.PersonId == session.Stamp.By.Person).ExecuteDeleteAsync(ct);
        session.Db.CalendarFeeds.Add(new CalendarFeed(session.Stamp.By.Person, DigestOf(secret), session.Stamp.At));
        return Outcome.Ok;
    }, ct);

    public Task<Outcome> CloseAsync(ActId act, CancellationToken ct = default) => work.RunAsync(nameof(KeepCalendarFeed), act, async session =>
    {
        await session.Db.CalendarFeeds.Where(f => f.PersonId == session.Stamp.By.Person).ExecuteDeleteAsync(ct);
        return Outcome.Ok;
    }, ct);

    internal static string DigestOf(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}
