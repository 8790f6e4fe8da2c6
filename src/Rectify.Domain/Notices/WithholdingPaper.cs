using Rectify.Domain.Evidence;
using Rectify.Domain.People;
using Rectify.Domain.Problems;
using Rectify.Domain.Rounds;
using Rectify.Domain.Tasks;
using Rectify.Domain.Trail;

namespace Rectify.Domain.Notices;

/// <summary>What the leading group decides about a withholding.</summary>
public enum WithholdingAnswer
{
    /// <summary>批准不公开</summary>
    Approve,

    /// <summary>不批准</summary>
    Refuse,

    /// <summary>恢复公开</summary>
    Lift,
}

/// <summary>What the office reads off the paper.</summary>
/// <param name="Decider">Of the leading group, and another person than who proposed the withholding.</param>
/// <param name="DecidedOn">The day on the paper.</param>
/// <param name="DocumentNumber">文号 of the minutes or the sheet; null where it has none.</param>
/// <param name="Reason">Of everything but an approval.</param>
public sealed record WithholdingPaperDraft(WithholdingAnswer Answer, PersonId Decider, DateOnly DecidedOn, string? DocumentNumber = null, Reason? Reason = null);

/// <summary>
/// 纸质: what a leader without account decided about a withholding, entered by the office with its scan in the decider's name and checked by a second person. It takes effect with the check, as if the decider had
/// signed in. A proposal never changes while it waits, so nothing of it needs to be kept beside the paper.
/// </summary>
public sealed class WithholdingPaper : RaisesFacts
{
    public const int MaxNumberLength = 100;

    private WithholdingPaper() { Sha256 = FileName = ""; }

    public WithholdingPaper(PaperActId id, Withholding about, WithholdingPaperDraft says, StoredFile scan, Stamp stamp)
    {
        (Id, WithholdingId, InspectionId, ProblemId, Channels) = (id, about.Id, about.InspectionId, about.ProblemId, about.Channels);
        (Answer, DeciderId, DecidedOn, DocumentNumber, Reason) = (says.Answer, says.Decider, says.DecidedOn, string.IsNullOrWhiteSpace(says.DocumentNumber) ? null : says.DocumentNumber.Trim(), says.Reason?.Text);
        (Sha256, FileName, RecordedBy, RecordedAt) = (scan.Sha256, scan.FileName, stamp.By.Person, stamp.At);
        Note(FactKind.WithholdingPaperRecorded, stamp, ("answer", $"{Answer}"), ("decider", $"{DeciderId.Value:N}"), ("number", DocumentNumber), ("scan", Sha256));
    }

    public PaperActId Id { get; private set; }

    public WithholdingId WithholdingId { get; private set; }

    public InspectionId InspectionId { get; private set; }

    public ProblemId ProblemId { get; private set; }

    /// <summary>As the withholding says them.</summary>
    public NoticeChannel Channels { get; private set; }

    public WithholdingAnswer Answer { get; private set; }

    public PersonId DeciderId { get; private set; }

    public DateOnly DecidedOn { get; private set; }

    public string? DocumentNumber { get; private set; }

    public string? Reason { get; private set; }

    public string Sha256 { get; private set; }

    public string FileName { get; private set; }

    public PersonId RecordedBy { get; private set; }

    public DateTimeOffset RecordedAt { get; private set; }

    public PaperActState State { get; private set; }

    public PersonId? CheckedBy { get; private set; }

    public DateTimeOffset? CheckedAt { get; private set; }

    /// <summary>How entry and scan differ; null where they do not.</summary>
    public string? ReturnedBecause { get; private set; }

    /// <summary>The second person confirms that the entry says what the scan says.</summary>
    public Refusal? Check(Stamp stamp)
    {
        if (Unanswerable(stamp) is { } refusal) return refusal;
        (State, CheckedBy, CheckedAt) = (PaperActState.Checked, stamp.By.Person, stamp.At);
        Note(FactKind.WithholdingPaperChecked, stamp, ("paper", $"{Id.Value:N}"));
        return null;
    }

    /// <summary>Entry and scan differ: nothing happens to the withholding. How they differ stays in the row, since the units read the history.</summary>
    public Refusal? Return(Reason because, Stamp stamp)
    {
        if (Unanswerable(stamp) is { } refusal) return refusal;
        (State, CheckedBy, CheckedAt, ReturnedBecause) = (PaperActState.Refused, stamp.By.Person, stamp.At, because.Text);
        Note(FactKind.WithholdingPaperReturned, stamp, ("paper", $"{Id.Value:N}"));
        return null;
    }

    private Refusal? Unanswerable(Stamp stamp) => PaperCheck.WhyNot(State != PaperActState.Recorded, RecordedBy, stamp) is { } rule ? new Refusal(null, [new Unmet(rule, Relation.Office)]) : null;

    private void Note(FactKind kind, Stamp stamp, params (string Key, string? Value)[] details) =>
        Raise(Fact.Of(kind, ProblemId.Value, stamp.On, [("withholding", $"{WithholdingId.Value:N}"), ("channels", $"{Channels}"), .. details]));
}
