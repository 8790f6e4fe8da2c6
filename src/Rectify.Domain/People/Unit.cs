namespace Rectify.Domain.People;

public readonly record struct UnitId(Guid Value) : IEntityId<UnitId>
{
    public static UnitId New() => new(EntityKey.Next());

    public static UnitId From(Guid value) => new(value);
}

/// <summary>
/// A body, department or branch (单位). Its name and its place in the tree have a from and an until: units are renamed and merged
/// while documents of earlier days print the name of their day.
/// </summary>
public sealed class Unit
{
    public const int MaxNameLength = 120;

    private readonly List<UnitPeriod> periods = [];

    private Unit() { }

    public Unit(UnitId id, string name, UnitId? parent, DateOnly from)
    {
        Id = id;
        periods.Add(new UnitPeriod(id, Checked(name), parent, from));
    }

    public UnitId Id { get; private set; }

    /// <summary>The last day of the unit's life, inclusive; null while it exists.</summary>
    public DateOnly? EndedOn { get; private set; }

    public IReadOnlyList<UnitPeriod> Periods => periods;

    public UnitPeriod Current => periods.Single(p => p.Until is null);

    /// <summary>The name valid on that day; the first name for days before the unit was recorded.</summary>
    public string NameOn(DateOnly day) =>
        (periods.LastOrDefault(p => p.From <= day) ?? periods[0]).Name;

    /// <summary>
    /// Gives the unit a new name or parent from that day on; the earlier period ends the day before. On the very day the current period began it is that period that is put right:
    /// no day has seen two names.
    /// </summary>
    /// <exception cref="ArgumentException">The day lies before the start of the current period.</exception>
    public void ChangeFrom(DateOnly from, string name, UnitId? parent)
    {
        var current = Current;
        if (from < current.From) throw new ArgumentException("A change begins after the period it ends.", nameof(from));
        if (from == current.From)
        {
            current.PutRight(Checked(name), parent);
            return;
        }
        current.EndBefore(from);
        periods.Add(new UnitPeriod(Id, Checked(name), parent, from));
    }

    /// <summary>Ends the unit's life; the day is its last.</summary>
    public void End(DateOnly lastDay) => EndedOn = lastDay;

    private static string Checked(string name)
    {
        var trimmed = name.Trim();
        if (trimmed.Length is 0 or > MaxNameLength) throw new ArgumentException("A unit's name has between 1 and 120 characters.", nameof(name));
        return trimmed;
    }
}

/// <summary>The name and parent a unit had from a day until a day, both inclusive; <see cref="Until"/> is null for the current one.</summary>
public sealed class UnitPeriod
{
    private UnitPeriod() { Name = ""; }

    internal UnitPeriod(UnitId unit, string name, UnitId? parent, DateOnly from) => (UnitId, Name, ParentId, From) = (unit, name, parent, from);

    public UnitId UnitId { get; private set; }

    public string Name { get; private set; }

    public UnitId? ParentId { get; private set; }

    public DateOnly From { get; private set; }

    public DateOnly? Until { get; private set; }

    internal void EndBefore(DateOnly day) => Until = day.AddDays(-1);

    internal void PutRight(string name, UnitId? parent) => (Name, ParentId) = (name, parent);
}
