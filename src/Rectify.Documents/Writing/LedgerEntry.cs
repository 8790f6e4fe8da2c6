namespace Rectify.Documents.Writing;

/// <summary>What a ledger is of.</summary>
/// <remarks>Scope says in words which problems are in it, for example 九届市委第二轮巡察 · 中共云湖市生态环境局党组.</remarks>
public sealed record LedgerHead(string Title, string Scope, DateOnly AsOf);

/// <summary>One problem, or one unit's task on it, with its measures: a block of rows in the ledger. Null and empty are left blank.</summary>
public sealed record LedgerEntry
{
    /// <summary>来源: the round.</summary>
    public string? Round { get; init; }

    /// <summary>来源: 文号 of the feedback.</summary>
    public string? FeedbackNumber { get; init; }

    /// <summary>方面</summary>
    public string? Aspect { get; init; }

    /// <summary>类别</summary>
    public string? Category { get; init; }

    /// <summary>子类</summary>
    public string? Subcategory { get; init; }

    /// <summary>具体问题, verbatim.</summary>
    public required string OriginalWording { get; init; }

    /// <summary>具体表现</summary>
    public string? Manifestations { get; init; }

    /// <summary>重点关注</summary>
    public string? SpecialAttention { get; init; }

    /// <summary>涉及金额, in 万元.</summary>
    public decimal? Amount { get; init; }

    /// <summary>涉及数量 with its unit, for example 12户.</summary>
    public string? Quantity { get; init; }

    /// <summary>整改类型: 立行立改, 分阶段, 持续.</summary>
    public string? Class { get; init; }

    /// <summary>整改目标</summary>
    public string? Target { get; init; }

    /// <summary>验收标准</summary>
    public string? AcceptanceStandard { get; init; }

    public IReadOnlyList<LedgerMeasure> Measures { get; init; } = [];

    /// <summary>责任领导</summary>
    public string? ResponsibleLeader { get; init; }

    /// <summary>牵头单位</summary>
    public string? LeadUnit { get; init; }

    /// <summary>责任/配合单位</summary>
    public string? SupportingUnits { get; init; }

    /// <summary>整改成效</summary>
    public string? Effects { get; init; }

    /// <summary>未完成原因</summary>
    public string? ReasonUnfinished { get; init; }

    /// <summary>下步打算</summary>
    public string? NextSteps { get; init; }

    /// <summary>审核意见</summary>
    public string? ReviewOpinion { get; init; }

    /// <summary>验收结论</summary>
    public string? AcceptanceConclusion { get; init; }

    /// <summary>验收日期</summary>
    public DateOnly? AcceptedOn { get; init; }

    /// <summary>销号日期</summary>
    public DateOnly? ClosedOn { get; init; }

    /// <summary>公开: channel and state.</summary>
    public string? Publication { get; init; }

    /// <summary>备注</summary>
    public string? Remarks { get; init; }
}

/// <summary>A row of the ledger below its problem.</summary>
public sealed record LedgerMeasure
{
    /// <summary>整改措施</summary>
    public required string Text { get; init; }

    /// <summary>经办人</summary>
    public string? Handler { get; init; }

    /// <summary>完成时限(原): never overwritten by an extension.</summary>
    public LedgerDeadline? OriginalDeadline { get; init; }

    /// <summary>完成时限(现)</summary>
    public LedgerDeadline? Deadline { get; init; }

    /// <summary>集中整改期内完成</summary>
    public bool? WithinConcentratedPeriod { get; init; }

    /// <summary>长期坚持</summary>
    public bool? IsSustained { get; init; }

    /// <summary>进展情况</summary>
    public string? Progress { get; init; }

    /// <summary>The day the progress is true for (截至).</summary>
    public DateOnly? ProgressAsOf { get; init; }

    /// <summary>完成情况: the state in words.</summary>
    public string? Completion { get; init; }

    /// <summary>建立制度(项)</summary>
    public decimal? Institutions { get; init; }

    /// <summary>挽回损失(万元)</summary>
    public decimal? LossRecovered { get; init; }

    /// <summary>追责问责(人)</summary>
    public decimal? PersonsHeldAccountable { get; init; }

    /// <summary>举一反三(项)</summary>
    public decimal? WiderChecks { get; init; }

    /// <summary>专项整治(项)</summary>
    public decimal? Campaigns { get; init; }

    /// <summary>佐证材料</summary>
    public string? Evidence { get; init; }
}

/// <summary>A deadline in the ledger: a real date, or the word 长期.</summary>
public readonly record struct LedgerDeadline
{
    private LedgerDeadline(DateOnly? on) => On = on;

    /// <summary>The last day that is in time; null for 长期.</summary>
    public DateOnly? On { get; }

    public static LedgerDeadline LongTerm => default;

    public static LedgerDeadline By(DateOnly lastDay) => new(lastDay);
}
