namespace Rectify.Domain.People;

/// <summary>The tree of units as it stands now: province - city - county - body - department. An immutable snapshot.</summary>
public sealed class UnitTree
{
    private readonly IReadOnlyDictionary<UnitId, UnitId?> parents;
    private readonly ILookup<UnitId, UnitId> children;

    public UnitTree(IReadOnlyDictionary<UnitId, UnitId?> parents)
    {
        this.parents = parents;
        children = parents.Where(p => p.Value is not null).ToLookup(p => p.Value!.Value, p => p.Key);
    }

    public static UnitTree Empty { get; } = new(new Dictionary<UnitId, UnitId?>());

    /// <summary>True when the unit is the other one or lies below it.</summary>
    public bool IsWithin(UnitId unit, UnitId upper) => Above(unit).Contains(upper);

    /// <summary>The unit and those above it, the nearest first.</summary>
    public IEnumerable<UnitId> Above(UnitId unit)
    {
        UnitId? at = unit;
        for (var depth = 0; at is { } here && depth < 64; depth++)
        {
            yield return here;
            at = parents.GetValueOrDefault(here);
        }
    }

    /// <summary>The unit and everything below it.</summary>
    public IEnumerable<UnitId> Within(UnitId upper)
    {
        var open = new Stack<UnitId>([upper]);
        while (open.TryPop(out var unit))
        {
            yield return unit;
            foreach (var child in children[unit]) open.Push(child);
        }
    }
}
