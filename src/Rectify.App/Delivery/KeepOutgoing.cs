using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.App.People;
using Rectify.Domain.People;
using Rectify.Domain.Trail;

namespace Rectify.App.Delivery;

/// <summary>A robot as its keepers see it: the address itself is a secret and is not shown again.</summary>
public sealed record WebhookRow(WebhookId Id, UnitId Unit, string UnitName, WebhookForm Form, string Host);

/// <summary>A digest that did not get out.</summary>
/// <param name="To">A person's name, or a unit's.</param>
/// <param name="Problem">What the last try ended with.</param>
/// <param name="NextAt">When it is tried again; null when it is not, by itself.</param>
public sealed record StuckRow(long Id, string To, WebhookForm? Form, DateOnly On, int Attempts, string? Problem, DateTimeOffset? NextAt);

/// <param name="HasMore">There are more than the rows shown.</param>
public sealed record OutgoingSheet(bool IsMailSent, TimeOnly DigestAt, IReadOnlyList<StuckRow> Stuck, bool HasMore, IReadOnlyList<WebhookRow> Webhooks);

/// <summary>What leaves the house, for those who keep it running: the system administrators. They see who and when, no content.</summary>
public sealed class KeepOutgoing(UnitOfWork work, Door door, AppSettings settings) : IUseCase
{
    public const int MostRows = 100;

    private const int MostWebhooks = 100;

    /// <summary>Null for who is no administrator.</summary>
    public async Task<OutgoingSheet?> ReadAsync(CancellationToken ct = default)
    {
        await using var reading = await door.ReadAsync(ct);
        if (reading is null || !reading.Actor.HasAnywhere(Role.SystemAdministrator)) return null;
        var (db, names) = (reading.Db, reading.Db.CurrentUnitNames());
        var webhooks = await db.Webhooks.Where(w => !w.IsEnded).OrderBy(w => w.Id).Take(MostWebhooks).Select(w => new { w.Id, w.UnitId, Name = names.Where(n => n.UnitId == w.UnitId).Select(n => n.Name).FirstOrDefault(), w.Form, w.Address }).ToListAsync(ct);
        var stuck = await db.Outgoing.Where(o => o.SentAt == null && o.Attempts > 0 && o.Problem != null).OrderByDescending(o => o.IsStuck).ThenByDescending(o => o.Id).Take(MostRows + 1).Select(o => new
        {
            o.Id, o.On, o.Attempts, o.Problem, o.IsStuck, o.DueAt,
            Person = db.Persons.Where(p => p.Id == o.PersonId).Select(p => p.Name).FirstOrDefault(),
            Group = db.Webhooks.Where(w => w.Id == o.WebhookId).Select(w => new { w.Form, Name = names.Where(n => n.UnitId == w.UnitId).Select(n => n.Name).FirstOrDefault() }).FirstOrDefault(),
        }).ToListAsync(ct);
        return new OutgoingSheet(settings.Delivery.Mail is not null, settings.Delivery.DigestAt,
            [.. stuck.Take(MostRows).Select(o => new StuckRow(o.Id, o.Person ?? o.Group?.Name ?? "", o.Group?.Form, o.On, o.Attempts, o.Problem, o.IsStuck ? null : o.DueAt))], stuck.Count > MostRows,
            [.. webhooks.Select(w => new WebhookRow(w.Id, w.UnitId, w.Name ?? "", w.Form, new Uri(w.Address).Host))]);
    }

    public Task<Outcome> AddWebhookAsync(WebhookId id, UnitId unit, WebhookForm form, string address, ActId act, CancellationToken ct = default) => ActAsync("AddWebhook", act, async session =>
    {
        var trimmed = address.Trim();
        if (!WebhookMessenger.IsPossible(trimmed) || trimmed.Length > Webhook.MaxAddressLength) return Outcome.Bad(nameof(address), "no-https");
        if (!await session.Db.Units.AnyAsync(u => u.Id == unit, ct)) return Outcome.Bad(nameof(unit), "required");
        if (await session.Db.Webhooks.CountAsync(w => !w.IsEnded, ct) >= MostWebhooks) return Outcome.Bad(nameof(address), "too-many");
        session.Db.Webhooks.Add(new Webhook(id, unit, form, trimmed));
        session.Note(Fact.Of(FactKind.WebhookAdded, id.Value, session.Stamp.On, ("unit", $"{unit.Value:N}"), ("kind", $"{form}"), ("host", new Uri(trimmed).Host)));
        return Outcome.Ok;
    }, ct);

    public Task<Outcome> EndWebhookAsync(WebhookId id, ActId act, CancellationToken ct = default) => ActAsync("EndWebhook", act, async session =>
    {
        if (await session.Db.Webhooks.SingleOrDefaultAsync(w => w.Id == id && !w.IsEnded, ct) is not { } webhook) return Outcome.None;
        webhook.End();
        session.Note(Fact.Of(FactKind.WebhookEnded, id.Value, session.Stamp.On));
        return Outcome.Ok;
    }, ct);

    /// <summary>Begins the tries anew, for one or for all that got stuck.</summary>
    public Task<Outcome> TryAgainAsync(long? id, ActId act, CancellationToken ct = default) => ActAsync("TryOutgoingAgain", act, async session =>
    {
        var stuck = await session.Db.Outgoing.Where(o => o.SentAt == null && (id == null ? o.IsStuck : o.Id == id)).OrderBy(o => o.Id).Take(MostRows).ToListAsync(ct);
        foreach (var outgoing in stuck) outgoing.TryAgain(session.Stamp.At);
        return stuck.Count == 0 ? Outcome.None : Outcome.Ok;
    }, ct);

    private Task<Outcome> ActAsync(string verb, ActId act, Func<ActSession, Task<Outcome>> run, CancellationToken ct) =>
        work.RunAsync(verb, act, session => session.Stamp.By.HasAnywhere(Role.SystemAdministrator) ? run(session) : Task.FromResult(Outcome.Only(Role.SystemAdministrator)), ct);
}
