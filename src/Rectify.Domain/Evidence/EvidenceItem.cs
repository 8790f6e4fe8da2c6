using Rectify.Domain.Measures;
using Rectify.Domain.People;
using Rectify.Domain.Tasks;

namespace Rectify.Domain.Evidence;

public readonly record struct EvidenceId(Guid Value) : IEntityId<EvidenceId>
{
    public static EvidenceId New() => new(EntityKey.Next());

    public static EvidenceId From(Guid value) => new(value);
}

/// <summary>A file as the content store keeps it: digest, size in bytes, the name it came with, and the type found in its content (never the one its name claims).</summary>
public sealed record StoredFile(string Sha256, long Size, string FileName, string MediaType);

/// <summary>
/// 佐证材料: a file that is to prove measures. Tied to one or more of them with a sentence on how it proves that measure.
/// Life: 草稿 - 已提交 (with a progress submission or the application) - decided measure by measure - a new version replaces it. Never deleted once submitted.
/// </summary>
public sealed class EvidenceItem
{
    public const int MaxFileNameLength = 200;

    private readonly List<EvidenceUse> uses = [];

    private EvidenceItem() { Sha256 = ""; FileName = ""; MediaType = ""; }

    internal EvidenceItem(EvidenceId id, Tasks.TaskId task, StoredFile file, DateOnly? evidenceOn, EvidenceId? replaces, Stamp stamp)
    {
        (Id, TaskId, Sha256, Size, FileName, MediaType) = (id, task, file.Sha256, file.Size, file.FileName, file.MediaType);
        (EvidenceOn, ReplacesId, UploadedBy, UploadedAt) = (evidenceOn, replaces, stamp.By.Person, stamp.At);
    }

    public EvidenceId Id { get; private set; }

    public Tasks.TaskId TaskId { get; private set; }

    /// <summary>Lower-case hexadecimal digest of the bytes; the key in the content store.</summary>
    public string Sha256 { get; private set; }

    /// <summary>Bytes.</summary>
    public long Size { get; private set; }

    public string FileName { get; private set; }

    public string MediaType { get; private set; }

    /// <summary>The day the document or picture speaks of, apart from the moment of upload.</summary>
    public DateOnly? EvidenceOn { get; private set; }

    /// <summary>文号; null where it has none or nobody has stated it.</summary>
    public string? DocumentNumber { get; private set; }

    /// <summary>制发单位</summary>
    public string? Issuer { get; private set; }

    /// <summary>成文日期</summary>
    public DateOnly? SignedOn { get; private set; }

    /// <summary>知悉范围; null where nobody has stated it.</summary>
    public SecrecyLevel? Level { get; private set; }

    /// <summary>文件要素, as far as they are stated.</summary>
    public DocumentFacts Document => new(DocumentNumber, Issuer, SignedOn, EvidenceOn, Level);

    /// <summary>The version this one replaces.</summary>
    public EvidenceId? ReplacesId { get; private set; }

    /// <summary>The request it answers, where it came as a supplement (补充材料) while the rest stood still.</summary>
    public Tasks.SupplementId? SupplementId { get; private set; }

    /// <summary>A newer version stands in its place.</summary>
    public bool IsReplaced { get; private set; }

    public PersonId UploadedBy { get; private set; }

    public DateTimeOffset UploadedAt { get; private set; }

    /// <summary>Null while a draft.</summary>
    public DateTimeOffset? SubmittedAt { get; private set; }

    public IReadOnlyList<EvidenceUse> Uses => uses;

    public bool IsSubmitted => SubmittedAt is not null;

    internal void ProveMeasure(MeasureId measure, string sentence) => uses.Add(new EvidenceUse(Id, measure, sentence));

    internal void State(DocumentFacts facts) => (DocumentNumber, Issuer, SignedOn, EvidenceOn, Level) = (facts.Number, facts.Issuer, facts.SignedOn, facts.EvidenceOn, facts.Level);

    internal void Submit(DateTimeOffset at) => SubmittedAt ??= at;

    internal void AnswerTo(Tasks.SupplementId supplement) => SupplementId = supplement;

    internal void MarkReplaced() => IsReplaced = true;
}

/// <summary>How one piece proves one measure, and what the reviewer decided about it.</summary>
public sealed class EvidenceUse
{
    public const int MaxSentenceLength = 500;

    private EvidenceUse() { Sentence = ""; }

    internal EvidenceUse(EvidenceId evidence, MeasureId measure, string sentence)
    {
        Sentence = sentence.Trim();
        if (Sentence.Length is 0 or > MaxSentenceLength) throw new ArgumentException("The sentence has between 1 and 500 characters.", nameof(sentence));
        (EvidenceId, MeasureId) = (evidence, measure);
    }

    public EvidenceId EvidenceId { get; private set; }

    public MeasureId MeasureId { get; private set; }

    /// <summary>佐证材料与整改措施对应情况: how it proves the measure.</summary>
    public string Sentence { get; private set; }

    /// <summary>Null while undecided; true where the cell is 满足 or 部分.</summary>
    public bool? IsAccepted { get; private set; }

    /// <summary>As decided cell by cell; null while undecided, and for what was only accepted or not before there were cells.</summary>
    public MeasureVerdict? Said { get; private set; }

    /// <summary>满足 / 部分 / 不满足; what was accepted before there were cells reads as 满足, what was not as 不满足. Null while undecided.</summary>
    public MeasureVerdict? Verdict => Said ?? IsAccepted switch { true => MeasureVerdict.Fulfilled, false => MeasureVerdict.NotFulfilled, null => null };

    public CellReason? Because { get; private set; }

    /// <summary>Why it proves nothing or not everything, in the reviewer's words.</summary>
    public string? RefusedBecause { get; private set; }

    /// <summary>The page the proof stands on, from 1; null for the whole piece.</summary>
    public int? Page { get; private set; }

    public PersonId? DecidedBy { get; private set; }

    public DateTimeOffset? DecidedAt { get; private set; }

    internal void Decide(CellDecision decision, Stamp stamp)
    {
        (IsAccepted, Said, Because, RefusedBecause, Page) = (decision.IsAccepted, decision.Verdict, decision.Because, decision.Text?.Text, decision.Page);
        (DecidedBy, DecidedAt) = (stamp.By.Person, stamp.At);
    }
}
