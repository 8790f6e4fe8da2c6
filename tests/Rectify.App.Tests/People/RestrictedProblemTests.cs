using Microsoft.EntityFrameworkCore;
using Rectify.App.Acceptance;
using Rectify.App.Desk;
using Rectify.App.Figures;
using Rectify.App.Ledger;
using Rectify.App.Notices;
using Rectify.App.People;
using Rectify.App.Reviews;
using Rectify.App.Rounds;
using Rectify.App.Tasks;
using Rectify.Domain;
using Rectify.Domain.People;
using Rectify.Domain.Rounds;
using Rectify.Domain.Tasks;
using Rectify.Testing;
using Xunit;
using static Rectify.Testing.TestInspection;

namespace Rectify.App.Tests.People;

/// <summary>限制知悉: seen by the office, the leading group and those who carry it in person; everybody else learns how many there are, if they see the inspection whole.</summary>
public sealed class RestrictedProblemTests(TestOffice office) : IClassFixture<TestOffice>
{
    private static readonly DateOnly Day = new(2026, 3, 18), Due = new(2026, 6, 30);

    /// <summary>The first of its two problems is restricted and walked to that state.</summary>
    private async Task<TestInspection> AtAsync(TaskState state, Regime? regime = null)
    {
        var inspection = await RegisteredAsync(office, problems: 2, regime, restricted: 1);
        if (state != TaskState.Registered) await inspection.WalkTo(state, Due);
        return inspection;
    }

    private PersonId[] Outsiders => [office.SecondAuditor, office.Supervision, office.UpperLevel, office.FinanceLead, office.SystemAdministrator];

    private PersonId[] Everybody => [.. Outsiders, office.Auditor, office.PanelHead, office.PanelMember, office.Office, office.HeadOfOffice, office.LeadingGroup, office.Principal, office.Leader, office.UnitLead, office.Handler];

    private async Task<bool> Sees(PersonId person, TestInspection inspection) => await office.As<TaskPages, TaskPageRow?>(person, pages => pages.ReadAsync(inspection.Task)) is not null;

    [Fact]
    public async Task It_is_seen_by_office_and_leading_group_and_by_those_who_carry_it()
    {
        var inspection = await AtAsync(TaskState.Rectifying);

        foreach (var person in new[] { office.Office, office.HeadOfOffice, office.LeadingGroup, office.Leader, office.UnitLead, office.Handler }) Assert.True(await Sees(person, inspection));
        foreach (var person in Outsiders.Concat([office.Auditor, office.PanelHead, office.PanelMember])) Assert.False(await Sees(person, inspection));
    }

    [Fact]
    public async Task The_lead_of_a_unit_above_does_not_see_it()
    {
        var inspection = await AtAsync(TaskState.Rectifying);
        await office.GrantAsync(office.SystemAdministrator, Role.UnitLead, office.Bureau);

        Assert.False(await Sees(office.SystemAdministrator, inspection));
    }

    [Fact]
    public async Task A_supporting_unit_does_not_see_it()
    {
        var inspection = await AtAsync(TaskState.Registered);
        Must(await inspection.Act<AssignTasks>(office.Office, (verb, seen) => verb.Run(
            [new AssignmentLine(inspection.Task, seen, new Assignment(office.Leader, office.WaterDepartment, Due, [office.FinanceDepartment], office.Handler))], ActId.New())));

        Assert.False(await Sees(office.FinanceLead, inspection));
        Assert.True(await Sees(office.UnitLead, inspection));
    }

    [Fact]
    public async Task An_auditor_sees_it_when_the_office_allots_the_review_and_not_before()
    {
        var inspection = await AtAsync(TaskState.Submitted);
        Assert.IsType<Outcome.Missing>(await inspection.Act<TakeReview>(office.Auditor, (verb, seen) => verb.Run(inspection.Task, seen, ActId.New())));
        Assert.Equal([DeskBlock.ReviewsToAllot], (await office.As<ReadDesk, DeskView?>(office.Office, desk => desk.Run()))!.Parts.Where(p => p.Rows.Any(r => r.Task == inspection.Task)).Select(p => p.Block).Except([DeskBlock.WithoutPanel]));
        Assert.Equal(TaskVerb.AllotReview, (await office.As<TaskPages, TaskPageRow?>(office.Office, pages => pages.ReadAsync(inspection.Task)))!.Readiness.Verb);
        Assert.Contains((await office.As<AssignmentChoices, ChoicesOfTask?>(office.Office, choices => choices.ReadAsync(inspection.Task)))!.Auditors, p => p.Id == office.Auditor);

        Must(await inspection.Act<AllotReview>(office.Office, (verb, seen) => verb.Run(inspection.Task, seen, ActId.New(), office.Auditor)));

        Assert.True(await Sees(office.Auditor, inspection));
        Assert.False(await Sees(office.SecondAuditor, inspection));
        Assert.Contains((await office.As<ReviewQueue, ReviewRows?>(office.Auditor, queue => queue.Run(ReviewGroup.Mine, null)))!.Rows, row => row.Id == inspection.Task);
    }

    [Fact]
    public async Task Only_an_auditor_who_could_take_the_review_is_allotted_it_and_only_of_a_restricted_problem()
    {
        var inspection = await AtAsync(TaskState.Submitted);
        async Task<Rule> Refused(TestInspection of, PersonId by, PersonId auditor) =>
            Assert.IsType<Outcome.Refused>(await of.Act<AllotReview>(by, (verb, seen) => verb.Run(of.Task, seen, ActId.New(), auditor))).Refusal.Unmet[0].Rule;

        Assert.Equal(Rule.NotYourAct, await Refused(inspection, office.Leader, office.Auditor));
        Assert.Equal(Rule.NotYourAct, await Refused(inspection, office.Office, office.Supervision));
        var open = await RegisteredAsync(office);
        await open.WalkTo(TaskState.Submitted);
        Assert.Equal(Rule.ProblemNotRestricted, await Refused(open, office.Office, office.Auditor));
    }

    [Fact]
    public async Task A_seat_in_the_panel_lets_its_holder_see_it()
    {
        var inspection = await AtAsync(TaskState.UnderAcceptance);

        Assert.True(await Sees(office.PanelHead, inspection));
        Assert.True(await Sees(office.PanelMember, inspection));
        Assert.True(await Sees(office.Auditor, inspection));
    }

    [Fact]
    public async Task The_upper_level_sees_it_when_the_regime_asks_it_to_confirm_and_keeps_what_it_confirmed()
    {
        var inspection = await AtAsync(TaskState.UnderAcceptance, new Regime { NeedsUpperLevel = true });
        Assert.False(await Sees(office.UpperLevel, inspection));
        var acceptance = new TestAcceptance(office, inspection);
        Must(await acceptance.DraftAsync(await acceptance.InputAsync(office.PanelMember)));
        Must(await acceptance.SignAsync<SignOpinion>(office.PanelMember, (verb, seen, act) => verb.Run(inspection.Task, seen, ActId.New(), act, TestAccounts.Password)));
        Must(await acceptance.SignAsync<AcceptRectification>(office.PanelHead, (verb, seen, act) => verb.Run(inspection.Task, seen, ActId.New(), act, TestAccounts.Password)));

        Assert.True(await Sees(office.UpperLevel, inspection));
        Must(await inspection.Act<ConfirmAsUpperLevel>(office.UpperLevel, (verb, seen) => verb.Run(inspection.Task, seen, ActId.New())));
        Assert.Equal(TaskState.Closed, (await inspection.LoadAsync()).State);
        Assert.True(await Sees(office.UpperLevel, inspection));
        Assert.False(await Sees(office.Supervision, inspection));
    }

    [Theory]
    [InlineData(TaskState.Registered)]
    [InlineData(TaskState.Rectifying)]
    [InlineData(TaskState.UnderAcceptance)]
    public async Task Both_spellings_of_sight_say_the_same(TaskState state)
    {
        await AtAsync(state);
        foreach (var person in Everybody)
        {
            await using var db = office.OpenDatabase();
            var sight = await Sight.OfAsync(db, await db.ActorAsync(person, Day, default), default);
            var asked = sight with { SeesEverything = false };
            var said = await db.Tasks.VisibleTo(asked, db).Select(t => t.Id).ToListAsync();
            var problems = await db.Tasks.VisibleTo(asked, db).Select(t => t.ProblemId).Distinct().ToListAsync();
            foreach (var spelt in new[] { sight, asked })
            {
                Assert.Equal(said.ToHashSet(), (await db.TasksVisibleTo(spelt).Select(t => t.Id).ToListAsync()).ToHashSet());
                Assert.Equal(problems.ToHashSet(), (await db.Problems.VisibleTo(spelt, db).Select(p => p.Id).ToListAsync()).ToHashSet());
            }
        }
    }

    [Fact]
    public async Task Every_count_is_of_what_the_reader_may_see_and_one_line_says_how_many_more_there_are()
    {
        var inspection = await AtAsync(TaskState.Rectifying);

        Assert.Equal((2, 0, 2, 2, 2), await Counts(office.Office));
        Assert.Equal((1, 1, 1, 1, 1), await Counts(office.SecondAuditor));
        Assert.Equal((1, 1, 1, 1, 1), await Counts(office.Supervision));
        Assert.Equal((1, 1, 1, 1, 1), await Counts(office.UpperLevel));
        var unit = (await office.As<ReadDashboard, Dashboard?>(office.UnitLead, read => read.Run(inspection.Id)))!;
        Assert.Equal((1, 0), (unit.Problems.FedBack, unit.Restricted));
        var past = (await office.As<ReadDashboard, Dashboard?>(office.Supervision, read => read.Run(inspection.Id, Day.AddDays(-1))))!;
        Assert.Equal(0, past.Problems.FedBack);

        async Task<(int FedBack, int Restricted, int OfInspection, int OfRound, long InLedger)> Counts(PersonId person)
        {
            var dashboard = (await office.As<ReadDashboard, Dashboard?>(person, read => read.Run(inspection.Id)))!;
            var sheet = (await office.As<ReadInspection, InspectionSheet?>(person, read => read.Run(inspection.Id)))!;
            var round = (await office.As<ListRounds, RoundPage>(person, list => list.Run())).Rows.SelectMany(r => r.Inspections).Single(i => i.Id == inspection.Id);
            var ledger = (await office.As<ReadLedger, LedgerSlice?>(person, read => read.Run(new LedgerFilter { Inspection = inspection.Id })))!;
            Assert.Equal(dashboard.Problems.FedBack, sheet.Tasks.Values.Sum());
            return (dashboard.Problems.FedBack, dashboard.Restricted, sheet.Problems, round.Problems, ledger.Rows.Count);
        }
    }

    [Fact]
    public async Task A_notice_is_prepared_by_who_sees_all_of_the_inspection()
    {
        var inspection = await AtAsync(TaskState.Rectifying);

        Assert.Null(await office.As<NoticeDraft, NoticeRecords?>(office.SecondAuditor, draft => draft.Run(inspection.Id)));
        Assert.Equal(2, (await office.As<NoticeDraft, NoticeRecords?>(office.Office, draft => draft.Run(inspection.Id)))!.Problems.Count);
    }
}
