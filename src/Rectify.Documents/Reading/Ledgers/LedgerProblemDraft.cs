using System.Collections.Immutable;
using Rectify.Documents.Text;
using Rectify.Documents.Text.Tables;
using Rectify.Domain.Intake;

namespace Rectify.Documents.Reading.Ledgers;

/// <summary>A problem while its rows are being read. What a column repeats from row to row is taken once.</summary>
internal sealed class LedgerProblemDraft(ReadingContext context, SheetCell wording, SheetCell? ordinal, int? section)
{
    private const int SearchedForFacts = 2_000_000;

    private readonly Dictionary<ItemList, ImmutableList<ProposedItem>.Builder> items = [];
    private readonly List<ProposedDeadline> deadlines = [];
    private readonly List<ProposedParty> parties = [];
    private readonly HashSet<(LedgerField, string)> seen = [];
    private readonly HashSet<ReportedGrade> grades = [];
    private TextSpan? gradeSpan;
    private ProposedText? lead, reason, target;
    private ProposedDay? progressOn;

    public int Key { get; } = context.NextKey();

    public SheetCell Wording { get; } = wording;

    public string? Ordinal { get; } = ordinal?.Text.TrimEnd('.', '、', '．');

    public string? Body { get; set; }

    public TextSpan Rows { get; set; }

    public bool HasMeasures => items.ContainsKey(ItemList.Measures);

    /// <summary>False for a value the column has given before for this problem.</summary>
    public bool IsNew(LedgerField field, SheetCell cell) => seen.Add((field, cell.Text));

    /// <summary>The entries of a cell (1. 2. 3., 一是 二是; without ordinals one); gives their keys.</summary>
    public ImmutableArray<int> Add(ItemList list, SheetCell cell)
    {
        var read = Items(cell, out var before);
        if (list == ItemList.Measures && before is not null)
            lead ??= before;
        if (!items.TryGetValue(list, out var all))
            items[list] = all = ImmutableList.CreateBuilder<ProposedItem>();
        all.AddRange(read);
        return [.. read.Select(item => item.Key)];
    }

    public void Add(ProposedDeadline deadline)
    {
        if (seen.Add((LedgerField.Deadline, deadline.Printed)))
            deadlines.Add(deadline);
    }

    public void Add(string label, SheetCell cell) => parties.Add(new(label, Text(cell)));

    public void AddReason(SheetCell cell) => reason = Joined(reason, Text(cell));

    public void AddTarget(SheetCell cell) => target = Joined(target, Text(cell));

    /// <summary>The latest of the days the rows are true for.</summary>
    public void AddProgressDay(SheetCell cell)
    {
        var (day, how, _) = LedgerDay.Of(LedgerCells.OneLine(cell.Text), context.FeedbackOn);
        if (day is { } on && !(progressOn?.Day >= on))
            progressOn = new(on, LedgerCells.OneLine(cell.Text), how, cell.Span, how == DayInference.None ? Confidence.Sure : Confidence.Likely);
    }

    public void AddGrade(SheetCell cell)
    {
        if (LedgerGrade.Of(cell.Text) is var grade and not ReportedGrade.NotStated && grades.Add(grade))
            gradeSpan ??= cell.Span;
    }

    /// <summary>已完成。停运2处。: what a cell about the progress says first or last of how far it is.</summary>
    public void AddAnsweredGrade(SheetCell cell)
    {
        if (GradeWord.OfAnswer(LedgerCells.OneLine(cell.Text)) is { } grade && grades.Add(grade))
            gradeSpan ??= cell.Span;
    }

    public ProposedProblem Build(bool hasMeasureColumn)
    {
        var grade = LedgerGrade.Least(grades);
        if (grades.Count > 1)
            context.Doubt(ProposalIssueCode.GradeUnclear, gradeSpan!.Value, Key);
        if (hasMeasureColumn && !HasMeasures && !items.ContainsKey(ItemList.Effects) && !items.ContainsKey(ItemList.Progress))
            context.Doubt(ProposalIssueCode.NothingUnderneath, Wording.Span, Key);
        var statement = LedgerCells.OneLine(Wording.Text);
        var problem = new ProposedProblem
        {
            Key = Key,
            Ordinal = Ordinal,
            Wording = new(LedgerCells.Statement(Wording.Text), Wording.Span, Confidence.Sure),
            Printed = statement,
            Span = Rows,
            Form = ProblemForm.Labelled,
            Section = section,
            Body = Body,
            Grade = grade,
            GradeSpan = grade == ReportedGrade.NotStated ? null : gradeSpan,
            MeasuresLead = lead,
            Reason = reason,
            Target = target,
            ProgressOn = progressOn,
            Deadlines = [.. deadlines],
            Parties = [.. parties],
            Confidence = Confidence.Sure,
        };
        problem = items.Aggregate(problem, (built, list) => built.WithItems(list.Key, list.Value.ToImmutable()));
        // the rows of a workbook are their own flow; other tables lie elsewhere in it
        return IsFlow ? problem with { Facts = new FactReader(context).Read(Rows.Start, Rows.End, [.. items.Values.SelectMany(list => list)]) } : problem;
    }

    private bool IsFlow => context.Source.Raw.Length <= SearchedForFacts && context.Source.Tables.Exists(table => table.IsWorksheet);

    private List<ProposedItem> Items(SheetCell cell, out ProposedText? before)
    {
        before = null;
        // forms are matched in one spelling, character for character that of the cell
        var scan = ItemScanner.Scan(CanonicalText.Of(cell.Text), 0, cell.Text.Length);
        if (scan.Items.Count == 0)
            return [new(context.NextKey(), null, LedgerCells.OneLine(cell.Text), null, null, cell.Span, Confidence.Sure)];
        if (cell.Text[scan.Start..scan.LeadEnd].Trim().Length > 0)
            before = new(LedgerCells.OneLine(cell.Text[scan.Start..scan.LeadEnd]).Trim(), Span(cell, scan.Start, scan.LeadEnd), Confidence.Sure);
        return [.. scan.Items.Select(item => new ProposedItem(context.NextKey(), item.Ordinal, LedgerCells.OneLine(cell.Text[item.Start..item.End]).Trim(), item.Group,
            item.Topic is { } topic ? cell.Text[topic.Start..topic.End] : null, Span(cell, item.MarkStart, item.End), Confidence.Sure))];
    }

    private static TextSpan Span(SheetCell cell, int start, int end)
    {
        while (end > start && char.IsWhiteSpace(cell.Text[end - 1]))
            end--;
        return cell.SpanOf(start, end);
    }

    private static ProposedText Text(SheetCell cell) => new(LedgerCells.OneLine(cell.Text), cell.Span, Confidence.Sure);

    private static ProposedText Joined(ProposedText? a, ProposedText b) =>
        a is null ? b : new(a.Text + b.Text, TextSpan.Covering(a.Span, b.Span), Confidence.Sure);
}
