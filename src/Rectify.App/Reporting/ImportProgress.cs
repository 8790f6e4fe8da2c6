using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.App.Intake;
using Rectify.App.People;
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
/// <param name="RefusedRows">The workbook of these rows with the reason in each, kept for who imported it; null when all were taken.</param>
public sealed record ImportedProgress(int Drafts, int Unchanged, int Refused, Guid? RefusedRows);

/// <summary>
/// Takes a ledger that a unit filled in outside (Excel by chat) as drafts of progress on the reader's own measures. It never touches a state: what is official stays
/// the unit lead's press. A row is known by problem and measure; one that is not, or says something impossible, comes back with its reason.
/// </summary>
public sealed class ImportProgress(Door door, RefusedWorkbooks workbooks, ProgressSheets sheets, WriteProgressDrafts drafts) : IUseCase
{
    /// <summary>Rows of a ledger that are compared with what it printed; an inspection has fewer.</summary>
    private const int MostRows = 60_000;

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
        var (mapping, today, earliestOn) = await SettingAsync(inspection, ct);
        if (LedgerReader.ReadEach(source, mapping) is not { Count: > 0 } sheetsRead) return (Outcome.Bad(ReadDocument.Document, "not-a-ledger"), null);

        var (lines, errors, unchanged) = (new Dictionary<MeasureId, ProgressLine>(), sheetsRead.SelectMany(read => read.Errors).ToImmutableList().ToBuilder(), new HashSet<MeasureId>());
        var foreign = new Dictionary<(string Problem, string Measure, string Text), LedgerProgress>();
        foreach (var row in sheetsRead.SelectMany(LedgerProgress.Of))
        {
            if (Find(measures, row) is not { } measure) foreign.TryAdd((Plain(row.Problem), Plain(row.Measure), Plain(row.Text)), row);
            else if (Same(measure, row.Text)) unchanged.Add(measure.Measure);
            else if (Fault(row, measure, today, earliestOn) is { } fault) errors.Add(Refused(row, fault));
            else if (lines.TryGetValue(measure.Measure, out var first) && Plain(first.Report.Text) != Plain(row.Text)) errors.Add(Refused(row, "同一条措施在文件里有两处不同的进展，先出现的一处已写入草稿。请核对，只保留一处。"));
            else lines.TryAdd(measure.Measure, new ProgressLine(measure.Task, new ProgressReport(measure.Measure, row.Text, DayOf(row, measure, today), ClaimOf(row, measure), row.Quantity ?? measure.Quantity)));
        }
        // the ledger that went out holds more than what the reader reports on; what came back as it went asks for nothing
        var asItWent = foreign.Count == 0 ? [] : await SaidAlreadyAsync(inspection, ct);
        foreach (var (said, row) in foreign)
            if (!asItWent.Contains(said)) errors.Add(Refused(row, "系统中没有这条措施，或者不由您报送，或者措施现在不能报送进展。请核对“具体问题”和“整改措施”两列是否与导出的台账一致。"));
        unchanged.ExceptWith(lines.Keys);
        var outcome = lines.Count == 0 ? Outcome.Ok : await drafts.Run([.. lines.Values], act, ct);
        if (!outcome.IsDone) return (outcome, null);
        return (outcome, new ImportedProgress(lines.Count, unchanged.Count, errors.Count, errors.Count == 0 ? null : await KeepAsync([.. sheetsRead.SelectMany(read => read.Headers)], errors.ToImmutable(), ct)));
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

    /// <summary>Problem, measure and last progress of all the reader sees of the inspection, as the ledger prints them.</summary>
    private async Task<HashSet<(string Problem, string Measure, string Text)>> SaidAlreadyAsync(InspectionId inspection, CancellationToken ct)
    {
        await using var reading = await door.ReadAsync(ct);
        if (reading is null) return [];
        var db = reading.Db;
        var said =
            from t in db.TasksVisibleTo(reading.Sight, inspection)
            join p in db.Problems on t.ProblemId equals p.Id
            from m in t.Measures
            from last in db.Set<Progress>().Where(g => g.MeasureId == m.Id).OrderByDescending(g => g.SubmittedAt).Select(g => g.Text).Take(1)
            orderby m.Id
            select new { p.Wording, m.Text, Last = last };
        return [.. (await said.Take(MostRows).ToListAsync(ct)).Select(row => (Plain(row.Wording), Plain(row.Text), Plain(row.Last)))];
    }

    private async Task<(LedgerMapping Mapping, DateOnly Today, DateOnly EarliestOn)> SettingAsync(InspectionId inspection, CancellationToken ct)
    {
        await using var reading = await door.ReadAsync(ct);
        return reading is null ? (LedgerMapping.Empty, door.Today(), default)
            : (await reading.Db.LedgerMappingAsync(ct), reading.Today, await reading.Db.Inspections.Where(i => i.Id == inspection).Select(i => i.PresenceFrom ?? i.FeedbackOn).SingleAsync(ct));
    }

    private async Task<Guid?> KeepAsync(ImmutableList<LedgerSheetHeader> headers, ImmutableList<LedgerRowError> errors, CancellationToken ct)
    {
        using var file = new MemoryStream();
        await LedgerErrorWorkbook.WriteAsync(file, headers, errors, ct);
        return await workbooks.SaveAsync(file.ToArray(), ct);
    }

    private static ReportableMeasure? Find(List<Known> measures, LedgerProgress row)
    {
        var (problem, text) = (Plain(row.Problem), Plain(row.Measure));
        var found = measures.FindAll(known => known.Text == text && known.Problem == problem);
        return found.Count == 1 ? found[0].Measure : null;
    }

    private static string? Fault(LedgerProgress row, ReportableMeasure measure, DateOnly today, DateOnly earliestOn) =>
        row.AsOfPrinted is { } printed && row.AsOf is null ? $"截至日期“{printed}”不是日期。请填写如2026年3月31日。"
        : row.AsOf > today ? "截至日期晚于今天。请改为今天或者更早的日期。"
        : row.AsOf < earliestOn ? "截至日期早于巡察进驻（未记进驻的，早于反馈）。请改正。"
        : row.Text.Length > Progress.MaxTextLength ? $"进展超过{Progress.MaxTextLength}字。请精简。"
        : measure.Draft is { ByReader: false } draft && Plain(draft.Text) != Plain(row.Text) ? $"{draft.WrittenBy}已经起草了这条措施的进展，没有覆盖。请在页面上修改。"
        : null;

    /// <summary>What is drafted, or what the ledger printed when it went out: a draft of the page is not undone by a row nobody touched.</summary>
    private static bool Same(ReportableMeasure measure, string text) => Plain(text) == Plain(measure.Draft?.Text) || Plain(text) == Plain(measure.Last?.Text);

    /// <summary>The ledger prints the state there (已完成待核); where that is left as it was, the claim stays what it was.</summary>
    private static Grade ClaimOf(LedgerProgress row, ReportableMeasure measure) => row.Grade == ReportedGrade.NotStated ? measure.Last?.Claim ?? Grade.NotDone : Rereading.Stated(row.Grade);

    /// <summary>A new text beside the day of the last one is of today: nobody turned to the day.</summary>
    private static DateOnly DayOf(LedgerProgress row, ReportableMeasure measure, DateOnly today) => row.AsOf is { } day && day != measure.Last?.TrueOn ? day : today;

    private static LedgerRowError Refused(LedgerProgress row, string reason)
    {
        var table = row.Row.Sheet.Table;
        return new LedgerRowError(table, table.Rows.First(r => r.Number == row.Row.Number), LedgerRowFault.Other, null, reason);
    }

    private static string Plain(string? text) => Rereading.Plain(text);
}
