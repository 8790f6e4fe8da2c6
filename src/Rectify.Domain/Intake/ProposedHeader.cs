using System.Collections.Immutable;

namespace Rectify.Domain.Intake;

/// <summary>What the opening, the title and the end of a document say about the inspection. Null means: not printed.</summary>
public sealed record ProposedHeader
{
    public ProposedText? Title { get; init; }

    public ProposedText? Issuer { get; init; }

    public ProposedText? InspectedBody { get; init; }

    /// <summary>省委第十二巡视组</summary>
    public ProposedText? InspectingBody { get; init; }

    /// <summary>One notice may carry two kinds of inspection: 常规巡视, 营商环境专项巡视.</summary>
    public ImmutableList<ProposedText> InspectionKinds { get; init; } = [];

    /// <summary>十二届省委第一轮</summary>
    public ProposedText? Round { get; init; }

    /// <summary>First and last day of the group's presence, both included.</summary>
    public ProposedDay? PresenceFrom { get; init; }

    public ProposedDay? PresenceTo { get; init; }

    public ProposedDay? FeedbackOn { get; init; }

    /// <summary>First and last day of the concentrated period, both included.</summary>
    public ProposedDay? RectificationFrom { get; init; }

    public ProposedDay? RectificationTo { get; init; }

    /// <summary>The day the text or its page gives as published.</summary>
    public ProposedDay? PublishedOn { get; init; }

    /// <summary>The day under the issuer's name.</summary>
    public ProposedDay? SignedOn { get; init; }

    /// <summary>Each inspection on its own, when one notice covers several; empty when it is one.</summary>
    public ImmutableList<ProposedInspection> Inspections { get; init; } = [];

    /// <summary>What stands between the title and the first section.</summary>
    public ProposedText? Opening { get; init; }

    /// <summary>Contact blocks and signatures, as printed; one may stand between two halves.</summary>
    public ImmutableList<TextSpan> Closings { get; init; } = [];

    /// <summary>Who can be reached how; the number or address is a place in the source only.</summary>
    public ImmutableList<ProposedContact> Contacts { get; init; } = [];

    public ImmutableList<ProposedText> LegalBasis { get; init; } = [];

    /// <summary>Kinds of contact only (电话, 电子邮箱), no numbers.</summary>
    public ImmutableList<ProposedText> ContactChannels { get; init; } = [];

    /// <summary>Acceptance opinions only.</summary>
    public ProposedAcceptance? Acceptance { get; init; }
}

/// <summary>One of several inspections a notice covers. Null means: not printed for it.</summary>
public sealed record ProposedInspection(
    ProposedText Kind, ProposedText? Body, ProposedText? Group, ProposedDay? PresenceFrom, ProposedDay? PresenceTo, ProposedDay? FeedbackOn);

/// <summary>One line of a contact block. <see cref="Value"/> is where the number or address stands, and is not copied.</summary>
public sealed record ProposedContact(ContactKind Kind, TextSpan Value);

public enum ContactKind
{
    Telephone,
    Fax,
    Email,
    PostalAddress,
    PostalCode,

    /// <summary>邮政信箱</summary>
    PostBox,

    /// <summary>联系人</summary>
    Person,
}

/// <summary>What an acceptance opinion (验收销号意见) says besides the problem, its measures, fulfilments and evidence.</summary>
public sealed record ProposedAcceptance
{
    public ProposedText? Addressee { get; init; }

    public ProposedText? ResponsibleBody { get; init; }

    /// <summary>The plan whose item is accepted.</summary>
    public ProposedText? Plan { get; init; }

    public int? ItemNumber { get; init; }

    public ProposedDay? AcceptedOn { get; init; }

    public ImmutableList<ProposedText> Basis { get; init; } = [];

    public ProposedText? TargetResult { get; init; }

    /// <summary>下步工作要求</summary>
    public ProposedText? Requirement { get; init; }

    public ProposedText? Conclusion { get; init; }

    /// <summary>Null when the conclusion says neither.</summary>
    public bool? Passed { get; init; }
}
