using Rectify.Domain.Rounds;
using Rectify.Domain.Tasks;
using Rectify.Domain.Trail;
using static Rectify.Domain.Tasks.Relation;
using static Rectify.Domain.Trail.FactKind;

namespace Rectify.Domain.Delivery;

/// <summary>The kind of record somebody is told of.</summary>
public enum Matter
{
    Task,
    Letter,
    Cycle,
    Takeover,
    LookBack,
    Suggestion,
    Evaluation,
    WiderCheck,

    /// <summary>A problem, of what goes out about it.</summary>
    Problem,

    /// <summary>An inspection as a whole: what came on paper for its plan.</summary>
    Inspection,

    /// <summary>Of warnings only: what is done about a milestone is told nobody.</summary>
    Milestone,

    /// <summary>Of warnings only: the periodic check of a task that is sustained (长期坚持).</summary>
    PeriodicCheck,

    /// <summary>Of what the program finds in texts of evidence: nobody's act.</summary>
    SecrecyMark,

    /// <summary>Of warnings only: a measure with a deadline of its own; told by its task.</summary>
    Measure,
}

/// <summary>What a fact must say besides its kind; <see cref="Says"/> is printed in docs/who-is-told.md.</summary>
public sealed record ToldWhen(string Says, Func<Fact, bool> Holds);

/// <summary>One row: of this fact about such a record those are told who stand in one of these relations to it.</summary>
public sealed record ToldRow(FactKind Kind, Matter About, IReadOnlyList<Relation> Hears, ToldWhen? When = null);

/// <summary>
/// Who is told of what, as one table. Whoever did it is not told. Of a restricted problem those hear who may see it. Principal and upper level hear where the regime asks for their act.
/// Where one act has two things for a person, the row that stands first is told. What stands in no row is told nobody.
/// </summary>
public static class WhoIsTold
{
    public static readonly ToldWhen NotAccepted = new("the piece proves its measure in part or not at all", fact => fact.Details.GetValueOrDefault("verdict") is "Partly" or "NotFulfilled");

    public static readonly ToldWhen AsSupplement = new("it answers a supplement", fact => fact.Details.ContainsKey("supplement"));

    public static readonly ToldWhen ByPanel = new("a member of the panel signed", fact => fact.Details.ContainsKey("stance"));

    public static readonly ToldWhen ByAuditor = new("the auditor signed, where no panel does", fact => !fact.Details.ContainsKey("stance"));

    public static readonly ToldWhen WithReason = new("the office did it, with a reason", fact => fact.Details.ContainsKey("reason"));

    public static readonly ToldWhen ByRule = new("a rule raised it", fact => fact.Details.ContainsKey("rule"));

    public static readonly ToldWhen ByBoth = new("both have handed in", fact => fact.Details.ContainsKey("both"));

    public static readonly ToldWhen WithAll = new("with it every unit has reported and every finding is put right", fact => fact.Details.ContainsKey("all"));

    private static readonly Relation[] Unit = [UnitLead, Handler];
    private static readonly Relation[] UnitAndLeader = [UnitLead, Handler, LeadingLeader];
    private static readonly Relation[] Author = [Office, Relation.Supervision];
    private static readonly Relation[] UnitAndWiderLead = [UnitLead, Handler, WiderCheckLead];

    public static readonly IReadOnlyList<ToldRow> Rows =
    [
        // how it ended
        Task(AcceptanceConcluded, [.. UnitAndLeader, Office, Principal, UpperLevel]),
        Task(AcceptanceRefused, [.. UnitAndLeader, Office]),
        Task(ObjectionRecorded, [.. UnitAndLeader, PanelMember]),
        Task(ObjectionDismissed, UnitAndLeader),
        Task(ObjectionUpheld, [.. UnitAndLeader, PanelMember]),
        Task(DisplayEnded, UnitAndLeader),
        Task(PrincipalSigned, [.. Unit, Office]),
        Task(UpperLevelConfirmed, [.. Unit, Office]),
        Task(SustainedEnded, [.. UnitAndLeader, Office]),
        Task(PeriodicCheckRecorded, Unit),
        Task(TaskRestarted, UnitAndLeader),
        Task(TaskWithdrawn, [.. UnitAndLeader, Office]),
        Task(WithdrawalUndone, [.. UnitAndLeader, Office]),
        Task(WithdrawalProposed, [LeadingGroup]),
        Task(MergerProposed, [LeadingGroup]),
        Task(RestoringProposed, [LeadingGroup]),
        Task(ProposalDeclined, [Office]),
        Task(ProposalTakenBack, [LeadingGroup]),

        // assignment and plan
        Task(TaskTakenOver, UnitAndLeader),
        Task(TaskAssigned, UnitAndLeader),
        Task(TaskReassigned, UnitAndLeader),
        Task(TaskHandedOver, UnitAndLeader),
        Task(DeadlineSet, UnitAndLeader),
        Task(AssignmentUndone, UnitAndLeader),
        Task(ReassignmentUndone, UnitAndLeader),
        Task(DeadlineUndone, UnitAndLeader),
        Task(TaskReminded, Unit),
        Task(TaskDeclined, [Office]),
        Task(TaskStartedAtOnce, UnitAndLeader),
        Task(PlanSubmitted, [LeadingLeader]),
        Task(PlanAgreed, [Office]),
        Task(PlanReviewed, [LeadingGroup]),
        Task(PlanReturned, Unit),
        Task(TaskPlanApproved, [.. UnitAndLeader, Office]),
        Task(CommitmentSet, Unit, WithReason),
        Task(CommitmentEnded, Unit, WithReason),
        Task(IndicatorSet, Unit, WithReason),
        Task(IndicatorEnded, Unit, WithReason),

        // extension
        Task(ExtensionRequested, [LeadingLeader]),
        Task(ExtensionAgreed, [ExtensionDecider]),
        Task(ExtensionDecided, UnitAndLeader),

        // other measures after the plan's approval
        Task(AmendmentProposed, [LeadingLeader]),
        Task(AmendmentAgreed, [Office]),
        Task(AmendmentReviewed, [LeadingGroup]),
        Task(AmendmentReturned, UnitAndLeader),
        Task(AmendmentApproved, [.. UnitAndLeader, Office]),

        // application, review, acceptance
        Task(ClosureApplied, [Confirmer]),
        Task(ApplicationWithdrawn, [LeadingLeader]),
        Task(ApplicationDeclined, Unit),
        Task(ClosureConfirmed, [.. Unit, Auditor, Office]),
        Task(ReviewAllotted, [ReviewingAuditor]),
        Task(EvidenceDecided, Unit, NotAccepted),
        Task(SupplementAsked, Unit),
        Task(SupplementWithdrawn, Unit),
        Task(EvidenceAdded, [ReviewingAuditor, PassingAuditor], AsSupplement),
        Task(EvidenceReplaced, [ReviewingAuditor, PassingAuditor], AsSupplement),
        Task(ReturnedForRework, UnitAndLeader),
        Task(ReviewPassed, [.. Unit, PanelMember]),
        Task(SpotCheckRecorded, [.. Unit, ReviewingAuditor, PassingAuditor, PanelMember]),
        Task(PanelAppointed, [PanelMember]),
        Task(OpinionDrafted, [PanelMember]),
        Task(SignaturesVoided, [PanelMember]),
        Task(OpinionSigned, [PanelHead], ByPanel),
        Task(OpinionSigned, [HeadOfOffice], ByAuditor),

        // paper and batches
        Task(PaperActRecorded, [Office]),
        Task(PaperActRefused, [Office]),
        Row(WithholdingApproved, Matter.Problem, [Office]),
        Row(WithholdingRefused, Matter.Problem, [Office]),
        Row(WithholdingLifted, Matter.Problem, [Office]),
        Row(WithholdingProposed, Matter.Problem, [LeadingGroup]),
        Row(WithholdingTakenBack, Matter.Problem, [LeadingGroup]),
        Row(WithholdingPaperRecorded, Matter.Problem, [Office]),
        Row(WithholdingPaperReturned, Matter.Problem, [Office]),
        Row(PlanOpinionReturned, Matter.Inspection, Author),
        Row(PlanOpinionRecorded, Matter.Inspection, Author),
        Row(TakeoverProposed, Matter.Takeover, [LeadingGroup]),
        Row(TakeoverApproved, Matter.Takeover, [Office]),
        Row(TakeoverRefused, Matter.Takeover, [Office]),

        // reporting cycles: the units asked
        Row(CycleOpened, Matter.Cycle, Unit),
        Row(CycleVoided, Matter.Cycle, Unit),

        // look-backs: the fact names who is asked
        Row(LookBackCheckerNamed, Matter.LookBack, [LookBackChecker]),
        Row(LookBackReminded, Matter.LookBack, [LookBackChecker]),

        // evaluations: the two who score, and who settles and concludes
        Row(EvaluationOpened, Matter.Evaluation, [Scorer]),
        Row(EvaluationScorerReplaced, Matter.Evaluation, [Scorer]),
        Row(EvaluationScored, Matter.Evaluation, [Office], ByBoth),
        Row(EvaluationVoided, Matter.Evaluation, [Scorer]),

        // suggestions: the unit that has it, and the office
        Row(SuggestionAssigned, Matter.Suggestion, Unit),
        Row(SuggestionReassigned, Matter.Suggestion, Unit),
        Row(SuggestionAnswerReturned, Matter.Suggestion, Unit),
        Row(SuggestionConcluded, Matter.Suggestion, Unit),
        Row(SuggestionAnswered, Matter.Suggestion, [Office]),

        // wider checks and campaigns: the units asked and the one that leads, of a finding its unit alone; who concludes, once nothing is missing
        Row(WiderCheckConcluded, Matter.WiderCheck, UnitAndWiderLead),
        Row(WiderCheckReopened, Matter.WiderCheck, UnitAndWiderLead),
        Row(WiderCheckVoided, Matter.WiderCheck, UnitAndWiderLead),
        Row(WiderCheckOpened, Matter.WiderCheck, UnitAndWiderLead),
        Row(WiderCheckUnitAdded, Matter.WiderCheck, Unit),
        Row(WiderFindingSentBack, Matter.WiderCheck, Unit),
        Row(WiderFindingStruck, Matter.WiderCheck, [Office, WiderCheckLead], WithAll),
        Row(WiderFindingPutRight, Matter.WiderCheck, [Office, WiderCheckLead], WithAll),
        Row(WiderCheckReported, Matter.WiderCheck, [Office, WiderCheckLead], WithAll),
        Row(WiderFindingAdded, Matter.WiderCheck, Unit),
        Row(WiderCheckReminded, Matter.WiderCheck, Unit),

        // letters: the unit addressed, and the side that wrote it
        Row(LetterIssued, Matter.Letter, [UnitLead]),
        Row(LetterAnswerReturned, Matter.Letter, [UnitLead]),
        Row(LetterConcluded, Matter.Letter, [UnitLead]),
        Row(LetterVoided, Matter.Letter, [UnitLead]),
        Row(LetterReceived, Matter.Letter, Author),
        Row(LetterAnswered, Matter.Letter, Author),
        Row(LetterDrafted, Matter.Letter, Author, ByRule),
        Row(LetterEnded, Matter.Letter, Author),
    ];

    private static readonly ILookup<FactKind, ToldRow> ByKind = Rows.ToLookup(row => row.Kind);

    private static readonly Dictionary<FactKind, int> Places = Rows.Select((row, place) => (row.Kind, place)).DistinctBy(at => at.Kind).ToDictionary(at => at.Kind, at => at.place);

    /// <summary>Values of a fact that may be told: days, yes and no, numbers. Never words somebody wrote, never a name.</summary>
    private static readonly string[] Sayable = ["dueOn", "toOn", "nextOn", "granted", "accepted", "verdict", "because", "page", "measure", "round", "plan", "verb", "number", "tasks", "kind", "stance", "voided", "all"];

    /// <summary>The row of that fact; null when nobody is told.</summary>
    public static ToldRow? For(Fact fact) => ByKind[fact.Kind].FirstOrDefault(row => row.When is null || row.When.Holds(fact));

    /// <summary>What kind of record a told fact is about.</summary>
    public static Matter About(FactKind kind) => Rows[Places[kind]].About;

    /// <summary>The relations a step of the warning ladder names.</summary>
    public static IEnumerable<Relation> Warned(Hearers hears)
    {
        if (hears.HasFlag(Hearers.Handler)) yield return Handler;
        if (hears.HasFlag(Hearers.Leader)) yield return LeadingLeader;
        if (hears.HasFlag(Hearers.Unit)) yield return UnitLead;
        if (hears.HasFlag(Hearers.FirstResponsible)) yield return Principal;
    }

    /// <summary>The relations such a step names where what is due is a milestone: who sees to it stands where a task has its handler, and the office where it has its unit.</summary>
    /// <param name="isNamed">Somebody is; else the office hears in their place.</param>
    public static IEnumerable<Relation> WarnedOfMilestone(Hearers hears, bool isNamed)
    {
        if (hears.HasFlag(Hearers.Handler)) yield return isNamed ? Handler : Office;
        if (hears.HasFlag(Hearers.Leader)) yield return HeadOfOffice;
        if (hears.HasFlag(Hearers.Unit)) yield return Office;
        if (hears.HasFlag(Hearers.FirstResponsible)) yield return Principal;
    }

    /// <summary>
    /// The relations such a step names where what is due is the reply to a suggestion: the unit has no leader for it, so its lead hears in their place, and the office what the first person responsible would hear
    /// together with them. Of one that belongs to a restricted problem (限制知悉) those who see it: the unit's own lead, and the office.
    /// </summary>
    public static IEnumerable<Relation> WarnedOfSuggestion(Hearers hears, bool isRestricted)
    {
        if (hears.HasFlag(Hearers.Handler)) yield return isRestricted ? UnitLead : Handler;
        if (hears.HasFlag(Hearers.Leader) || hears.HasFlag(Hearers.Unit)) yield return UnitLead;
        if (!hears.HasFlag(Hearers.FirstResponsible)) yield break;
        yield return Office;
        if (!isRestricted) yield return Principal;
    }

    /// <summary>The relations such a step names where what is due is the periodic check of a sustained task: the office records it and stands where an open task has its unit; of a restricted problem the office alone.</summary>
    public static IEnumerable<Relation> WarnedOfCheck(Hearers hears, bool isRestricted)
    {
        if (hears.HasFlag(Hearers.Handler) || hears.HasFlag(Hearers.Unit)) yield return Office;
        if (hears.HasFlag(Hearers.Leader)) yield return HeadOfOffice;
        if (hears.HasFlag(Hearers.FirstResponsible) && !isRestricted) yield return Principal;
    }

    /// <summary>The earlier place is told first.</summary>
    public static int PlaceOf(FactKind kind) => Places[kind];

    /// <summary>What may be told of these facts together: the values they all have in common.</summary>
    public static IReadOnlyDictionary<string, string> Said(IReadOnlyCollection<Fact> facts) => facts.First().Details
        .Where(said => Sayable.Contains(said.Key) && facts.All(fact => fact.Details.GetValueOrDefault(said.Key) == said.Value))
        .ToDictionary(said => said.Key, said => said.Value, StringComparer.Ordinal);

    private static ToldRow Task(FactKind kind, IReadOnlyList<Relation> hears, ToldWhen? when = null) => Row(kind, Matter.Task, hears, when);

    private static ToldRow Row(FactKind kind, Matter about, IReadOnlyList<Relation> hears, ToldWhen? when = null) => new(kind, about, hears, when);
}
