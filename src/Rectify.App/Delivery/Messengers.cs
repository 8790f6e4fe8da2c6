namespace Rectify.App.Delivery;

/// <summary>What is handed over.</summary>
/// <param name="Id">The same for every try, by which a receiver knows one that comes twice.</param>
/// <param name="Address">A mail address, or a webhook's.</param>
/// <param name="Form">For a webhook.</param>
internal sealed record OutgoingMessage(string Id, string Address, string Subject, string Text, DateTimeOffset At, WebhookForm? Form = null);

/// <summary>Hands a message over; returns when the other side has taken it and throws otherwise.</summary>
internal interface IMessenger
{
    Task SendAsync(OutgoingMessage message, CancellationToken ct);
}

/// <summary>The other side answered and did not take it.</summary>
public sealed class NotTakenException(string message) : Exception(message);

/// <summary>Subject and text as they go out.</summary>
public sealed record DigestText(string Subject, string Text);

/// <summary>One person's unread notifications of a day; names of who acted are left out, as every name is.</summary>
/// <param name="More">So many beyond <paramref name="Rows"/>.</param>
/// <param name="Language">The person's; null is the office's.</param>
public sealed record PersonDigest(DateOnly On, IReadOnlyList<NotificationRow> Rows, int More, string? Language = null);

/// <summary>A unit's deadlines of a day by problem number; restricted problems are left out.</summary>
public sealed record GroupDigest(DateOnly On, IReadOnlyList<(string Number, DateOnly DueOn)> Deadlines, int More);

/// <summary>Makes texts of digests; the words are the host's.</summary>
public interface IDigestWords
{
    /// <summary>The languages it has words in, by code; the office's first.</summary>
    IReadOnlyList<string> Languages { get; }

    DigestText Of(PersonDigest digest, Uri? house);

    DigestText Of(GroupDigest digest, Uri? house);
}
