using Rectify.Domain.Acceptance;
using Rectify.Domain.Evidence;
using Rectify.Domain.Measures;
using Rectify.Domain.People;
using Rectify.Domain.Problems;
using Rectify.Domain.Rounds;
using Rectify.Domain.Tasks;
using Xunit;

namespace Rectify.Domain.Tests.Acceptance;

/// <summary>One task and the people around it, walked by the verbs; everybody outside the responsible unit sits in the office.</summary>
internal sealed class PanelCase
{
    public const string Text = "b0c4";

    private static readonly DateOnly Today = new(2026, 5, 6);

    private readonly UnitId bureau = UnitId.New();
    private readonly UnitId water = UnitId.New();
    private readonly UnitId outside = UnitId.New();
    private readonly UnitTree units;
    private readonly Regime regime;
    private readonly MeasureId measure = MeasureId.New();
    private readonly EvidenceId piece = EvidenceId.New();

    public PanelCase(Regime? regime = null)
    {
        this.regime = regime ?? new Regime();
        units = new UnitTree(new Dictionary<UnitId, UnitId?> { [bureau] = null, [water] = bureau, [outside] = null });
        Task = RectificationTask.Register(TaskId.New(), ProblemId.New(), InspectionId.New(), 1, 1, By(Office, Role.Office));
    }

    public RectificationTask Task { get; }

    public PersonId Office { get; } = PersonId.New();
    public PersonId Lead { get; } = PersonId.New();
    public PersonId Leader { get; } = PersonId.New();
    public PersonId Principal { get; } = PersonId.New();
    public PersonId Auditor { get; } = PersonId.New();
    public PersonId Head { get; } = PersonId.New();
    public PersonId Member { get; } = PersonId.New();

    public TaskSetting Setting => new(regime, bureau, ProblemClass.AtOnce, Principal, new DateOnly(2026, 3, 16), units);

    public Actor Actor(PersonId person, Role? role = null, PersonId? standsInFor = null) =>
        new(person, role is { } held ? [new HeldRole(held, held is Role.UnitLead ? water : bureau, new Hat(person, false))] : [], [new Post(PostId.New(), person, person == Lead ? water : outside, "职员", new DateOnly(2024, 1, 1))],
            standsInFor is { } absent ? [absent] : [], units);

    public Stamp By(PersonId person, Role? role = null, PersonId? standsInFor = null, DateOnly? on = null) =>
        new(Actor(person, role, standsInFor), new DateTimeOffset(on ?? Today, new TimeOnly(2, 0), TimeSpan.Zero), on ?? Today);

    public PanelCase Submitted()
    {
        if (Task.State == TaskState.Registered)
        {
            Must(Task.Assign(new Assignment(Leader, water, new DateOnly(2026, 6, 30)), Setting, By(Office, Role.Office)));
            Must(Task.StartAtOnce(measure, new MeasureDraft("封堵排口。", MeasureKind.General, water, Lead, new DateOnly(2026, 6, 30)), Setting, By(Office, Role.Office)));
            Must(Task.AddEvidence(piece, new StoredFile(new string('a', 64), 10, "验收单.pdf", "application/pdf"), null, [new Proof(measure, "写明已封堵。")], null, Setting, By(Lead, Role.UnitLead)));
        }
        Must(Task.ReportProgress(ProgressId.New(), new ProgressReport(measure, "已封堵。", Today, ReportedGrade.Done), Lead, Setting, By(Lead, Role.UnitLead)));
        Must(Task.WriteResult(new Result("排口已封堵。", null, null), Setting, By(Lead, Role.UnitLead)));
        Must(Task.Apply(Setting, By(Lead, Role.UnitLead)));
        Must(Task.Confirm(Setting, By(Leader)));
        return this;
    }

    public PanelCase Reviewed(MeasureVerdict verdict = MeasureVerdict.Fulfilled)
    {
        if (Task.State != TaskState.Submitted) Submitted();
        Must(Task.TakeReview(ReviewId.New(), Setting, By(Auditor, Role.Auditor)));
        Must(Task.DecideEvidence(piece, measure, CellDecision.Fulfilled, Setting, By(Auditor, Role.Auditor)));
        Must(Judge(verdict));
        return this;
    }

    public Refusal? Judge(MeasureVerdict verdict) =>
        Task.JudgeMeasure(measure, verdict, verdict == MeasureVerdict.Fulfilled ? null : Reason.Of("还缺照片"), Setting, By(Auditor, Role.Auditor));

    public PanelCase UnderAcceptance()
    {
        Reviewed();
        Must(Appoint());
        Must(Task.PassReview(Setting, By(Auditor, Role.Auditor)));
        Must(Task.DraftOpinion(OpinionId.New(), Draft(), Text, Setting, By(Member)));
        return this;
    }

    public Refusal? Appoint() =>
        Task.AppointPanel([new SeatDraft(Head, PanelRole.Head, outside, "组长"), new SeatDraft(Member, PanelRole.Member, outside, "成员")], person => Actor(person), Setting, By(Office, Role.Office));

    public OpinionDraft Draft(OpinionConclusion conclusion = OpinionConclusion.Passed) =>
        new("水生态环境科", "整改方案", Today, [new MeasureOpinion(measure, "已封堵", "验收单.pdf：写明已封堵")], "目标已达到", conclusion == OpinionConclusion.NotPassed ? "补照片" : null, conclusion, null, "销〔2026〕1号");

    public SigningAct Sign(SignatureStance stance = SignatureStance.Agrees) => new(Text, stance, stance == SignatureStance.Agrees ? null : Reason.Of("看法不同"));

    public static void Must(Refusal? refusal) => Assert.True(refusal is null, refusal is null ? "" : $"{refusal.Verb}: {string.Join("; ", refusal.Unmet)}");
}
