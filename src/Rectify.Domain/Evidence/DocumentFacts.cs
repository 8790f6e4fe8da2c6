namespace Rectify.Domain.Evidence;

/// <summary>文件要素 of a piece of evidence: what the document says of itself. What is not known stays null.</summary>
/// <param name="Number">文号, in the one form of <see cref="Notices.DocumentNumber"/> where it is one.</param>
/// <param name="Issuer">制发单位</param>
/// <param name="SignedOn">成文日期</param>
/// <param name="EvidenceOn">材料日期: the day it speaks of.</param>
/// <param name="Level">知悉范围; what states none is handled as 内部.</param>
public sealed record DocumentFacts(string? Number, string? Issuer, DateOnly? SignedOn, DateOnly? EvidenceOn, SecrecyLevel? Level = null)
{
    public const int MaxNumberLength = 100;
    public const int MaxIssuerLength = 120;

    public static DocumentFacts None { get; } = new(null, null, null, null);

    /// <summary>What is known stands; what is not is taken from the other.</summary>
    public DocumentFacts FilledFrom(DocumentFacts other) => new(Number ?? other.Number, Issuer ?? other.Issuer, SignedOn ?? other.SignedOn, EvidenceOn ?? other.EvidenceOn, Level ?? other.Level);

    /// <summary>Without days that are still to come.</summary>
    public DocumentFacts UpTo(DateOnly day) => this with { SignedOn = SignedOn > day ? null : SignedOn, EvidenceOn = EvidenceOn > day ? null : EvidenceOn };
}
