using Rectify.App.Problems;
using Rectify.App.Rounds;
using Rectify.App.Tests.Accounts;
using Rectify.Domain;
using Rectify.Domain.People;
using Rectify.Domain.Problems;
using Rectify.Domain.Rounds;
using Rectify.Domain.Tasks;
using Rectify.Domain.Trail;
using Rectify.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Rectify.App.Tests.Rounds;

public sealed class RoundTests(TestOffice office) : IClassFixture<TestOffice>
{
    private static readonly InspectionFacts Facts = new(InspectionKind.Routine, "市委第一巡察组", new DateOnly(2026, 1, 5), new DateOnly(2026, 2, 28), new DateOnly(2026, 3, 16));

    [Fact]
    public async Task The_office_opens_a_round_and_an_inspection_with_windows_and_milestones_by_the_regime()
    {
        var inspection = await Opened();

        var sheet = await Read(inspection);
        Assert.Equal((new DateOnly(2026, 4, 16), new DateOnly(2026, 6, 16)), (sheet.Regime.PlanDue.After(sheet.Facts.FeedbackOn, WorkingCalendar.Weekends), sheet.Regime.ConcentratedUntil(sheet.Facts.FeedbackOn)));
        Assert.Equal(10, sheet.Milestones.Count);
        Assert.True(sheet.MayKeep);
        Assert.Contains((await office.As<ListRounds, RoundPage>(office.Office, query => query.Run(2026, InspectionLevel.City))).Rows, r => r.Inspections.Any(i => i.Id == inspection));
    }

    [Fact]
    public async Task A_unit_lead_opens_no_round_and_a_system_administrator_sees_none()
    {
        var outcome = await office.As<OpenRound, Outcome>(office.UnitLead, verb => verb.Run(RoundId.New(), new("第二轮", "中共云湖市委", InspectionLevel.City, 2026), ActId.New()));
        var inspection = await Opened();

        Assert.IsType<Outcome.NotAllowed>(outcome);
        Assert.Null(await office.As<ReadInspection, InspectionSheet?>(office.SystemAdministrator, query => query.Run(inspection)));
        Assert.Empty((await office.As<ListRounds, RoundPage>(office.SystemAdministrator, query => query.Run())).Rows);
    }

    [Fact]
    public async Task A_body_is_inspected_once_for_each_kind_in_a_round()
    {
        var round = await OpenedRound();
        Task<Outcome> Open(InspectionKind kind) => office.As<OpenInspection, Outcome>(office.Office, verb => verb.Run(InspectionId.New(), round, office.Bureau, Facts with { Kind = kind }, null, ActId.New()));

        Assert.True((await Open(InspectionKind.Routine)).IsDone);
        AccountOffice.IsBad("inspected-in-round", await Open(InspectionKind.Routine));
        Assert.True((await Open(InspectionKind.Special)).IsDone);
    }

    [Fact]
    public async Task Changed_windows_move_milestones_that_are_not_done_and_leave_those_that_are()
    {
        var id = await Opened();
        Assert.True((await Decide<ChangeRegime>(id, (verb, seen) => verb.Run(id, seen, new Regime(), ActId.New()))).IsDone);
        Assert.True((await Decide<MarkMilestoneDone>(id, (verb, seen) => verb.Run(id, seen, MilestoneKind.Plan, new DateOnly(2026, 3, 17), Reason.Of("云环党组〔2026〕7号"), ActId.New()))).IsDone);

        Assert.True((await Decide<ChangeRegime>(id, (verb, seen) => verb.Run(id, seen, new Regime { PlanDue = Window.OfMonths(2), ReportDue = Window.OfMonths(6) }, ActId.New()))).IsDone);

        var milestones = (await Read(id)).Milestones.ToDictionary(m => m.Kind);
        Assert.Equal((new DateOnly(2026, 4, 16), "云环党组〔2026〕7号"), (milestones[MilestoneKind.Plan].DueOn, milestones[MilestoneKind.Plan].Proof));
        Assert.Equal(new DateOnly(2026, 9, 16), milestones[MilestoneKind.ConcentratedReport].DueOn);
    }

    [Fact]
    public async Task A_stale_correction_is_refused_and_says_what_happened()
    {
        var id = await Opened();
        var seen = (await Read(id)).Version;
        Assert.True((await Decide<ChangeRegime>(id, (verb, version) => verb.Run(id, version, new Regime { DisplayDays = 5 }, ActId.New()))).IsDone);

        var outcome = await office.As<CorrectInspection, Outcome>(office.SecondOffice, verb => verb.Run(id, seen, Facts with { GroupName = "市委第三巡察组" }, ActId.New()));

        Assert.Contains(Assert.IsType<Outcome.ChangedMeanwhile>(outcome).Since, act => act.PersonName == "苏见山");
        Assert.Equal("市委第一巡察组", (await Read(id)).Facts.GroupName);
    }

    [Fact]
    public async Task A_stale_correction_is_told_of_what_came_after_the_page_was_opened_and_of_nothing_before()
    {
        var id = await Opened();
        Assert.True((await Decide<ChangeRegime>(id, (verb, version) => verb.Run(id, version, new Regime { DisplayDays = 3 }, ActId.New()))).IsDone);
        var seen = (await Read(id)).Version;
        Assert.True((await Decide<ChangeRegime>(id, (verb, version) => verb.Run(id, version, new Regime { DisplayDays = 5 }, ActId.New()))).IsDone);

        var outcome = await office.As<CorrectInspection, Outcome>(office.SecondOffice, verb => verb.Run(id, seen, Facts with { GroupName = "市委第三巡察组" }, ActId.New()));

        Assert.Equal(FactKind.RegimeChanged, Assert.Single(Assert.IsType<Outcome.ChangedMeanwhile>(outcome).Since).Kind);
    }

    [Fact]
    public async Task Windows_and_ladders_that_cannot_be_are_refused()
    {
        var id = await Opened();

        AccountOffice.IsBad("window", await Decide<ChangeRegime>(id, (verb, seen) => verb.Run(id, seen, new Regime { PlanDue = Window.OfDays(0) }, ActId.New())));
        AccountOffice.IsBad("ladder-twice", await Decide<ChangeRegime>(id, (verb, seen) => verb.Run(id, seen, new Regime { Ladder = WarningLadder.Usual(10, 10) }, ActId.New())));
        AccountOffice.IsBad("ladder-nobody", await Decide<ChangeRegime>(id, (verb, seen) => verb.Run(id, seen, new Regime { Ladder = new WarningLadder([new WarningStep(5, Hearers.None)]) }, ActId.New())));
    }

    [Fact]
    public async Task A_problem_registered_by_hand_has_a_number_of_its_own_and_a_registered_task()
    {
        var id = await Opened();
        Assert.True((await office.As<AddSection, Outcome>(office.Office, verb => verb.Run(id, new(null, "一、", "落实生态环境保护责任方面"), ActId.New()))).IsDone);
        var section = Assert.Single((await Read(id)).Sections);

        var outcomes = await Task.WhenAll(Enumerable.Range(1, 6).Select(i =>
            office.As<RegisterProblem, Outcome>(office.Office, verb => verb.Run(ProblemId.New(), id, new($"第{i}项制度执行不到位。", section.Id, $"{i}", ProblemClass.Staged, 12.5m, "万元", false), ActId.New()))));

        Assert.All(outcomes, outcome => Assert.True(outcome.IsDone, $"{outcome}"));
        await using var db = office.OpenDatabase();
        var problems = await db.Problems.AsNoTracking().Where(p => p.InspectionId == id).ToListAsync();
        Assert.Equal([1, 2, 3, 4, 5, 6], problems.Select(p => p.Sequence).Order());
        Assert.Equal(6, problems.Select(p => p.Number).Distinct().Count());
        Assert.All(problems, p => Assert.Equal((ProblemClass.Staged, 12.5m, "万元"), (p.Class, p.StakeAmount, p.StakeUnit)));
        Assert.Equal(6, (await Read(id)).Tasks[TaskState.Registered]);
        Assert.Equal(6, (await Read(id)).Sections[0].Problems);
    }

    [Fact]
    public async Task A_wording_is_put_right_before_assignment_and_frozen_after_it()
    {
        var inspection = await TestInspection.RegisteredAsync(office);
        var problem = (await inspection.LoadAsync()).ProblemId;
        async Task<Outcome> Correct(string wording)
        {
            await using var db = office.OpenDatabase();
            var seen = await db.Problems.Where(p => p.Id == problem).Select(p => p.Version).SingleAsync();
            return await office.As<CorrectProblem, Outcome>(office.Office, verb => verb.Run(problem, seen, wording, "（三）", null, ActId.New()));
        }

        Assert.True((await Correct("第1处排口整治滞后，巡查记录与现场不一致。")).IsDone);
        await inspection.WalkTo(TaskState.Assigned);

        AccountOffice.IsBad("frozen", await Correct("另一种说法。"));
    }

    [Fact]
    public async Task Only_the_office_classifies_a_problem()
    {
        var inspection = await TestInspection.RegisteredAsync(office);
        var problem = (await inspection.LoadAsync()).ProblemId;
        Task<Outcome> Classify(PersonId by) => office.As<ClassifyProblem, Outcome>(by, verb => verb.Run(problem, 1, new(ProblemClass.AtOnce, 3, "件", "台账缺三个月记录"), ActId.New()));

        Assert.IsType<Outcome.NotAllowed>(await Classify(office.Auditor));
        Assert.True((await Classify(office.Office)).IsDone);
        Assert.IsType<Outcome.ChangedMeanwhile>(await Classify(office.Office));
    }

    private async Task<RoundId> OpenedRound()
    {
        var round = RoundId.New();
        Assert.True((await office.As<OpenRound, Outcome>(office.Office, verb => verb.Run(round, new("2026年第一轮巡察", "中共云湖市委", InspectionLevel.City, 2026), ActId.New()))).IsDone);
        return round;
    }

    [Fact]
    public async Task A_slip_in_a_rounds_name_is_put_right_with_the_reason_and_the_words_before_stay_in_the_trail()
    {
        var id = await Opened();
        var round = (await Read(id)).RoundId;
        var seen = (await Sheet(round, office.Office))!;

        AccountOffice.IsBad("required", await Correct(office.Office, seen, reason: ""));
        AccountOffice.IsBad("nothing-changed", await Correct(office.Office, seen, seen.Name));
        Assert.IsType<Outcome.NotAllowed>(await Correct(office.UnitLead, seen));
        Assert.True((await Correct(office.Office, seen)).IsDone);
        Assert.IsType<Outcome.ChangedMeanwhile>(await Correct(office.SecondOffice, seen, "另一个名称"));

        Assert.Equal("2026年第一轮巡察（更正）", (await Read(id)).RoundName);
        await using var db = office.OpenDatabase();
        var fact = await db.Facts.AsNoTracking().SingleAsync(f => f.Kind == FactKind.RoundCorrected && f.SubjectId == round.Value);
        Assert.Equal((seen.Name, "2026年第一轮巡察（更正）", "录入时漏字"), (fact.Details["titleBefore"], fact.Details["title"], fact.Details["reason"]));
        Assert.False(fact.Details.ContainsKey("yearBefore"));
    }

    [Fact]
    public async Task A_slip_in_a_heading_is_put_right_with_the_reason_and_an_archived_one_stands()
    {
        var id = await Opened();
        Assert.True((await office.As<AddSection, Outcome>(office.Office, verb => verb.Run(id, new SectionDraft(null, "一、", "管理资全方面"), ActId.New()))).IsDone);
        var section = Assert.Single((await Read(id)).Sections).Id;
        SectionCorrection Says(string? reason = "录入时错字") => new(section, "一、", "管理资金方面", reason);

        AccountOffice.IsBad("required", await Decide<CorrectSection>(id, (verb, seen) => verb.Run(id, seen, Says(null), ActId.New())));
        Assert.True((await Decide<CorrectSection>(id, (verb, seen) => verb.Run(id, seen, Says(), ActId.New()))).IsDone);
        AccountOffice.IsBad("nothing-changed", await Decide<CorrectSection>(id, (verb, seen) => verb.Run(id, seen, Says(), ActId.New())));

        Assert.Equal("管理资金方面", Assert.Single((await Read(id)).Sections).Heading);
        await using var db = office.OpenDatabase();
        var fact = await db.Facts.AsNoTracking().SingleAsync(f => f.Kind == FactKind.SectionCorrected && f.SubjectId == id.Value);
        Assert.Equal(("一、管理资全方面", "录入时错字"), (fact.Details["headingBefore"], fact.Details["reason"]));

        TestInspection.Must(await Decide<ChangeRegime>(id, (verb, seen) => verb.Run(id, seen, new Regime(), ActId.New())));
        var sheet = await Read(id);
        TestInspection.Must(await Decide<MarkMilestoneDone>(id, (verb, seen) => verb.Run(id, seen, MilestoneKind.Archive, new DateOnly(2026, 3, 18), Reason.Of("移交清单"), ActId.New(), new DateOnly(2036, 3, 18))));
        Assert.Equal([Rule.InspectionArchived], Refused(await Decide<CorrectSection>(id, (verb, seen) => verb.Run(id, seen, Says() with { Heading = "又一标题" }, ActId.New()))));
        var round = (await Sheet(sheet.RoundId, office.Office))!;
        Assert.True(round.IsArchived);
        Assert.Equal([Rule.InspectionArchived], Refused(await Correct(office.Office, round)));
    }

    private static IEnumerable<Rule> Refused(Outcome outcome) => Assert.IsType<Outcome.Refused>(outcome).Refusal.Unmet.Select(u => u.Rule);

    private Task<RoundSheet?> Sheet(RoundId round, PersonId who) => office.As<CorrectRound, RoundSheet?>(who, verb => verb.ReadAsync(round));

    private Task<Outcome> Correct(PersonId who, RoundSheet seen, string name = "2026年第一轮巡察（更正）", string reason = "录入时漏字") =>
        office.As<CorrectRound, Outcome>(who, verb => verb.Run(seen.Id, seen, new RoundCorrection(name, seen.Authority, seen.Year, reason), ActId.New()));

    private async Task<InspectionId> Opened()
    {
        var (round, id) = (await OpenedRound(), InspectionId.New());
        var outcome = await office.As<OpenInspection, Outcome>(office.Office, verb => verb.Run(id, round, office.Bureau, Facts, null, ActId.New()));
        Assert.True(outcome.IsDone, $"{outcome}");
        return id;
    }

    private async Task<InspectionSheet> Read(InspectionId id) => (await office.As<ReadInspection, InspectionSheet?>(office.Office, query => query.Run(id)))!;

    private async Task<Outcome> Decide<TUseCase>(InspectionId id, Func<TUseCase, int, Task<Outcome>> run) where TUseCase : notnull
    {
        var seen = (await Read(id)).Version;
        return await office.As<TUseCase, Outcome>(office.Office, verb => run(verb, seen));
    }
}
