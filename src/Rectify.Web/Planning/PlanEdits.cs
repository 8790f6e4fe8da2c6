using System.Text.Json;
using Rectify.App.Planning;
using Rectify.Domain.Measures;
using Rectify.Domain.Tasks;
using Rectify.Web.Resources;

namespace Rectify.Web.Planning;

/// <summary>A line of the sheet that cannot be kept as it stands: the cell, and what to do about it.</summary>
public sealed record CellError(string Cell, string Sentence);

/// <summary>The unsaved plans of a sheet, by task. Only tasks somebody wrote in are here.</summary>
public sealed class PlanEdits
{
    public Dictionary<Guid, PlanEdit> Tasks { get; set; } = [];

    public PlanEdit? Of(TaskId task) => Tasks.GetValueOrDefault(task.Value);

    /// <summary>The task's writing, begun over what is kept where nobody wrote yet.</summary>
    public PlanEdit Begin(PlanTask task, NameChoices names) => Tasks.TryGetValue(task.Id.Value, out var begun) ? begun : Tasks[task.Id.Value] = PlanEdit.Of(task, names);

    /// <summary>Forgets a writing that says no more than what is kept.</summary>
    public void DropUnchanged(PlanTask task, NameChoices names)
    {
        if (Of(task.Id) is { } edit && edit.Seen == task.Version && JsonSerializer.Serialize(edit) == JsonSerializer.Serialize(PlanEdit.Of(task, names))) Tasks.Remove(task.Id.Value);
    }

    /// <summary>Makes plans of the writing; what cannot be understood is named cell by cell, and blank lines are left out.</summary>
    public (IReadOnlyList<PlanLine> Lines, IReadOnlyList<CellError> Errors) Resolve(IEnumerable<PlanTask> tasks, NameChoices names)
    {
        var (lines, errors) = (new List<PlanLine>(), new List<CellError>());
        foreach (var task in tasks)
        {
            if (Of(task.Id) is not { } edit) continue;
            var measures = new List<(MeasureId, MeasureDraft)>();
            foreach (var measure in edit.Measures.Where(m => !m.IsBlank))
            {
                string Cell(string column) => $"{measure.Id:N}.{column}";
                var (unit, person, due) = (names.Unit(measure.Unit), names.Person(measure.Person), TypedDay.Parse(measure.Due));
                if (measure.Text.Length == 0) errors.Add(new(Cell(PlanEdit.Text), Texts.Planning["TextMissing"]));
                if (measure.Text.Length > Measure.MaxTextLength) errors.Add(new(Cell(PlanEdit.Text), Texts.Rules["Code.too-long"]));
                if (unit is null) errors.Add(new(Cell(PlanEdit.Unit), Texts.Shared["NotInList"]));
                if (person is null && measure.Person.Length > 0) errors.Add(new(Cell(PlanEdit.Person), Texts.Shared["NotInList"]));
                if (due is null) errors.Add(new(Cell(PlanEdit.Due), Texts.Planning["DayUnclear"]));
                if (due > task.DueOn) errors.Add(new(Cell(PlanEdit.Due), Texts.Planning["DayBeyondTask", TypedDay.Write(task.DueOn)]));
                if (unit is { } owner && due is { } on && measure.Text.Length > 0)
                    measures.Add((MeasureId.From(measure.Id), new MeasureDraft(measure.Text, Enum.Parse<MeasureKind>(measure.Kind), owner, person, on)));
            }
            foreach (var (column, text) in new[] { (PlanEdit.Target, edit.TargetText), (PlanEdit.Standard, edit.StandardText), (PlanEdit.Cause, edit.CauseText) })
                if (text.Length > RectificationTask.MaxTextLength) errors.Add(new($"{task.Id.Value:N}.{column}", Texts.Rules["Code.too-long"]));
            lines.Add(new PlanLine(task.Id, edit.Seen, new PlanDraft(edit.TargetText, edit.StandardText, edit.CauseText, measures)));
        }
        return (lines, errors);
    }
}
