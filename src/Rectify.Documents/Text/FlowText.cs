using Rectify.Domain.Intake;

namespace Rectify.Documents.Text;

/// <summary>Reflowed text: one line per paragraph or heading, and for every character its position in the raw text.</summary>
public sealed class FlowText
{
    private readonly string printed;
    private readonly int[]? origins;

    internal FlowText(string text, string printed, int[] origins)
    {
        Text = text;
        this.printed = printed;
        this.origins = origins;
    }

    /// <summary>A text that is its own flow: the rows of a workbook.</summary>
    internal FlowText(string printed)
    {
        Text = CanonicalText.Of(printed);
        this.printed = printed;
    }

    /// <summary>In one spelling (see <see cref="CanonicalText"/>), for matching; <see cref="Slice"/> gives the text as printed.</summary>
    public string Text { get; }

    /// <summary>A stretch of the flow as a text of its own, with the same places in the raw text.</summary>
    internal FlowText Part(int start, int end) => start == 0 && end == Text.Length ? this : new(Text[start..end], printed[start..end], origins?[start..end] ?? [.. Enumerable.Range(start, end - start)]);

    /// <summary>The same flow, of a text whose lines were put together before.</summary>
    internal FlowText Moved(UnfoldedText unfolded) => unfolded.Origins is not { } places ? this : new(Text, printed, [.. origins!.Select(at => places[at])]);

    /// <summary>The raw span of a stretch of the flow; <paramref name="end"/> is exclusive. Breaks and blanks at both ends are left out.</summary>
    public TextSpan RawSpan(int start, int end)
    {
        while (start < end && char.IsWhiteSpace(Text[start]))
            start++;
        while (end > start && char.IsWhiteSpace(Text[end - 1]))
            end--;
        if (start < end)
            return TextSpan.FromTo(Origin(start), Origin(end - 1) + 1);
        var at = Text.Length == 0 ? 0 : Origin(Math.Min(start, Text.Length - 1));
        return new TextSpan(at, 0);
    }

    /// <summary>The text of a stretch on one line, as printed.</summary>
    public string Slice(int start, int end) => printed[start..end].Replace("\n", "", StringComparison.Ordinal).Trim();

    private int Origin(int at) => origins is null ? at : origins[at];
}
