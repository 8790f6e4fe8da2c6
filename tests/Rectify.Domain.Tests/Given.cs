using Rectify.Domain.Acceptance;
using Rectify.Domain.Evidence;
using Rectify.Domain.Measures;
using Rectify.Domain.People;
using Rectify.Domain.Problems;
using Rectify.Domain.Rounds;
using Rectify.Domain.Tasks;
using Xunit;

namespace Rectify.Domain.Tests;

/// <summary>A fictional bureau in memory and a task walked through its life by the real verbs.</summary>
public sealed class Given
{
    public static readonly DateOnly Today = new(2026, 4, 1);
    public const string Text = "0000000000000000000000000000000000000000000000000000000000000001";

    // units: a city above the bureau, two departments below it
    public static readonly UnitId City = Unit(1), Bureau = Unit(2), Water = Unit(3), Finance = Unit(4), Secretariat = Unit(5);

    public static readonly UnitTree Units = new(new Dictionary<UnitId, UnitId?> { [City] = null, [Bureau] = City, [Water] = Bureau, [Finance] = Bureau, [Secretariat] = Bureau });

    public static readonly Actor
        Office = Person(1, Secretariat, (Role.Office, Bureau)),
        SecondOffice = Person(2, Secretariat, (Role.Office, Bureau)),
        HeadOfOffice = Person(3, Secretariat, (Role.HeadOfOffice, Bureau)),
        UnitLead = Person(4, Water, (Role.UnitLead, Water)),
        OtherUnitLead = Person(5, Finance, (Role.UnitLead, Finance)),
        Handler = Person(6, Water, (Role.Handler, Water)),
        Leader = Person(7, Bureau, (Role.ResponsibleLeader, Water)),
        OtherLeader = Person(8, Bureau, (Role.ResponsibleLeader, Finance)),
        Principal = Person(9, Bureau, (Role.LeadingGroup, Bureau)),
        LeadingGroup = Person(10, Bureau, (Role.LeadingGroup, Bureau)),
        Auditor = Person(11, Secretariat, (Role.Auditor, Bureau)),
        AuditorOfOwnUnit = Person(12, Water, (Role.Auditor, Bureau)),
        Head = Person(13, City, (Role.AcceptanceMember, Bureau)),
        Member = Person(14, City, (Role.AcceptanceMember, Bureau)),
        UpperLevel = Person(15, City, (Role.UpperLevel, City)),
        Supervision = Person(16, City, (Role.Supervision, City)),
        SystemAdministrator = Person(17, Secretariat, (Role.SystemAdministrator, City));

    public static IReadOnlyList<(string Name, Actor Actor)> Everybody { get; } =
    [
        ("office", Office), ("head of office", HeadOfOffice), ("unit lead", UnitLead), ("other unit's lead", OtherUnitLead), ("handler", Handler),
        ("leading leader", Leader), ("other leader", OtherLeader), ("principal", Principal), ("leading group", LeadingGroup), ("auditor", Auditor), ("auditor of own unit", AuditorOfOwnUnit),
        ("panel head", Head), ("panel member", Member), ("upper level", UpperLevel), ("supervision", Supervision), ("system administrator", SystemAdministrator),
    ];

    private readonly Regime regime;

    private Given(Regime? regime) => this.regime = regime ?? new Regime();

    public RectificationTask Task { get; } = RectificationTask.Register(TaskId.New(), ProblemId.New(), InspectionId.New(), 1, 1, Stamp(Office));

    public TaskSetting Setting => new(regime, Bureau, ProblemClass.AtOnce, Principal.Person, Today.AddDays(-10), Units);

    public static Given ATask(Regime? regime = null) => new(regime);

    public static Stamp Stamp(Actor by, DateOnly? on = null, PaperSource? paper = null)
    {
        var day = on ?? Today;
        return new Stamp(by, new DateTimeOffset(day.ToDateTime(new TimeOnly(9, 0)), TimeSpan.FromHours(8)), day, paper);
    }

    public static Actor Person(int number, UnitId unit, params (Role Role, UnitId Unit)[] roles) => Person(number, [unit], [], roles);

    public static Actor Person(int number, UnitId[] posts, PersonId[] standsInFor, params (Role Role, UnitId Unit)[] roles)
    {
        var person = Id(number);
        return new Actor(person, [.. roles.Select(r => new HeldRole(r.Role, r.Unit, new Hat(person, false)))],
            [.. posts.Select(unit => new Post(PostId.New(), person, unit, "职员", new DateOnly(2024, 1, 1)))], standsInFor, Units);
    }

    public static PersonId Id(int number) => new(new Guid($"00000000-0000-0000-0001-{number:000000000000}"));

    /// <summary>Everybody of the bureau by key, for panels.</summary>
    public static Actor ActorOf(PersonId person) => Everybody.Single(p => p.Actor.Person == person).Actor;

    public Given Assigned() => Did(Task.Assign(new Assignment(Leader.Person, Water, new DateOnly(2026, 6, 30), null, Handler.Person), Setting, Stamp(Office)));

    public Given Planning() => Assigned().Did(Task.SignFor(Setting, Stamp(UnitLead)));

    public Given PlanDrafted(params MeasureKind[] kinds)
    {
        var measures = (kinds.Length == 0 ? [MeasureKind.General, MeasureKind.General] : kinds)
            .Select((kind, i) => (MeasureId.New(), new MeasureDraft($"第{i + 1}条措施", kind, Water, (PersonId?)Handler.Person, new DateOnly(2026, 5, 31)))).ToList();
        return Planning().Did(Task.DraftPlan(new PlanDraft("目标", "标准", null, measures), Setting, Stamp(UnitLead)));
    }

    public Given PlanReviewed(params MeasureKind[] kinds) => PlanDrafted(kinds)
        .Did(Task.SubmitPlan(Setting, Stamp(UnitLead))).Did(Task.AgreePlan(Setting, Stamp(Leader))).Did(Task.ReviewPlan(Setting, Stamp(Office)));

    public Given Rectifying(params MeasureKind[] kinds) => PlanReviewed(kinds).Did(Task.ApprovePlan(1, Setting, Stamp(LeadingGroup)));

    public Given Proven()
    {
        foreach (var measure in Task.Counting.ToList())
        {
            Did(Task.AddEvidence(EvidenceId.New(), new StoredFile(Text, 10, "验收单.pdf", "application/pdf"), Today, [new Proof(measure.Id, "写明已完成")], null, Setting, Stamp(Handler)));
            Did(Task.ReportProgress(ProgressId.New(), new ProgressReport(measure.Id, "已完成", Today, ReportedGrade.Done, measure.DemandsNumber ? 1 : null), Handler.Person, Setting, Stamp(UnitLead)));
        }
        return Did(Task.WriteResult(new Result("成效", null, null), Setting, Stamp(UnitLead)));
    }

    public Given Applied() => Rectifying().Proven().Did(Task.Apply(Setting, Stamp(UnitLead)));

    public Given Submitted() => Applied().Did(Task.Confirm(Setting, Stamp(Leader)));

    public Given Reviewed()
    {
        Submitted().Did(Task.TakeReview(ReviewId.New(), Setting, Stamp(Auditor)));
        foreach (var measure in Task.Counting.ToList())
        {
            foreach (var piece in Task.EvidenceOf(measure.Id).ToList()) Did(Task.DecideEvidence(piece.Id, measure.Id, CellDecision.Fulfilled, Setting, Stamp(Auditor)));
            Did(Task.JudgeMeasure(measure.Id, MeasureVerdict.Fulfilled, null, Setting, Stamp(Auditor)));
        }
        return this;
    }

    public Given UnderAcceptance() => Reviewed()
        .Did(Task.AppointPanel([new SeatDraft(Head.Person, PanelRole.Head, City, "组长"), new SeatDraft(Member.Person, PanelRole.Member, City, "成员")], ActorOf, Setting, Stamp(Office)))
        .Did(Task.PassReview(Setting, Stamp(Auditor)));

    public OpinionDraft Opinion(OpinionConclusion conclusion = OpinionConclusion.Passed) => new(
        "市委巡察办", "整改方案", Today, [.. Task.Counting.Select(m => new MeasureOpinion(m.Id, "已落实", "验收单"))], "已达到", "继续巩固", conclusion,
        conclusion == OpinionConclusion.PassedSustained ? Today.AddMonths(6) : null, "云环销〔2026〕1号");

    public Given OpinionSigned(OpinionConclusion conclusion = OpinionConclusion.Passed) => UnderAcceptance()
        .Did(Task.DraftOpinion(OpinionId.New(), Opinion(conclusion), Text, Setting, Stamp(Office)))
        .Did(Task.SignOpinion(new SigningAct(Text), Setting, Stamp(Member)));

    public Given Accepted(OpinionConclusion conclusion = OpinionConclusion.Passed) => OpinionSigned(conclusion).Did(Task.Accept(new SigningAct(Text), Setting, Stamp(Head)));

    public Given Withdrawn() => Rectifying()
        .Did(Task.ProposeWithdrawal(Reason.Of("并入第二项"), null, Setting, Stamp(Office))).Did(Task.Withdraw(Setting, Stamp(LeadingGroup)));

    /// <summary>One task in each state, by name.</summary>
    public static Given In(TaskState state) => state switch
    {
        TaskState.Registered => ATask(),
        TaskState.Assigned => ATask().Assigned(),
        TaskState.Planning => ATask().PlanReviewed(),
        TaskState.Rectifying => ATask().Rectifying().Proven(),
        TaskState.Applied => ATask().Applied(),
        TaskState.Submitted => ATask().Reviewed(),
        TaskState.UnderAcceptance => ATask().OpinionSigned(),
        TaskState.OnDisplay => ATask(new Regime { DisplayDays = 5 }).Accepted(),
        TaskState.Sustained => ATask().Accepted(OpinionConclusion.PassedSustained),
        TaskState.Closed => ATask().Accepted(),
        TaskState.Withdrawn => ATask().Withdrawn(),
        _ => throw new ArgumentOutOfRangeException(nameof(state)),
    };

    public Given Did(Func<Given, Refusal?> act) => Did(act(this));

    public Given Did(Refusal? refusal)
    {
        Assert.True(refusal is null, refusal is null ? "" : $"{refusal.Verb}: {string.Join("; ", refusal.Unmet)}");
        return this;
    }

    private static UnitId Unit(int number) => new(new Guid($"00000000-0000-0000-0002-{number:000000000000}"));
}
