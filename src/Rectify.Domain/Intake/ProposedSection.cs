namespace Rectify.Domain.Intake;

/// <summary>A heading of the document's own tree, in document order.</summary>
/// <remarks>
/// <see cref="Key"/>: Unique within the proposal.
/// <see cref="Parent"/>: Key of the section above; null at the top.
/// <see cref="Level"/>: 1 at the top.
/// <see cref="Ordinal"/>: As printed without brackets or point (一, 2); null when none is printed.
/// <see cref="Span"/>: The heading.
/// <see cref="Extent"/>: The heading and all that stands under it.
/// </remarks>
public sealed record ProposedSection(
    int Key, int? Parent, int Level, string? Ordinal, string Heading, SectionKind Kind, string? Body, TextSpan Span, TextSpan Extent, Confidence Confidence);

/// <summary>What a section is for. Only <see cref="Problems"/> and <see cref="Other"/> may hold problems.</summary>
public enum SectionKind
{
    Problems,

    /// <summary>提高政治站位, 加强组织领导: how the body went about it.</summary>
    Organisation,

    /// <summary>意见建议</summary>
    Suggestions,

    /// <summary>移交问题线索和信访件: counts only.</summary>
    CluesAndPetitions,

    /// <summary>下一步工作打算</summary>
    NextSteps,

    /// <summary>The body's answer to a feedback document, or a contact block.</summary>
    Reply,

    Other,
}
