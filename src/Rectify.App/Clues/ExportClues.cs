using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.Documents.Writing;
using Rectify.Domain;
using Rectify.Domain.Clues;

namespace Rectify.App.Clues;

/// <summary>The words the host has; a workbook speaks the reader's language.</summary>
public sealed record ClueExportWords(string Title, Func<ClueMatter, string> Matter, Func<ClueKind, string> Kind, Func<ClueState, string> State, Func<DisposalKind, string> Disposal, string LongTerm);

/// <summary>The list as .xlsx, with the same conditions as on the page, for who is in the compartment. What goes out is written down first.</summary>
public sealed class ExportClues(Door door, NoteClueReads notes) : IUseCase
{
    /// <summary>Most rows of one workbook; a narrower condition finds the others.</summary>
    public const int MaxRows = 20_000;

    /// <summary>Whether the list is the reader's.</summary>
    public async Task<bool> MayAsync(CancellationToken ct = default)
    {
        await using var reading = await door.ReadCompartmentAsync(ct);
        return reading is not null;
    }

    /// <summary>False, and nothing written, for who is not in the compartment.</summary>
    public async Task<bool> Run(Stream output, ClueFilter filter, ClueExportWords words, CancellationToken ct = default)
    {
        await using var reading = await door.ReadCompartmentAsync(ct);
        if (reading is null) return false;
        var rows = await ClueList.Rows(reading.Db, ClueList.Asked(reading, filter).OrderByDescending(c => c.Id).Take(MaxRows)).ToListAsync(ct);
        await notes.NoteAsync(reading, [.. rows.Select(row => row.Id)], ClueReadPlace.Export, ct);
        await ClueWorkbook.WriteAsync(output, words.Title, rows.Select(row => new ClueLine(
            row.Round, row.Body, words.Matter(row.Matter), words.Kind(row.Kind), row.Number, row.ReceivedOn, row.Unit, row.AssignedOn, row.Unit is null ? null : Deadline.IsLongTerm(row.DueOn) ? words.LongTerm : $"{row.DueOn:yyyy-MM-dd}",
            words.State(row.State), row.Disposal is { } disposal ? words.Disposal(disposal) : null, row.DisposedOn, row.ConcludedOn, row.State == ClueState.Discarded ? null : row.DaysTaken(reading.Today))), ct);
        return true;
    }
}
