using System.Collections.Immutable;
using Rectify.Documents.Text.Tables;
using Rectify.Domain.Intake;

namespace Rectify.Documents.Text;

/// <summary>A text whose lines are whole; every character knows its place in the raw text, and the breaks taken out are noted.</summary>
internal sealed record UnfoldedText(string Text, int[]? Origins, ImmutableList<TextDamage> Breaks)
{
    public static UnfoldedText Of(string raw) => new(raw, null, []);

    /// <summary>The raw span of a stretch that is not empty; <paramref name="end"/> is exclusive.</summary>
    public TextSpan RawSpan(int start, int end) => Origins is null || start >= end ? new(Raw(start), end - start) : TextSpan.FromTo(Origins[start], Origins[end - 1] + 1);

    public TextDamage Moved(TextDamage damage) => damage with { Span = RawSpan(damage.Span.Start, damage.Span.End) };

    public SheetTable Moved(SheetTable table) => Origins is null ? table : new()
    {
        Name = table.Name,
        IsWorksheet = table.IsWorksheet,
        Rows = [.. table.Rows.Select(row => row with { Cells = [.. row.Cells.Select(Moved)] })],
        Merges = table.Merges,
        Span = RawSpan(table.Span.Start, table.Span.End),
    };

    /// <summary>The text before a place of the raw text.</summary>
    public UnfoldedText Before(int raw)
    {
        if (Origins is null)
            return new(Text[..raw], null, []);
        var end = Array.BinarySearch(Origins, raw);
        end = end < 0 ? ~end : end;
        return new(Text[..end], Origins[..end], Breaks.RemoveAll(broken => broken.Span.Start >= raw));
    }

    private int Raw(int at) => Origins is null ? at : Origins.Length == 0 ? 0 : Origins[Math.Min(at, Origins.Length - 1)];

    private SheetCell Moved(SheetCell cell)
    {
        var whole = RawSpan(cell.Start, cell.Start + cell.Text.Length);
        return cell with { Start = whole.Start, Places = whole.Length == cell.Text.Length ? null : Origins![cell.Start..(cell.Start + cell.Text.Length)] };
    }
}
