using Rectify.Domain.People;

namespace Rectify.App.Drafts;

/// <summary>What a person has typed into a form and not yet sent; kept per person and form, so that nothing is lost by an error, a conflict or a reconnect.</summary>
internal sealed class FormDraft
{
    public const int MaxFormLength = 120;
    public const int MaxContentLength = 200_000;

    /// <summary>Days after which a draft nobody came back for is thrown away.</summary>
    public const int KeptDays = 180;

    public required PersonId PersonId { get; init; }

    /// <summary>Names the form and the record it is about, e.g. <c>progress/0198…</c>.</summary>
    public required string Form { get; init; }

    public required string Content { get; set; }

    public required DateTimeOffset SavedAt { get; set; }
}
