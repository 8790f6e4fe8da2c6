using Rectify.Domain.People;
using Rectify.Domain.Problems;
using Rectify.Domain.Rounds;
using Rectify.Domain.Tasks;
using Rectify.Domain.Trail;

namespace Rectify.Domain.Notices;

/// <summary>Where a notice goes out. What is withheld in one may be printed in the other.</summary>
[Flags]
public enum NoticeChannel
{
    None = 0,

    /// <summary>党内: within the body and the party.</summary>
    Party = 1,

    /// <summary>社会: to everybody.</summary>
    Public = 2,
}

/// <summary>Grounds on which a problem may be withheld; the regime says which of them are permitted.</summary>
[Flags]
public enum WithholdingGround
{
    None = 0,

    /// <summary>涉及国家秘密</summary>
    StateSecret = 1,

    /// <summary>涉及工作秘密</summary>
    WorkSecret = 2,

    /// <summary>涉及正在查办、尚未公开的案件</summary>
    CaseNotPublic = 4,

    /// <summary>涉及个人隐私</summary>
    PersonalMatter = 8,

    /// <summary>可能引发重大负面舆情</summary>
    NegativePublicity = 16,

    /// <summary>可能引发群体性事件</summary>
    MassIncident = 32,

    /// <summary>其他重大敏感事项</summary>
    SensitiveMatter = 64,
}

public readonly record struct WithholdingId(Guid Value) : IEntityId<WithholdingId>
{
    public static WithholdingId New() => new(EntityKey.Next());

    public static WithholdingId From(Guid value) => new(value);
}

public enum WithholdingState
{
    /// <summary>拟不公开: waits for the leading group.</summary>
    Proposed,

    /// <summary>不公开</summary>
    Approved,

    /// <summary>未批准</summary>
    Refused,

    /// <summary>已收回 by the office.</summary>
    TakenBack,

    /// <summary>恢复公开: approved once, printed again from then on.</summary>
    Lifted,
}

/// <summary>What the office proposes to withhold.</summary>
/// <param name="Channels">In which channels; one or both.</param>
/// <param name="Ground">One of those the regime permits.</param>
/// <param name="Reason">Why it applies; read inside the house only.</param>
public sealed record WithholdingDraft(NoticeChannel Channels, WithholdingGround Ground, Reason Reason);

/// <summary>
/// 拟不公开: a problem that counts in a notice and is not printed, proposed by the office on a permitted ground and approved by another person of the leading group, in the system or on paper (<see cref="WithholdingPaper"/>). What was released before stays as it went out.
/// </summary>
public sealed class Withholding : RaisesFacts
{
    private Withholding() { Reason = ""; }

    public Withholding(WithholdingId id, InspectionId inspection, ProblemId problem, WithholdingDraft draft, Stamp stamp)
    {
        (Id, InspectionId, ProblemId, Channels, Ground, Reason) = (id, inspection, problem, draft.Channels, draft.Ground, draft.Reason.Text);
        (ProposedBy, ProposedAt, ProposedOn) = (stamp.By.Person, stamp.At, stamp.On);
        Note(FactKind.WithholdingProposed, stamp);
    }

    public WithholdingId Id { get; private set; }

    public InspectionId InspectionId { get; private set; }

    public ProblemId ProblemId { get; private set; }

    public NoticeChannel Channels { get; private set; }

    public WithholdingGround Ground { get; private set; }

    public string Reason { get; private set; }

    public WithholdingState State { get; private set; }

    public PersonId ProposedBy { get; private set; }

    public DateTimeOffset ProposedAt { get; private set; }

    public DateOnly ProposedOn { get; private set; }

    /// <summary>Who approved, refused or took it back.</summary>
    public PersonId? DecidedBy { get; private set; }

    public DateTimeOffset? DecidedAt { get; private set; }

    public DateOnly? DecidedOn { get; private set; }

    public PersonId? LiftedBy { get; private set; }

    public DateTimeOffset? LiftedAt { get; private set; }

    public DateOnly? LiftedOn { get; private set; }

    /// <summary>Why it was refused, taken back or lifted.</summary>
    public string? EndedBecause { get; private set; }

    public Refusal? Approve(Stamp stamp)
    {
        if (Undecidable(stamp) is { } refusal) return refusal;
        Decide(WithholdingState.Approved, null, stamp);
        Note(FactKind.WithholdingApproved, stamp);
        return null;
    }

    public Refusal? Refuse(Reason reason, Stamp stamp)
    {
        if (Undecidable(stamp) is { } refusal) return refusal;
        Decide(WithholdingState.Refused, reason, stamp);
        Note(FactKind.WithholdingRefused, stamp);
        return null;
    }

    /// <summary>The office no longer proposes it.</summary>
    public Refusal? TakeBack(Reason reason, Stamp stamp)
    {
        if (State != WithholdingState.Proposed) return Because(Rule.AlreadyDone);
        Decide(WithholdingState.TakenBack, reason, stamp);
        Note(FactKind.WithholdingTakenBack, stamp);
        return null;
    }

    /// <summary>The ground has fallen away: notices to come print it again.</summary>
    public Refusal? Lift(Reason reason, Stamp stamp)
    {
        if (WhyNot(WithholdingAnswer.Lift, stamp) is { } refusal) return refusal;
        (State, EndedBecause, LiftedBy, LiftedAt, LiftedOn) = (WithholdingState.Lifted, reason.Text, stamp.By.Person, stamp.At, stamp.On);
        Note(FactKind.WithholdingLifted, stamp);
        return null;
    }

    private void Decide(WithholdingState state, Reason? because, Stamp stamp) => (State, EndedBecause, DecidedBy, DecidedAt, DecidedOn) = (state, because?.Text, stamp.By.Person, stamp.At, stamp.On);

    private Refusal? Undecidable(Stamp stamp) =>
        State != WithholdingState.Proposed ? Because(Rule.AlreadyDone) : stamp.By.AsPerson(ProposedBy) is not null ? Because(Rule.ApproverIsProposer) : null;

    /// <summary>What keeps that person from giving that answer; null when nothing does.</summary>
    public Refusal? WhyNot(WithholdingAnswer answer, Stamp stamp) =>
        answer != WithholdingAnswer.Lift ? Undecidable(stamp) : State != WithholdingState.Approved ? Because(Rule.AlreadyDone) : null;

    private static Refusal Because(Rule rule) => new(null, [new Unmet(rule, Relation.LeadingGroup)]);

    /// <summary>The units read the history of a problem; ground and reason stay in the row.</summary>
    private void Note(FactKind kind, Stamp stamp) =>
        Raise(Fact.Of(kind, ProblemId.Value, stamp.On, ("withholding", $"{Id.Value:N}"), ("channels", $"{Channels}"), ("paper", stamp.Paper?.Id.Value.ToString("N"))));
}

public static class WithholdingGrounds
{
    public static IReadOnlyList<WithholdingGround> Each { get; } = [.. Enum.GetValues<WithholdingGround>().Where(ground => ground != WithholdingGround.None)];

    public static WithholdingGround All { get; } = Each.Aggregate((all, ground) => all | ground);

    /// <summary>What the regime permits; one that says nothing permits all.</summary>
    public static bool MayWithhold(this Regime regime, WithholdingGround ground) => (regime.Withholding ?? All).HasFlag(ground);
}
