using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.Documents.Writing;
using Rectify.Domain.Supervision;

namespace Rectify.App.Supervision;

/// <summary>The words the host has for kinds and states; a workbook speaks the reader's language.</summary>
public sealed record LetterExportWords(string Title, Func<LetterKind, string> Kind, Func<LetterState, string> State, string EndedByItself);

/// <summary>The list of letters as .xlsx, with the same conditions as on the page.</summary>
public sealed class ExportLetters(Door door) : IUseCase
{
    /// <summary>Most letters of one workbook; a narrower condition finds the others.</summary>
    public const int MaxRows = 20_000;

    /// <summary>False, and nothing written, when nobody is signed in.</summary>
    public async Task<bool> Run(Stream output, LetterFilter filter, LetterExportWords words, CancellationToken ct = default)
    {
        await using var reading = await door.ReadAsync(ct);
        if (reading is null) return false;
        var rows = await LetterList.Rows(reading.Db, LetterList.Asked(reading, filter).OrderByDescending(l => l.Id).Take(MaxRows)).ToListAsync(ct);
        await LetterWorkbook.WriteAsync(output, words.Title, rows.Select(row => new LetterLine(
            row.Number, words.Kind(row.Kind), words.State(row.State), row.Title, row.Unit, row.Tasks == 1 ? row.FirstOrdinal : $"{row.FirstOrdinal} +{row.Tasks - 1}",
            row.IssuedOn, row.ReceivedOn, row.ReplyDueOn, row.AnsweredOn, row.EndedOn, row.EndedByItself ? words.EndedByItself : row.EndedBecause)), ct);
        return true;
    }
}
