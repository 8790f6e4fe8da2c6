using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.App.Files;
using Rectify.App.Intake;
using Rectify.App.Tasks;
using Rectify.Documents.Reading.Ledgers;
using Rectify.Documents.Text;
using Rectify.Documents.Writing;
using Rectify.Domain.Intake;
using Rectify.Domain.Measures;
using Rectify.Domain.People;
using Rectify.Domain.Rounds;
using Rectify.Domain.Tasks;
using Grade = Rectify.Domain.Problems.ReportedGrade;

namespace Rectify.App.Reporting;

/// <summary>What became of a ledger that came back.</summary>
/// <param name="Drafts">Drafts of progress written.</param>
/// <param name="Unchanged">Rows that say what the system says already.</param>
/// <param name="Refused">Rows not taken.</param>
/// <param name="RefusedRows">The workbook of these rows with the reason in each, in the content store; null when all were taken.</param>
public sealed record ImportedProgress(int Drafts, int Unchanged, int Refused, string? RefusedRows);

/// <summary>
/// Takes a ledger that a unit filled in outside (Excel by chat) as drafts of progress on the reader's own measures. It never touches a state: what is official stays
/// the unit lead's press. A row is known by problem and measure; one that is not, or says something impossible, comes back with its reason.
/// </summary>
public sealed class ImportProgress(Door door, IContentStore store, ProgressSheets sheets, WriteProgressDrafts drafts) : IUseCase
{
    private sealed record Known(ReportableMeasure Measure, string Problem, string Text);

    /// <summary>The outcome of the drafts, and what became of the rows; the latter null unless the file could be read.</summary>
    public async Task<(Outcome Outcome, ImportedProgress? Imported)> Run(InspectionId inspection, Stream content, string fileName, ActId act, CancellationToken ct = default)
    {
        if (await MeasuresAsync(inspection, ct) is not { Count: > 0 } measures) return (Outcome.None, null);
        using var copy = new MemoryStream();
        await content.CopyToAsync(copy, ct);
        copy.Position = 0;
        if (TextLoader.FromFile(copy, Path.GetFileName(fileName.Replace('\\', '/'))) is not TextLoad.Loaded(var source))
            return (Outcome.Bad(ReadDocument.Document, "not-a-ledger"), null);
        var (mapping, today, feedbackOn) = await SettingAsync(inspection, ct);
        var read = LedgerReader.Read(source, mapping);
        if (!read.Headers.Exists(header => header.IsLedger)) return (Outcome.Bad(ReadDocument.Document, "not-a-ledger"), null);

        var (lines, errors, unchanged) = (new Dictionary<MeasureId, ProgressLine>(), read.Errors.ToBuilder(), 0);
        foreach (var row in LedgerProgress.Of(read))
        {
            if (Find(measures, row) is not { } measure) errors.Add(Refused(row, "系统中没有这条措施，或者不由您报送，或者措施现在不能报送进展。请核对“具体问题”和“整改措施”两列是否与导出的台账一致。"));
            else if (Fault(row, measure, today, feedbackOn) is { } fault) errors.Add(Refused(row, fault));
            else if (Same(measure, row.Text)) unchanged++;
            else lines[measure.Measure] = new ProgressLine(measure.Task, new ProgressReport(measure.Measure, row.Text, row.AsOf ?? today, ClaimOf(row.Grade), row.Quantity ?? measure.Quantity));
        }
        var outcome = lines.Count == 0 ? Outcome.Ok : await drafts.Run([.. lines.Values], act, ct);
        if (!outcome.IsDone) return (outcome, null);
        return (outcome, new ImportedProgress(lines.Count, unchanged, errors.Count, errors.Count == 0 ? null : await KeepAsync(read.Headers, errors.ToImmutable(), ct)));
    }

    private async Task<List<Known>> MeasuresAsync(InspectionId inspection, CancellationToken ct)
    {
        var known = new List<Known>();
        ProgressCursor? after = null;
        do
        {
            if (await sheets.Run(inspection, null, after, ct) is not { } page) return known;
            known.AddRange(page.Rows.Select(row => new Known(row, Plain(row.Wording), Plain(row.Text))));
            after = page.Next;
        }
        while (after is not null && known.Count < ReportProgress.MaxLines);
        return known;
    }

    private async Task<(LedgerMapping Mapping, DateOnly Today, DateOnly FeedbackOn)> SettingAsync(InspectionId inspection, CancellationToken ct)
    {
        await using var reading = await door.ReadAsync(ct);
        return reading is null ? (LedgerMapping.Empty, door.Today(), default)
            : (await reading.Db.LedgerMappingAsync(ct), reading.Today, await reading.Db.Inspections.Where(i => i.Id == inspection).Select(i => i.FeedbackOn).SingleAsync(ct));
    }

    private async Task<string> KeepAsync(ImmutableList<LedgerSheetHeader> headers, ImmutableList<LedgerRowError> errors, CancellationToken ct)
    {
        using var file = new MemoryStream();
        await LedgerErrorWorkbook.WriteAsync(file, headers, errors, ct);
        file.Position = 0;
        return (await store.SaveAsync(file, long.MaxValue, ct)).Sha256;
    }

    private static ReportableMeasure? Find(List<Known> measures, LedgerProgress row)
    {
        var (problem, text) = (Plain(row.Problem), Plain(row.Measure));
        var found = measures.FindAll(known => known.Text == text && known.Problem == problem);
        return found.Count == 1 ? found[0].Measure : null;
    }

    private static string? Fault(LedgerProgress row, ReportableMeasure measure, DateOnly today, DateOnly feedbackOn) =>
        row.AsOfPrinted is { } printed && row.AsOf is null ? $"截至日期“{printed}”不是日期。请填写如2026年3月31日。"
        : row.AsOf > today ? "截至日期晚于今天。请改为今天或者更早的日期。"
        : row.AsOf < feedbackOn ? "截至日期早于反馈日期。请改正。"
        : row.Text.Length > Progress.MaxTextLength ? $"进展超过{Progress.MaxTextLength}字。请精简。"
        : measure.Draft is { ByReader: false } draft && Plain(draft.Text) != Plain(row.Text) ? $"{draft.WrittenBy}已经起草了这条措施的进展，没有覆盖。请在页面上修改。"
        : null;

    private static bool Same(ReportableMeasure measure, string text) => Plain(measure.Draft?.Text ?? measure.Last?.Text) == Plain(text);

    private static Grade ClaimOf(ReportedGrade grade) => grade == ReportedGrade.NotStated ? Grade.NotDone : Rereading.Stated(grade);

    private static LedgerRowError Refused(LedgerProgress row, string reason)
    {
        var table = row.Row.Sheet.Table;
        return new LedgerRowError(table, table.Rows.First(r => r.Number == row.Row.Number), LedgerRowFault.Other, null, reason);
    }

    private static string Plain(string? text) => Rereading.Plain(text);
}
