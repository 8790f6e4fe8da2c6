using Rectify.Domain.Measures;
using Rectify.Domain.People;
using Rectify.Domain.Supervision;

namespace Rectify.Domain.Acceptance;

public readonly record struct OpinionId(Guid Value) : IEntityId<OpinionId>
{
    public static OpinionId New() => new(EntityKey.Next());

    public static OpinionId From(Guid value) => new(value);
}

public enum OpinionConclusion
{
    /// <summary>通过, 予以销号</summary>
    Passed,

    /// <summary>通过, 长期坚持</summary>
    PassedSustained,

    /// <summary>不通过</summary>
    NotPassed,
}

/// <summary>Parts three and five for one measure: how it was fulfilled, and what proves it.</summary>
public sealed record MeasureOpinion(MeasureId Measure, string Fulfilment, string Evidence);

/// <summary>
/// What the acceptance group writes. Part one (the problem) and two (the measures) are quoted from the record and not typed.
/// </summary>
/// <param name="Addressee">To whom it is addressed.</param>
/// <param name="AcceptedOn">The day of the acceptance, printed in the opinion; never in the future.</param>
/// <param name="Basis">By which documents and decisions the group works.</param>
/// <param name="Measures">Parts three and five, one entry a measure.</param>
/// <param name="Target">Part four: whether the target is reached.</param>
/// <param name="Requirements">Part six: further requirements; must be written where the conclusion is sustained or not passed.</param>
/// <param name="Conclusion">Part seven.</param>
/// <param name="NextCheckOn">The next periodic check; must be set where the conclusion is sustained.</param>
/// <param name="FilingNumber">销号编号; must be set where the conclusion passes.</param>
public sealed record OpinionDraft(
    string Addressee, string Basis, DateOnly AcceptedOn, IReadOnlyList<MeasureOpinion> Measures, string Target, string? Requirements,
    OpinionConclusion Conclusion, DateOnly? NextCheckOn, string? FilingNumber)
{
    /// <summary>Checks on the spot (核查记录) that part three quotes, in the order of their days.</summary>
    public IReadOnlyList<SpotCheckId> Checks { get; init; } = [];
}

/// <summary>
/// 验收销号意见: seven parts, signed by the panel, the head last. Any change after a signature voids the signatures. An opinion of an earlier round stays as it was.
/// </summary>
public sealed class Opinion
{
    public const int MaxTextLength = 4000;

    /// <summary>Checks on the spot that one opinion may quote.</summary>
    public const int MaxChecks = 50;

    private readonly List<OpinionMeasure> measures = [];
    private readonly List<Signature> signatures = [];

    private Opinion() { Addressee = ""; Basis = ""; Target = ""; TextSha256 = ""; }

    internal Opinion(OpinionId id, Tasks.TaskId task, int round)
    {
        (Id, TaskId, Round) = (id, task, round);
        Addressee = Basis = Target = TextSha256 = "";
    }

    public OpinionId Id { get; private set; }

    public Tasks.TaskId TaskId { get; private set; }

    /// <summary>From 1; a task sent back and reviewed again gets another.</summary>
    public int Round { get; private set; }

    public string Addressee { get; private set; }

    public string Basis { get; private set; }

    /// <summary>验收日期</summary>
    public DateOnly AcceptedOn { get; private set; }

    public string Target { get; private set; }

    public string? Requirements { get; private set; }

    public OpinionConclusion Conclusion { get; private set; }

    public DateOnly? NextCheckOn { get; private set; }

    public string? FilingNumber { get; private set; }

    /// <summary>Keys of the checks on the spot that part three quotes, with commas; null where it quotes none.</summary>
    public string? CheckKeys { get; private set; }

    /// <summary>Checks on the spot that part three quotes.</summary>
    public IReadOnlyList<SpotCheckId> Checks => [.. (CheckKeys ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries).Select(key => SpotCheckId.From(Guid.ParseExact(key, "N")))];

    /// <summary>SHA-256 of the exact text that is signed, over all seven parts.</summary>
    public string TextSha256 { get; private set; }

    /// <summary>The day the head signed; null while open.</summary>
    public DateOnly? ConcludedOn { get; private set; }

    public IReadOnlyList<OpinionMeasure> Measures => measures;

    /// <summary>All signatures ever given, void ones included.</summary>
    public IReadOnlyList<Signature> Signatures => signatures;

    public IEnumerable<Signature> ValidSignatures => signatures.Where(s => !s.IsVoid);

    public bool Passes => Conclusion != OpinionConclusion.NotPassed;

    public bool IsComplete =>
        Addressee.Length > 0 && Basis.Length > 0 && Target.Length > 0
        && measures.Count > 0 && measures.All(m => m.Fulfilment.Length > 0 && m.Evidence.Length > 0)
        && Conclusion switch
        {
            OpinionConclusion.Passed => !string.IsNullOrWhiteSpace(FilingNumber),
            OpinionConclusion.PassedSustained => !string.IsNullOrWhiteSpace(FilingNumber) && !string.IsNullOrWhiteSpace(Requirements) && NextCheckOn is not null,
            _ => !string.IsNullOrWhiteSpace(Requirements),
        };

    /// <summary>Writes the draft; returns how many signatures the change voided.</summary>
    internal int Write(OpinionDraft draft, string textSha256)
    {
        (Addressee, Basis, Target, Requirements) = (draft.Addressee.Trim(), draft.Basis.Trim(), draft.Target.Trim(), draft.Requirements?.Trim());
        (AcceptedOn, Conclusion, NextCheckOn, FilingNumber) = (draft.AcceptedOn, draft.Conclusion, draft.NextCheckOn, draft.FilingNumber?.Trim());
        CheckKeys = draft.Checks.Count == 0 ? null : string.Join(',', draft.Checks.Distinct().Select(check => $"{check.Value:N}"));
        measures.RemoveAll(old => draft.Measures.All(m => m.Measure != old.MeasureId));
        foreach (var written in draft.Measures)
        {
            if (measures.Find(m => m.MeasureId == written.Measure) is { } known) known.Write(written);
            else measures.Add(new OpinionMeasure(Id, written));
        }
        if (textSha256 == TextSha256) return 0;
        TextSha256 = textSha256;
        return VoidSignatures();
    }

    /// <summary>Returns how many were still valid.</summary>
    internal int VoidSignatures()
    {
        var voided = ValidSignatures.ToList();
        foreach (var signature in voided) signature.Void();
        return voided.Count;
    }

    /// <summary>A member recorded absent came after all.</summary>
    internal void VoidAbsence(PersonId member)
    {
        foreach (var absence in ValidSignatures.Where(s => s.PersonId == member && s.Stance == SignatureStance.Absent)) absence.Void();
    }

    internal void Sign(Signature signature) => signatures.Add(signature);

    internal void Conclude(DateOnly on) => ConcludedOn = on;
}

/// <summary>Fulfilment and evidence of one measure as the opinion states them.</summary>
public sealed class OpinionMeasure
{
    /// <summary>Part five holds a line for each cell of the measure.</summary>
    public const int MaxEvidenceLength = 100_000;

    private OpinionMeasure() { Fulfilment = ""; Evidence = ""; }

    internal OpinionMeasure(OpinionId opinion, MeasureOpinion written)
    {
        (OpinionId, MeasureId) = (opinion, written.Measure);
        Fulfilment = Evidence = "";
        Write(written);
    }

    public OpinionId OpinionId { get; private set; }

    public MeasureId MeasureId { get; private set; }

    public string Fulfilment { get; private set; }

    public string Evidence { get; private set; }

    internal void Write(MeasureOpinion written) => (Fulfilment, Evidence) = (written.Fulfilment.Trim(), written.Evidence.Trim());
}

public enum SignatureWay
{
    /// <summary>In the member's own session, by entering the password again.</summary>
    Password,

    /// <summary>On paper, entered with the scan and checked by a second person.</summary>
    Paper,
}

public enum SignatureStance
{
    Agrees,

    /// <summary>不同意见: recorded with its reason; the conclusion stands or falls with the head.</summary>
    Dissents,

    /// <summary>缺席: recorded by the head with the reason.</summary>
    Absent,
}

/// <summary>A member's signature over the SHA-256 of the exact text.</summary>
public sealed class Signature
{
    private Signature() { TextSha256 = ""; }

    internal Signature(OpinionId opinion, int number, PersonId person, PanelRole role, SignatureStance stance, string? remark, string textSha256, Stamp stamp)
    {
        (OpinionId, Number, PersonId, Role, Stance, Remark, TextSha256, SignedAt) = (opinion, number, person, role, stance, remark, textSha256, stamp.At);
        (Way, PaperActId) = stamp.Paper is { } paper ? (SignatureWay.Paper, paper.Id) : (SignatureWay.Password, (PaperActId?)null);
    }

    public OpinionId OpinionId { get; private set; }

    /// <summary>Order of signing within the opinion, from 1; void ones keep theirs.</summary>
    public int Number { get; private set; }

    public PersonId PersonId { get; private set; }

    public PanelRole Role { get; private set; }

    public SignatureStance Stance { get; private set; }

    /// <summary>The dissent's or absence's reason.</summary>
    public string? Remark { get; private set; }

    public string TextSha256 { get; private set; }

    public DateTimeOffset SignedAt { get; private set; }

    public SignatureWay Way { get; private set; }

    public PaperActId? PaperActId { get; private set; }

    /// <summary>The text was changed afterwards.</summary>
    public bool IsVoid { get; private set; }

    internal void Void() => IsVoid = true;
}
