using Rectify.Domain.People;
using Rectify.Domain.Rounds;
using Rectify.Domain.Tasks;
using Rectify.Domain.Trail;

namespace Rectify.Domain.Evidence;

public readonly record struct ErasureId(Guid Value) : IEntityId<ErasureId>
{
    public static ErasureId New() => new(Guid.CreateVersion7());

    public static ErasureId From(Guid value) => new(value);
}

public enum ErasureState
{
    Proposed,
    Erased,
    Refused,
}

/// <summary>A piece that has the content to be erased: its task is told so in the trail of its inspection.</summary>
public sealed record ErasedPlace(EvidenceId Piece, TaskId Task, InspectionId Inspection);

/// <summary>
/// 误传: a classified or wrong file was uploaded. The security administrator proposes to erase its content, a second person does it; digest, records and facts stay. A content is erased once,
/// wherever it stands.
/// </summary>
public sealed class Erasure : RaisesFacts
{
    private Erasure() { Sha256 = Because = ""; }

    private Erasure(ErasureId id, EvidenceItem piece, InspectionId inspection, Reason because, Stamp stamp)
    {
        (Id, EvidenceId, TaskId, InspectionId, Sha256, Because) = (id, piece.Id, piece.TaskId, inspection, piece.Sha256, because.Text);
        (ProposedBy, ProposedAt) = (stamp.By.Person, stamp.At);
    }

    public ErasureId Id { get; private set; }

    /// <summary>The piece it was noticed on.</summary>
    public EvidenceId EvidenceId { get; private set; }

    public TaskId TaskId { get; private set; }

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

    public static Erasure Propose(ErasureId id, EvidenceItem piece, InspectionId inspection, Reason because, Stamp stamp)
    {
        var erasure = new Erasure(id, piece, inspection, because, stamp);
        erasure.Raise(Fact.Of(FactKind.ErasureProposed, piece.TaskId.Value, stamp.On, ("erasure", $"{id.Value:N}"), ("evidence", $"{piece.Id.Value:N}"), ("content", piece.Sha256)));
        return erasure;
    }

    /// <summary>Done by a second person. The first fact is its own; further places tell of it by <see cref="TellOf"/>.</summary>
    public Rule? Erase(Stamp stamp)
    {
        if (Undecidable(stamp) is { } rule) return rule;
        Decide(ErasureState.Erased, stamp);
        Raise(TellOf(new ErasedPlace(EvidenceId, TaskId, InspectionId), stamp));
        return null;
    }

    public Rule? Refuse(Reason because, Stamp stamp)
    {
        if (Undecidable(stamp) is { } rule) return rule;
        RefusedBecause = because.Text;
        Decide(ErasureState.Refused, stamp);
        Raise(Fact.Of(FactKind.ErasureRefused, TaskId.Value, stamp.On, ("erasure", $"{Id.Value:N}"), ("reason", because.Text)));
        return null;
    }

    /// <summary>What a place that has lost the content says in its own trail.</summary>
    public Fact TellOf(ErasedPlace place, Stamp stamp) =>
        Fact.Of(FactKind.EvidenceErased, place.Task.Value, stamp.On, ("erasure", $"{Id.Value:N}"), ("evidence", $"{place.Piece.Value:N}"), ("content", Sha256), ("proposer", $"{ProposedBy.Value:N}"));

    private Rule? Undecidable(Stamp stamp) =>
        State != ErasureState.Proposed ? Rule.AlreadyDone
        : stamp.By.AsPerson(ProposedBy) is not null ? Rule.ApproverIsProposer
        : null;

    private void Decide(ErasureState state, Stamp stamp) => (State, DecidedBy, DecidedAt, DecidedOn) = (state, stamp.By.Person, stamp.At, stamp.On);
}
