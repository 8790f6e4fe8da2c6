using Rectify.Domain.People;
using Rectify.Domain.Rounds;
using Rectify.Domain.Tasks;
using Rectify.Domain.Trail;

namespace Rectify.Domain.Problems;

public readonly record struct ProblemId(Guid Value) : IEntityId<ProblemId>
{
    public static ProblemId New() => new(EntityKey.Next());

    public static ProblemId From(Guid value) => new(value);
}

/// <summary>整改类型.</summary>
public enum ProblemClass
{
    /// <summary>立行立改</summary>
    AtOnce,

    /// <summary>分阶段</summary>
    Staged,

    /// <summary>持续</summary>
    Continuous,
}

/// <summary>The status a text states, kept with its source and never taken for the state.</summary>
public enum ReportedGrade
{
    NotStated,

    /// <summary>未完成 / 持续推进</summary>
    NotDone,

    /// <summary>基本完成</summary>
    BasicallyDone,

    /// <summary>已完成</summary>
    Done,
}

/// <summary>Where a wording was read: the document by its hash, and the place in its text.</summary>
public sealed record SourcePlace(string DocumentSha256, int Start, int Length);

/// <summary>What is at stake and what has been put right; amounts in 万元, quantities in their own unit.</summary>
public sealed record AtStake(decimal Amount, string Unit);

/// <summary>
/// A problem as fed back (反馈问题). Its wording is the inspecting side's and freezes when it is assigned; from then on only an erratum with a second person changes it.
/// What a unit owes on it is a <see cref="Tasks.RectificationTask"/>; the problem's state is the least advanced of its tasks.
/// Known by inspection, section and printed ordinal, and by <see cref="Number"/>, which never changes.
/// </summary>
public sealed class Problem : RaisesFacts
{
    public const int MaxWordingLength = 8000;
    public const int MaxOrdinalLength = 20;

    private readonly List<SourceStatement> statements = [];
    private readonly List<Recurrence> recurrences = [];
    private readonly List<Erratum> errata = [];

    private Problem() { Wording = ""; }

    private Problem(ProblemId id, int number, InspectionId inspection, SectionId? section, int sequence, string? ordinal, string wording)
    {
        Wording = wording.Trim();
        if (Wording.Length is 0 or > MaxWordingLength) throw new ArgumentException("A wording has between 1 and 8000 characters.", nameof(wording));
        (Id, Number, InspectionId, SectionId, Sequence, Ordinal) = (id, number, inspection, section, sequence, ordinal);
    }

    public ProblemId Id { get; private set; }

    /// <summary>编号: short, unique in the office, never changes.</summary>
    public int Number { get; private set; }

    public InspectionId InspectionId { get; private set; }

    public SectionId? SectionId { get; private set; }

    /// <summary>Order within the inspection, from 1, without gaps at birth.</summary>
    public int Sequence { get; private set; }

    /// <summary>序号 as printed; null where none is printed: nothing is made up.</summary>
    public string? Ordinal { get; private set; }

    /// <summary>原文: quoted verbatim everywhere.</summary>
    public string Wording { get; private set; }

    /// <summary>具体表现, one a line.</summary>
    public string? Manifestations { get; private set; }

    public ProblemClass? Class { get; private set; }

    /// <summary>Amount or quantity at stake, null when the problem names none.</summary>
    public decimal? StakeAmount { get; private set; }

    public string? StakeUnit { get; private set; }

    /// <summary>What the document said of its state; a claim with a source, never the state.</summary>
    public ReportedGrade ReportedGrade { get; private set; }

    /// <summary>重点难点: why the office keeps a special eye on it; null where it does not.</summary>
    public string? KeyBecause { get; private set; }

    /// <summary>限制知悉: known to the office and the leading group of the body, and to those who carry a task of it in person; set for good when the problem is registered.</summary>
    public bool IsRestricted { get; private set; }

    /// <summary>The day since when the wording stands still; null while it may still be put right.</summary>
    public DateOnly? FrozenOn { get; private set; }

    /// <summary>SHA-256 of the document it was read from, null when typed.</summary>
    public string? SourceSha256 { get; private set; }

    /// <summary>First character of the wording in the document's text.</summary>
    public int? SourceStart { get; private set; }

    public int? SourceLength { get; private set; }

    /// <summary>What the document says of who is to answer, until when, and how far it has come.</summary>
    public IReadOnlyList<SourceStatement> Statements => statements;

    /// <summary>What was decided about problems of earlier rounds and other bodies that it was compared with.</summary>
    public IReadOnlyList<Recurrence> Recurrences => recurrences;

    /// <summary>勘误 in the order they were proposed.</summary>
    public IReadOnlyList<Erratum> Errata => errata;

    public Erratum? OpenErratum => errata.Find(e => e.State == ErratumState.Proposed);

    public int Version { get; private set; } = 1;

    public static Problem Register(
        ProblemId id, int number, InspectionId inspection, SectionId? section, int sequence, string? ordinal, string wording,
        ReportedGrade grade, SourcePlace? source, bool restricted, Stamp stamp)
    {
        var problem = new Problem(id, number, inspection, section, sequence, ordinal, wording)
        {
            ReportedGrade = grade, IsRestricted = restricted,
            SourceSha256 = source?.DocumentSha256, SourceStart = source?.Start, SourceLength = source?.Length,
        };
        problem.Raise(Fact.Of(FactKind.ProblemRegistered, id.Value, stamp.On,
            ("number", $"{number}"), ("ordinal", ordinal), ("grade", $"{grade}"), ("source", source?.DocumentSha256)));
        return problem;
    }

    /// <summary>Puts a slip right before assignment: wording, printed ordinal, section. Afterwards the wording is frozen and the answer is false.</summary>
    public bool TryCorrect(string wording, string? ordinal, SectionId? section, Stamp stamp)
    {
        if (FrozenOn is not null) return false;
        (Wording, Ordinal, SectionId) = (wording.Trim(), ordinal, section);
        Version++;
        Raise(Fact.Of(FactKind.ProblemCorrected, Id.Value, stamp.On));
        return true;
    }

    /// <summary>勘误: the office says what the source has instead of a frozen wording. Nothing changes before a second person has compared it.</summary>
    public Refusal? ProposeErratum(ErratumId id, ErratumDraft draft, Stamp stamp)
    {
        if (OpenErratum is not null) return Because(Rule.ErratumOpen);
        if (FrozenOn is null || draft.Wording.Trim() == Wording) return Because(Rule.NothingToErr);
        var erratum = new Erratum(id, Id, errata.Count + 1, Wording, draft, stamp);
        errata.Add(erratum);
        Version++;
        Raise(Fact.Of(FactKind.ErratumProposed, Id.Value, stamp.On, ("page", erratum.SourcePage), ("reason", erratum.Reason)));
        return null;
    }

    /// <summary>A second person has compared it with the source: from now on the wording is the source's.</summary>
    /// <param name="isStill">A task of the problem is being reviewed, accepted or displayed: what is judged and signed stands still.</param>
    public Refusal? ApproveErratum(bool isStill, Stamp stamp)
    {
        if (OpenErratum is not { } erratum) return Because(Rule.NoErratumOpen);
        if (stamp.By.AsPerson(erratum.ProposedBy) is not null) return Because(Rule.ApproverIsProposer);
        if (isStill) return Because(Rule.ErratumWhileStill);
        erratum.Decide(ErratumState.Approved, null, stamp);
        Wording = erratum.Wording;
        Version++;
        Raise(Fact.Of(FactKind.ErratumApproved, Id.Value, stamp.On, ("page", erratum.SourcePage)));
        return null;
    }

    /// <summary>Refused by another person, or taken back by who proposed it.</summary>
    public Refusal? DropErratum(Reason reason, Stamp stamp)
    {
        if (OpenErratum is not { } erratum) return Because(Rule.NoErratumOpen);
        var own = stamp.By.AsPerson(erratum.ProposedBy) is not null;
        erratum.Decide(own ? ErratumState.TakenBack : ErratumState.Refused, reason.Text, stamp);
        Version++;
        Raise(Fact.Of(own ? FactKind.ErratumTakenBack : FactKind.ErratumRefused, Id.Value, stamp.On, ("reason", reason.Text)));
        return null;
    }

    /// <summary>The wording as it was known at a moment, on which what was signed then stands.</summary>
    public static string WordingAt(string wording, IEnumerable<(string Earlier, DateTimeOffset ApprovedAt)> errata, DateTimeOffset at) =>
        errata.Where(e => e.ApprovedAt > at).OrderBy(e => e.ApprovedAt).Select(e => e.Earlier).FirstOrDefault(wording);

    private static Refusal Because(Rule rule) => new(null, [new Unmet(rule, Relation.Office)]);

    /// <summary>A later document names the problem again: the grade it states is the claim from now on; a wording not yet frozen follows it.</summary>
    public void Restate(ReportedGrade grade, string wording, SourcePlace source, Stamp stamp)
    {
        ReportedGrade = grade;
        if (FrozenOn is null) (Wording, SourceSha256, SourceStart, SourceLength) = (wording.Trim(), source.DocumentSha256, source.Start, source.Length);
        Version++;
        Raise(Fact.Of(FactKind.ProblemRestated, Id.Value, stamp.On, ("grade", $"{grade}"), ("source", source.DocumentSha256)));
    }

    public void Classify(ProblemClass? problemClass, AtStake? stake, string? manifestations, Stamp stamp)
    {
        (Class, StakeAmount, StakeUnit, Manifestations) = (problemClass, stake?.Amount, stake?.Unit, manifestations);
        Version++;
        Raise(Fact.Of(FactKind.ProblemClassified, Id.Value, stamp.On, ("class", problemClass?.ToString())));
    }

    /// <summary>重点难点: set with the reason, put otherwise or lifted. Says nothing where nothing changes.</summary>
    public void MarkKey(Reason? because, Stamp stamp)
    {
        if (KeyBecause == because?.Text) return;
        var before = KeyBecause;
        KeyBecause = because?.Text;
        Version++;
        Raise(because is null ? Fact.Of(FactKind.ProblemKeyLifted, Id.Value, stamp.On, ("reasonBefore", before)) : Fact.Of(FactKind.ProblemMarkedKey, Id.Value, stamp.On, ("reason", because.Text), ("reasonBefore", before)));
    }

    /// <summary>Keeps what the document says beside the wording, instead of what an earlier one said of it.</summary>
    public void Quote(IReadOnlyList<Quotation> quoted)
    {
        for (var at = 0; at < quoted.Count; at++)
        {
            if (statements.Find(known => known.Position == at + 1) is { } earlier) earlier.Write(quoted[at]);
            else statements.Add(new SourceStatement(Id, at + 1, quoted[at]));
        }
        statements.RemoveAll(known => known.Position > quoted.Count);
    }

    /// <summary>A person decides how it stands to an earlier problem. An adding act: it moves no version.</summary>
    public void Decide(ProblemId earlier, RecurrenceKind kind, Stamp stamp)
    {
        if (earlier == Id) throw new ArgumentException("A problem is not compared with itself.", nameof(earlier));
        var link = recurrences.Find(known => known.EarlierId == earlier);
        if (link is null) recurrences.Add(link = new Recurrence(Id, earlier));
        link.Decide(kind, stamp);
        Raise(Fact.Of(FactKind.RecurrenceDecided, Id.Value, stamp.On, ("earlier", $"{earlier.Value:N}"), ("relation", $"{kind}")));
    }

    /// <summary>Freezes the wording; happens with the first assignment.</summary>
    public void Freeze(DateOnly on) => FrozenOn ??= on;
}
