using Rectify.App.Data;
using Rectify.App.Trail;
using Rectify.Documents.Writing;
using Rectify.Domain.Supervision;

namespace Rectify.App.SpotChecks;

/// <summary>The words the host has; a workbook speaks the reader's language.</summary>
public sealed record SpotCheckExportWords(string Title, Func<CheckingWay, string> Way, Func<SpotCheckVerdict, string> Verdict, string Struck);

/// <summary>The list of checks as .xlsx, with the same conditions as on the page. What is restricted in it is written down as read.</summary>
public sealed class ExportSpotChecks(Door door, NoteReads reads) : IUseCase
{
    public const int MaxRows = 10_000;

    /// <summary>False, and nothing written, when nobody is signed in.</summary>
    public async Task<bool> Run(Stream output, SpotCheckFilter filter, SpotCheckExportWords words, CancellationToken ct = default)
    {
        await using var reading = await door.ReadAsync(ct);
        if (reading is null) return false;
        var rows = await SpotCheckList.RowsAsync(reading.Db, SpotCheckList.Asked(reading, filter).OrderByDescending(c => c.On).ThenByDescending(c => c.Id).Take(MaxRows), ct);
        await reads.NoteAsync(reading, [.. rows.Select(row => row.Task).Distinct()], ReadPlace.SpotCheck, null, ct);
        await SpotCheckWorkbook.WriteAsync(output, words.Title, rows.Select(row => new SpotCheckLine(row.On, words.Way(row.Way), string.Join('、', row.People), row.Present, $"{row.Number}", row.Wording, row.Unit,
            string.Join('、', row.Measures), row.Finding, words.Verdict(row.Verdict), row.Files, row.RecordedBy, row.RecordedOn, row.IsStruck ? words.Struck : null)), ct);
        return true;
    }
}
