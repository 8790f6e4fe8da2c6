using Rectify.Domain;
using Rectify.Domain.People;
using Rectify.Domain.Rounds;

namespace Rectify.App.Intake;

public readonly record struct IntakeId(Guid Value) : IEntityId<IntakeId>
{
    public static IntakeId New() => new(EntityKey.Next());

    public static IntakeId From(Guid value) => new(value);
}

/// <summary>A document being read: its proposal as the person has edited it so far. Gone from the work list once accepted or thrown away; the document stays.</summary>
internal sealed class IntakeDraft
{
    public required IntakeId Id { get; init; }

    /// <summary>The source file in the content store; pasted text is kept as a .txt.</summary>
    public required string Sha256 { get; init; }

    public required string FileName { get; init; }

    /// <summary>The text all spans point into.</summary>
    public required string SourceText { get; init; }

    /// <summary>The proposal and its earlier states for undo, as JSON.</summary>
    public required string Proposal { get; set; }

    public required PersonId CreatedBy { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset SavedAt { get; set; }

    /// <summary>Moved by every save: two people do not overwrite each other.</summary>
    public int Version { get; set; } = 1;

    /// <summary>Set when accepted; null while open.</summary>
    public InspectionId? AcceptedInto { get; set; }
}
