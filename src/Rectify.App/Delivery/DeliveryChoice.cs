using Rectify.Domain.Delivery;
using Rectify.Domain.People;
using Rectify.Domain.Trail;

namespace Rectify.App.Delivery;

/// <summary>What of one's notifications goes out of the house; inside all of them are shown.</summary>
[Flags]
public enum ToldParts
{
    None = 0,
    Tasks = 1,
    Letters = 2,
    Cycles = 4,
    Deadlines = 8,
    All = Tasks | Letters | Cycles | Deadlines,
}

/// <summary>What a person has chosen to be sent. Without a row nothing is sent.</summary>
internal sealed class DeliveryChoice
{
    private DeliveryChoice() { }

    public DeliveryChoice(PersonId person) => PersonId = person;

    public PersonId PersonId { get; private set; }

    /// <summary>A digest a day by mail, to the address on the account.</summary>
    public bool ByMail { get; private set; }

    public ToldParts Parts { get; private set; }

    /// <summary>The language mails are written in; null is the office's.</summary>
    public string? Language { get; private set; }

    public void Set(bool byMail, ToldParts parts, string? language) => (ByMail, Parts, Language) = (byMail, parts, language);

    public static ToldParts PartOf(FactKind? kind) => kind is not { } happened ? ToldParts.Deadlines : WhoIsTold.About(happened) switch
    {
        Matter.Letter => ToldParts.Letters,
        Matter.Cycle => ToldParts.Cycles,
        _ => ToldParts.Tasks,
    };
}
