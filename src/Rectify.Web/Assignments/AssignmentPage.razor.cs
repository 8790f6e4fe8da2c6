using Microsoft.AspNetCore.Components;
using Rectify.App;
using Rectify.App.Assignments;
using Rectify.App.Drafts;
using Rectify.App.Planning;
using Rectify.App.Tasks;
using Rectify.Domain;
using Rectify.Domain.People;
using Rectify.Domain.Rounds;
using Rectify.Domain.Tasks;
using Rectify.Web.Planning;
using Rectify.Web.Resources;
using Rectify.Web.Shared;

namespace Rectify.Web.Assignments;

/// <summary>分派: the office names leader, units, handler and deadline for many tasks on one screen and assigns the chosen ones in one act.</summary>
public sealed partial class AssignmentPage : DrawnOnceRead
{
    private readonly PasteBuffer pasted = new();
    private IReadOnlyList<InspectionHead> inspections = [];
    private NameChoices names = new(Nameable.Nobody);
    private AssignmentSheet? sheet;
    private AssignmentSuggestions suggestions = AssignmentSuggestions.None;
    private AssignmentEdits edits = new();
    private SheetDraft<AssignmentEdits> draft = null!;
    private IReadOnlyList<CellError> errors = [];
    private AssignmentRow? splitting;
    private Outcome? outcome;
    private (ActId Assign, ActId Split, TaskId Part) ids = (ActId.New(), ActId.New(), TaskId.New());
    private string? toast;

    /// <summary>What was assigned last, and the act by which it can be taken back.</summary>
    private (string Line, ActId Act)? assigned;

    [SupplyParameterFromQuery(Name = "inspection")] public Guid? InspectionAsked { get; set; }
    [SupplyParameterFromQuery] public string? After { get; set; }
    /// <summary>So many were registered a moment ago.</summary>
    [SupplyParameterFromQuery] public int? Registered { get; set; }

    [Inject] public required WorkInspections WorkInspections { get; set; }
    [Inject] public required AssignmentSheets AssignmentSheets { get; set; }
    [Inject] public required PeopleOfInspection People { get; set; }
    [Inject] public required FormDrafts FormDrafts { get; set; }
    [Inject] public required OfficeDay Office { get; set; }
    [Inject] public required AssignTasks AssignTasks { get; set; }
    [Inject] public required SplitProblem SplitProblem { get; set; }

    private InspectionId? Chosen => InspectionAsked is { } asked ? InspectionId.From(asked) : inspections.Count > 0 ? inspections[0].Id : null;

    private IReadOnlyList<AssignmentRow> ChosenRows => [.. sheet!.Rows.Where(row => edits.Of(row.Task) is { IsChosen: true })];

    protected override async Task OnReadingAsync()
    {
        inspections = await WorkInspections.Run();
        await ReadAsync();
        if (Chosen is { } id && sheet is not null)
        {
            names = new NameChoices(await People.Run(id));
            draft = new SheetDraft<AssignmentEdits>(FormDrafts, Office, $"assign/{id.Value:N}");
            edits = await draft.ReadAsync();
            suggestions = new(sheet.Rows, names, sheet.Today);
        }
    }

    private async Task ReadAsync()
    {
        sheet = Chosen is { } id ? await AssignmentSheets.Run(id, SequenceCursor.Parse(After)) : null;
        outcome = null;
        if (sheet is not null) suggestions = new(sheet.Rows, names, sheet.Today);
    }

    private static string Address(InspectionId inspection, SequenceCursor? after = null) => PlanningAddress.With("/assign", inspection, null, $"{after}");

    // ---- writing

    private Task WriteCell(CellEventArgs cell) => RowOf(cell) is not { } row ? Task.CompletedTask : EditAsync(() =>
    {
        if (cell.Column != "section") edits.Begin(row, names).Set(cell.Column, cell.Value, names);
        else foreach (var other in sheet!.Rows.SkipWhile(r => r != row).TakeWhile(r => r.SectionId == row.SectionId)) edits.Begin(other, names).Set(AssignmentEdit.Chosen, cell.Value, names);
    });

    private Task PasteCells(CellEventArgs cell) =>
        pasted.Take(cell) is { } table && RowOf(cell) is { } row ? EditAsync(() => edits.Paste(sheet!.Rows, sheet.Rows.ToList().IndexOf(row), cell.Column, table, names)) : Task.CompletedTask;

    private Task FillAsync(IReadOnlyList<(string Column, string Text)> fields) => EditAsync(() =>
    {
        foreach (var row in ChosenRows)
            foreach (var (column, text) in fields) edits.Begin(row, names).Set(column, text, names);
    });

    private Task TakeAsync(IReadOnlyList<AssignmentRow> rows) => EditAsync(() =>
    {
        foreach (var row in rows) suggestions.Take(row, edits, names);
    });

    private AssignmentRow? RowOf(CellEventArgs cell) =>
        sheet!.MayAssign && Guid.TryParseExact(cell.Row, "N", out var key) ? sheet.Rows.FirstOrDefault(row => row.Task.Value == key) : null;

    private async Task EditAsync(Action write)
    {
        write();
        if (errors.Count > 0) errors = edits.Resolve(sheet!.Rows, sheet.Today, names).Errors;
        toast = null;
        await draft.KeepAsync(edits, edits.Rows.Count == 0);
    }

    // ---- acting

    private async Task AssignAsync()
    {
        var (lines, wrong) = edits.Resolve(sheet!.Rows, sheet.Today, names);
        errors = wrong;
        if (wrong.Count > 0) { outcome = Outcome.Bad("cells", "cells"); return; }
        var result = await AssignTasks.Run(lines, ids.Assign);
        if (result.IsDone)
        {
            foreach (var line in lines) edits.Rows.Remove(line.Task.Value);
            assigned = (Texts.Assignments["Assigned", lines.Count], ids.Assign);
            (ids.Assign, toast) = (ActId.New(), assigned.Value.Line);
            await draft.KeepAsync(edits, edits.Rows.Count == 0);
        }
        await ShowAsync(result);
    }

    private async Task SplitAsync()
    {
        var result = await SplitProblem.Run(splitting!.Task, splitting.Version, ids.Part, ids.Split);
        if (result.IsDone)
        {
            // the writing of the row that was split goes on over its new version
            if (edits.Of(splitting.Task) is { } edit && edit.Seen == splitting.Version) edit.Seen++;
            (ids.Split, ids.Part, toast) = (ActId.New(), TaskId.New(), Texts.Assignments["SplitDone"]);
        }
        splitting = null;
        await ShowAsync(result);
    }

    /// <summary>What others changed is read with any answer and marked at its row; what was typed stays.</summary>
    private async Task ShowAsync(Outcome result)
    {
        await ReadAsync();
        if (result.IsDone) { errors = []; return; }
        outcome = result;
        errors = edits.Resolve(sheet!.Rows, sheet.Today, names).Errors;
    }
}
