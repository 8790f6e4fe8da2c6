using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.Domain.Clues;
using Rectify.Domain.People;

namespace Rectify.App.Clues;

/// <summary>What the compartment's log is asked for; whatever is null does not narrow.</summary>
/// <param name="From">Inclusive.</param>
/// <param name="Until">Inclusive.</param>
public sealed record ClueReadsAsked(PersonId? Person = null, ClueId? Clue = null, ClueReadPlace? Place = null, DateOnly? From = null, DateOnly? Until = null);

/// <param name="Id">Key of the next page.</param>
public sealed record ClueReadRow(Guid Id, DateTimeOffset At, PersonId Person, string PersonName, ClueId Clue, ClueMatter Matter, string Number, ClueReadPlace Place);

public sealed record ClueReadsSlice(IReadOnlyList<ClueReadRow> Rows, Guid? Next);

/// <summary>The compartment's own log: who read which clue or petition, when and where; read within the compartment, of what the reader sees there.</summary>
public sealed class ReadClueReads(Door door) : IUseCase
{
    public const int PageSize = 50;

    /// <summary>Null for who is not in the compartment.</summary>
    public async Task<ClueReadsSlice?> Run(ClueReadsAsked asked, Guid? after = null, CancellationToken ct = default)
    {
        await using var reading = await door.ReadCompartmentAsync(ct);
        if (reading is null) return null;
        var db = reading.Db;
        IQueryable<ClueRead> reads = db.ClueReads;
        if (asked.Person is { } person) reads = reads.Where(r => r.PersonId == person);
        if (asked.Clue is { } clue) reads = reads.Where(r => r.ClueId == clue);
        if (asked.Place is { } place) reads = reads.Where(r => r.Place == place);
        if (asked.From is { } from && reading.Office.StartOf(from) is var start) reads = reads.Where(r => r.At >= start);
        if (asked.Until is { } until && reading.Office.StartOf(until.AddDays(1)) is var end) reads = reads.Where(r => r.At < end);
        if (after is { } last) reads = reads.Where(r => EF.Functions.LessThan(ValueTuple.Create(r.Id), ValueTuple.Create(last)));
        var rows = await (
            from r in reads
            join c in db.Clues.VisibleTo(reading.Actor) on r.ClueId equals c.Id
            join who in db.Persons on r.PersonId equals who.Id
            orderby r.Id descending
            select new ClueReadRow(r.Id, r.At, r.PersonId, who.Name, c.Id, c.Matter, c.Number, r.Place)).Take(PageSize + 1).ToListAsync(ct);
        return new ClueReadsSlice([.. rows.Take(PageSize)], rows.Count > PageSize ? rows[PageSize - 1].Id : null);
    }
}
