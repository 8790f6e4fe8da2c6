using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.App.LookBacks;
using Rectify.Documents.Writing;
using Rectify.Domain.Rounds;

namespace Rectify.App.Meetings;

/// <summary>The words the host has; a workbook speaks the reader's language.</summary>
public sealed record MeetingExportWords(string Title, Func<MeetingKind, string> Kind, string Void);

/// <summary>The list of meetings as .xlsx, with the same conditions as on the page.</summary>
public sealed class ExportMeetings(Door door) : IUseCase
{
    public const int MaxRows = 10_000;

    /// <summary>False, and nothing written, when nobody is signed in.</summary>
    public async Task<bool> Run(Stream output, MeetingFilter filter, MeetingExportWords words, CancellationToken ct = default)
    {
        await using var reading = await door.ReadAsync(ct);
        if (reading is null) return false;
        var rows = await MeetingList.Rows(reading.Db, MeetingList.Asked(reading, filter).OrderByDescending(m => m.On).ThenByDescending(m => m.Id).Take(MaxRows)).ToListAsync(ct);
        var names = (await ReadLookBack.InspectionsAsync(reading.Db, [.. rows.Select(row => row.Inspection).Distinct()], ct)).ToDictionary(i => i.Id, i => i.Name);
        await MeetingWorkbook.WriteAsync(output, words.Title, rows.Select(row => new MeetingLine(
            row.On, words.Kind(row.Kind), row.Title, row.Unit, names[row.Inspection], row.Place, row.Conclusions, row.Problems, row.Kept, row.Files, row.RecordedBy, row.RecordedOn, row.IsVoid ? words.Void : null)), ct);
        return true;
    }
}
