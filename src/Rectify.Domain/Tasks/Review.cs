using Rectify.Domain.Evidence;
using Rectify.Domain.Measures;
using Rectify.Domain.People;

namespace Rectify.Domain.Tasks;

public readonly record struct ReviewId(Guid Value) : IEntityId<ReviewId>
{
    public static ReviewId New() => new(EntityKey.Next());

    public static ReviewId From(Guid value) => new(value);
}

/// <summary>How a measure was judged: 满足 / 部分 / 不满足.</summary>
public enum MeasureVerdict
{
    Fulfilled,
    Partly,
    NotFulfilled,
}

public enum ReviewConclusion
{
    Passed,
    Returned,
}

/// <summary>审核: one auditor's look at one application, measure by measure. Every application gets a new one; earlier ones stay.</summary>
public sealed class Review
{
    private readonly List<MeasureJudgement> judgements = [];
    private readonly List<CellJudgement> cells = [];

    private Review() { }

    internal Review(ReviewId id, TaskId task, int round, PersonId auditor, DateTimeOffset takenAt) =>
        (Id, TaskId, Round, AuditorId, TakenAt) = (id, task, round, auditor, takenAt);

    public ReviewId Id { get; private set; }

    public TaskId TaskId { get; private set; }

    /// <summary>From 1.</summary>
    public int Round { get; private set; }

    public PersonId AuditorId { get; private set; }

    public DateTimeOffset TakenAt { get; private set; }

    public ReviewConclusion? Conclusion { get; private set; }

    public DateTimeOffset? ConcludedAt { get; private set; }

    /// <summary>Why it went back; or, in regimes without a panel, the auditor's conclusion.</summary>
    public string? Remark { get; private set; }

    public IReadOnlyList<MeasureJudgement> Judgements => judgements;

    /// <summary>What this review said of single cells; what an earlier one said stands until it is decided again.</summary>
    public IReadOnlyList<CellJudgement> Cells => cells;

    public bool IsOpen => Conclusion is null;

    public MeasureJudgement? Of(MeasureId measure) => judgements.Find(j => j.MeasureId == measure);

    internal void Judge(MeasureId measure, MeasureVerdict verdict, string? remark, Stamp stamp)
    {
        if (Of(measure) is { } known) known.Set(verdict, remark, stamp.At);
        else judgements.Add(new MeasureJudgement(Id, measure, verdict, remark, stamp.At));
    }

    internal void Decide(EvidenceId piece, MeasureId measure, CellDecision decision, Stamp stamp)
    {
        if (cells.Find(c => c.EvidenceId == piece && c.MeasureId == measure) is { } known) known.Set(decision, stamp);
        else cells.Add(new CellJudgement(Id, piece, measure, decision, stamp));
    }

    /// <summary>Another auditor carries it on. What was decided piece by piece stays with who decided it; the measures are judged by who concludes.</summary>
    internal void HandOver(PersonId successor)
    {
        AuditorId = successor;
        judgements.Clear();
    }

    internal void Conclude(ReviewConclusion conclusion, string? remark, Stamp stamp) => (Conclusion, Remark, ConcludedAt) = (conclusion, remark, stamp.At);

    /// <summary>The application fell: the review ends without a conclusion of its own and counts as returned.</summary>
    internal void Fall(Stamp stamp) => Conclude(ReviewConclusion.Returned, null, stamp);
}

public sealed class MeasureJudgement
{
    public const int MaxRemarkLength = 2000;

    private MeasureJudgement() { }

    internal MeasureJudgement(ReviewId review, MeasureId measure, MeasureVerdict verdict, string? remark, DateTimeOffset at)
    {
        (ReviewId, MeasureId) = (review, measure);
        Set(verdict, remark, at);
    }

    public ReviewId ReviewId { get; private set; }

    public MeasureId MeasureId { get; private set; }

    public MeasureVerdict Verdict { get; private set; }

    /// <summary>Written to the unit; must be there unless the measure is fulfilled.</summary>
    public string? Remark { get; private set; }

    public DateTimeOffset JudgedAt { get; private set; }

    internal void Set(MeasureVerdict verdict, string? remark, DateTimeOffset at) => (Verdict, Remark, JudgedAt) = (verdict, remark, at);
}

/// <summary>What one review said of one piece for one measure.</summary>
public sealed class CellJudgement
{
    private CellJudgement() { }

    internal CellJudgement(ReviewId review, EvidenceId piece, MeasureId measure, CellDecision decision, Stamp stamp)
    {
        (ReviewId, EvidenceId, MeasureId) = (review, piece, measure);
        Set(decision, stamp);
    }

    public ReviewId ReviewId { get; private set; }

    public EvidenceId EvidenceId { get; private set; }

    public MeasureId MeasureId { get; private set; }

    public MeasureVerdict Verdict { get; private set; }

    public CellReason? Because { get; private set; }

    public string? Text { get; private set; }

    /// <summary>From 1.</summary>
    public int? Page { get; private set; }

    public PersonId DecidedBy { get; private set; }

    public DateTimeOffset DecidedAt { get; private set; }

    /// <summary>The office's day of the decision.</summary>
    public DateOnly DecidedOn { get; private set; }

    internal void Set(CellDecision decision, Stamp stamp)
    {
        (Verdict, Because, Text, Page) = (decision.Verdict, decision.Because, decision.Text?.Text, decision.Page);
        (DecidedBy, DecidedAt, DecidedOn) = (stamp.By.Person, stamp.At, stamp.On);
    }
}
