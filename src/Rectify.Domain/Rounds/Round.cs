using Rectify.Domain.People;
using Rectify.Domain.Trail;

namespace Rectify.Domain.Rounds;

public readonly record struct RoundId(Guid Value) : IEntityId<RoundId>
{
    public static RoundId New() => new(EntityKey.Next());

    public static RoundId From(Guid value) => new(value);
}

/// <summary>Who sends the inspection: province and above say 巡视, city and county 巡察.</summary>
public enum InspectionLevel
{
    Central,
    Province,
    City,
    County,
}

/// <summary>A round (轮次): one sending-out of inspections, to one body or to many.</summary>
public sealed class Round : RaisesFacts
{
    public const int MaxNameLength = 120;

    private Round() { Name = ""; Authority = ""; }

    private Round(RoundId id, string name, string authority, InspectionLevel level, int year)
    {
        Name = name.Trim();
        Authority = authority.Trim();
        if (Name.Length is 0 or > MaxNameLength) throw new ArgumentException("A round's name has between 1 and 120 characters.", nameof(name));
        (Id, Level, Year) = (id, level, year);
    }

    public RoundId Id { get; private set; }

    public string Name { get; private set; }

    /// <summary>The party committee or authority that sends the groups, as documents print it.</summary>
    public string Authority { get; private set; }

    public InspectionLevel Level { get; private set; }

    public int Year { get; private set; }

    /// <summary>Puts a slip right; the words before stay in the fact. Papers that went out keep what they printed.</summary>
    public void Correct(string name, string authority, int year, Reason reason, Stamp stamp)
    {
        var before = (Name, Authority, Year);
        if (name.Trim().Length is 0 or > MaxNameLength) throw new ArgumentException("A round's name has between 1 and 120 characters.", nameof(name));
        (Name, Authority, Year) = (name.Trim(), authority.Trim(), year);
        Raise(Fact.Of(FactKind.RoundCorrected, Id.Value, stamp.On,
            ("title", Name == before.Name ? null : Name), ("titleBefore", Name == before.Name ? null : before.Name),
            ("issuer", Authority == before.Authority ? null : Authority), ("issuerBefore", Authority == before.Authority ? null : before.Authority),
            ("year", Year == before.Year ? null : $"{Year}"), ("yearBefore", Year == before.Year ? null : $"{before.Year}"), ("reason", reason.Text)));
    }

    public static Round Open(RoundId id, string name, string authority, InspectionLevel level, int year, Stamp stamp)
    {
        var round = new Round(id, name, authority, level, year);
        round.Raise(Fact.Of(FactKind.RoundOpened, id.Value, stamp.On, ("name", round.Name), ("year", $"{year}")));
        return round;
    }
}
