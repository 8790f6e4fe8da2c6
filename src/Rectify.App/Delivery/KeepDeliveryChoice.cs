using System.Net.Mail;
using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.Domain.People;

namespace Rectify.App.Delivery;

/// <param name="Email">On the person's account.</param>
/// <param name="Language">Of the mails, by its code; null is the office's.</param>
public sealed record DeliveryChoiceInput(string? Email, bool ByMail, ToldParts Parts, string? Language = null);

/// <param name="IsMailSent">The house has a mail server.</param>
public sealed record DeliveryChoiceSheet(DeliveryChoiceInput Input, bool IsMailSent, TimeOnly DigestAt);

/// <summary>A person sets where to and what is sent to them. It concerns nobody else and leaves no fact.</summary>
public sealed class KeepDeliveryChoice(UnitOfWork work, Door door, AppSettings settings, IDigestWords words) : IUseCase
{
    public const int MaxEmailLength = 254;
    public const int MaxLanguageLength = 20;

    /// <summary>Null when nobody is signed in.</summary>
    public async Task<DeliveryChoiceSheet?> ReadAsync(CancellationToken ct = default)
    {
        await using var reading = await door.ReadAsync(ct);
        if (reading is null) return null;
        var me = reading.Actor.Person;
        var email = await reading.Db.Users.Where(a => a.PersonId == me).Select(a => a.Email).SingleOrDefaultAsync(ct);
        var choice = await reading.Db.DeliveryChoices.SingleOrDefaultAsync(c => c.PersonId == me, ct);
        return new DeliveryChoiceSheet(new DeliveryChoiceInput(email, choice?.ByMail ?? false, choice?.Parts ?? ToldParts.All, choice?.Language), settings.Delivery.Mail is not null, settings.Delivery.DigestAt);
    }

    public Task<Outcome> Run(DeliveryChoiceInput input, ActId act, CancellationToken ct = default) => work.RunAsync(nameof(KeepDeliveryChoice), act, async session =>
    {
        var (db, me, email) = (session.Db, session.Stamp.By.Person, input.Email?.Trim());
        if (string.IsNullOrEmpty(email) && input.ByMail) return Outcome.Bad(nameof(input.Email), "required");
        if (!string.IsNullOrEmpty(email) && !IsAddress(email)) return Outcome.Bad(nameof(input.Email), "no-address");
        if (input.ByMail && (input.Parts & ToldParts.All) == ToldParts.None) return Outcome.Bad(nameof(input.Parts), "nothing-chosen");
        if (input.Language is { } named && !words.Languages.Contains(named)) return Outcome.Bad(nameof(input.Language), "required");
        if (await db.Users.SingleOrDefaultAsync(a => a.PersonId == me, ct) is not { } account) return Outcome.None;
        (account.Email, account.NormalizedEmail) = string.IsNullOrEmpty(email) ? (null, null) : (email, email.ToUpperInvariant());
        var choice = await db.DeliveryChoices.SingleOrDefaultAsync(c => c.PersonId == me, ct);
        if (choice is null) db.DeliveryChoices.Add(choice = new DeliveryChoice(me));
        choice.Set(input.ByMail, input.Parts & ToldParts.All, input.Language);
        return Outcome.Ok;
    }, ct);

    /// <summary>A plain address and nothing else: no name, no line break, no second one.</summary>
    public static bool IsAddress(string text) => text.Length <= MaxEmailLength && text.All(c => c is > ' ' and < (char)127 and not ('<' or '>' or ',' or ';'))
        && MailAddress.TryCreate(text, out var read) && read.Address == text && read.Host.Contains('.', StringComparison.Ordinal);
}
