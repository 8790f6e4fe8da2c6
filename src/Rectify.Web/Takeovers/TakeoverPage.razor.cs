using Microsoft.AspNetCore.Components;
using Rectify.App;
using Rectify.App.Drafts;
using Rectify.App.Planning;
using Rectify.App.Takeovers;
using Rectify.Domain;
using Rectify.Domain.Evidence;
using Rectify.Domain.People;
using Rectify.Domain.Rounds;
using Rectify.Domain.Tasks;
using Rectify.Web.Acceptance;
using Rectify.Web.Planning;
using Rectify.Web.Resources;
using Rectify.Web.Shared;

namespace Rectify.Web.Takeovers;

/// <summary>补录: the office enters what was done before Rectify for many tasks on one screen, with the scans, and proposes the chosen ones as one batch.</summary>
public sealed partial class TakeoverPage : DrawnOnceRead
{
    private readonly PasteBuffer pasted = new();
    private NameChoices names = new(Nameable.Nobody);
    private TakeoverSheet? sheet;
    private TakeoverEdits edits = new();
    private SheetDraft<TakeoverEdits> draft = null!;
    private IReadOnlyList<CellError> errors = [];
    private Outcome? outcome;
    private (TakeoverId Batch, ActId Act) ids = (TakeoverId.New(), ActId.New());
    private string? toast;

    [SupplyParameterFromQuery(Name = "inspection")] public Guid? InspectionAsked { get; set; }
    [SupplyParameterFromQuery] public string? After { get; set; }

    [Inject] public required TakeoverSheets Sheets { get; set; }
    [Inject] public required PeopleOfInspection People { get; set; }
    [Inject] public required FormDrafts FormDrafts { get; set; }
    [Inject] public required OfficeDay Office { get; set; }
    [Inject] public required ProposeTakeover Propose { get; set; }
    [Inject] public required ScanIntake Scans { get; set; }

    private IReadOnlyList<TakeoverRow> ChosenRows => [.. sheet!.Rows.Where(row => edits.Of(row.Task) is { IsChosen: true })];

    private string? WhyNot => ChosenRows.Count == 0 ? Texts.Assignments["ChooseFirst"] : edits.Papers.Count == 0 ? Texts.Takeovers["ScanFirst"] : null;

    protected override async Task OnReadingAsync()
    {
        await ReadAsync();
        if (sheet is not null)
        {
            names = new NameChoices(await People.Run(sheet.Inspection.Id));
            draft = new SheetDraft<TakeoverEdits>(FormDrafts, Office, $"takeover/{sheet.Inspection.Id.Value:N}");
            edits = await draft.ReadAsync();
        }
    }

    private async Task ReadAsync()
    {
        sheet = InspectionAsked is { } asked ? await Sheets.Run(InspectionId.From(asked), SequenceCursor.Parse(After)) : null;
        outcome = null;
    }

    private Task WriteCell(CellEventArgs cell) => RowOf(cell) is not { } row ? Task.CompletedTask : EditAsync(() => edits.Begin(row).Set(cell.Column, cell.Value, names));

    private Task PasteCells(CellEventArgs cell) =>
        pasted.Take(cell) is { } table && RowOf(cell) is { } row ? EditAsync(() => edits.Paste(sheet!.Rows, sheet.Rows.ToList().IndexOf(row), cell.Column, table, names)) : Task.CompletedTask;

    private Task FillAsync(IReadOnlyList<(string Column, string Text)> fields) => EditAsync(() =>
    {
        foreach (var row in ChosenRows)
            foreach (var (column, text) in fields) edits.Begin(row).Set(column, text, names);
    });

    private TakeoverRow? RowOf(CellEventArgs cell) =>
        sheet is { MayPropose: true } && Guid.TryParseExact(cell.Row, "N", out var key) ? sheet.Rows.FirstOrDefault(row => row.Task.Value == key) : null;

    private async Task EditAsync(Action write)
    {
        write();
        if (errors.Count > 0) errors = edits.Resolve(sheet!.Rows, names).Errors;
        toast = null;
        await draft.KeepAsync(edits, edits.IsEmpty);
    }

    private async Task ProposeAsync()
    {
        var (lines, wrong) = edits.Resolve(sheet!.Rows, names);
        errors = wrong;
        if (wrong.Count > 0) { outcome = Outcome.Bad("cells", "cells"); return; }
        // a token this server cannot read any more names nothing: the scan is asked for again
        var papers = edits.Papers.Select(paper => Scans.Open(paper.Token)).OfType<StoredFile>().ToList();
        if (papers.Count < edits.Papers.Count) { edits.Papers.Clear(); outcome = Outcome.Bad("Papers", "required"); return; }
        var result = await Propose.Run(new TakeoverProposal(ids.Batch, sheet.Inspection.Id, lines, papers), ids.Act);
        if (result.IsDone)
        {
            foreach (var line in lines) edits.Rows.Remove(line.Task.Value);
            edits.Papers.Clear();
            (ids, toast) = ((TakeoverId.New(), ActId.New()), Texts.Takeovers["Proposed", lines.Count]);
            await draft.KeepAsync(edits, edits.IsEmpty);
        }
        await ReadAsync();
        if (result.IsDone) { errors = []; return; }
        outcome = result;
        errors = edits.Resolve(sheet!.Rows, names).Errors;
    }
}
