using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.App.Trail;
using Rectify.Domain.Clues;
using Rectify.Domain.People;

namespace Rectify.App.Clues;

/// <summary>Where a clue or a petition was read.</summary>
public enum ClueReadPlace
{
    /// <summary>A row of the list.</summary>
    List,

    /// <summary>Its page.</summary>
    Page,

    /// <summary>A row of the exported list.</summary>
    Export,
}

/// <summary>Somebody read a clue or a petition. Insert-only. The same place is told once in ten minutes.</summary>
internal sealed class ClueRead
{
    /// <summary>Grows with time.</summary>
    public required Guid Id { get; init; }

    public required PersonId PersonId { get; init; }

    public required DateTimeOffset At { get; init; }

    public required ClueId ClueId { get; init; }

    public required ClueReadPlace Place { get; init; }

    /// <summary>Number of the ten minutes since 1970.</summary>
    public required long Slot { get; init; }
}

/// <summary>
/// Writes down who reads what of the compartment, before it is shown: what cannot be written down is not shown. A read has a transaction that writes nothing, so this has one of its own.
/// </summary>
public sealed class NoteClueReads
{
    private readonly IDbContextFactory<RectifyDb> contexts;

    internal NoteClueReads(IDbContextFactory<RectifyDb> contexts) => this.contexts = contexts;

    internal async Task NoteAsync(Reading reading, IReadOnlyCollection<ClueId> clues, ClueReadPlace place, CancellationToken ct)
    {
        if (clues.Count == 0) return;
        var slot = reading.Now.ToUnixTimeSeconds() / (60 * RestrictedRead.SlotMinutes);
        Guid[] ids = [.. clues.Select(_ => Guid.CreateVersion7(reading.Now))], keys = [.. clues.Select(c => c.Value)];
        await using var db = await contexts.CreateDbContextAsync(ct);
        await db.Database.ExecuteSqlAsync($"""
            insert into clue_reads (id, person_id, at, clue_id, place, slot)
            select id, {reading.Actor.Person.Value}, {reading.Now}, clue_id, {place.ToString()}, {slot} from unnest({ids}, {keys}) as read(id, clue_id)
            on conflict do nothing
            """, ct);
    }
}
