using System.Collections.Immutable;
using Rectify.Documents.Text.Tables;
using Rectify.Domain.Intake;

namespace Rectify.Documents.Reading.Ledgers;

/// <summary>What was read from a ledger: the proposal for a person to look at, and beside it what became of every row.</summary>
/// <remarks>
/// <see cref="Rows"/>: every row taken, with all its values, also those a proposal has no field for (amount, class, remarks ...).
/// <see cref="Errors"/>: rows that were not taken; <see cref="Writing.LedgerErrorWorkbook"/> writes them out for putting right.
/// <see cref="Notes"/>: what a person should know: hidden sheets and rows, columns without meaning, sheets that say the same twice.
/// </remarks>
public sealed record LedgerReading(
    Proposal Proposal, ImmutableList<LedgerSheetHeader> Headers, IReadOnlyList<LedgerRow> Rows, ImmutableList<LedgerRowError> Errors, ImmutableList<LedgerNote> Notes);

/// <summary>A row that was taken: the problem it belongs to and the measures that stand in it, by their keys in the proposal.</summary>
public sealed record LedgerRow(LedgerSheetHeader Sheet, int Number, int Problem, ImmutableArray<int> Measures)
{
    /// <summary>Its cells, with those merged down from above.</summary>
    internal SheetCell[] Cells { get; init; } = [];

    /// <summary>The value in the column of a field; null when there is no such column or nothing in it.</summary>
    public ProposedText? this[LedgerField field] => LedgerCells.Find(Cells, Sheet, field) is { } cell
        ? new ProposedText(LedgerCells.OneLine(cell.Text), cell.Span, Confidence.Sure)
        : null;
}

/// <summary>Why a row of a ledger was not taken.</summary>
public enum LedgerRowFault
{
    /// <summary>Neither it nor a row above names a problem it could belong to.</summary>
    NoProblem,

    /// <summary>It has a number of its own and no problem.</summary>
    NumberedWithoutProblem,

    /// <summary>A day that is in no calendar: 2025年2月30日.</summary>
    ImpossibleDay,

    /// <summary>A formula that ends in an error: #REF!</summary>
    FormulaError,

    /// <summary>Words where a number belongs.</summary>
    NotANumber,

    /// <summary>Not taken for a reason of the system it was to go into.</summary>
    Other,
}

/// <summary>A row that was not taken, and why. <paramref name="Detail"/> is the value in question, or the reason itself for <see cref="LedgerRowFault.Other"/>.</summary>
public sealed record LedgerRowError(SheetTable Table, SheetRow Row, LedgerRowFault Fault, int? Column = null, string? Detail = null)
{
    /// <summary>Its cells, with those merged down from above.</summary>
    internal SheetCell[] Cells { get; init; } = Row.Cells;

    /// <summary>整改台账!F7</summary>
    public string Place => Column is { } column ? $"{Table.Name}!{SheetTable.Address(column, Row.Number)}" : $"{Table.Name}!{Row.Number}";

    public string InChinese() => Fault switch
    {
        LedgerRowFault.NoProblem => "没有写明问题，上方也没有可以归入的问题。请补充“具体问题”。",
        LedgerRowFault.NumberedWithoutProblem => $"有序号“{Detail}”而没有写明问题。请补充“具体问题”，或者删去序号并入上一项。",
        LedgerRowFault.ImpossibleDay => $"日期“{Detail}”不存在。请改为正确的日期。",
        LedgerRowFault.FormulaError => $"公式出错（{Detail}）。请改正公式或者直接填写内容。",
        LedgerRowFault.NotANumber => $"“{Detail}”不是数字。请只填写数字。",
        _ => Detail ?? "没有录入。",
    };

    public string InEnglish() => Fault switch
    {
        LedgerRowFault.NoProblem => "It names no problem, and none stands above it that it could belong to. Fill in 具体问题.",
        LedgerRowFault.NumberedWithoutProblem => $"It has the number \"{Detail}\" and no problem. Fill in 具体问题, or delete the number to add the row to the problem above.",
        LedgerRowFault.ImpossibleDay => $"There is no such day: \"{Detail}\". Correct it.",
        LedgerRowFault.FormulaError => $"The formula ends in an error ({Detail}). Correct it, or type the content.",
        LedgerRowFault.NotANumber => $"\"{Detail}\" is not a number. Enter digits only.",
        _ => Detail ?? "It was not taken.",
    };
}

public enum LedgerNoteKind
{
    /// <summary>A hidden sheet, which was not read. Detail: its name.</summary>
    HiddenSheet,

    /// <summary>Hidden rows, which were read. Detail: how many.</summary>
    HiddenRows,

    /// <summary>A sheet in which no ledger was seen.</summary>
    NoLedger,

    /// <summary>A column whose header says nothing to the reader. Detail: the header.</summary>
    ColumnUnknown,

    /// <summary>A sheet that names the same problems as an earlier one, and was left out. Detail: the earlier sheet.</summary>
    SameAsEarlierSheet,

    /// <summary>A row of sums, which was left out.</summary>
    SumLeftOut,

    /// <summary>A line of notes, which was left out. Detail: its beginning.</summary>
    NoteLeftOut,
}

/// <summary>Something a person should know about how a ledger was read.</summary>
public sealed record LedgerNote(LedgerNoteKind Kind, string Sheet, int? Row = null, string? Detail = null)
{
    public string InChinese() => Kind switch
    {
        LedgerNoteKind.HiddenSheet => $"工作表“{Sheet}”是隐藏的，没有读取。需要读取时请取消隐藏。",
        LedgerNoteKind.HiddenRows => $"工作表“{Sheet}”有 {Detail} 个隐藏行，已一并读取，请核对。",
        LedgerNoteKind.NoLedger => $"“{Sheet}”中没有找到问题或措施的列，没有读取。可以指定各列的含义后重新读取。",
        LedgerNoteKind.ColumnUnknown => $"“{Sheet}”的列“{Detail}”不知道是什么内容，没有读取。可以指定含义后重新读取。",
        LedgerNoteKind.SameAsEarlierSheet => $"工作表“{Sheet}”与“{Detail}”的问题相同，没有重复读取。",
        LedgerNoteKind.SumLeftOut => $"“{Sheet}”第 {Row} 行是合计，没有读取。",
        LedgerNoteKind.NoteLeftOut => $"“{Sheet}”第 {Row} 行是说明（{Detail}），没有读取。",
        _ => throw new InvalidOperationException($"No sentence for {Kind}."),
    };

    public string InEnglish() => Kind switch
    {
        LedgerNoteKind.HiddenSheet => $"Sheet \"{Sheet}\" is hidden and was not read. Unhide it to have it read.",
        LedgerNoteKind.HiddenRows => $"Sheet \"{Sheet}\" has {Detail} hidden rows; they were read, look at them.",
        LedgerNoteKind.NoLedger => $"\"{Sheet}\" has no column for problems or measures and was not read. Say what its columns are to have it read.",
        LedgerNoteKind.ColumnUnknown => $"The meaning of column \"{Detail}\" of \"{Sheet}\" is not known; it was not read. Say what it is to have it read.",
        LedgerNoteKind.SameAsEarlierSheet => $"Sheet \"{Sheet}\" names the same problems as \"{Detail}\" and was not read again.",
        LedgerNoteKind.SumLeftOut => $"Row {Row} of \"{Sheet}\" holds sums and was left out.",
        LedgerNoteKind.NoteLeftOut => $"Row {Row} of \"{Sheet}\" is a note ({Detail}) and was left out.",
        _ => throw new InvalidOperationException($"No sentence for {Kind}."),
    };
}
