using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.App.Trail;
using Rectify.Documents.Writing;
using Rectify.Domain;
using Rectify.Domain.Suggestions;

namespace Rectify.App.Suggestions;

/// <summary>The words the host has for kinds and states; a workbook speaks the reader's language.</summary>
public sealed record SuggestionExportWords(string Title, Func<SuggestionKind, string> Kind, Func<SuggestionState, string> State, string LongTerm);

/// <summary>The list of suggestions as .xlsx, with the same conditions as on the page. What is restricted in it is written down as read.</summary>
public sealed class ExportSuggestions(Door door, NoteReads reads) : IUseCase
{
    /// <summary>Most suggestions of one workbook; a narrower condition finds the others.</summary>
    public const int MaxRows = 20_000;

    /// <summary>False, and nothing written, when nobody is signed in.</summary>
    public async Task<bool> Run(Stream output, SuggestionFilter filter, SuggestionExportWords words, CancellationToken ct = default)
    {
        await using var reading = await door.ReadAsync(ct);
        if (reading is null) return false;
        var rows = await SuggestionList.Rows(reading.Db, SuggestionList.Asked(reading, filter).OrderByDescending(s => s.Id).Take(MaxRows)).ToListAsync(ct);
        await ReadSuggestion.NoteAsync(reads, reading, [.. rows.Select(row => row.Id)], ct);
        await SuggestionWorkbook.WriteAsync(output, words.Title, rows.Select(row => new SuggestionLine(
            row.Round, row.Body, words.Kind(row.Kind), row.Number, row.Wording, row.Unit, row.Unit is null ? null : Deadline.IsLongTerm(row.DueOn) ? words.LongTerm : $"{row.DueOn:yyyy-MM-dd}", words.State(row.State),
            row.RegisteredOn, row.AssignedOn, row.AnsweredOn, row.Reply, row.Returns, row.EndedOn, row.EndedBecause)), ct);
        return true;
    }
}
