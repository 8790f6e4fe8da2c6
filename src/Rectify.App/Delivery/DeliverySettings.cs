using System.Security.Cryptography.X509Certificates;

namespace Rectify.App.Delivery;

/// <summary>How a connection to a mail server is secured.</summary>
public enum MailSecurity
{
    /// <summary>From the first byte, as port 465 does.</summary>
    Tls,

    /// <summary>After a greeting in the clear, as port 587 does; without it nothing is sent.</summary>
    StartTls,

    /// <summary>Not at all: for a server on the same machine or net. A password is never sent that way.</summary>
    None,
}

/// <summary>The server mail is handed to.</summary>
/// <param name="User">Null where the server asks for nobody.</param>
/// <param name="From">The address it is sent from.</param>
public sealed record MailSettings(string Host, int Port, MailSecurity Security, string? User, string? Password, string From)
{
    /// <summary>The house's own authority, or the server's certificate itself, in place of those this machine trusts; null where these vouch for the server.</summary>
    public X509Certificate2? Authority { get; init; }
}

/// <summary>What leaves the house and when.</summary>
public sealed record DeliverySettings
{
    /// <summary>The office's time of day from which the day's digest goes out.</summary>
    public TimeOnly DigestAt { get; init; } = new(8, 30);

    /// <summary>From then until <see cref="QuietUntil"/> nothing is sent, on the office's clock.</summary>
    public TimeOnly QuietFrom { get; init; } = new(21, 0);

    public TimeOnly QuietUntil { get; init; } = new(7, 0);

    /// <summary>Where people reach the program, for links; null leaves links out.</summary>
    public Uri? PublicAddress { get; init; }

    /// <summary>Webhooks may lead into the house's own net.</summary>
    public bool AllowPrivateAddresses { get; init; }

    /// <summary>Null where no mail is sent.</summary>
    public MailSettings? Mail { get; init; }

    /// <summary>Whether nothing is sent at that time of day; the span may go over midnight.</summary>
    public bool IsQuiet(TimeOnly time) => QuietFrom != QuietUntil && time.IsBetween(QuietFrom, QuietUntil);
}
