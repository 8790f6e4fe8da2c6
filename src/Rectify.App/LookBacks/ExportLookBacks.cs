using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.Documents.Writing;
using Rectify.Domain.Supervision;

namespace Rectify.App.LookBacks;

/// <summary>The words the host has; a workbook speaks the reader's language.</summary>
public sealed record LookBackExportWords(string Title, string SampleTitle, Func<LookBackState, string> State, Func<LookBackResult, string> Result, Func<CheckingWay, string> Way, string Drawn, string NotDrawn);

/// <summary>Campaigns as .xlsx, and the list one was drawn from with what decided: enough to draw it again.</summary>
public sealed class ExportLookBacks(Door door) : IUseCase
{
    public const int MaxRows = 5_000;

    /// <summary>False, and nothing written, when nobody is signed in.</summary>
    public async Task<bool> Run(Stream output, LookBackState? state, LookBackExportWords words, CancellationToken ct = default)
    {
        await using var reading = await door.ReadAsync(ct);
        if (reading is null) return false;
        var rows = await LookBackList.Rows(LookBackList.Asked(reading, state).OrderByDescending(c => c.Id).Take(MaxRows)).ToListAsync(ct);
        await LookBackWorkbook.WriteAsync(output, words.Title, rows.Select(r => new LookBackCampaignLine(r.Name, words.State(r.State), r.ClosedFrom, r.ClosedUntil, r.Seed, r.Scope, r.Drawn, r.Checked, r.Relapsed, r.OpenedOn, r.DrawnOn, r.EndedOn)), ct);
        return true;
    }

    /// <summary>False where there is no such campaign the reader may see.</summary>
    public async Task<bool> SampleAsync(Stream output, LookBackId id, LookBackExportWords words, CancellationToken ct = default)
    {
        await using var reading = await door.ReadAsync(ct);
        if (reading is null || await LookBackList.Rows(LookBackList.Asked(reading, null).Where(c => c.Id == id)).SingleOrDefaultAsync(ct) is not { } campaign) return false;
        var lines = await ReadLookBack.RowsAsync(reading, reading.Db.Set<LookBackLine>().Where(l => l.LookBackId == id), ct);
        await LookBackWorkbook.WriteSampleAsync(output, words.SampleTitle, lines.Select(l => new LookBackSampleLine(
            l.Position, l.Number, l.Wording, l.LeadUnit, l.Weight, l.Ticket, l.Hash, Sample.TextOf(campaign.Seed, l.Number, l.Ticket), l.IsDrawn ? words.Drawn : words.NotDrawn, l.CheckerName, l.DueOn,
            l.Result is { } result ? words.Result(result) : null, l.Way is { } way ? words.Way(way) : null, l.Finding, l.RecordedOn)), ct);
        return true;
    }
}
