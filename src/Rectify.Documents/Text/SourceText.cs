using System.Collections.Immutable;
using Rectify.Documents.Text.Tables;
using Rectify.Domain.Intake;

namespace Rectify.Documents.Text;

/// <summary>
/// A document as text. <see cref="Raw"/> is kept exactly as it came; <see cref="Flow"/> is the same text with the damage of
/// layout taken out (hard line breaks, page numbers, stray blanks), every character of it tied to its place in the raw text.
/// </summary>
public sealed class SourceText
{
    private readonly UnfoldedText unfolded;

    private SourceText(string raw, string? fileName, UnfoldedText unfolded, FlowText flow, ImmutableList<TextDamage> damage)
    {
        this.unfolded = unfolded;
        Raw = raw;
        FileName = fileName;
        Flow = flow;
        Damage = damage;
    }

    public string Raw { get; }

    public string? FileName { get; }

    public FlowText Flow { get; }

    /// <summary>What was found damaged. Noted, never mended in <see cref="Raw"/>.</summary>
    public ImmutableList<TextDamage> Damage { get; }

    /// <summary>Sheets of a workbook, tables of a Word document, cells copied into a text, cell by cell.</summary>
    public ImmutableList<SheetTable> Tables { get; private init; } = [];

    /// <summary>Names of a workbook's hidden sheets, which are not read.</summary>
    public ImmutableList<string> HiddenSheets { get; private init; } = [];

    public static SourceText Of(string raw, string? fileName = null)
    {
        var unfolded = FoldedLines.Unfold(raw);
        return Of(raw, fileName, unfolded, [.. TablesIn(unfolded.Text).Select(unfolded.Moved)]);
    }

    /// <summary>Tabs may also stand at the ends of lines that hold a cell each: where no row has three cells, the layout is asked first.</summary>
    private static ImmutableList<SheetTable> TablesIn(string raw)
    {
        var pasted = PastedTables.In(raw);
        return pasted.Exists(table => table.Rows.Any(row => row.Cells.Length > 2)) || LayoutTables.In(raw) is not { IsEmpty: false } laid ? pasted : laid;
    }

    /// <summary>A Word document, whose paragraphs end where they end.</summary>
    internal static SourceText Of(string raw, string? fileName, ImmutableList<SheetTable> tables) => Of(raw, fileName, UnfoldedText.Of(raw), tables);

    private static SourceText Of(string raw, string? fileName, UnfoldedText unfolded, ImmutableList<SheetTable> tables)
    {
        var (flow, damage) = Reflow.Run(unfolded.Text);
        return new SourceText(raw, fileName, unfolded, flow.Moved(unfolded), [.. unfolded.Breaks, .. damage.Select(unfolded.Moved)]) { Tables = tables };
    }

    /// <summary>The text before a place as a source of its own, whose spans are those of the whole.</summary>
    internal SourceText Opening(int end) => Of(Raw[..end], FileName, unfolded.Before(end), []);

    /// <summary>Like <see cref="Raw"/>, with the lines whole that a program broke.</summary>
    internal UnfoldedText Lines => unfolded;

    /// <summary>The rows of a workbook are lines already; nothing is reflowed.</summary>
    internal static SourceText OfWorkbook(string raw, string? fileName, ImmutableList<SheetTable> tables, ImmutableList<string> hiddenSheets) =>
        new(raw, fileName, UnfoldedText.Of(raw), new FlowText(raw), []) { Tables = tables, HiddenSheets = hiddenSheets };

    /// <summary>The cell in which a span begins; null outside of tables.</summary>
    public SheetPlace? PlaceOf(TextSpan span) => Tables.Find(table => table.Span.Contains(span.Start))?.PlaceOf(span.Start);

    public string this[TextSpan span] => Raw.Substring(span.Start, span.Length);
}

/// <summary>Damage of the layout and where it is.</summary>
public sealed record TextDamage(DamageKind Kind, TextSpan Span);

public enum DamageKind
{
    /// <summary>A line break inside a sentence, a number or a word.</summary>
    HardLineBreak,

    /// <summary>—22—</summary>
    PageNumber,

    /// <summary>Blanks between Chinese characters, no-break and zero-width blanks.</summary>
    StrayBlank,

    /// <summary>μg/m and 3 on lines of their own.</summary>
    TornSuperscript,

    /// <summary>Navigation and buttons of the web page the text was copied from.</summary>
    PageChrome,
}
