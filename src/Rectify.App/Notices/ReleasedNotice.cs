using Rectify.Domain;
using Rectify.Domain.Notices;
using Rectify.Domain.People;
using Rectify.Domain.Rounds;
using Rectify.Domain.Trail;

namespace Rectify.App.Notices;

public readonly record struct NoticeId(Guid Value) : IEntityId<NoticeId>
{
    public static NoticeId New() => new(EntityKey.Next());

    public static NoticeId From(Guid value) => new(value);
}

/// <summary>A public notice as released: the day and the knowledge moment its figures are true for, and its text. Never changed; a later notice is another.</summary>
internal sealed class ReleasedNotice
{
    public const int MaxTitleLength = 200;
    public const int MaxLayoutLength = 40;

    public required NoticeId Id { get; init; }

    public required InspectionId InspectionId { get; init; }

    public required string Title { get; init; }

    public required string Layout { get; init; }

    /// <summary>Where it went out; null for one that was released before there were channels.</summary>
    public NoticeChannel? Channel { get; init; }

    /// <summary>The other inspection, where it covers two.</summary>
    public InspectionId? SecondId { get; init; }

    /// <summary>Figures count facts on or before this day ...</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>... recorded by this moment.</summary>
    public required DateTimeOffset KnownAt { get; init; }

    public required DateTimeOffset ReleasedAt { get; init; }

    public required PersonId ReleasedBy { get; init; }

    /// <summary>The whole text, as published.</summary>
    public required string Text { get; init; }

    /// <summary>The .docx in the content store.</summary>
    public required string Sha256 { get; init; }

    /// <summary>What the chain of every inspection it covers is told of what went out: the .docx and the text by their digests, and the day and moment its figures are true for.</summary>
    /// <param name="withheld">Problems it counts and does not print.</param>
    public Fact ToldOf(DateOnly on, string textSha256, int withheld) => Fact.Of(FactKind.NoticeReleased, Id.Value, on,
        ("layout", Layout), ("channel", $"{Channel}"), ("second", SecondId?.Value.ToString("N")), ("withheld", withheld == 0 ? null : $"{withheld}"), ("asOf", $"{AsOf:yyyy-MM-dd}"), ("knownAt", $"{KnownAt:O}"), ("sha256", Sha256), ("textSha256", textSha256));
}
