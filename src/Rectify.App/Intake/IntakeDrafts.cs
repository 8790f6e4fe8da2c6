using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;

namespace Rectify.App.Intake;

/// <param name="Problems">Proposed as they stand now.</param>
/// <param name="Confirmed">Of these looked at by a person.</param>
public sealed record IntakeDraftRow(IntakeId Id, string FileName, string CreatedByName, DateTimeOffset CreatedAt, DateTimeOffset SavedAt, int Problems, int Confirmed);

/// <summary>A place in the list: the row after which the next page begins.</summary>
public sealed record IntakeKey(DateTimeOffset SavedAt, IntakeId Id);

/// <param name="Next">Null on the last page.</param>
public sealed record IntakeDraftPage(IReadOnlyList<IntakeDraftRow> Rows, IntakeKey? Next);

/// <summary>Open readings of the reader's own office, the one worked on last first.</summary>
public sealed class IntakeDrafts(Door door) : IUseCase
{
    public const int PageSize = 20;

    private sealed record Counted(Guid Id, int Problems, int Confirmed);

    public async Task<IntakeDraftPage> Run(IntakeKey? after = null, CancellationToken ct = default)
    {
        await using var reading = await door.ReadAsync(ct);
        if (reading is null) return new([], null);
        var db = reading.Db;
        var open = db.IntakeDrafts.Where(d => d.AcceptedInto == null).VisibleTo(reading.Actor, db);
        if (after is not null) open = open.Where(d => EF.Functions.LessThan(ValueTuple.Create(d.SavedAt, d.Id), ValueTuple.Create(after.SavedAt, after.Id)));
        var rows = await (from d in open
                          join p in db.Persons on d.CreatedBy equals p.Id
                          orderby d.SavedAt descending, d.Id descending
                          select new { d.Id, d.FileName, p.Name, d.CreatedAt, d.SavedAt }).Take(PageSize + 1).ToListAsync(ct);
        var shown = rows.Take(PageSize).ToList();
        var ids = shown.Select(row => row.Id.Value).ToArray();
        var counts = await db.Database.SqlQuery<Counted>($"""
            select id, jsonb_array_length(proposal -> 'problems') as problems,
                   (select count(*)::int from jsonb_array_elements(proposal -> 'problems') as problem where problem ->> 'confidence' = 'Confirmed') as confirmed
            from intake_drafts where id = any({ids})
            """).ToDictionaryAsync(count => count.Id, ct);
        return new(
            [.. shown.Select(row => new IntakeDraftRow(row.Id, row.FileName, row.Name, row.CreatedAt, row.SavedAt, counts[row.Id.Value].Problems, counts[row.Id.Value].Confirmed))],
            rows.Count > PageSize ? new(shown[^1].SavedAt, shown[^1].Id) : null);
    }
}
