using Rectify.Domain.Evidence;
using Rectify.Domain.Measures;
using Rectify.Domain.People;
using Rectify.Domain.Problems;
using Rectify.Domain.Rounds;

namespace Rectify.Domain.Tasks;

/// <summary>What a decision about a task needs to know from outside it; handed in, never asked for.</summary>
/// <param name="Body">The inspected body.</param>
/// <param name="Class">The class of the task's problem.</param>
/// <param name="Takeover">The batch of 补录 in which the task waits for the leading group; null when it waits in none.</param>
/// <param name="IsRestricted">限制知悉: the task's problem is known to those who carry it only.</param>
/// <param name="Checker">Who is named to look at the task in a look-back that has found it relapsed; null outside that act.</param>
/// <param name="FeedbackOn">The day of the feedback; while it is expected the planned one, and not before tomorrow.</param>
/// <param name="FirstResponsible">第一责任人 of the body: confirms when the leading leader is the applicant.</param>
public sealed record TaskSetting(Regime Regime, UnitId Body, ProblemClass? Class, PersonId? FirstResponsible, DateOnly FeedbackOn, UnitTree Units, TakeoverSource? Takeover = null, bool IsRestricted = false, PersonId? Checker = null)
{
    /// <summary>Contents of the task's evidence that were erased as 误传.</summary>
    public IReadOnlySet<string> Erased { get; init; } = new HashSet<string>();

    /// <summary>Whose opinion on the plan is asked for and not given yet.</summary>
    public OpinionBodies OpinionsMissing { get; init; }

    /// <summary>The act over many that is being taken back; null outside that act.</summary>
    public UndoneAct? Undo { get; init; }

    /// <summary>Measures of other tasks that an amendment links, by the key it names them by; where one is linked itself, the one it is linked to.</summary>
    public IReadOnlyDictionary<MeasureId, WrittenMeasure> Written { get; init; } = new Dictionary<MeasureId, WrittenMeasure>();

    /// <summary>The day the group came; null where it is not recorded.</summary>
    public DateOnly? PresenceFrom { get; init; }

    /// <summary>Nothing that is said of the world lies before this day.</summary>
    public DateOnly EarliestOn => PresenceFrom ?? FeedbackOn;

    /// <summary>What is against a day that something is said to be true for; null when nothing is.</summary>
    public Rule? TooEarly(DateOnly? day) => !(day < EarliestOn) ? null : PresenceFrom is null ? Rule.DayBeforeFeedback : Rule.DayBeforePresence;

    /// <summary>It has no content any more: it proves nothing and asks for no decision.</summary>
    public bool IsErased(EvidenceItem piece) => Erased.Contains(piece.Sha256);
}

/// <summary>One task, one actor, one day: what the rows of the life cycle are asked about.</summary>
public sealed record TaskCase(RectificationTask Task, TaskSetting Setting, Actor Actor, DateOnly Today, PaperSource? Paper = null);
