using System.Collections.Concurrent;

namespace Rectify.Domain.People;

/// <summary>In whose name an act is done: one's own, or as a stand-in for somebody.</summary>
public readonly record struct Hat(PersonId Person, bool IsStandIn);

/// <summary>A role the actor may use, their own or that of somebody they stand in for.</summary>
public readonly record struct HeldRole(Role Role, UnitId Unit, Hat Hat);

/// <summary>The units that somebody's roles reach, each once.</summary>
public sealed class UnitReach
{
    private readonly HashSet<UnitId> set;

    internal UnitReach(IEnumerable<UnitId> units)
    {
        set = [.. units];
        Units = [.. set];
    }

    public IReadOnlyList<UnitId> Units { get; }

    public bool Contains(UnitId unit) => set.Contains(unit);
}

/// <summary>
/// Who acts, with everything needed to judge what they may do: roles valid on the day, posts of all times, whom they stand in for, and the tree of units.
/// Read anew for every act; never kept in a session.
/// </summary>
public sealed class Actor(PersonId person, IReadOnlyList<HeldRole> roles, IReadOnlyList<Post> posts, IReadOnlyList<PersonId> standsInFor, UnitTree units)
{
    public PersonId Person { get; } = person;

    public IReadOnlyList<HeldRole> Roles { get; } = roles;

    /// <summary>The person's own posts, ended ones included: the own-unit rule looks back.</summary>
    public IReadOnlyList<Post> Posts { get; } = posts;

    public IReadOnlyList<PersonId> StandsInFor { get; } = standsInFor;

    public UnitTree Units { get; } = units;

    private readonly ConcurrentDictionary<ulong, UnitReach> reached = new();

    /// <summary>Units at which the actor holds one of the roles, and those below; worked out once for the same roles.</summary>
    public UnitReach ReachAs(params ReadOnlySpan<Role> wanted)
    {
        var key = 0UL;
        foreach (var role in wanted) key |= 1UL << (int)role;
        return reached.GetOrAdd(key, static (key, actor) => new UnitReach(actor.Roles.Where(held => (key & (1UL << (int)held.Role)) != 0).Select(held => held.Unit).Distinct().SelectMany(actor.Units.Within)), this);
    }

    /// <summary>The hat under which the actor holds the role at that unit or above it; own roles come first. Null when they do not.</summary>
    public Hat? As(Role role, UnitId unit)
    {
        Hat? found = null;
        foreach (var held in Roles)
        {
            if (held.Role != role || !Units.IsWithin(unit, held.Unit)) continue;
            if (!held.Hat.IsStandIn) return held.Hat;
            found ??= held.Hat;
        }
        return found;
    }

    public bool Has(Role role, UnitId unit) => As(role, unit) is not null;

    public bool HasAnywhere(params ReadOnlySpan<Role> wanted)
    {
        foreach (var held in Roles)
            if (wanted.Contains(held.Role)) return true;
        return false;
    }

    /// <summary>The hat under which the actor is that person: themselves, or their stand-in.</summary>
    public Hat? AsPerson(PersonId? other) =>
        other is not { } id ? null
        : id == Person ? new Hat(Person, false)
        : StandsInFor.Contains(id) ? new Hat(id, true)
        : null;

    /// <summary>
    /// Own unit: the person holds a post there or held one within the span; and the units below it where their role there is unit lead, handler or responsible leader.
    /// A post in the parent's office is not "own" by itself. Source: domain rules, "Two people".
    /// </summary>
    public bool IsOwnUnit(UnitId unit, DateOnly from, DateOnly until) =>
        Posts.Any(post => post.IsHeldWithin(from, until) && (post.UnitId == unit || (ReachesBelow(post.UnitId) && Units.IsWithin(unit, post.UnitId))));

    private bool ReachesBelow(UnitId unit) =>
        Roles.Any(held => held.Unit == unit && !held.Hat.IsStandIn && held.Role is Role.UnitLead or Role.Handler or Role.ResponsibleLeader);
}
