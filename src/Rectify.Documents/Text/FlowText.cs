using Rectify.Domain.Intake;

namespace Rectify.Documents.Text;

/// <summary>Reflowed text: one line per paragraph or heading, and for every character its position in the raw text.</summary>
public sealed class FlowText
{
    private readonly int[]? origins;

    internal FlowText(string text, int[] origins)
    {
        Text = text;
        this.origins = origins;
    }

    /// <summary>A text that is its own flow: the rows of a workbook.</summary>
    internal FlowText(string text) => Text = text;

    public string Text { get; }

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

    private int Origin(int at) => origins is null ? at : origins[at];

    /// <summary>The text of a stretch on one line.</summary>
    public string Slice(int start, int end) => Text[start..end].Replace("\n", "", StringComparison.Ordinal).Trim();
}
