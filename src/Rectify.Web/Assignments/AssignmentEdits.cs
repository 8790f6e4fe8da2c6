using Rectify.App.Assignments;
using Rectify.App.Tasks;
using Rectify.Domain.People;
using Rectify.Domain.Tasks;
using Rectify.Web.Planning;
using Rectify.Web.Resources;

namespace Rectify.Web.Assignments;

/// <summary>Who is to answer for one task, as typed into the cells of its row.</summary>
public sealed class AssignmentEdit
{
    public const string Chosen = "chosen", Leader = "leader", Unit = "unit", Supporting = "supporting", Handler = "handler", Due = "due";

    /// <summary>Columns from left to right: a pasted table fills them in this order.</summary>
    public static readonly IReadOnlyList<string> Columns = [Leader, Unit, Supporting, Handler, Due];

    /// <summary>The version the writing began over.</summary>
    public int Seen { get; set; }
    public bool IsChosen { get; set; }
    public string LeaderText { get; set; } = "";
    public string UnitText { get; set; } = "";
    public string SupportingText { get; set; } = "";
    public string HandlerText { get; set; } = "";
    public string DueText { get; set; } = "";

    /// <summary>Who was named before a unit declined, to start from; blank for a task never assigned.</summary>
    public static AssignmentEdit Of(AssignmentRow row, NameChoices names) => new()
    {
        Seen = row.Version, LeaderText = names.Text(row.Earlier?.Leader), UnitText = names.Text(row.Earlier?.LeadUnit), HandlerText = names.Text(row.Earlier?.Handler),
        SupportingText = string.Join(Texts.Rules["NameComma"], (row.Earlier?.Supporting ?? []).Select(unit => names.Text(unit))),
        DueText = row.Earlier is { } earlier ? TypedDay.Write(earlier.DueOn) : "",
    };

    public string Text(string column) => column switch
    {
        Leader => LeaderText, Unit => UnitText, Supporting => SupportingText, Handler => HandlerText, Due => DueText,
        _ => "",
    };

    /// <summary>Takes a cell's text; writing in a row chooses it.</summary>
    public void Set(string column, string value, NameChoices names)
    {
        switch (column)
        {
            case Chosen: IsChosen = value == "true"; return;
            case Leader: LeaderText = names.TidyPerson(value); break;
            case Unit: UnitText = names.TidyUnit(value); break;
            case Supporting: SupportingText = string.Join(Texts.Rules["NameComma"], NameChoices.Several(value).Select(names.TidyUnit)); break;
            case Handler: HandlerText = names.TidyPerson(value); break;
            case Due: DueText = TypedDay.Tidy(value); break;
            default: return;
        }
        IsChosen = true;
    }
}

/// <summary>The unsaved rows of the assignment sheet, by task.</summary>
public sealed class AssignmentEdits
{
    public Dictionary<Guid, AssignmentEdit> Rows { get; set; } = [];

    public AssignmentEdit? Of(TaskId task) => Rows.GetValueOrDefault(task.Value);

    public AssignmentEdit Begin(AssignmentRow row, NameChoices names) => Rows.TryGetValue(row.Task.Value, out var begun) ? begun : Rows[row.Task.Value] = AssignmentEdit.Of(row, names);

    /// <summary>Spreads a pasted table from that row and column to the right and down over the rows of the page.</summary>
    public void Paste(IReadOnlyList<AssignmentRow> rows, int top, string column, IReadOnlyList<IReadOnlyList<string>> table, NameChoices names)
    {
        var left = AssignmentEdit.Columns.ToList().IndexOf(column);
        if (left < 0) return;
        for (var row = 0; row < table.Count && top + row < rows.Count; row++)
            for (var cell = 0; cell < table[row].Count && left + cell < AssignmentEdit.Columns.Count; cell++)
                Begin(rows[top + row], names).Set(AssignmentEdit.Columns[left + cell], table[row][cell], names);
    }

    /// <summary>Makes lines of the chosen rows; what cannot be understood is named cell by cell.</summary>
    public (IReadOnlyList<AssignmentLine> Lines, IReadOnlyList<CellError> Errors) Resolve(IEnumerable<AssignmentRow> rows, DateOnly today, NameChoices names)
    {
        var (lines, errors) = (new List<AssignmentLine>(), new List<CellError>());
        foreach (var row in rows)
        {
            if (Of(row.Task) is not { IsChosen: true } edit) continue;
            void Wrong(string column, string sentence) => errors.Add(new($"{row.Task.Value:N}.{column}", sentence));
            var (leader, unit, handler, due) = (names.Person(edit.LeaderText), names.Unit(edit.UnitText), names.Person(edit.HandlerText), TypedDay.Parse(edit.DueText));
            var supporting = NameChoices.Several(edit.SupportingText).Select(names.Unit).ToList();
            if (leader is null) Wrong(AssignmentEdit.Leader, Texts.Assignments[edit.LeaderText.Length == 0 ? "LeaderMissing" : "LeaderUnknown"]);
            if (unit is null) Wrong(AssignmentEdit.Unit, Texts.Assignments[edit.UnitText.Length == 0 ? "UnitMissing" : "UnitUnknown"]);
            if (supporting.Contains(null)) Wrong(AssignmentEdit.Supporting, Texts.Assignments["SupportingUnknown"]);
            if (handler is null && edit.HandlerText.Length > 0) Wrong(AssignmentEdit.Handler, Texts.Assignments["HandlerUnknown"]);
            if (due is null) Wrong(AssignmentEdit.Due, Texts.Assignments[edit.DueText.Length == 0 ? "DueMissing" : "DueUnclear"]);
            if (due < today) Wrong(AssignmentEdit.Due, Texts.Rules["DeadlineInPast"]);
            if (edit.Seen != row.Version) Wrong(AssignmentEdit.Chosen, Texts.Assignments["RowChanged"]);
            if (leader is { } by && unit is { } at && due is { } on)
                lines.Add(new AssignmentLine(row.Task, edit.Seen, new Assignment(by, at, on, [.. supporting.OfType<UnitId>()], handler)));
        }
        return (lines, errors);
    }
}
