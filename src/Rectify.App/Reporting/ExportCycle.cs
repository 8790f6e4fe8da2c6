using Rectify.App.Data;
using Rectify.App.Ledger;
using Rectify.Documents.Writing;
using Rectify.Domain;
using Rectify.Domain.Rounds;

namespace Rectify.App.Reporting;

/// <summary>调度明细: a cycle as .xlsx, as far as the reader sees it.</summary>
public sealed class ExportCycle(Door door) : IUseCase
{
    /// <summary>The file's name without its ending; null, and nothing written, when there is no such cycle to be seen.</summary>
    public async Task<string?> Run(Stream output, CycleId id, CancellationToken ct = default)
    {
        await using var reading = await door.ReadAsync(ct);
        if (reading is null || await CycleReading.OfAsync(reading, id, ct) is not { Cycle.State: not CycleState.Void } read) return null;
        var changes = read.Differences.ToLookup(d => d.Now.MeasureId, d => CycleWords.Of(d.Change));
        var rows = read.Rows.Select(r => new CycleWorkbookRow(
            $"{r.Ordinal ?? $"{r.Number}"}.{r.Position}", r.Wording, r.Text, r.UnitName, Deadline.IsLongTerm(r.DueOn) ? null : r.DueOn, LedgerWords.Of(r.State), r.IsAsked, r.Entry?.Text, r.Entry?.TrueOn,
            r.Entry is { } entry ? CycleWords.Of(entry.Claim) : null, r.Entry is { } sent ? reading.Office.Of(sent.SubmittedAt) : null, r.Entry is { IsLate: true }, r.Entry is { Repeats: true }, string.Join("；", changes[r.Measure])));
        await CycleWorkbook.WriteAsync(output, read.Units.Select(u => (u.Name, DraftBriefing.Of(u.Sums))), rows, ct);
        return $"{read.Inspection.BodyName}第{read.Cycle.Number}期调度明细";
    }
}
