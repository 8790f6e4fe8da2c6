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

    public ImmutableList<ProposedText> LegalBasis { get; init; } = [];

    /// <summary>Kinds of contact only (电话, 电子邮箱), no numbers.</summary>
    public ImmutableList<ProposedText> ContactChannels { get; init; } = [];

    /// <summary>Acceptance opinions only.</summary>
    public ProposedAcceptance? Acceptance { get; init; }
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
