using System.Diagnostics.CodeAnalysis;

namespace Rectify.Domain;

/// <summary>Why somebody decided as they did. Never blank, at most <see cref="MaxLength"/> characters: an act that needs a reason cannot be written without one.</summary>
public sealed record Reason
{
    public const int MaxLength = 2000;

    private Reason(string text) => Text = text;

    public string Text { get; }

    /// <summary>Parses what a person typed; false when nothing but blanks stands there or it is too long.</summary>
    public static bool TryParse(string? typed, [NotNullWhen(true)] out Reason? reason)
    {
        var text = typed?.Trim();
        reason = string.IsNullOrEmpty(text) || text.Length > MaxLength ? null : new Reason(text);
        return reason is not null;
    }

    /// <exception cref="ArgumentException">The text is blank or longer than <see cref="MaxLength"/>.</exception>
    public static Reason Of(string text) =>
        TryParse(text, out var reason) ? reason : throw new ArgumentException("A reason has between 1 and 2000 characters.", nameof(text));

    public override string ToString() => Text;
}
