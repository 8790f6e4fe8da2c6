using Rectify.Domain;
using Rectify.Domain.Measures;
using Rectify.Domain.Problems;
using Rectify.Domain.Registers;

namespace Rectify.Documents.Writing;

/// <summary>A rectification plan with its lists, as the workbook and the document print it. Every figure is computed from the records.</summary>
public sealed record PlanReport
{
    public required string Body { get; init; }

    /// <summary>2026年第二轮巡察</summary>
    public required string Round { get; init; }

    /// <summary>巡视, 巡察, 督察, 审计 ...</summary>
    public required string Oversight { get; init; }

    /// <summary>Who gave the feedback.</summary>
    public required string Group { get; init; }

    public required DateOnly FeedbackOn { get; init; }
    public string? FeedbackNumber { get; init; }
    public string? LegalBasis { get; init; }

    /// <summary>The day the report period of the concentrated rectification ends.</summary>
    public required DateOnly ConcentratedUntil { get; init; }

    /// <summary>The latest approved version; null for a first draft.</summary>
    public PlanReportVersion? Version { get; init; }

    /// <summary>The day the document bears: names are those of that day.</summary>
    public required DateOnly On { get; init; }

    /// <summary>The day as of which the lists stand.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>Restricted problems that are left out for this reader.</summary>
    public int Restricted { get; init; }

    /// <summary>Problems merged or followed no further: left out.</summary>
    public int Withdrawn { get; init; }

    /// <summary>Tasks whose plan is not approved, left out of the version that was.</summary>
    public int LeftOut { get; init; }

    /// <summary>Today's content of a plan that was approved before: what has changed since. Null for a version as it was approved, and for a first draft.</summary>
    public IReadOnlyList<PlanReportChange>? Since { get; init; }

    /// <summary>In the order of the document.</summary>
    public required IReadOnlyList<PlanReportTask> Tasks { get; init; }

    /// <summary>Tasks whose plan is not part of an approved version.</summary>
    public int Open => Tasks.Count(t => t.IsPlanOpen);

    public bool IsDraft => Version is null || Open > 0;

    /// <summary>Each problem once, whatever number of units answers it.</summary>
    public IEnumerable<PlanReportTask> Problems => Tasks.DistinctBy(t => t.Key);

    /// <summary>Each measure once, whatever number of problems it answers.</summary>
    public IEnumerable<PlanReportMeasure> Measures => Tasks.SelectMany(t => t.Measures).Select((measure, i) => (measure, Key: measure.Root is { } root ? (object)root : i)).DistinctBy(m => m.Key).Select(m => m.measure);

    /// <summary>Each entry once, whatever number of tasks it answers.</summary>
    public IEnumerable<PlanReportEntry> Entries => Tasks.SelectMany(t => t.Entries).DistinctBy(e => e.Key);
}

public sealed record PlanReportVersion(int Number, DateOnly ApprovedOn, string? Minutes);

/// <summary>How a plan changes after its approval.</summary>
public enum PlanChangeKind
{
    /// <summary>措施调整</summary>
    Amended,

    /// <summary>延期</summary>
    Extended,

    /// <summary>改派</summary>
    Reassigned,

    /// <summary>责任移交</summary>
    HandedOver,

    /// <summary>销号后重启, with a new deadline.</summary>
    Restarted,

    /// <summary>已并入其他问题或不再跟踪</summary>
    Withdrawn,
}

/// <summary>One change since the approval.</summary>
/// <param name="Ordinal">Of the problem, as printed.</param>
public sealed record PlanReportChange(string Ordinal, DateOnly On, PlanChangeKind Kind)
{
    /// <summary>Of an amendment: which of its task it is, and how many measures it changes.</summary>
    public int Number { get; init; }

    public int Reworded { get; init; }

    public int Added { get; init; }

    public int Cancelled { get; init; }

    /// <summary>共用</summary>
    public int Linked { get; init; }

    /// <summary>解除共用</summary>
    public int Unlinked { get; init; }

    /// <summary>Of an extension: the measure's place; null for the whole task.</summary>
    public int? Measure { get; init; }

    public DateOnly From { get; init; }

    public DateOnly To { get; init; }
}

/// <summary>What a lead unit owes on a problem.</summary>
public sealed record PlanReportTask
{
    /// <summary>Of the problem.</summary>
    public required Guid Key { get; init; }

    /// <summary>As printed, else the number.</summary>
    public required string Ordinal { get; init; }
    public IReadOnlyList<string> Sections { get; init; } = [];
    public required string Wording { get; init; }
    public ProblemClass? Class { get; init; }
    public decimal? StakeAmount { get; init; }
    public string? StakeUnit { get; init; }
    public string? KeyBecause { get; init; }
    public bool IsPlanOpen { get; init; }
    public required DateOnly DueOn { get; init; }
    public string? Target { get; init; }
    public string? Standard { get; init; }
    public string? Leader { get; init; }
    public string? LeadUnit { get; init; }
    public IReadOnlyList<string> Supporting { get; init; } = [];
    public string? Handler { get; init; }
    public IReadOnlyList<PlanReportMeasure> Measures { get; init; } = [];
    public IReadOnlyList<PlanReportEntry> Entries { get; init; } = [];

    internal bool HasMoney => StakeAmount is not null && StakeUnit == "万元";

    internal IEnumerable<TWords> Of<TWords>() where TWords : RegisterWords => Entries.Select(e => e.Words).OfType<TWords>();

    internal IEnumerable<PlanReportMeasure> Of(MeasureKind kind) => Measures.Where(m => m.Kind == kind);
}

public sealed record PlanReportMeasure(int Position, string Text, MeasureKind Kind, string OwnerUnit, string? Owner, DateOnly DueOn, decimal? Quantity)
{
    /// <summary>Where it is written: one that answers several problems stands under each and is counted once; null where it stands once.</summary>
    public Guid? Root { get; init; }
}

/// <param name="Key">Of the entry: one that answers several tasks is counted once.</param>
/// <param name="Measures">Positions of the measures it answers in this task.</param>
public sealed record PlanReportEntry(Guid Key, RegisterWords Words, IReadOnlyList<int> Measures);

/// <summary>The words of a plan on paper.</summary>
internal static class PlanWords
{
    public static string Of(ProblemClass? problemClass) => problemClass switch { ProblemClass.AtOnce => "立行立改", ProblemClass.Staged => "分阶段整改", ProblemClass.Continuous => "持续整改", _ => "" };

    public static string Of(MeasureKind kind) => kind switch
    {
        MeasureKind.Institution => "建章立制", MeasureKind.LossRecovered => "挽回损失", MeasureKind.Accountability => "追责问责", MeasureKind.WiderCheck => "举一反三", MeasureKind.Campaign => "专项整治", _ => "一般",
    };

    public static string Of(InstitutionChange change) => change switch { InstitutionChange.Created => "新建", InstitutionChange.Revised => "修订", _ => "废止" };

    public static string Of(InstitutionStage stage) => stage switch { InstitutionStage.Draft => "初稿", InstitutionStage.Issued => "印发", InstitutionStage.Trial => "试行", _ => "正式" };

    public static string Of(AccountabilityKind kind) => kind switch { AccountabilityKind.Organisational => "组织处理", AccountabilityKind.PartyDiscipline => "党纪处分", _ => "政务处分" };

    /// <summary>2026-07-31, or 长期.</summary>
    public static string Due(DateOnly dueOn) => Deadline.IsLongTerm(dueOn) ? "长期" : dueOn.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    public static string Amount(decimal amount) => amount.ToString("0.####", System.Globalization.CultureInfo.InvariantCulture);

    public static string Stake(PlanReportTask task) => task.StakeAmount is { } amount ? $"{Amount(amount)}{task.StakeUnit}" : "";

    /// <summary>《办法》（云环发〔2026〕3号，2026-03-18，新建、印发）; a draft says so.</summary>
    public static string Of(InstitutionWords i) =>
        $"《{i.Title}》（{string.Join("，", new[] { i.Number, i.IssuedOn is { } on && i.Stage != InstitutionStage.Draft ? Due(on) : null, i.Stage == InstitutionStage.Draft ? "初稿，未印发" : $"{Of(i.Change)}、{Of(i.Stage)}" }.OfType<string>())}）";

    public static string Of(AccountabilityWords a) => $"{Of(a.Kind)}{a.Persons}人次{(a.Note is { } note ? $"（{note}，{Due(a.DecidedOn)}）" : $"（{Due(a.DecidedOn)}）")}";

    public static string Of(SumWords s) => $"{s.Label}：涉及{Amount(s.AtStake)}万元，已挽回{Amount(s.Recovered)}万元，尚余{Amount(Math.Max(0, s.AtStake - s.Recovered))}万元（截至{Due(s.TrueOn)}）";
}
