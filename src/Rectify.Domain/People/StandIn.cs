namespace Rectify.Domain.People;

public readonly record struct StandInId(Guid Value) : IEntityId<StandInId>
{
    public static StandInId New() => new(EntityKey.Next());

    public static StandInId From(Guid value) => new(value);
}

/// <summary>
/// 代理: somebody acts in another's name from a day until a day, both inclusive. Named by the person or the leading group; shown as 代.
/// A stand-in counts as the one they stand in for wherever two people are asked for, so standing in never makes one person into two.
/// </summary>
public sealed class StandIn
{
    private StandIn() { }

    public StandIn(StandInId id, PersonId absent, PersonId substitute, DateOnly from, DateOnly until, PersonId namedBy)
    {
        if (absent == substitute) throw new ArgumentException("Nobody stands in for themselves.", nameof(substitute));
        if (until < from) throw new ArgumentException("A stand-in ends on or after the day it begins.", nameof(until));
        (Id, AbsentId, SubstituteId, From, Until, NamedBy) = (id, absent, substitute, from, until, namedBy);
    }

    public StandInId Id { get; private set; }

    public PersonId AbsentId { get; private set; }

    public PersonId SubstituteId { get; private set; }

    public DateOnly From { get; private set; }

    public DateOnly Until { get; private set; }

    public PersonId NamedBy { get; private set; }

    /// <summary>Ends it early; the day is the last.</summary>
    public void End(DateOnly lastDay) => Until = lastDay < Until ? lastDay : Until;

    public bool IsValid(DateOnly day) => From <= day && day <= Until;
}
