using Rectify.App.Rounds;
using Rectify.Domain;
using Rectify.Domain.Tasks;
using Rectify.Domain.Trail;

namespace Rectify.App.Data;

/// <summary>A record as the user saw it.</summary>
public sealed record Seen<TId>(TId Id, int Version) where TId : struct, IEntityId<TId>;

/// <summary>Acts over many records of one kind other than tasks: all of them or none. A refusal names every record that stands in the way, as its subject.</summary>
internal static class ManyRecords
{
    /// <summary>Records that one act may hold: more belong into several acts.</summary>
    public const int MaxLines = 200;

    /// <summary>
    /// The locked records in the order of the lines, or why nothing is to be done: none or too many chosen, one out of sight, one that stands otherwise than the user saw it.
    /// </summary>
    /// <param name="lockMany">Locks in the order of the keys and gives what of them the actor may see.</param>
    public static async Task<(IReadOnlyList<TRoot> Records, Outcome? WhyNot)> LockAsSeenAsync<TId, TRoot>(
        this ActSession session, IReadOnlyList<Seen<TId>> lines, Func<IReadOnlyCollection<TId>, Task<IReadOnlyList<TRoot>>> lockMany, Func<TRoot, Seen<TId>> now) where TId : struct, IEntityId<TId>
    {
        if (lines.Count is 0 or > MaxLines) return ([], Outcome.Bad(nameof(lines), lines.Count == 0 ? "nothing-chosen" : "too-many"));
        var chosen = lines.DistinctBy(line => line.Id).ToList();
        var found = (await lockMany([.. chosen.Select(line => line.Id)])).ToDictionary(record => now(record).Id);
        if (found.Count != chosen.Count) return ([], Outcome.None);
        var stale = chosen.Find(line => now(found[line.Id]).Version != line.Version);
        return stale is null ? ([.. chosen.Select(line => found[line.Id])], null) : ([], await session.ChangedSinceAsync(stale.Id.Value, stale.Version));
    }

    /// <summary>Decides on every record; done where none refuses and none is of an archived inspection.</summary>
    public static async Task<Outcome> DecideAllAsync<TRoot>(this ActSession session, IReadOnlyList<TRoot> records, Func<TRoot, Guid> key, Func<TRoot, Refusal?> decide) where TRoot : class, IRaisesFacts
    {
        var archived = await Archives.AmongAsync(session, records, key);
        var unmet = records.SelectMany(record => archived.TryGetValue(record, out var why) ? [why] : (decide(record)?.Unmet ?? []).Select(u => u with { Subject = key(record) })).ToList();
        return unmet.Count == 0 ? Outcome.Ok : new Outcome.Refused(new Refusal(null, unmet));
    }
}
