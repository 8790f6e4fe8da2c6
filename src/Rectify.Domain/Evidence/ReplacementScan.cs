using Rectify.Domain.People;
using Rectify.Domain.Rounds;
using Rectify.Domain.Tasks;
using Rectify.Domain.Trail;

namespace Rectify.Domain.Evidence;

public readonly record struct ReplacementScanId(Guid Value) : IEntityId<ReplacementScanId>
{
    public static ReplacementScanId New() => new(EntityKey.Next());

    public static ReplacementScanId From(Guid value) => new(value);
}

/// <summary>Something on paper whose scan was erased: an act on a task, a decision about a withholding, or an opinion on a plan.</summary>
/// <param name="Place">Which of the three.</param>
/// <param name="Record">The paper's key; of an opinion, its inspection's.</param>
/// <param name="Number">Of an opinion within its inspection; null for the others.</param>
public readonly record struct ScannedPaper(PaperPlace Place, Guid Record, int? Number = null);

/// <summary>
/// 补扫描件: the scan of a paper that counts was erased as 误传. The paper itself lies in the file, so what it decided stands; it is scanned anew by one person and compared with the entry by another, as it was the
/// first time. From then on this scan is the paper's.
/// </summary>
public sealed class ReplacementScan : RaisesFacts
{
    private ReplacementScan() { Sha256 = FileName = ""; }

    /// <param name="subjects">Whose history tells of it: the tasks of an act, the problem of a withholding, the inspection of an opinion.</param>
    public ReplacementScan(ReplacementScanId id, InspectionId inspection, ScannedPaper of, IReadOnlyCollection<Guid> subjects, StoredFile scan, Stamp stamp)
    {
        (Id, InspectionId, Sha256, FileName, RecordedBy, RecordedAt) = (id, inspection, scan.Sha256, scan.FileName, stamp.By.Person, stamp.At);
        (PaperActId, WithholdingPaperId, OpinionNumber) = of.Place switch
        {
            PaperPlace.PaperAct => (PaperActIdOf(of), (PaperActId?)null, (int?)null),
            PaperPlace.WithholdingPaper => (null, PaperActIdOf(of), null),
            PaperPlace.PlanOpinion => (null, null, of.Number),
            _ => throw new ArgumentOutOfRangeException(nameof(of), of.Place, "Only what decided on paper is scanned anew."),
        };
        Tell(FactKind.ScanReplaced, subjects, stamp, ("scan", Sha256));
    }

    public ReplacementScanId Id { get; private set; }

    public InspectionId InspectionId { get; private set; }

    public PaperActId? PaperActId { get; private set; }

    public PaperActId? WithholdingPaperId { get; private set; }

    public int? OpinionNumber { get; private set; }

    public string Sha256 { get; private set; }

    public string FileName { get; private set; }

    public PersonId RecordedBy { get; private set; }

    public DateTimeOffset RecordedAt { get; private set; }

    public PaperActState State { get; private set; }

    public PersonId? CheckedBy { get; private set; }

    public DateTimeOffset? CheckedAt { get; private set; }

    /// <summary>How entry and scan differ; null where they do not.</summary>
    public string? ReturnedBecause { get; private set; }

    public ScannedPaper Of => PaperActId is { } act ? new(PaperPlace.PaperAct, act.Value) : WithholdingPaperId is { } paper ? new(PaperPlace.WithholdingPaper, paper.Value) : new(PaperPlace.PlanOpinion, InspectionId.Value, OpinionNumber);

    /// <param name="against">How entry and scan differ; null where they do not.</param>
    public Refusal? Check(Reason? against, IReadOnlyCollection<Guid> subjects, Stamp stamp)
    {
        if (PaperCheck.WhyNot(State != PaperActState.Recorded, RecordedBy, stamp) is { } rule) return new Refusal(null, [new Unmet(rule, Relation.Office)]);
        (State, CheckedBy, CheckedAt, ReturnedBecause) = (against is null ? PaperActState.Checked : PaperActState.Refused, stamp.By.Person, stamp.At, against?.Text);
        Tell(against is null ? FactKind.ReplacedScanChecked : FactKind.ReplacedScanReturned, subjects, stamp);
        return null;
    }

    private static PaperActId? PaperActIdOf(ScannedPaper of) => People.PaperActId.From(of.Record);

    private void Tell(FactKind kind, IReadOnlyCollection<Guid> subjects, Stamp stamp, params (string Name, string? Value)[] details)
    {
        foreach (var subject in subjects) Raise(Fact.Of(kind, subject, stamp.On, [("replacement", $"{Id.Value:N}"), ("paperOf", $"{Of.Place}"), .. details]));
    }
}
