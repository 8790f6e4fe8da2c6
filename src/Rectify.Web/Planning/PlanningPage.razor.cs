using Microsoft.AspNetCore.Components;
using Rectify.App;
using Rectify.App.Data;
using Rectify.App.Drafts;
using Rectify.App.Planning;
using Rectify.Domain;
using Rectify.Domain.People;
using Rectify.Domain.Rounds;
using Rectify.Domain.Tasks;
using Rectify.Web.Drafts;
using Rectify.Web.Resources;
using Rectify.Web.Shared;
using Rectify.Web.Tasks;

namespace Rectify.Web.Planning;

/// <summary>The plans of an inspection or a unit on one screen: the unit writes and submits, the leader agrees, the office reviews, each in one press for all chosen tasks.</summary>
public sealed partial class PlanningPage : DrawnOnceRead
{
    private static readonly TaskVerb[] Presses = [TaskVerb.SubmitPlan, TaskVerb.AgreePlan, TaskVerb.ReviewPlan];

    private readonly HashSet<TaskId> left = [];
    private readonly PasteBuffer pasted = new();
    private IReadOnlyList<InspectionHead> inspections = [];
    private NameChoices names = new(Nameable.Nobody);
    private PlanSheet? sheet;
    private PlanEdits edits = new();
    private SheetDraft<PlanEdits> draft = null!;
    private IReadOnlyList<CellError> errors = [];
    private Outcome? outcome;
    private ActId act = ActId.New();
    private bool returning;
    private string? reason, toast;

    [SupplyParameterFromQuery(Name = "inspection")] public Guid? InspectionAsked { get; set; }
    [SupplyParameterFromQuery(Name = "unit")] public Guid? UnitAsked { get; set; }
    [SupplyParameterFromQuery] public string? After { get; set; }

    [Inject] public required WorkInspections WorkInspections { get; set; }
    [Inject] public required PlanSheets PlanSheets { get; set; }
    [Inject] public required PeopleOfInspection People { get; set; }
    [Inject] public required FormDrafts FormDrafts { get; set; }
    [Inject] public required OfficeDay Office { get; set; }
    [Inject] public required DraftPlans DraftPlans { get; set; }
    [Inject] public required SubmitPlans SubmitPlans { get; set; }
    [Inject] public required AgreePlans AgreePlans { get; set; }
    [Inject] public required ReviewPlans ReviewPlans { get; set; }
    [Inject] public required ReturnPlans ReturnPlans { get; set; }

    private UnitId? UnitChosen => UnitAsked is { } unit ? UnitId.From(unit) : null;

    private InspectionId? Chosen => InspectionAsked is { } asked ? InspectionId.From(asked) : inspections.Count > 0 ? inspections[0].Id : null;

    protected override async Task OnReadingAsync()
    {
        inspections = await WorkInspections.Run();
        await ReadAsync();
        if (Chosen is { } id && sheet is not null)
        {
            names = new NameChoices(await People.Run(id));
            draft = new SheetDraft<PlanEdits>(FormDrafts, Office, $"planning/{id.Value:N}");
            edits = await draft.ReadAsync();
        }
    }

    private async Task ReadAsync()
    {
        sheet = Chosen is { } id ? await PlanSheets.Run(id, UnitChosen, SequenceCursor.Parse(After)) : null;
        outcome = null;
    }

    // ---- writing

    private Task WriteCell(CellEventArgs cell) => InCell(cell.Row, (task, edit, measure) =>
    {
        if (measure is null || cell.Column is PlanEdit.Target or PlanEdit.Standard or PlanEdit.Cause) edit.Set(cell.Column, cell.Value);
        else PlanEdit.Set(measure, cell.Column, cell.Value, names);
    });

    private Task PasteCells(CellEventArgs cell) =>
        pasted.Take(cell) is { } table ? InCell(cell.Row, (task, edit, measure) =>
        {
            if (measure is not null && PlanEdit.Columns.Contains(cell.Column)) edit.Paste(measure.Id, cell.Column, table, task, names);
            else edit.Set(cell.Column, string.Join('\n', table.Select(row => string.Join(' ', row))));
        }) : Task.CompletedTask;

    private Task InCell(string row, Action<PlanTask, PlanEdit, MeasureEdit?> write)
    {
        if (!Guid.TryParseExact(row, "N", out var key)) return Task.CompletedTask;
        foreach (var task in sheet!.Tasks.Where(task => task.May(TaskVerb.DraftPlan)))
        {
            var measure = (edits.Of(task.Id) ?? PlanEdit.Of(task, names)).Measures.Find(m => m.Id == key);
            if (measure is not null || task.Id.Value == key) return EditAsync(task, edit => write(task, edit, edit.Measures.Find(m => m.Id == key)));
        }
        return Task.CompletedTask;
    }

    private async Task EditAsync(PlanTask task, Action<PlanEdit> write)
    {
        write(edits.Begin(task, names));
        edits.DropUnchanged(task, names);
        if (errors.Count > 0) errors = edits.Resolve(sheet!.Tasks, names).Errors;
        toast = null;
        await draft.KeepAsync(edits, edits.Tasks.Count == 0);
    }

    private async Task TakeTheirsAsync(PlanTask task)
    {
        edits.Tasks.Remove(task.Id.Value);
        await draft.KeepAsync(edits, edits.Tasks.Count == 0);
    }

    // ---- acting

    private async Task SaveAsync()
    {
        var (lines, wrong) = edits.Resolve(sheet!.Tasks, names);
        errors = wrong;
        if (wrong.Count > 0) { outcome = Outcome.Bad("cells", "cells"); return; }
        var result = await DraftPlans.Run(lines, act);
        await ShowAsync(result, Texts.Planning["SavedTasks", lines.Count], () =>
        {
            foreach (var line in lines) edits.Tasks.Remove(line.Task.Value);
        });
        await draft.KeepAsync(edits, edits.Tasks.Count == 0);
    }

    private async Task PressAsync(TaskVerb verb)
    {
        var tasks = ReadyFor(verb);
        var result = verb switch
        {
            TaskVerb.SubmitPlan => await SubmitPlans.Run(tasks, act),
            TaskVerb.AgreePlan => await AgreePlans.Run(tasks, act),
            _ => await ReviewPlans.Run(tasks, act),
        };
        await ShowAsync(result, Texts.Planning[$"Done.{verb}", tasks.Count]);
    }

    private string KeptReturn => $"return-plans/{Chosen?.Value:N}";

    private async Task ReturnAsync(string why)
    {
        returning = false;
        var tasks = ReadyFor(TaskVerb.ReturnPlan);
        var result = await ReturnPlans.Run(tasks, Reason.Of(why), act);
        if (result.IsDone) await FormDrafts.ForgetKeptAsync(KeptReturn);
        await ShowAsync(result, Texts.Planning["Done.ReturnPlan", tasks.Count], () => reason = null);
    }

    /// <summary>What others changed is read with any answer; what was typed stays until it is saved.</summary>
    private async Task ShowAsync(Outcome result, string done, Action? afterwards = null)
    {
        toast = result.IsDone ? done : null;
        if (result.IsDone)
        {
            act = ActId.New();
            left.Clear();
            afterwards?.Invoke();
        }
        await ReadAsync();
        outcome = result.IsDone ? null : result;
    }

    private void Choose(TaskId task, bool chosen)
    {
        if (chosen) left.Remove(task); else left.Add(task);
    }

    private bool Offers(TaskVerb verb) => sheet!.Tasks.Any(task => task.Offered.ContainsKey(verb));

    /// <summary>Chosen tasks the reader may do it to now; a plan with unsaved writing is saved first, one already submitted is not submitted again.</summary>
    private IReadOnlyList<SeenTask> ReadyFor(TaskVerb verb) =>
        [.. sheet!.Tasks.Where(task => task.May(verb) && !left.Contains(task.Id) && !IsDone(task, verb) && edits.Of(task.Id) is null).Select(task => new SeenTask(task.Id, task.Version))];

    private static bool IsDone(PlanTask task, TaskVerb verb) => verb switch
    {
        TaskVerb.SubmitPlan => task.SubmittedBy is not null,
        TaskVerb.AgreePlan => task.AgreedBy is not null,
        TaskVerb.ReviewPlan => task.ReviewedBy is not null,
        _ => false,
    };

    private string? WhyNot(TaskVerb verb)
    {
        if (ReadyFor(verb).Count > 0) return null;
        if (edits.Tasks.Count > 0 && verb == TaskVerb.SubmitPlan) return Texts.Planning["SaveFirst"];
        var open = sheet!.Tasks.Where(task => !IsDone(task, verb) && !left.Contains(task.Id)).ToList();
        var unmet = open.SelectMany(task => task.Offered.GetValueOrDefault(verb) ?? []).FirstOrDefault();
        return unmet is not null ? RuleWords.Of(unmet) : Texts.Planning["NothingWaits"];
    }

    private IReadOnlyList<string> RefusalsOf(TaskId task) =>
        outcome is Outcome.Refused refused ? [.. refused.Refusal.Unmet.Where(u => u.Subject == task.Value).Select(RuleWords.Of).Distinct()] : [];
}
