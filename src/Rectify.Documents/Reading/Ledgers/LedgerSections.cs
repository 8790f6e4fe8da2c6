using System.Collections.Immutable;
using Rectify.Documents.Text.Tables;
using Rectify.Domain.Intake;

namespace Rectify.Documents.Reading.Ledgers;

/// <summary>The sections a ledger's problems stand in: its sheet where there are several, heading rows, and the columns 方面, 类别, 子类.</summary>
internal sealed class LedgerSections(ReadingContext context, bool manySheets)
{
    private static readonly ImmutableArray<LedgerField> Levels = [LedgerField.Aspect, LedgerField.Category, LedgerField.Subcategory];

    private readonly Dictionary<(int? Parent, string Heading), int> keys = [];
    private readonly List<ProposedSection> sections = [];
    private readonly Dictionary<int, ProposedSection> byKey = [];
    private readonly Dictionary<int, int> ends = [];
    private (SheetTable Table, int Section)? heading;
    private readonly Dictionary<int, SheetCell> carried = [];
    private SheetTable? carriedIn;

    public ImmutableList<ProposedSection> All => [.. sections.Select(section => section with { Extent = TextSpan.FromTo(section.Span.Start, Math.Max(section.Span.End, ends[section.Key])) })];

    /// <summary>A row that is a heading: what follows stands under it.</summary>
    public void Heading(SheetTable table, SheetCell cell)
    {
        var text = LedgerCells.OneLine(cell.Text);
        heading = (table, Section(SheetSection(table), text, cell.Span));
        carried.Clear();
    }

    /// <summary>The nearest section of a row; null where the ledger has none.</summary>
    public int? Of(SheetTable table, SheetCell[] cells, ILookup<LedgerField, LedgerColumnHeader> columns)
    {
        var parent = heading is { } row && row.Table == table ? row.Section : SheetSection(table);
        if (carriedIn != table)
            carried.Clear();
        carriedIn = table;
        foreach (var column in Levels.SelectMany(level => columns[level]).Select(column => column.Column))
        {
            // printed in the first row of several only: what stood below the one before it begins anew
            if (LedgerCells.At(cells, column) is { } own && (!carried.TryGetValue(column, out var before) || before.Text != own.Text))
            {
                foreach (var below in Levels.SelectMany(level => columns[level]).Select(other => other.Column).SkipWhile(other => other != column))
                    carried.Remove(below);
                carried[column] = own;
            }
            if (carried.TryGetValue(column, out var cell))
                parent = Section(parent, LedgerCells.OneLine(cell.Text), cell.Span);
        }
        for (var above = parent; above is not null; above = byKey[above.Value].Parent)
            ends[above.Value] = Math.Max(ends[above.Value], cells.Max(cell => cell.Span.End));
        return parent;
    }

    private int? SheetSection(SheetTable table) => manySheets ? Section(null, table.Name, new TextSpan(table.Span.Start, 0)) : null;

    private int Section(int? parent, string text, TextSpan span)
    {
        if (keys.TryGetValue((parent, text), out var known))
            return known;
        var key = context.NextKey();
        keys[(parent, text)] = key;
        var level = parent is null ? 1 : byKey[parent.Value].Level + 1;
        var section = new ProposedSection(key, parent, level, null, text, SectionKind.Problems, null, span, span, Confidence.Sure);
        sections.Add(section);
        byKey[key] = section;
        ends[key] = span.End;
        return key;
    }
}
