using Rectify.App.Assignments;
using Rectify.Domain.Tasks;
using Rectify.Web.Planning;
using Rectify.Web.Resources;

namespace Rectify.Web.Assignments;

/// <summary>What the document suggests for the empty cells of the rows on a page, as they would be typed. Nothing of it is in a cell before a person takes it.</summary>
public sealed class AssignmentSuggestions
{
    public static readonly AssignmentSuggestions None = new([], new NameChoices(App.Planning.Nameable.Nobody), default);

    private readonly Dictionary<TaskId, Dictionary<string, string>> rows;

    /// <summary>A task that was assigned before begins with whom it was assigned to, and asks no document.</summary>
    public AssignmentSuggestions(IReadOnlyList<AssignmentRow> read, NameChoices names, DateOnly today) =>
        rows = read.Where(row => row.Earlier is null && row.Said.Count > 0).Select(row => (row.Task, Texts: Write(SuggestedAssignment.Of(row.Said, names.Nameable, today), names)))
            .Where(row => row.Texts.Count > 0).ToDictionary(row => row.Task, row => row.Texts);

    /// <summary>The suggestion for a cell that is empty; null where there is none.</summary>
    public string? For(TaskId task, string column, string typed) => typed.Length == 0 && rows.TryGetValue(task, out var cells) ? cells.GetValueOrDefault(column) : null;

    /// <summary>Rows with an empty cell for which there is a suggestion.</summary>
    public IReadOnlyList<AssignmentRow> Open(IEnumerable<AssignmentRow> all, AssignmentEdits edits) => [.. all.Where(row =>
        rows.TryGetValue(row.Task, out var cells) && cells.Keys.Any(column => edits.Of(row.Task) is not { } edit || edit.Text(column).Length == 0))];

    /// <summary>Fills the empty cells of a row; what a person typed stays.</summary>
    public void Take(AssignmentRow row, AssignmentEdits edits, NameChoices names)
    {
        if (!rows.TryGetValue(row.Task, out var cells)) return;
        var edit = edits.Begin(row, names);
        foreach (var (column, text) in cells)
            if (edit.Text(column).Length == 0) edit.Set(column, text, names);
    }

    private static Dictionary<string, string> Write(SuggestedAssignment suggested, NameChoices names) => new[]
    {
        (AssignmentEdit.Leader, names.Text(suggested.Leader)), (AssignmentEdit.Unit, names.Text(suggested.LeadUnit)), (AssignmentEdit.Handler, names.Text(suggested.Handler)),
        (AssignmentEdit.Supporting, string.Join(Texts.Rules["NameComma"], suggested.Supporting.Select(unit => names.Text(unit)))),
        (AssignmentEdit.Due, suggested.DueOn is { } due ? TypedDay.Write(due) : ""),
    }.Where(cell => cell.Item2.Length > 0).ToDictionary(cell => cell.Item1, cell => cell.Item2);
}
