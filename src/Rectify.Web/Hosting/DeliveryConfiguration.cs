using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Rectify.App.Delivery;

namespace Rectify.Web.Hosting;

/// <summary>What leaves the house and when, from the settings <c>Rectify:Delivery:*</c> and <c>Rectify:Mail:*</c>. What cannot be meant keeps the server from starting.</summary>
internal static class DeliveryConfiguration
{
    private const int TlsPort = 465, StartTlsPort = 587, PlainPort = 25;

    public static DeliverySettings Of(IConfiguration configuration)
    {
        var (delivery, usual) = (configuration.GetSection("Rectify:Delivery"), new DeliverySettings());
        return new DeliverySettings
        {
            DigestAt = Time(delivery, "DigestAt", usual.DigestAt), QuietFrom = Time(delivery, "QuietFrom", usual.QuietFrom), QuietUntil = Time(delivery, "QuietUntil", usual.QuietUntil),
            PublicAddress = configuration["Rectify:PublicAddress"] is not { Length: > 0 } house ? null : Uri.TryCreate(house, UriKind.Absolute, out var uri) ? uri : throw Meaningless("Rectify:PublicAddress"),
            AllowPrivateAddresses = delivery.GetValue("AllowPrivateAddresses", false),
            Mail = MailOf(configuration.GetSection("Rectify:Mail")),
        };
    }

    private static MailSettings? MailOf(IConfigurationSection mail)
    {
        if (mail["Host"] is not { Length: > 0 } host) return null;
        var security = mail["Security"] is not { Length: > 0 } named ? MailSecurity.Tls : Enum.TryParse<MailSecurity>(named, ignoreCase: true, out var known) && Enum.IsDefined(known) ? known : throw Meaningless("Rectify:Mail:Security");
        var from = mail["From"] is { Length: > 0 } address && KeepDeliveryChoice.IsAddress(address) ? address : throw Meaningless("Rectify:Mail:From");
        var usual = security switch { MailSecurity.Tls => TlsPort, MailSecurity.StartTls => StartTlsPort, _ => PlainPort };
        return new MailSettings(host, mail.GetValue("Port", usual), security, mail["User"], mail["Password"], from) { Authority = mail["Authority"] is { Length: > 0 } file ? CertificateOf(file) : null };
    }

    /// <summary>A certificate as a .pem or .cer file.</summary>
    private static X509Certificate2 CertificateOf(string file)
    {
        try
        {
            return X509CertificateLoader.LoadCertificateFromFile(file);
        }
        catch (Exception e) when (e is CryptographicException or IOException or UnauthorizedAccessException)
        {
            throw Meaningless("Rectify:Mail:Authority");
        }
    }

    private static TimeOnly Time(IConfigurationSection section, string name, TimeOnly usual) =>
        section[name] is not { Length: > 0 } text ? usual : TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : throw Meaningless($"Rectify:Delivery:{name}");

    private static StartRefusedException Meaningless(string setting) => new($"The setting {setting} cannot be read; docs/notifications.md says what it may be.");
}
