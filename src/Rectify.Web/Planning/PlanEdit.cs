using Rectify.App.Planning;
using Rectify.Domain.Measures;
using Rectify.Domain.Tasks;
using Rectify.Web.Tasks;

namespace Rectify.Web.Planning;

/// <summary>A measure as it stands in the cells of the sheet: what was typed, understood or not.</summary>
public sealed class MeasureEdit
{
    public Guid Id { get; set; }
    public string Text { get; set; } = "";
    public string Kind { get; set; } = nameof(MeasureKind.General);
    public string Unit { get; set; } = "";
    public string Person { get; set; } = "";
    public string Due { get; set; } = "";

    /// <summary>It is one with a measure of another problem and written there.</summary>
    public bool IsWrittenElsewhere { get; set; }

    public bool IsBlank => Text.Length == 0 && Person.Length == 0;
}

/// <summary>A task's plan while somebody writes it. Cells hold text; <see cref="PlanEdits.Resolve"/> makes a plan of it.</summary>
public sealed class PlanEdit
{
    public const string Text = "text", Kind = "kind", Unit = "unit", Person = "person", Due = "due", Target = "target", Standard = "standard", Cause = "cause";

    /// <summary>Columns of a measure from left to right: a pasted table fills them in this order.</summary>
    public static readonly IReadOnlyList<string> Columns = [Text, Kind, Unit, Person, Due];

    /// <summary>The version the writing began over.</summary>
    public int Seen { get; set; }
    public string TargetText { get; set; } = "";
    public string StandardText { get; set; } = "";
    public string CauseText { get; set; } = "";
    public List<MeasureEdit> Measures { get; set; } = [];

    /// <summary>The plan as it is kept, in cells; a task without measures shows one blank line to write or paste into.</summary>
    public static PlanEdit Of(PlanTask task, NameChoices names) => new()
    {
        Seen = task.Version, TargetText = task.Target ?? "", StandardText = task.Standard ?? "", CauseText = task.RootCause ?? "",
        Measures = task.Measures.Count == 0
            // its key must be the same at every rendering: the cells a person stands in are found by it
            ? [Blank(task.Id.Value, task, names)]
            : [.. task.Measures.Select(m => new MeasureEdit { Id = m.Id.Value, Text = m.Text, Kind = $"{m.Kind}", Unit = names.Text(m.OwnerUnit), Person = names.Text(m.OwnerPerson), Due = TypedDay.Write(m.DueOn), IsWrittenElsewhere = m.IsWrittenElsewhere })],
    };

    public void Set(string column, string value)
    {
        if (column == Target) TargetText = value;
        else if (column == Standard) StandardText = value;
        else if (column == Cause) CauseText = value;
    }

    public static void Set(MeasureEdit measure, string column, string value, NameChoices names)
    {
        if (measure.IsWrittenElsewhere) return;
        switch (column)
        {
            case Text: measure.Text = value.Trim(); break;
            case Kind: measure.Kind = KindOf(value) ?? measure.Kind; break;
            case Unit: measure.Unit = names.TidyUnit(value); break;
            case Person: measure.Person = names.TidyPerson(value); break;
            case Due: measure.Due = TypedDay.Tidy(value); break;
        }
    }

    /// <summary>A new line with the task's own unit and deadline, after that measure or at the end.</summary>
    public void Add(PlanTask task, NameChoices names, int? after = null)
    {
        if (Measures.Count < PlanLineValidator.MostMeasures)
            Measures.Insert(after is { } at ? at + 1 : Measures.Count, Blank(MeasureId.New().Value, task, names));
    }

    public void Remove(Guid measure) => Measures.RemoveAll(m => m.Id == measure);

    public void Move(Guid measure, int by)
    {
        var at = Measures.FindIndex(m => m.Id == measure);
        if (at < 0 || at + by < 0 || at + by >= Measures.Count) return;
        (Measures[at], Measures[at + by]) = (Measures[at + by], Measures[at]);
    }

    /// <summary>Spreads a pasted table from that cell to the right and down; rows that are missing are added.</summary>
    public void Paste(Guid measure, string column, IReadOnlyList<IReadOnlyList<string>> table, PlanTask task, NameChoices names)
    {
        var (top, left) = (Measures.FindIndex(m => m.Id == measure), Columns.ToList().IndexOf(column));
        if (top < 0 || left < 0) return;
        for (var row = 0; row < table.Count; row++)
        {
            if (top + row >= Measures.Count) Add(task, names);
            if (top + row >= Measures.Count) return;
            for (var cell = 0; cell < table[row].Count && left + cell < Columns.Count; cell++) Set(Measures[top + row], Columns[left + cell], table[row][cell], names);
        }
    }

    private static MeasureEdit Blank(Guid id, PlanTask task, NameChoices names) => new() { Id = id, Unit = names.Text(task.LeadUnit), Due = TypedDay.Write(task.DueOn) };

    /// <summary>The kind that is meant by its name in the program or on the screen; null for neither.</summary>
    private static string? KindOf(string value) =>
        Enum.GetValues<MeasureKind>().Cast<MeasureKind?>().FirstOrDefault(kind => $"{kind}" == value || FieldWords.Of(kind!.Value) == value.Trim())?.ToString();
}
