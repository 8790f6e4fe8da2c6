using Rectify.Documents.Text;
using Rectify.Domain.Evidence;

namespace Rectify.App.Evidence;

/// <summary>How far the text of a file of evidence is taken out of it.</summary>
public enum TextState
{
    /// <summary>A worker reads it soon.</summary>
    Waiting,

    /// <summary>Kept; search finds it.</summary>
    Kept,

    /// <summary>It has none, or none that can be read; the refusal says why.</summary>
    Unreadable,

    /// <summary>Tried and tried again, and given up: the fault is ours or the machine's.</summary>
    Failed,

    /// <summary>The bytes are gone from the store, and the text went with them.</summary>
    Gone,
}

/// <summary>The reading of one content, whatever number of pieces of evidence have it.</summary>
internal sealed class EvidenceReading
{
    public required string Sha256 { get; init; }

    /// <summary>As found in the content.</summary>
    public required string MediaType { get; init; }

    public TextState State { get; set; }

    /// <summary>Why there is no text.</summary>
    public RefusalReason? Refusal { get; set; }

    /// <summary>Counted before each, so that a content that ends the program is not read for ever.</summary>
    public int Attempts { get; set; }

    /// <summary>Not looked at before: the next attempt, or the end of the time one worker has it for itself.</summary>
    public DateTimeOffset DueAt { get; set; }

    /// <summary>More follows that was not read.</summary>
    public bool IsCut { get; set; }

    /// <summary>文号 as recognised in the text; offered, never taken without a person.</summary>
    public string? OfferedNumber { get; set; }

    public string? OfferedIssuer { get; set; }

    public DateOnly? OfferedSignedOn { get; set; }

    public DateOnly? OfferedEvidenceOn { get; set; }

    public SecrecyLevel? OfferedLevel { get; set; }

    /// <summary>密级 mark found in the text, which the look at the upload had not found.</summary>
    public string? Mark { get; set; }

    /// <summary>The page the mark stands on, from 1.</summary>
    public int? MarkPage { get; set; }

    public void Offer(DocumentFacts facts) => (OfferedNumber, OfferedIssuer, OfferedSignedOn, OfferedEvidenceOn, OfferedLevel) = (Within(facts.Number, DocumentFacts.MaxNumberLength), Within(facts.Issuer, DocumentFacts.MaxIssuerLength), facts.SignedOn, facts.EvidenceOn, facts.Level);

    private static string? Within(string? text, int most) => text?.Length > most ? null : text;
}

/// <summary>Some of the text of a content, for search: never across a page.</summary>
internal sealed class EvidenceText
{
    public const int MaxTextLength = 2_000;

    public required string Sha256 { get; init; }

    /// <summary>From 1.</summary>
    public required int Number { get; init; }

    /// <summary>The page it stands on, from 1, as the viewer counts.</summary>
    public required int Page { get; init; }

    public required string Text { get; init; }
}
