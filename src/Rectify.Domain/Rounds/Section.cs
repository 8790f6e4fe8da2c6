namespace Rectify.Domain.Rounds;

public readonly record struct SectionId(Guid Value) : IEntityId<SectionId>
{
    public static SectionId New() => new(EntityKey.Next());

    public static SectionId From(Guid value) => new(value);
}

/// <summary>A node of the document's own section tree (方面 - 类别 - 子类, any depth), with the document's own numbering.</summary>
public sealed class Section
{
    public const int MaxHeadingLength = 400;

    private Section() { Heading = ""; }

    internal Section(SectionId id, InspectionId inspection, SectionId? parent, int position, int level, string? ordinal, string heading) =>
        (Id, InspectionId, ParentId, Position, Level, Ordinal, Heading) = (id, inspection, parent, position, level, ordinal, heading.Length > MaxHeadingLength ? heading[..MaxHeadingLength] : heading);

    public SectionId Id { get; private set; }

    public InspectionId InspectionId { get; private set; }

    public SectionId? ParentId { get; private set; }

    /// <summary>Order within the document, from 1.</summary>
    public int Position { get; private set; }

    /// <summary>1 for a section without parent.</summary>
    public int Level { get; private set; }

    /// <summary>As printed: 一、（二）3.</summary>
    public string? Ordinal { get; private set; }

    public string Heading { get; private set; }

    internal void Correct(string? ordinal, string heading) => (Ordinal, Heading) = (ordinal, heading);

    /// <summary>Number and heading in one line; a blank parts them where the number does not end in a sign: 一、政治建设, 一 政治建设.</summary>
    public static string TitleOf(string? ordinal, string heading) =>
        string.IsNullOrEmpty(ordinal) ? heading : char.IsLetterOrDigit(ordinal[^1]) ? $"{ordinal} {heading}" : ordinal + heading;
}
