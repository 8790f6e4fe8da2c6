using Rectify.App.Intake;
using Rectify.App.Ledger;
using Rectify.App.Reporting;
using Rectify.Domain.Rounds;
using Rectify.Domain.Supervision;
using Rectify.Domain.Tasks;

namespace Rectify.App.Desk;

/// <summary>A task on somebody's desk.</summary>
public sealed record DeskRow
{
    public required TaskId Task { get; init; }

    public required InspectionId Inspection { get; init; }

    public required int Sequence { get; init; }

    public required string Wording { get; init; }

    public string? LeadUnit { get; init; }

    public string? Leader { get; init; }

    public required DateOnly DueOn { get; init; }

    public required TaskState State { get; init; }

    /// <summary>Days before the deadline from which the inspection's regime warns.</summary>
    public required int WarnWithin { get; init; }

    /// <summary>The day since which it is in that state.</summary>
    public DateOnly? SinceOn { get; init; }

    public required MeasureSteps Steps { get; init; }

    /// <summary>Why it came back, or why it is to be withdrawn.</summary>
    public string? Reason { get; init; }

    /// <summary>The day asked for by an open extension.</summary>
    public DateOnly? ExtendTo { get; init; }

    /// <summary>Why the extension is asked for.</summary>
    public string? ExtensionReason { get; init; }

    /// <summary>Why other measures are asked for.</summary>
    public string? AmendmentReason { get; init; }

    /// <summary>Drafts of progress that wait for the unit lead.</summary>
    public int Drafts { get; init; }

    public DateOnly? NextCheckOn { get; init; }

    /// <summary>The nearest day by which an unanswered supplement is asked for.</summary>
    public DateOnly? SupplementBy { get; init; }

    /// <summary>The batch of 补录 in which it waits.</summary>
    public TakeoverId? Takeover { get; init; }

    /// <summary>Tasks of that batch.</summary>
    public int TakeoverTasks { get; init; }

    /// <summary>The look-back in which somebody is to look at it, the one due first.</summary>
    public LookBackId? LookBack { get; init; }

    public DateOnly? LookBackBy { get; init; }

    /// <summary>What it asks.</summary>
    public string? SupplementAsked { get; init; }
}

/// <summary>What waits in one block.</summary>
/// <param name="HasMore">There is more than the rows shown.</param>
public sealed record DeskPart(DeskBlock Block, IReadOnlyList<DeskRow> Rows, bool HasMore);

/// <summary>A document being read that the person has not finished.</summary>
public sealed record OpenIntake(IntakeId Id, string FileName, DateTimeOffset SavedAt);

/// <summary>The whole desk; parts that hold nothing are left out.</summary>
/// <param name="HasRole">False where the person holds no role in rectification.</param>
/// <param name="Cycles">本期调度: open reporting cycles that ask the person's units, with what is still missing.</param>
/// <param name="OfficeCycles">Open cycles of the bodies the person does the office's work at; who has not reported stands on their pages.</param>
public sealed record DeskView(
    DateOnly Today, bool HasRole, IReadOnlyList<DeskPart> Parts, IReadOnlyList<StuckTask> Stuck, IReadOnlyList<OpenIntake> Intakes, IReadOnlyList<AskedCycle> Cycles, IReadOnlyList<AskedCycle> OfficeCycles,
    IReadOnlyList<LetterDeskPart> Letters)
{
    /// <summary>Milestones that come near or are past, of the person or of the office.</summary>
    public IReadOnlyList<DueMilestone> Milestones { get; init; } = [];

    /// <summary>Suggestions that want something of the person.</summary>
    public IReadOnlyList<SuggestionDeskPart> Suggestions { get; init; } = [];

    /// <summary>Wider checks and campaigns that want something of the person.</summary>
    public IReadOnlyList<WiderCheckDeskPart> WiderChecks { get; init; } = [];

    /// <summary>Evaluations that want something of the person.</summary>
    public IReadOnlyList<EvaluationDeskPart> Evaluations { get; init; } = [];

    /// <summary>For the office: bodies nobody is asked about though the next period of their cycles has begun.</summary>
    public IReadOnlyList<CycleToOpen> CyclesToOpen { get; init; } = [];

    /// <summary>For the office: inspections whose planned feedback day has come, to say whether it was given.</summary>
    public IReadOnlyList<ExpectedFeedback> Feedbacks { get; init; } = [];

    /// <summary>Opinions on plans that another person entered, to be checked against the paper.</summary>
    public IReadOnlyList<Planning.WaitingPlanOpinion> PlanOpinions { get; init; } = [];

    /// <summary>Papers that count and have lost their scan, and scans laid in anew by another person.</summary>
    public Acceptance.ScanSheet Scans { get; init; } = new([], []);

    /// <summary>Decisions on paper about withholdings that another person entered, to be checked.</summary>
    public IReadOnlyList<Notices.WaitingWithholdingPaper> WithholdingPapers { get; init; } = [];

    /// <summary>Blocks and rows that stand beside the blocks of tasks.</summary>
    public int Beside => Stuck.Count + Cycles.Count + OfficeCycles.Count + CyclesToOpen.Count + Letters.Count + Suggestions.Count + WiderChecks.Count + Evaluations.Count + Milestones.Count + PlanOpinions.Count + Feedbacks.Count
        + Scans.Owed.Count + Scans.Waiting.Count + WithholdingPapers.Count + Left.Count;

    /// <summary>For the system administrator: files that records refer to are not as they were kept.</summary>
    public Files.ScrubRow? FaultyFiles { get; init; }

    /// <summary>The reader holds a role in which one does something to many in one act.</summary>
    public bool ActsOnMany { get; init; }

    /// <summary>Contents in whose text a 密级 mark was found and nobody has decided yet; the security administrator's.</summary>
    public int MarksWaiting { get; init; }

    /// <summary>For an office before its first assigned task: what comes next.</summary>
    public FirstSteps? First { get; init; }

    /// <summary>For the office: who left and still carries something.</summary>
    public IReadOnlyList<LeftPerson> Left { get; init; } = [];

    /// <summary>How much waits, as the navigation counts it; null where only one block was asked for.</summary>
    public WaitingCount? Waiting { get; init; }
}
