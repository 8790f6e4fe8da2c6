using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.App.Reviews;
using Rectify.App.Trail;
using Rectify.Documents.Writing;
using Rectify.Domain.WiderChecks;

namespace Rectify.App.WiderChecks;

/// <summary>The words the host has for kinds and states; a workbook speaks the reader's language.</summary>
public sealed record WiderCheckExportWords(string Checks, string Findings, Func<WiderCheckKind, string> Kind, Func<WiderCheckState, string> State, string Open, string PutRight, string Struck);

/// <summary>The list of wider checks as .xlsx, with the same conditions as on the page: a sheet of checks and one of their findings. What is restricted in it is written down as read.</summary>
public sealed class ExportWiderChecks(Door door, NoteReads reads) : IUseCase
{
    /// <summary>Most rows of a sheet; a narrower condition finds the others.</summary>
    public const int MaxRows = 20_000;

    /// <summary>False, and nothing written, when nobody is signed in.</summary>
    public async Task<bool> Run(Stream output, WiderCheckFilter filter, WiderCheckExportWords words, CancellationToken ct = default)
    {
        await using var reading = await door.ReadAsync(ct);
        if (reading is null) return false;
        var rows = await WiderCheckList.RowsAsync(reading, WiderCheckList.Asked(reading, filter).OrderByDescending(c => c.Id).Take(MaxRows), ct);
        await ReadWiderCheck.NoteAsync(reads, reading, [.. rows.Select(row => row.Id)], ct);
        var (of, db) = (rows.ToDictionary(row => row.Id), reading.Db);
        var findings = await WiderCheckList.OfFindings(reading, WiderCheckList.Asked(reading, filter)).OrderByDescending(f => f.WiderCheckId).ThenBy(f => f.Number).Take(MaxRows).Select(f => new
        {
            f.WiderCheckId, f.Number, f.UnitId, f.Wording, f.FoundOn, f.Owner, f.DueOn, f.StruckBecause, Remedy = f.Remedies.Where(r => r.ReturnedOn == null).Select(r => new { r.DoneOn, r.How, r.FileName }).FirstOrDefault(), Returns = f.Remedies.Count(r => r.ReturnedOn != null),
        }).ToListAsync(ct);
        var names = await db.NamesAsync(findings.Select(f => f.UnitId), ct);
        await WiderCheckWorkbook.WriteAsync(output, words.Checks, rows.Select(row => new WiderCheckLine(
            row.Round, row.Body, row.Number, words.Kind(row.Kind), row.Title, row.LooksFor, string.Join('、', row.Problems), row.LeadUnit, row.Leader, row.OpenedOn, row.DueOn, words.State(row.State), row.Sums.Units, row.Sums.Reported, row.Sums.Findings, row.Sums.PutRight,
            row.Sums.Open, row.Sums.Overdue, row.EndedOn, row.EndedBecause)), words.Findings, findings.Where(f => of.ContainsKey(f.WiderCheckId)).Select(f => new WiderFindingLine(
            of[f.WiderCheckId].Round, of[f.WiderCheckId].Number, of[f.WiderCheckId].Title, f.Number, names.GetValueOrDefault(f.UnitId, ""), f.Wording, f.FoundOn, f.Owner, f.DueOn,
            f.StruckBecause is not null ? words.Struck : f.Remedy is null ? words.Open : words.PutRight, f.Remedy?.DoneOn, f.Remedy?.How, f.Remedy?.FileName, f.Returns, f.StruckBecause)), ct);
        return true;
    }
}
