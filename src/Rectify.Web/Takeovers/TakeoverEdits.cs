using Rectify.App.Takeovers;
using Rectify.Domain;
using Rectify.Domain.People;
using Rectify.Domain.Tasks;
using Rectify.Web.Planning;
using Rectify.Web.Resources;

namespace Rectify.Web.Takeovers;

/// <summary>What the paper says of one task, as typed into the cells of its row.</summary>
public sealed class TakeoverEdit
{
    public const string Chosen = "chosen", State = "state", On = "on", Leader = "leader", Unit = "unit", Supporting = "supporting", Handler = "handler", Due = "due", NextCheck = "next", Filing = "filing", Remark = "remark", Measures = "measures";

    /// <summary>Columns from left to right: a pasted table fills them in this order.</summary>
    public static readonly IReadOnlyList<string> Columns = [State, On, Leader, Unit, Supporting, Handler, Due, NextCheck, Filing, Remark, Measures];

    /// <summary>The version the writing began over.</summary>
    public int Seen { get; set; }
    public bool IsChosen { get; set; }

    /// <summary>The name of the state; blank before one is chosen.</summary>
    public string StateText { get; set; } = "";
    public string OnText { get; set; } = "";
    public string LeaderText { get; set; } = "";
    public string UnitText { get; set; } = "";
    public string SupportingText { get; set; } = "";
    public string HandlerText { get; set; } = "";
    public string DueText { get; set; } = "";
    public string NextCheckText { get; set; } = "";
    public string FilingText { get; set; } = "";
    public string RemarkText { get; set; } = "";

    /// <summary>One measure a line; asked for only where none were read.</summary>
    public string MeasuresText { get; set; } = "";

    /// <summary>Begins with the deadline that was read. What the document claims of its state is shown beside it and never taken over by itself.</summary>
    public static TakeoverEdit Of(TakeoverRow row) => new() { Seen = row.Version, DueText = row.ReadDueOn is { } due ? TypedDay.Write(due) : "" };

    /// <summary>Takes a cell's text; writing in a row chooses it.</summary>
    public void Set(string column, string value, NameChoices names)
    {
        switch (column)
        {
            case Chosen: IsChosen = value == "true"; return;
            case State: StateText = StateOf(value) is { } state ? $"{state}" : ""; break;
            case On: OnText = TypedDay.Tidy(value); break;
            case Leader: LeaderText = names.TidyPerson(value); break;
            case Unit: UnitText = names.TidyUnit(value); break;
            case Supporting: SupportingText = string.Join(Texts.Rules["NameComma"], NameChoices.Several(value).Select(names.TidyUnit)); break;
            case Handler: HandlerText = names.TidyPerson(value); break;
            case Due: DueText = TypedDay.Tidy(value); break;
            case NextCheck: NextCheckText = TypedDay.Tidy(value); break;
            case Filing: FilingText = value.Trim(); break;
            case Remark: RemarkText = value.Trim(); break;
            case Measures: MeasuresText = value.Trim(); break;
            default: return;
        }
        IsChosen = true;
    }

    /// <summary>By its name, or by its word in the reader's language as a pasted table has it.</summary>
    public static TaskState? StateOf(string? typed) =>
        TakeoverStatement.States.Where(state => $"{state}" == typed?.Trim() || Texts.Fields.Of(state) == typed?.Trim()).Select(state => (TaskState?)state).FirstOrDefault();
}

/// <summary>A scan the server keeps for the batch, named by a token only this server can read.</summary>
public sealed record KeptPaper(string Name, string Token);

/// <summary>The unsaved rows of the sheet, by task, and the scans that came for it.</summary>
public sealed class TakeoverEdits
{
    public Dictionary<Guid, TakeoverEdit> Rows { get; set; } = [];

    public List<KeptPaper> Papers { get; set; } = [];

    public bool IsEmpty => Rows.Count == 0 && Papers.Count == 0;

    public TakeoverEdit? Of(TaskId task) => Rows.GetValueOrDefault(task.Value);

    public TakeoverEdit Begin(TakeoverRow row) => Rows.TryGetValue(row.Task.Value, out var begun) ? begun : Rows[row.Task.Value] = TakeoverEdit.Of(row);

    /// <summary>Spreads a pasted table from that row and column to the right and down over the rows of the page.</summary>
    public void Paste(IReadOnlyList<TakeoverRow> rows, int top, string column, IReadOnlyList<IReadOnlyList<string>> table, NameChoices names)
    {
        var left = TakeoverEdit.Columns.ToList().IndexOf(column);
        if (left < 0) return;
        for (var row = 0; row < table.Count && top + row < rows.Count; row++)
            for (var cell = 0; cell < table[row].Count && left + cell < TakeoverEdit.Columns.Count; cell++)
                Begin(rows[top + row]).Set(TakeoverEdit.Columns[left + cell], table[row][cell], names);
    }

    /// <summary>Makes lines of the chosen rows; what cannot be understood is named cell by cell. What cannot be so is said by the use case, row by row.</summary>
    public (IReadOnlyList<TakeoverEntry> Lines, IReadOnlyList<CellError> Errors) Resolve(IEnumerable<TakeoverRow> rows, NameChoices names)
    {
        var (lines, errors) = (new List<TakeoverEntry>(), new List<CellError>());
        foreach (var row in rows)
        {
            if (Of(row.Task) is not { IsChosen: true } edit) continue;
            void Wrong(string column, string sentence) => errors.Add(new($"{row.Task.Value:N}.{column}", sentence));
            var (state, on, leader, unit, due, next) = (TakeoverEdit.StateOf(edit.StateText), TypedDay.Parse(edit.OnText), names.Person(edit.LeaderText), names.Unit(edit.UnitText), TypedDay.Parse(edit.DueText), TypedDay.Parse(edit.NextCheckText));
            if (state is null) Wrong(TakeoverEdit.State, Texts.Takeovers["StateMissing"]);
            if (on is null || Deadline.IsLongTerm(on.Value)) Wrong(TakeoverEdit.On, Texts.Takeovers["DayUnclear"]);
            if (leader is null) Wrong(TakeoverEdit.Leader, Texts.Assignments[edit.LeaderText.Length == 0 ? "LeaderMissing" : "LeaderUnknown"]);
            if (unit is null) Wrong(TakeoverEdit.Unit, Texts.Assignments[edit.UnitText.Length == 0 ? "UnitMissing" : "UnitUnknown"]);
            var (supporting, handler) = (NameChoices.Several(edit.SupportingText).Select(names.Unit).ToList(), names.Person(edit.HandlerText));
            if (supporting.Contains(null)) Wrong(TakeoverEdit.Supporting, Texts.Assignments["SupportingUnknown"]);
            if (handler is null && edit.HandlerText.Length > 0) Wrong(TakeoverEdit.Handler, Texts.Assignments["HandlerUnknown"]);
            if (due is null) Wrong(TakeoverEdit.Due, Texts.Assignments[edit.DueText.Length == 0 ? "DueMissing" : "DueUnclear"]);
            if (state == TaskState.Sustained && (next is null || Deadline.IsLongTerm(next.Value))) Wrong(TakeoverEdit.NextCheck, Texts.Rules["NextCheckMissing"]);
            if (edit.FilingText.Length > TakeoverLine.MaxFilingNumberLength) Wrong(TakeoverEdit.Filing, Texts.Rules["Code.too-long"]);
            if (edit.RemarkText.Length > TakeoverLine.MaxRemarkLength) Wrong(TakeoverEdit.Remark, Texts.Rules["Code.too-long"]);
            var measures = row.Measures > 0 ? [] : edit.MeasuresText.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            if (row.Measures == 0 && measures.Length == 0) Wrong(TakeoverEdit.Measures, Texts.Takeovers["MeasuresMissing"]);
            if (edit.Seen != row.Version) Wrong(TakeoverEdit.Chosen, Texts.Assignments["RowChanged"]);
            if (state is { } stands && on is { } day && leader is { } by && unit is { } at && due is { } until)
                lines.Add(new TakeoverEntry(row.Task, edit.Seen, new TakeoverStatement(stands, day, by, at, until, stands == TaskState.Sustained ? next : null, edit.FilingText, edit.RemarkText, measures,
                    [.. supporting.OfType<UnitId>()], handler)));
        }
        return (lines, errors);
    }
}
