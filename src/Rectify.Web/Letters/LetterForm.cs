using Rectify.App.Supervision;
using Rectify.Domain.Supervision;

namespace Rectify.Web.Letters;

/// <summary>The words of a letter while they are written; kept as a draft in this shape.</summary>
public sealed class LetterForm
{
    public string Kind { get; set; } = $"{LetterKind.Reminder}";

    public string? Title { get; set; }

    public string? Findings { get; set; }

    public string? Asks { get; set; }

    public DateOnly? ReplyDueOn { get; set; }

    public string? Issuer { get; set; }

    public LetterKind ChosenKind => Enum.TryParse<LetterKind>(Kind, out var kind) ? kind : (LetterKind)(-1);

    public static LetterForm Of(LetterWords words) =>
        new() { Kind = $"{words.Kind}", Title = words.Title, Findings = words.Findings, Asks = words.Asks, ReplyDueOn = words.ReplyDueOn, Issuer = words.Issuer };

    public LetterWords ToWords() => new(ChosenKind, Title ?? "", Findings ?? "", Asks ?? "", ReplyDueOn ?? default, Issuer ?? "");
}
