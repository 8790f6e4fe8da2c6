using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.App.People;
using Rectify.Domain;
using Rectify.Domain.People;

namespace Rectify.App.Delivery;

/// <summary>
/// Takes what is due, one at a time, and hands it over. It is taken under a lease and committed before anything is sent: whoever falls over in between has it tried again, so that it comes at least once.
/// Two takers never have the same.
/// </summary>
internal sealed class SendOutgoing(IDbContextFactory<RectifyDb> contexts, TimeProvider clock, OfficeDay office, AppSettings settings, IDigestWords words, Messengers messengers)
{
    /// <summary>Lines of one digest; the rest is a number.</summary>
    public const int MostLines = 50;

    /// <summary>How many were taken, whatever came of them.</summary>
    public async Task<int> RunAsync(CancellationToken ct)
    {
        var taken = 0;
        while (!settings.Delivery.IsQuiet(TimeOnly.FromDateTime(office.Local(clock.GetUtcNow()).DateTime)) && await TakeAsync(ct) is { } id)
        {
            taken++;
            await DeliverAsync(id, ct);
        }
        return taken;
    }

    private async Task<long?> TakeAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await using var db = await contexts.CreateDbContextAsync(ct);
        var taken = await db.Database.SqlQuery<long>($"""
            update outgoing set attempts = attempts + 1, due_at = {now + Outgoing.Lease}
            where id = (select id from outgoing where sent_at is null and not is_stuck and due_at <= {now} order by due_at, id limit 1 for update skip locked)
            returning id as "Value"
            """).ToListAsync(ct);
        return taken.Count == 0 ? null : taken[0];
    }

    private async Task DeliverAsync(long id, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var outgoing = await db.Outgoing.SingleAsync(o => o.Id == id, ct);
        try
        {
            // what has nothing left to say, or nobody to say it to, is done with
            if (await MessageAsync(db, outgoing, ct) is var (messenger, message)) await messenger.SendAsync(message, ct);
            outgoing.Sent(clock.GetUtcNow());
        }
        catch (Exception e) when (e is not OperationCanceledException || !ct.IsCancellationRequested)
        {
            outgoing.Failed(e.Message, clock.GetUtcNow());
        }
        await db.SaveChangesAsync(ct);
    }

    private async Task<(IMessenger Messenger, OutgoingMessage Message)?> MessageAsync(RectifyDb db, Outgoing outgoing, CancellationToken ct)
    {
        var (now, house) = (clock.GetUtcNow(), settings.Delivery.PublicAddress);
        var key = $"rectify-{outgoing.Id}-{outgoing.On:yyyyMMdd}";
        if (outgoing.PersonId is { } person)
        {
            var email = await db.Users.Where(a => a.PersonId == person).Select(a => a.Email).SingleOrDefaultAsync(ct);
            if (messengers.Mail is not { } mail || email is null || await PersonAsync(db, outgoing, person, ct) is not { } digest) return null;
            var text = words.Of(digest, house);
            return (mail, new OutgoingMessage(key, email, text.Subject, text.Text, now));
        }
        if (await db.Webhooks.AsNoTracking().SingleAsync(w => w.Id == outgoing.WebhookId, ct) is not { IsEnded: false } webhook || await GroupAsync(db, outgoing, webhook, ct) is not { } group) return null;
        var said = words.Of(group, house);
        return (messengers.Webhook, new OutgoingMessage(key, webhook.Address, said.Subject, said.Text, now, webhook.Form));
    }

    private static async Task<PersonDigest?> PersonAsync(RectifyDb db, Outgoing outgoing, PersonId person, CancellationToken ct)
    {
        if (await db.DeliveryChoices.Where(c => c.PersonId == person && c.ByMail).Select(c => new { c.Parts, c.Language }).SingleOrDefaultAsync(ct) is not { } chosen) return null;
        var rows = await db.Notifications.AsNoTracking().Where(n => n.PersonId == person && n.ReadAt == null && n.Id > outgoing.AfterId && n.Id <= outgoing.UpToId).OrderByDescending(n => n.Id)
            .Select(n => new NotificationRow(n.Id, n.Kind, null, n.SubjectIds.Length, n.Number, n.Said, n.On, n.At, false) { WarnedOf = n.WarnedOf }).ToListAsync(ct);
        var wanted = rows.Where(row => chosen.Parts.HasFlag(DeliveryChoice.PartOf(row.Kind))).ToList();
        return wanted.Count == 0 ? null : new PersonDigest(outgoing.On, [.. wanted.Take(MostLines)], Math.Max(0, wanted.Count - MostLines), chosen.Language);
    }

    private static async Task<GroupDigest?> GroupAsync(RectifyDb db, Outgoing outgoing, Webhook webhook, CancellationToken ct)
    {
        var units = (await db.UnitTreeAsync(ct)).Within(webhook.UnitId).ToList();
        var found = await (
            from w in db.DeadlineWarnings.AsNoTracking().Where(w => w.WarnedOn == outgoing.On)
            join t in db.Tasks on w.TaskId equals t.Id
            join p in db.Problems on t.ProblemId equals p.Id
            where !p.IsRestricted && t.LeadUnitId != null && units.Contains(t.LeadUnitId.Value)
            select new { p.Number, w.DueOn }).Distinct().OrderBy(x => x.DueOn).ThenBy(x => x.Number).ToListAsync(ct);
        return found.Count == 0 ? null : new GroupDigest(outgoing.On, [.. found.Take(MostLines).Select(x => ($"{x.Number}", x.DueOn))], Math.Max(0, found.Count - MostLines));
    }
}

/// <summary>The ways out of the house.</summary>
/// <param name="Mail">Null where no mail server is set.</param>
internal sealed record Messengers(IMessenger? Mail, IMessenger Webhook) : IDisposable
{
    public static Messengers Of(DeliverySettings settings) => new(settings.Mail is { } mail ? new MailMessenger(mail) : null, new WebhookMessenger(settings.AllowPrivateAddresses));

    public void Dispose() => (Webhook as IDisposable)?.Dispose();
}
