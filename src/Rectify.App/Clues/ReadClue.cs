using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.App.People;
using Rectify.App.Reviews;
using Rectify.App.Trail;
using Rectify.Domain.Clues;
using Rectify.Domain.People;
using Rectify.Domain.Rounds;

namespace Rectify.App.Clues;

/// <param name="UndoneOn">The day a reopening set it aside.</param>
public sealed record ClueDisposalRow(int Number, DisposalKind Kind, DateOnly On, string By, DateOnly RecordedOn, DateOnly? UndoneOn);

/// <summary>Everything the page of one clue or petition shows.</summary>
/// <param name="Disposals">The latest first.</param>
/// <param name="Open">What the reader may do now.</param>
public sealed record ClueSheet(
    ClueListRow Row, int Version, InspectionId Inspection, UnitId? UnitId, DateOnly Today, bool IsSettled, string RegisteredBy, DateOnly RegisteredOn,
    IReadOnlyList<ClueDisposalRow> Disposals, IReadOnlyList<ClueVerb> Open, IReadOnlyList<HistoryRow> History);

/// <summary>One clue or petition, for who keeps it. That it is read is written down first.</summary>
public sealed class ReadClue(Door door, NoteClueReads notes) : IUseCase
{
    /// <summary>Null when there is none, or none the reader may see.</summary>
    public async Task<ClueSheet?> Run(ClueId id, CancellationToken ct = default)
    {
        await using var reading = await door.ReadCompartmentAsync(ct);
        if (reading is null) return null;
        var db = reading.Db;
        var clue = await db.Clues.VisibleTo(reading.Actor).Include(c => c.Disposals).SingleOrDefaultAsync(c => c.Id == id, ct);
        if (clue is null) return null;
        await notes.NoteAsync(reading, [id], ClueReadPlace.Page, ct);
        var row = await ClueList.Rows(db, db.Clues.Where(c => c.Id == id)).SingleAsync(ct);
        var people = await db.NamesAsync(clue.Disposals.Select(d => d.By).Append(clue.RegisteredBy).Distinct(), ct);
        return new ClueSheet(
            row, clue.Version, clue.InspectionId, clue.UnitId, reading.Today, clue.IsSettled, people.GetValueOrDefault(clue.RegisteredBy, ""), reading.Office.Of(clue.RegisteredAt),
            [.. clue.Disposals.OrderByDescending(d => d.Number).Select(d => new ClueDisposalRow(d.Number, d.Kind, d.On, people.GetValueOrDefault(d.By, ""), reading.Office.Of(d.At), d.UndoneOn))],
            [.. ClueLifecycle.OpenTo(new ClueCase(clue, reading.Actor)).Select(open => open.Verb)], await TaskHistory.OfClueAsync(db, id, ct));
    }
}
