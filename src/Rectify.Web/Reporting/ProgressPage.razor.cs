using Microsoft.AspNetCore.Components;
using Rectify.App;
using Rectify.App.Drafts;
using Rectify.App.Planning;
using Rectify.App.Reporting;
using Rectify.App.Tasks;
using Rectify.Domain;
using Rectify.Domain.People;
using Rectify.Domain.Rounds;
using Rectify.Web.Planning;
using Rectify.Web.Resources;
using Rectify.Web.Shared;

namespace Rectify.Web.Reporting;

/// <summary>Progress on all measures of a unit on one screen: the handler keeps drafts, the unit lead submits the ticked ones in one press.</summary>
public sealed partial class ProgressPage : DrawnOnceRead
{
    private readonly PasteBuffer pasted = new();
    private IReadOnlyList<InspectionHead> inspections = [];
    private ProgressSheet? sheet;
    private ProgressEdits edits = new();
    private SheetDraft<ProgressEdits> draft = null!;
    private Outcome? outcome;
    private ActId act = ActId.New();
    private string? toast;

    [SupplyParameterFromQuery(Name = "inspection")] public Guid? InspectionAsked { get; set; }
    [SupplyParameterFromQuery(Name = "unit")] public Guid? UnitAsked { get; set; }
    [SupplyParameterFromQuery] public string? After { get; set; }

    // what became of a ledger just sent back
    [SupplyParameterFromQuery] public string? Refused { get; set; }
    [SupplyParameterFromQuery] public int? Imported { get; set; }
    [SupplyParameterFromQuery] public int? Unchanged { get; set; }
    [SupplyParameterFromQuery] public int? NotTaken { get; set; }
    [SupplyParameterFromQuery] public Guid? Rows { get; set; }

    [Inject] public required WorkInspections WorkInspections { get; set; }
    [Inject] public required ProgressSheets ProgressSheets { get; set; }
    [Inject] public required FormDrafts FormDrafts { get; set; }
    [Inject] public required OfficeDay Office { get; set; }
    [Inject] public required WriteProgressDrafts WriteProgressDrafts { get; set; }
    [Inject] public required ReportProgress ReportProgress { get; set; }

    private UnitId? UnitChosen => UnitAsked is { } unit ? UnitId.From(unit) : null;

    private InspectionId? Chosen => InspectionAsked is { } asked ? InspectionId.From(asked) : inspections.Count > 0 ? inspections[0].Id : null;

    /// <summary>Rows that can go and were not taken out.</summary>
    private IReadOnlyList<ReportableMeasure> Ready =>
        [.. sheet!.Rows.Where(row => row.MayReport && edits.Of(row, sheet.NewLineOn) is var edit && ProgressTable.IsChosen(edit, edit.Problems(row, sheet.Today, sheet.Inspection.EarliestOn)))];

    /// <summary>Rows whose text is not yet the unit's draft.</summary>
    private IReadOnlyList<ReportableMeasure> Changed => [.. sheet!.Rows.Where(row => edits.Holds(row) && edits.Of(row, sheet.NewLineOn).WrittenText.Length > 0)];

    protected override async Task OnReadingAsync()
    {
        inspections = await WorkInspections.Run();
        await ReadAsync();
        if (Chosen is { } id && sheet is not null)
        {
            draft = new SheetDraft<ProgressEdits>(FormDrafts, Office, $"progress/{id.Value:N}");
            edits = await draft.ReadAsync();
        }
    }

    private async Task ReadAsync()
    {
        sheet = Chosen is { } id ? await ProgressSheets.Run(id, UnitChosen, ProgressCursor.Parse(After)) : null;
        outcome = null;
    }

    private Task WriteCell(CellEventArgs cell) => EditAsync(cell, row => edits.Write(row, sheet!.NewLineOn, edit => edit.Set(cell.Column, cell.Value)));

    private Task PasteCells(CellEventArgs cell) =>
        pasted.Take(cell) is { } table ? EditAsync(cell, row => edits.Paste(sheet!.Rows, sheet.Rows.ToList().IndexOf(row), cell.Column, table, sheet.NewLineOn)) : Task.CompletedTask;

    private async Task EditAsync(CellEventArgs cell, Action<ReportableMeasure> write)
    {
        if (!Guid.TryParseExact(cell.Row, "N", out var key) || sheet!.Rows.FirstOrDefault(row => row.Measure.Value == key) is not { } row) return;
        write(row);
        toast = null;
        await draft.KeepAsync(edits, edits.Rows.Count == 0);
    }

    private Task KeepAsync() => RunAsync(Changed, lines => WriteProgressDrafts.Run(lines, act), "Kept");

    private Task ReportAsync() => RunAsync(Ready, lines => ReportProgress.Run(lines, act), "Reported");

    private async Task RunAsync(IReadOnlyList<ReportableMeasure> rows, Func<IReadOnlyList<ProgressLine>, Task<Outcome>> run, string done)
    {
        var result = await run([.. rows.Select(row => edits.Of(row, sheet!.NewLineOn).Line(row, sheet.Today))]);
        toast = result.IsDone ? Texts.Reporting[done, rows.Count] : null;
        if (result.IsDone)
        {
            act = ActId.New();
            foreach (var row in rows) edits.Rows.Remove(row.Measure.Value);
            await draft.KeepAsync(edits, edits.Rows.Count == 0);
        }
        await ReadAsync();
        outcome = result.IsDone ? null : result;
    }
}
