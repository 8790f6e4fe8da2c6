using Rectify.Domain.People;
using Rectify.Domain.Rounds;
using Rectify.Domain.Tasks;
using Rectify.Domain.Trail;

namespace Rectify.Domain.Evidence;

public readonly record struct ErasureId(Guid Value) : IEntityId<ErasureId>
{
    public static ErasureId New() => new(EntityKey.Next());

    public static ErasureId From(Guid value) => new(value);
}

public enum ErasureState
{
    Proposed,
    Erased,
    Refused,
}

/// <summary>Which file beside closure evidence holds a content.</summary>
public enum PaperPlace
{
    /// <summary>测评表扫描件</summary>
    SurveyScan,

    /// <summary>节点材料</summary>
    MilestonePaper,

    /// <summary>意见建议回复材料</summary>
    SuggestionReply,

    /// <summary>会议材料</summary>
    MeetingFile,

    /// <summary>核查材料</summary>
    SpotCheckFile,

    /// <summary>纸质办理扫描件</summary>
    PaperAct,

    /// <summary>方案意见扫描件</summary>
    PlanOpinion,

    /// <summary>不公开事项纸质决定扫描件</summary>
    WithholdingPaper,

    /// <summary>补录扫描件</summary>
    TakeoverScan,

    /// <summary>督办文书送达回证</summary>
    LetterReceipt,

    /// <summary>回头看材料</summary>
    LookBackFile,

    /// <summary>举一反三整改材料</summary>
    WiderRemedy,
}

/// <summary>A piece or a paper that has the content to be erased: its record is told so in the trail of its inspection.</summary>
/// <param name="Subject">The task of a piece; the record a paper belongs to; of an act on paper and of a takeover the task it decided, of several each of them.</param>
/// <param name="Piece">Null for a paper.</param>
/// <param name="Paper">Null for a piece.</param>
public sealed record ErasedPlace(InspectionId Inspection, Guid Subject, EvidenceId? Piece = null, PaperPlace? Paper = null);

/// <summary>
/// 误传: a classified or wrong file was uploaded. The security administrator proposes to erase its content, a second person does it; digest, records and facts stay. A content is erased once,
/// wherever it stands.
/// </summary>
public sealed class Erasure : RaisesFacts
{
    private Erasure() { Sha256 = Because = ""; }

    private Erasure(ErasureId id, ErasedPlace place, string sha256, Reason because, Stamp stamp)
    {
        (Id, EvidenceId, InspectionId, Sha256, Because) = (id, place.Piece, place.Inspection, sha256, because.Text);
        if (place.Paper is null) TaskId = Tasks.TaskId.From(place.Subject);
        else (Paper, RecordId) = (place.Paper, place.Subject);
        (ProposedBy, ProposedAt) = (stamp.By.Person, stamp.At);
    }

    public ErasureId Id { get; private set; }

    /// <summary>The piece it was noticed on; null where it was noticed on a paper.</summary>
    public EvidenceId? EvidenceId { get; private set; }

    /// <summary>Of the piece.</summary>
    public TaskId? TaskId { get; private set; }

    /// <summary>The paper it was noticed on; null where it was noticed on a piece.</summary>
    public PaperPlace? Paper { get; private set; }

    /// <summary>The record the paper belongs to.</summary>
    public Guid? RecordId { get; private set; }

    public InspectionId InspectionId { get; private set; }

    /// <summary>The content; stays when the bytes are gone.</summary>
    public string Sha256 { get; private set; }

    public string Because { get; private set; }

    public ErasureState State { get; private set; }

    public PersonId ProposedBy { get; private set; }

    public DateTimeOffset ProposedAt { get; private set; }

    /// <summary>Who erased it, or refused to.</summary>
    public PersonId? DecidedBy { get; private set; }

    public DateTimeOffset? DecidedAt { get; private set; }

    /// <summary>The office's day of the decision.</summary>
    public DateOnly? DecidedOn { get; private set; }

    public string? RefusedBecause { get; private set; }

    /// <summary>Where it was noticed.</summary>
    public ErasedPlace Place => new(InspectionId, TaskId?.Value ?? RecordId!.Value, EvidenceId, Paper);

    public static Erasure Propose(ErasureId id, ErasedPlace place, string sha256, Reason because, Stamp stamp)
    {
        var erasure = new Erasure(id, place, sha256, because, stamp);
        erasure.Raise(Fact.Of(FactKind.ErasureProposed, place.Subject, stamp.On, ("erasure", $"{id.Value:N}"), ("evidence", place.Piece?.Value.ToString("N")), ("paperOf", place.Paper?.ToString()), ("content", sha256)));
        return erasure;
    }

    /// <summary>Done by a second person. The first fact is its own; further places tell of it by <see cref="TellOf"/>.</summary>
    public Rule? Erase(Stamp stamp)
    {
        if (Undecidable(stamp) is { } rule) return rule;
        Decide(ErasureState.Erased, stamp);
        Raise(TellOf(Place, stamp));
        return null;
    }

    public Rule? Refuse(Reason because, Stamp stamp)
    {
        if (Undecidable(stamp) is { } rule) return rule;
        RefusedBecause = because.Text;
        Decide(ErasureState.Refused, stamp);
        Raise(Fact.Of(FactKind.ErasureRefused, Place.Subject, stamp.On, ("erasure", $"{Id.Value:N}"), ("reason", because.Text)));
        return null;
    }

    /// <summary>What a place that has lost the content says in its own trail.</summary>
    public Fact TellOf(ErasedPlace place, Stamp stamp) =>
        Fact.Of(FactKind.EvidenceErased, place.Subject, stamp.On, ("erasure", $"{Id.Value:N}"), ("evidence", place.Piece?.Value.ToString("N")), ("paperOf", place.Paper?.ToString()), ("content", Sha256), ("proposer", $"{ProposedBy.Value:N}"));

    private Rule? Undecidable(Stamp stamp) =>
        State != ErasureState.Proposed ? Rule.AlreadyDone
        : stamp.By.AsPerson(ProposedBy) is not null ? Rule.ApproverIsProposer
        : null;

    private void Decide(ErasureState state, Stamp stamp) => (State, DecidedBy, DecidedAt, DecidedOn) = (state, stamp.By.Person, stamp.At, stamp.On);
}
