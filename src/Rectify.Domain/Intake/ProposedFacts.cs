using System.Collections.Immutable;

namespace Rectify.Domain.Intake;

/// <summary>What the words of a problem name besides its parts: promises with a frequency, indicators, documents, sums, accountability.</summary>
public sealed record ProposedFacts
{
    public static ProposedFacts None { get; } = new();

    public ImmutableList<ProposedFrequency> Frequencies { get; init; } = [];

    public ImmutableList<ProposedIndicator> Indicators { get; init; } = [];

    public ImmutableList<ProposedNamedDocument> Documents { get; init; } = [];

    public ImmutableList<ProposedSum> Sums { get; init; } = [];

    public ImmutableList<ProposedAccountability> Accountability { get; init; } = [];

    public bool IsEmpty => Frequencies.IsEmpty && Indicators.IsEmpty && Documents.IsEmpty && Sums.IsEmpty && Accountability.IsEmpty;

    /// <summary>Lists compare by content, so that an equal reading is an equal record.</summary>
    public bool Equals(ProposedFacts? other) => other is not null && Frequencies.SequenceEqual(other.Frequencies) && Indicators.SequenceEqual(other.Indicators)
        && Documents.SequenceEqual(other.Documents) && Sums.SequenceEqual(other.Sums) && Accountability.SequenceEqual(other.Accountability);

    public override int GetHashCode() => HashCode.Combine(Frequencies.Count, Indicators.Count, Documents.Count, Sums.Count, Accountability.Count);
}

/// <summary>每两个月至少1次: a number of times in every so many periods.</summary>
/// <remarks>
/// <see cref="Item"/>: Key of the measure, effect or next step it stands in; null in the statement.
/// <see cref="Times"/>: 1 when no number is printed (每季度通报); then <see cref="Confidence"/> is likely.
/// <see cref="Every"/>: 2 in 每两个月; 1 otherwise.
/// </remarks>
public sealed record ProposedFrequency(int? Item, string Printed, int Times, int Every, FrequencyPeriod Period, TextSpan Span, Confidence Confidence);

public enum FrequencyPeriod
{
    Day,
    Week,

    /// <summary>旬</summary>
    TenDays,

    /// <summary>半月</summary>
    HalfMonth,
    Month,
    Quarter,
    HalfYear,
    Year,

    /// <summary>学期</summary>
    Term,
}

/// <summary>A target or result with a comparison: 处置率达到83.6%, 投诉量下降50%以上.</summary>
/// <remarks>
/// <see cref="Name"/>: The words before the comparison.
/// <see cref="Value"/>: As printed, without its unit; a class of water quality (Ⅳ) is no number.
/// </remarks>
public sealed record ProposedIndicator(int? Item, string Name, IndicatorComparison Comparison, string Value, string Unit, string Printed, TextSpan Span, Confidence Confidence);

public enum IndicatorComparison
{
    /// <summary>达到, 提高到, 降至</summary>
    Reaches,

    /// <summary>不低于, 不少于, ...以上</summary>
    AtLeast,

    /// <summary>不超过, 控制在, ...以内</summary>
    AtMost,

    /// <summary>增长, 提高, 上升</summary>
    RisesBy,

    /// <summary>下降, 减少, 压减</summary>
    FallsBy,
}

/// <summary>A document named in 《》, with its number and how far it has come.</summary>
/// <remarks>
/// <see cref="Number"/>: 云环党〔2026〕3号 in its one form; null when none is printed.
/// </remarks>
public sealed record ProposedNamedDocument(int? Item, string Title, string? Number, NamedDocumentStage Stage, TextSpan Span, Confidence Confidence);

public enum NamedDocumentStage
{
    /// <summary>学习, 按照, 落实《...》: named, not made.</summary>
    Cited,

    /// <summary>制定, 建立: made; whether it was issued is not said.</summary>
    Made,

    /// <summary>初稿, 起草</summary>
    Draft,

    /// <summary>征求意见稿, 送审稿</summary>
    ForComment,

    /// <summary>试行, 暂行</summary>
    Trial,

    /// <summary>印发, 出台</summary>
    Issued,

    /// <summary>修订, 修改</summary>
    Revised,

    /// <summary>废止</summary>
    Repealed,
}

/// <summary>A sum of money, in 万元 whatever unit is printed.</summary>
public sealed record ProposedSum(int? Item, decimal TenThousands, SumRole Role, string Printed, TextSpan Span, Confidence Confidence);

/// <summary>What the words before a sum say about it.</summary>
public enum SumRole
{
    NotStated,

    /// <summary>涉及, 违规, 拖欠, 闲置</summary>
    AtStake,

    /// <summary>追回, 清退, 收缴, 挽回</summary>
    Recovered,

    /// <summary>罚款</summary>
    Fined,

    /// <summary>投入, 拨付, 落实资金</summary>
    Spent,
}

/// <summary>诫勉2人, 立案3件: a count with its kind. Persons, cases and kinds are different counts and are never added up.</summary>
/// <remarks>
/// <see cref="Kind"/>: As printed (诫勉, 党内警告).
/// </remarks>
public sealed record ProposedAccountability(int? Item, string Kind, AccountabilityFamily Family, int Count, AccountabilityUnit Unit, string Printed, TextSpan Span, Confidence Confidence);

public enum AccountabilityFamily
{
    /// <summary>问责, 处理: of no kind in particular.</summary>
    General,

    /// <summary>谈话提醒, 批评教育, 诫勉, 通报批评</summary>
    Organisational,

    /// <summary>党内警告, 党纪处分</summary>
    PartyDiscipline,

    /// <summary>政务记过, 政务处分</summary>
    AdministrativeSanction,

    /// <summary>立案, 移送</summary>
    Case,
}

public enum AccountabilityUnit
{
    Persons,

    /// <summary>人次: the same person counts again.</summary>
    PersonTimes,

    Cases,
}
