using System.Globalization;
using Rectify.App.Reporting;
using Rectify.App.Tasks;
using Rectify.Domain.Measures;
using Rectify.Domain.Problems;
using Rectify.Web.Planning;
using Rectify.Web.Resources;
using Rectify.Web.Shared;
using Rectify.Web.Tasks;

namespace Rectify.Web.Reporting;

/// <summary>Progress on one measure, as typed into the cells of its row.</summary>
public sealed record ProgressEdit
{
    public const string Chosen = "chosen", Text = "text", Day = "day", Claim = "claim", Number = "number";

    /// <summary>Columns from left to right: a pasted table fills them in this order.</summary>
    public static readonly IReadOnlyList<string> Columns = [Text, Day, Claim, Number];

    /// <summary>What the person chose; null while the sheet chooses: a row that can go is chosen, one that cannot is not.</summary>
    public bool? IsChosen { get; set; }
    public string WrittenText { get; set; } = "";
    public string DayText { get; set; } = "";
    public string ClaimText { get; set; } = nameof(ReportedGrade.NotDone);
    public string NumberText { get; set; } = "";

    /// <summary>The draft of the unit, or a blank line that is true that day and claims what was claimed last.</summary>
    public static ProgressEdit Of(ReportableMeasure row, DateOnly day) =>
        row.Draft is { } draft ? new() { WrittenText = draft.Text, DayText = Days.Iso(draft.TrueOn), ClaimText = $"{draft.Claim}", NumberText = Write(draft.Quantity) }
        : new() { DayText = Days.Iso(day), ClaimText = $"{(row.Last is { Claim: not ReportedGrade.NotStated } last ? last.Claim : ReportedGrade.NotDone)}", NumberText = Write(row.Quantity) };

    public void Set(string column, string value)
    {
        switch (column)
        {
            case Chosen: IsChosen = value == "true"; return;
            case Text: WrittenText = value.Trim(); break;
            case Day: DayText = TypedDay.Tidy(value); break;
            case Claim: ClaimText = ClaimOf(value) ?? ClaimText; break;
            case Number: NumberText = value.Trim(); break;
            default: return;
        }
        IsChosen = null;
    }

    /// <summary>What keeps the row from being reported, cell by cell; the life cycle asks again when it is.</summary>
    /// <param name="from">The first day progress may be true for: the day the group came, or of the feedback.</param>
    public IReadOnlyList<CellError> Problems(ReportableMeasure row, DateOnly today, DateOnly from)
    {
        var problems = new List<CellError>();
        void Wrong(string column, string sentence) => problems.Add(new($"{row.Measure.Value:N}.{column}", sentence));
        if (WrittenText.Length == 0) Wrong(Text, Texts.Reporting["TextMissing"]);
        if (WrittenText.Length > Progress.MaxTextLength) Wrong(Text, Texts.Rules["Code.too-long"]);
        var day = TypedDay.Parse(DayText);
        if (day is null) Wrong(Day, Texts.Reporting["DayUnclear"]);
        else if (day > today) Wrong(Day, Texts.Reporting["DayInFuture"]);
        else if (day < from) Wrong(Day, Texts.Reporting["DayTooEarly", Days.Iso(from)]);
        if (NumberText.Length > 0 && Quantity is null) Wrong(Number, Texts.Reporting["NumberUnclear"]);
        else if (row.DemandsNumber && ClaimText == nameof(ReportedGrade.Done) && Quantity is null) Wrong(Number, Texts.Reporting["NumberMissing", FieldWords.Of(row.Kind)]);
        return problems;
    }

    /// <summary>The text says what was reported last time, but for blanks, marks and width.</summary>
    public bool RepeatsLast(ReportableMeasure row) => row.Last is { } last && Progress.Repeats(WrittenText, last.Text);

    /// <summary>The day lies outside the open cycle's period: the entry counts, but does not answer the cycle.</summary>
    public bool IsBeside(AskedCycle? cycle) => cycle is not null && TypedDay.Parse(DayText) is { } day && !cycle.Holds(day);

    /// <summary>The line as it is sent; the day stands in for one that cannot be read, which a draft may hold.</summary>
    public ProgressLine Line(ReportableMeasure row, DateOnly today) =>
        new(row.Task, new ProgressReport(row.Measure, WrittenText, TypedDay.Parse(DayText) ?? today, Enum.Parse<ReportedGrade>(ClaimText), Quantity));

    private decimal? Quantity => decimal.TryParse(NumberText, NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static string Write(decimal? number) => number?.ToString("0.####", CultureInfo.InvariantCulture) ?? "";

    private static string? ClaimOf(string value) =>
        Enum.GetValues<ReportedGrade>().Where(grade => grade != ReportedGrade.NotStated).Cast<ReportedGrade?>().FirstOrDefault(grade => $"{grade}" == value || FieldWords.Of(grade!.Value) == value.Trim())?.ToString();
}

/// <summary>The unsaved rows of the progress sheet, by measure.</summary>
public sealed class ProgressEdits
{
    public Dictionary<Guid, ProgressEdit> Rows { get; set; } = [];

    public ProgressEdit Of(ReportableMeasure row, DateOnly today) => Rows.GetValueOrDefault(row.Measure.Value) ?? ProgressEdit.Of(row, today);

    public bool Holds(ReportableMeasure row) => Rows.ContainsKey(row.Measure.Value);

    /// <summary>Writes into a row; one that says no more than what is kept is forgotten.</summary>
    public void Write(ReportableMeasure row, DateOnly today, Action<ProgressEdit> write)
    {
        var edit = Of(row, today);
        write(edit);
        if (edit == ProgressEdit.Of(row, today)) Rows.Remove(row.Measure.Value); else Rows[row.Measure.Value] = edit;
    }

    /// <summary>Spreads a pasted table from that row and column to the right and down over the rows of the page.</summary>
    public void Paste(IReadOnlyList<ReportableMeasure> rows, int top, string column, IReadOnlyList<IReadOnlyList<string>> table, DateOnly today)
    {
        var left = ProgressEdit.Columns.ToList().IndexOf(column);
        if (left < 0) return;
        for (var row = 0; row < table.Count && top + row < rows.Count; row++)
        {
            var cells = table[row];
            Write(rows[top + row], today, edit =>
            {
                for (var cell = 0; cell < cells.Count && left + cell < ProgressEdit.Columns.Count; cell++) edit.Set(ProgressEdit.Columns[left + cell], cells[cell]);
            });
        }
    }
}
