using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.App.Trail;
using Rectify.Documents.Writing;
using Rectify.Domain;
using Rectify.Domain.Measures;
using Rectify.Domain.Tasks;

namespace Rectify.App.Amendments;

/// <summary>The words the host has; a workbook speaks the reader's language.</summary>
public sealed record AmendmentExportWords(string Title, Func<AmendmentState, string> State, Func<AmendmentKind, string> Change, Func<MeasureKind, string> Kind, string LongTerm);

/// <summary>The list of amendments as .xlsx, a row a measure, with the same conditions as on the page. What is restricted in it is written down as read.</summary>
public sealed class ExportAmendments(Door door, NoteReads reads) : IUseCase
{
    /// <summary>Most amendments of one workbook; a narrower condition finds the others.</summary>
    public const int MaxRows = 5_000;

    /// <summary>False, and nothing written, when nobody is signed in.</summary>
    public async Task<bool> Run(Stream output, AmendmentFilter filter, AmendmentExportWords words, CancellationToken ct = default)
    {
        await using var reading = await door.ReadAsync(ct);
        if (reading is null) return false;
        var found = await AmendmentList.AskedAsync(reading, filter, ct);
        var ids = await (filter.IsOfWaiting ? found.OrderBy(a => a.Id) : found.OrderByDescending(a => a.Id)).Take(MaxRows).Select(a => a.Id).ToListAsync(ct);
        var rows = await AmendmentList.RowsAsync(reading, ids, ct);
        await reads.NoteAsync(reading, [.. rows.Select(row => row.Task).Distinct()], ReadPlace.Plan, null, ct);
        DateOnly? Day(DateTimeOffset? at) => at is { } moment ? reading.Office.Of(moment) : null;
        await AmendmentWorkbook.WriteAsync(output, words.Title, rows.SelectMany(row => row.Amendment.Lines.Select(line => new AmendmentSheetLine(
            row.Round, row.Body, row.Number, row.Wording, row.Unit, row.Leader, row.Amendment.Number, words.State(row.Amendment.State), row.Amendment.ProposedBy, reading.Office.Of(row.Amendment.ProposedAt), row.Amendment.Reason,
            words.Change(line.Kind), line.Position, Measure(line.Before), Measure(line.After), Deadline.IsLongTerm(line.DueOn) ? words.LongTerm : $"{line.DueOn:yyyy-MM-dd}",
            row.Amendment.AgreedBy, Day(row.Amendment.AgreedAt), row.Amendment.ReviewedBy, Day(row.Amendment.ReviewedAt), row.Amendment.EndedBy, Day(row.Amendment.EndedAt), row.Amendment.EndReason ?? row.Amendment.Minutes))), ct);
        return true;

        AmendmentSheetMeasure? Measure(AmendedState? state) => state is null ? null : new AmendmentSheetMeasure(state.Text, words.Kind(state.Kind), state.OwnerUnit, state.Owner);
    }
}
