using Rectify.Domain.People;

namespace Rectify.App.Calendar;

/// <summary>One person's secret address under which a calendar program reads what falls due for them. Only the secret's digest is kept.</summary>
public sealed class CalendarFeed
{
    private CalendarFeed() { SecretSha256 = ""; }

    internal CalendarFeed(PersonId person, string secretSha256, DateTimeOffset openedAt) => (PersonId, SecretSha256, OpenedAt) = (person, secretSha256, openedAt);

    public PersonId PersonId { get; private set; }

    /// <summary>Lower-case hexadecimal.</summary>
    public string SecretSha256 { get; private set; }

    public DateTimeOffset OpenedAt { get; private set; }
}
