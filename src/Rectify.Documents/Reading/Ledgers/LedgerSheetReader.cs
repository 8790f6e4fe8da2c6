using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Rectify.Documents.Text.Tables;
using Rectify.Domain.Intake;

namespace Rectify.Documents.Reading.Ledgers;

/// <summary>Reads the rows of one sheet below its header into problems.</summary>
internal sealed partial class LedgerSheetReader(ReadingContext context, LedgerSheetHeader sheet, LedgerSections sections)
{
    private static readonly ImmutableArray<(LedgerField Field, ItemList List)> Lists =
    [
        (LedgerField.Manifestations, ItemList.Manifestations), (LedgerField.Requirement, ItemList.Requirements), (LedgerField.Effects, ItemList.Effects),
        (LedgerField.NextSteps, ItemList.NextSteps), (LedgerField.Evidence, ItemList.Evidence),
    ];

    private static readonly ImmutableArray<LedgerField> PartyFields =
        [LedgerField.Leader, LedgerField.LeadUnit, LedgerField.ResponsibleUnit, LedgerField.SupportingUnit, LedgerField.Handler];

    private static readonly ImmutableArray<LedgerField> NumberFields =
        [LedgerField.Amount, LedgerField.Institutions, LedgerField.LossRecovered, LedgerField.PersonsHeldAccountable, LedgerField.WiderChecks, LedgerField.Campaigns];

    private readonly ILookup<LedgerField, LedgerColumnHeader> columns = sheet.Columns.Where(column => column.Field is not null).ToLookup(column => column.Field!.Value);
    private readonly Dictionary<int, string> headerKeys = sheet.Columns.ToDictionary(column => column.Column, column => LedgerWords.Key(column.Header));
    private readonly HashSet<(int Row, int Column)> wide =
        [.. sheet.Table.Merges.Where(merge => merge.LastColumn - merge.FirstColumn >= 2).Select(merge => (merge.FirstRow, merge.FirstColumn))];
    /// <summary>Numbers that go on beside a merged problem count its measures.</summary>
    private readonly bool countsMeasures = sheet.Table.Merges.Any(merge => merge.LastRow > merge.FirstRow && merge.FirstRow > sheet.LastRow
        && sheet.Columns.Any(column => column.Column == merge.FirstColumn && column.Field == LedgerField.Problem));

    private readonly List<LedgerRow> rows = [];
    private readonly List<LedgerRowError> errors = [];
    private readonly List<LedgerNote> notes = [];
    private readonly List<ProposedProblem> problems = [];
    private LedgerProblemDraft? current;
    private ImmutableArray<int> lastMeasures = [];
    private SheetCell? lastMeasureCell;
    private int hiddenRows;

    public IReadOnlyList<ProposedProblem> Problems => problems;

    public IReadOnlyList<LedgerRow> Rows => rows;

    public IReadOnlyList<LedgerRowError> Errors => errors;

    public IReadOnlyList<LedgerNote> Notes => notes;

    private LedgerField ProblemField => columns.Contains(LedgerField.Problem) ? LedgerField.Problem : LedgerField.Manifestations;

    private bool HasMeasures => columns.Contains(LedgerField.Measure);

    public void Read()
    {
        var merged = new LedgerCells(sheet.Table);
        foreach (var row in sheet.Table.Rows)
        {
            var cells = merged.Of(row);
            if (row.Number > sheet.LastRow && !IsLeftOut(row))
                Take(row, cells);
        }
        Finish();
        if (hiddenRows > 0)
            notes.Add(new(LedgerNoteKind.HiddenRows, sheet.Table.Name, null, hiddenRows.ToString(CultureInfo.InvariantCulture)));
    }

    private bool IsLeftOut(SheetRow row)
    {
        var first = row.Cells[0].Text;
        // the header printed again at the top of a page, or columns numbered below it
        if (row.Cells.Length >= 2 && row.Cells.All(cell => cell.Text.Length is >= 2 and <= 40
            && headerKeys.TryGetValue(cell.Column, out var key) && key.EndsWith(LedgerWords.Key(cell.Text), StringComparison.Ordinal)))
            return true;
        if (row.Number == sheet.LastRow + 1 && row.Cells.Length >= 3 && row.Cells.Select((cell, at) => cell.Text == $"{at + 1}").All(same => same))
            return true;
        if (Sum().IsMatch(first))
        {
            notes.Add(new(LedgerNoteKind.SumLeftOut, sheet.Table.Name, row.Number));
            return true;
        }
        if (row.Cells.All(cell => Remark().IsMatch(cell.Text)))
        {
            notes.Add(new(LedgerNoteKind.NoteLeftOut, sheet.Table.Name, row.Number, first.Length > 20 ? first[..20] + "…" : first));
            return true;
        }
        if (!IsHeading(row))
            return false;
        Finish();
        sections.Heading(sheet.Table, row.Cells[0]);
        return true;
    }

    /// <summary>One cell over several columns, or a word before the table: 一、党的领导方面.</summary>
    private bool IsHeading(SheetRow row)
    {
        if (row.Cells.Length != 1 || row.Cells[0].Text.Length > 60)
            return false;
        var cell = row.Cells[0];
        var known = sheet.Columns.FirstOrDefault(column => column.Column == cell.Column)?.Field;
        return wide.Contains((row.Number, cell.Column)) || known is null or LedgerField.Ordinal && !int.TryParse(cell.Text, out _) && cell.Text.Length > 3;
    }

    private void Take(SheetRow row, SheetCell[] cells)
    {
        SheetCell? wording = Cell(cells, ProblemField) is { } said && LedgerCells.Statement(said.Text).Length > 0 ? said : null;
        var ordinal = Cell(cells, LedgerField.Ordinal);
        if (FaultOf(row, cells, wording, ordinal) is { } fault)
        {
            errors.Add(fault);
            // what follows without a problem of its own belongs to this row, not to the problem above it
            if (wording is not null || ordinal is not null)
                Finish();
            return;
        }
        if (wording is { } stated && !IsSame(stated, ordinal))
        {
            Finish();
            current = new(context, stated, ordinal, sections.Of(sheet.Table, cells, columns));
        }
        current!.Rows = TextSpan.Covering(current.Rows, TextSpan.FromTo(row.Cells.Min(cell => cell.Start), row.Cells.Max(cell => cell.Span.End)));
        hiddenRows += row.IsHidden ? 1 : 0;
        var measures = Fill(current, cells);
        rows.Add(new(sheet, row.Number, current.Key, measures) { Cells = cells });
    }

    private bool IsSame(SheetCell wording, SheetCell? ordinal) =>
        current is not null && (wording.Start == current.Wording.Start
            || wording.Text == current.Wording.Text && (ordinal is null || ordinal.Value.Text.TrimEnd('.', '、', '．') == current.Ordinal));

    private LedgerRowError? FaultOf(SheetRow row, SheetCell[] cells, SheetCell? wording, SheetCell? ordinal)
    {
        LedgerRowError Error(LedgerRowFault fault, SheetCell? cell = null) => new(sheet.Table, row, fault, cell?.Column, cell?.Text) { Cells = cells };
        foreach (var cell in cells)
        {
            if (cell.Text[0] == '#' && FormulaError().IsMatch(cell.Text) && columns.Any(column => column.Any(header => header.Column == cell.Column)))
                return Error(LedgerRowFault.FormulaError, cell);
        }
        if (wording is null && row.At(ordinal?.Column ?? -1) is { } own && own.Text != current?.Ordinal && int.TryParse(own.Text, out _) && !countsMeasures)
            return Error(LedgerRowFault.NumberedWithoutProblem, own);
        if (wording is null && current is null)
            return Error(LedgerRowFault.NoProblem);
        foreach (var field in (ReadOnlySpan<LedgerField>)[LedgerField.Deadline, LedgerField.OriginalDeadline])
        {
            if (Cell(cells, field) is { } day && LedgerDay.Of(day.Text, context.FeedbackOn).Impossible)
                return Error(LedgerRowFault.ImpossibleDay, day);
        }
        foreach (var field in NumberFields)
        {
            if (Cell(cells, field) is { } number && !Number().IsMatch(number.Text))
                return Error(LedgerRowFault.NotANumber, number);
        }
        return null;
    }

    private ImmutableArray<int> Fill(LedgerProblemDraft problem, SheetCell[] cells)
    {
        problem.Body ??= Cell(cells, LedgerField.Body) is { } body ? LedgerCells.OneLine(body.Text) : null;
        var measures = ImmutableArray<int>.Empty;
        foreach (var cell in Cells(cells, LedgerField.Measure))
        {
            // a measure merged over several rows is one
            var goesOn = lastMeasureCell is { } last && last.Start == cell.Start;
            measures = goesOn ? lastMeasures : measures.AddRange(problem.Add(ItemList.Measures, cell));
            (lastMeasureCell, lastMeasures) = (cell, measures);
        }
        foreach (var (field, list) in Lists)
        {
            foreach (var cell in Cells(cells, field).Where(cell => field != ProblemField && problem.IsNew(field, cell)))
                problem.Add(list, cell);
        }
        // what has been done: beside measures it is a claim of how far they have come, alone it is what the field calls 整改情况
        foreach (var cell in Cells(cells, LedgerField.Progress).Where(cell => problem.IsNew(LedgerField.Progress, cell)))
            problem.Add(HasMeasures ? ItemList.Progress : ItemList.Measures, cell);
        foreach (var cell in Cells(cells, LedgerField.ProgressAsOf))
            problem.AddProgressDay(cell);
        foreach (var cell in Cells(cells, LedgerField.ReasonUnfinished).Where(cell => problem.IsNew(LedgerField.ReasonUnfinished, cell)))
            problem.AddReason(cell);
        foreach (var cell in Cells(cells, LedgerField.Target).Where(cell => problem.IsNew(LedgerField.Target, cell)))
            problem.AddTarget(cell);
        foreach (var column in PartyFields.SelectMany(field => columns[field]))
        {
            if (LedgerCells.At(cells, column.Column) is { } cell && problem.IsNew(column.Field!.Value, cell))
                problem.Add(LabelOf(column), cell);
        }
        // 已完成 or 已完成。停运2处。 under 整改进展 says what 完成情况 would
        foreach (var cell in Cells(cells, LedgerField.Completion).Concat(columns.Contains(LedgerField.Completion) ? [] : Cells(cells, LedgerField.Progress).Where(cell => cell.Text.Length <= 8)))
            problem.AddGrade(cell);
        foreach (var cell in columns.Contains(LedgerField.Completion) ? [] : Cells(cells, LedgerField.Progress).Where(cell => cell.Text.Length > 8))
            problem.AddAnsweredGrade(cell);
        Deadlines(problem, cells);
        return measures;
    }

    private void Deadlines(LedgerProblemDraft problem, SheetCell[] cells)
    {
        // the deadline as it is now; the one before an extension only where nothing newer stands
        var found = Cells(cells, LedgerField.Deadline).ToList();
        foreach (var cell in found.Count > 0 ? found : Cells(cells, LedgerField.OriginalDeadline))
        {
            var printed = LedgerCells.OneLine(cell.Text);
            var (day, how, _) = LedgerDay.Of(printed, context.FeedbackOn);
            if (how.HasFlag(DayInference.Year))
                context.Doubt(ProposalIssueCode.YearInferred, cell.Span, problem.Key, printed);
            problem.Add(new ProposedDeadline(context.NextKey(), printed, day, how, cell.Span, how == DayInference.None ? Confidence.Sure : Confidence.Likely));
        }
        if (found.Count == 0 && Cell(cells, LedgerField.Sustained) is { } lasting && LedgerGrade.Of(lasting.Text) is ReportedGrade.Completed or ReportedGrade.Continuing)
            problem.Add(new ProposedDeadline(context.NextKey(), "长期坚持", null, DayInference.Open, lasting.Span, Confidence.Likely));
    }

    private static string LabelOf(LedgerColumnHeader column)
    {
        var own = column.Header[(column.Header.LastIndexOf('/') + 1)..];
        return PartLabel.Table.Any(label => label.Part == ProblemPart.Party && label.Word == own) ? own : LedgerWords.Of(column.Field!.Value);
    }

    private void Finish()
    {
        if (current is not null)
            problems.Add(current.Build(HasMeasures));
        (current, lastMeasureCell, lastMeasures) = (null, null, []);
    }

    private SheetCell? Cell(SheetCell[] cells, LedgerField field)
    {
        foreach (var column in columns[field])
        {
            if (LedgerCells.At(cells, column.Column) is { } cell)
                return cell;
        }
        return null;
    }

    private IEnumerable<SheetCell> Cells(SheetCell[] cells, LedgerField field) =>
        columns[field].Select(column => LedgerCells.At(cells, column.Column)).OfType<SheetCell>();

    [GeneratedRegex(@"^(?:合计|总计|小计|共计|汇总)")]
    private static partial Regex Sum();

    [GeneratedRegex(@"^(?:注|备注|说明|填表|填报|制表|审核人|单位负责人|主要负责人|联系人|联系电话|示例)[\w\s]{0,8}[：:0-9１-９]|^注[：:]?")]
    private static partial Regex Remark();

    [GeneratedRegex(@"^#(?:REF!|N/A|VALUE!|NAME\?|DIV/0!|NUM!|NULL!|SPILL!|CALC!)$")]
    private static partial Regex FormulaError();

    // 12.5, 1,200, 12.5万元, 无, /, -
    [GeneratedRegex(@"\d|^(?:无|/|-|—|－|0|零|未涉及|不涉及)$")]
    private static partial Regex Number();
}
