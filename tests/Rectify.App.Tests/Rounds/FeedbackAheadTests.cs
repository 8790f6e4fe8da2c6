using Microsoft.EntityFrameworkCore;
using Rectify.App.Desk;
using Rectify.App.Figures;
using Rectify.App.Ledger;
using Rectify.App.Problems;
using Rectify.App.Rounds;
using Rectify.App.Supervision;
using Rectify.App.Tasks;
using Rectify.App.Tests.Accounts;
using Rectify.Domain;
using Rectify.Domain.Measures;
using Rectify.Domain.People;
using Rectify.Domain.Problems;
using Rectify.Domain.Rounds;
using Rectify.Domain.Supervision;
using Rectify.Domain.Tasks;
using Rectify.Testing;
using Xunit;

namespace Rectify.App.Tests.Rounds;

/// <summary>An inspection whose group is present: its feedback day is the planned one.</summary>
public sealed class FeedbackAheadTests(TestOffice office) : IClassFixture<TestOffice>
{
    private static readonly DateOnly Today = new(2026, 3, 18);
    private static readonly InspectionFacts Present = new(InspectionKind.Routine, "市委第五巡察组", Today.AddDays(-20), Today.AddDays(25), Today.AddDays(40));

    [Fact]
    public async Task A_feedback_day_lies_ahead_only_while_the_group_is_present()
    {
        AccountOffice.IsBad("feedback-before-presence", await Open(Present with { PresenceFrom = null, PresenceTo = null }));
        AccountOffice.IsBad("feedback-before-presence", await Open(Present with { PresenceFrom = Today.AddDays(1) }));
        AccountOffice.IsBad("before-presence", await Open(Present with { FeedbackOn = Today.AddDays(24) }));
        Assert.True((await Open(Present)).IsDone);
    }

    [Fact]
    public async Task While_the_group_is_present_only_what_is_put_right_at_once_is_registered_and_stays_of_that_class()
    {
        var inspection = await Opened();
        AccountOffice.IsBad("at-once-before-feedback", await Register(inspection, null));
        AccountOffice.IsBad("at-once-before-feedback", await Register(inspection, ProblemClass.Staged));
        Assert.True((await Register(inspection, ProblemClass.AtOnce)).IsDone);

        await using var db = office.OpenDatabase();
        var problem = await db.Problems.AsNoTracking().SingleAsync(p => p.InspectionId == inspection);
        AccountOffice.IsBad("at-once-before-feedback", await office.As<ClassifyProblem, Outcome>(office.Office, verb => verb.Run(problem.Id, problem.Version, new ProblemClassification(ProblemClass.Continuous, null, null, null), ActId.New())));
    }

    [Fact]
    public async Task A_planned_day_that_has_passed_is_no_feedback_before_somebody_confirms_it()
    {
        var inspection = await Opened();
        Assert.True((await Register(inspection, ProblemClass.AtOnce)).IsDone);
        var confirmedOn = Today.AddDays(43);
        office.Clock.GoTo(Today.AddDays(45));
        try
        {
            Assert.Contains((await office.As<ReadDesk, DeskView?>(office.Office, desk => desk.Run()))!.Feedbacks, row => row.Inspection == inspection && row.PlannedOn == Present.FeedbackOn);
            Assert.DoesNotContain((await office.As<ReadDesk, DeskView?>(office.Supervision, desk => desk.Run()))!.Feedbacks, row => row.Inspection == inspection);
            AccountOffice.IsBad("at-once-before-feedback", await Register(inspection, ProblemClass.Staged));
            // something else put right is no confirmation
            Must(await Correct(inspection, Present with { FeedbackNumber = "云巡反〔2026〕5号" }));
            Assert.True((await SheetAsync(inspection)).IsFeedbackToConfirm);

            AccountOffice.IsBad("in-future", await Confirm(inspection, Today.AddDays(46)));
            AccountOffice.IsBad("before-presence", await Confirm(inspection, Today.AddDays(-21)));
            AccountOffice.IsBad("required", await Confirm(inspection, null));
            Must(await Confirm(inspection, confirmedOn));

            var sheet = await SheetAsync(inspection);
            Assert.Equal((confirmedOn, false, false), (sheet.Facts.FeedbackOn, sheet.IsFeedbackAhead, sheet.IsFeedbackToConfirm));
            Assert.Equal(confirmedOn, sheet.Milestones.Single(m => m.Kind == MilestoneKind.FeedbackMeeting).DueOn);
            Assert.Equal(Rule.AlreadyDone, Assert.Single(Assert.IsType<Outcome.Refused>(await Confirm(inspection, confirmedOn)).Refusal.Unmet).Rule);
            Assert.True((await Register(inspection, ProblemClass.Staged)).IsDone);
        }
        finally
        {
            office.Clock.GoTo(Today);
        }
    }

    [Fact]
    public async Task A_letter_before_the_feedback_speaks_of_what_is_put_right_at_once()
    {
        var inspection = await Opened();
        Assert.True((await Register(inspection, ProblemClass.AtOnce)).IsDone);
        await using var db = office.OpenDatabase();
        var task = await db.Tasks.Where(t => t.InspectionId == inspection).Select(t => t.Id).SingleAsync();
        Must(await office.As<AssignTasks, Outcome>(office.Office, verb => verb.Run([new AssignmentLine(task, 1, new Assignment(office.Leader, office.WaterDepartment, Today.AddDays(10), null, office.Handler))], ActId.New())));

        async Task<string> TitleAsync() => (await office.As<PrepareLetter, LetterBeginning?>(office.Office, read => read.Run(task)))!.Words(LetterKind.Reminder, [task]).Title;
        Assert.Contains("立行立改问题", await TitleAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain("反馈问题", await TitleAsync(), StringComparison.Ordinal);
        Must(await Correct(inspection, Present with { PresenceTo = Today.AddDays(-5), FeedbackOn = Today }));
        Assert.Contains("反馈问题", await TitleAsync(), StringComparison.Ordinal);
    }

    private async Task<InspectionSheet> SheetAsync(InspectionId id) => (await office.As<ReadInspection, InspectionSheet?>(office.Office, read => read.Run(id)))!;

    private async Task<Outcome> Confirm(InspectionId id, DateOnly? on)
    {
        var seen = (await SheetAsync(id)).Version;
        return await office.As<ConfirmFeedback, Outcome>(office.Office, verb => verb.Run(id, seen, on, ActId.New()));
    }

    [Fact]
    public async Task What_is_put_right_at_once_is_started_during_presence_and_stands_in_the_list_of_it_after_the_feedback_too()
    {
        var inspection = await Opened();
        Assert.True((await Register(inspection, ProblemClass.AtOnce)).IsDone);
        await using var db = office.OpenDatabase();
        var task = await db.Tasks.Where(t => t.InspectionId == inspection).Select(t => t.Id).SingleAsync();
        Must(await office.As<AssignTasks, Outcome>(office.Office, verb => verb.Run([new AssignmentLine(task, 1, new Assignment(office.Leader, office.WaterDepartment, Today.AddDays(10), null, office.Handler))], ActId.New())));
        var seen = await db.Tasks.Where(t => t.Id == task).Select(t => t.Version).SingleAsync();
        Must(await office.As<StartAtOnce, Outcome>(office.Office, verb => verb.Run(task, seen, ActId.New(), new MeasureDraft("当日拆除并复查。", MeasureKind.General, office.WaterDepartment, office.Handler, Today.AddDays(5)))));
        var measure = await db.Set<Measure>().Where(m => m.TaskId == task).Select(m => m.Id).SingleAsync();
        Must(await office.As<ReportProgress, Outcome>(office.UnitLead, verb => verb.Run([new ProgressLine(task, new ProgressReport(measure, "已拆除。", Today.AddDays(-3), Domain.Problems.ReportedGrade.Done))], ActId.New())));

        office.Clock.GoTo(Today.AddDays(2));
        try
        {
            Must(await Correct(inspection, Present with { PresenceTo = Today.AddDays(-5), FeedbackOn = Today.AddDays(2) }));
            Assert.True((await Register(inspection, ProblemClass.AtOnce)).IsDone);
        }
        finally
        {
            office.Clock.GoTo(Today);
        }

        var listed = (await office.As<ReadLedger, LedgerSlice?>(office.Office, query => query.Run(new LedgerFilter { Inspection = inspection, DuringPresence = true })))!;
        Assert.Equal([task], listed.Rows.Select(row => row.Task));
    }

    [Fact]
    public async Task Windows_count_from_the_planned_day_and_move_with_the_real_one()
    {
        var inspection = await Opened();
        Assert.Equal(Today.AddDays(40), await DueOn(inspection));

        Must(await Correct(inspection, Present with { PresenceTo = Today.AddDays(-5), FeedbackOn = Today.AddDays(-1) }));

        Assert.Equal(Today.AddDays(-1), await DueOn(inspection));
    }

    [Fact]
    public async Task A_feedback_that_has_brought_problems_is_not_put_off()
    {
        var inspection = await Opened();
        Must(await Correct(inspection, Present with { PresenceTo = Today.AddDays(-5), FeedbackOn = Today }));
        Assert.True((await Register(inspection, ProblemClass.Staged)).IsDone);

        AccountOffice.IsBad("feedback-was-given", await Correct(inspection, Present));
    }

    [Fact]
    public async Task A_dashboard_begins_with_an_inspection_whose_feedback_is_given()
    {
        await TestInspection.RegisteredAsync(office);
        await Opened();

        Assert.InRange((await office.As<ReadDashboard, Dashboard?>(office.Office, query => query.Run(null)))!.Head.FeedbackOn, DateOnly.MinValue, Today);
    }

    private static void Must(Outcome outcome) => TestInspection.Must(outcome);

    private async Task<DateOnly> DueOn(InspectionId inspection)
    {
        await using var db = office.OpenDatabase();
        return await db.Set<Milestone>().Where(m => m.InspectionId == inspection && m.Kind == MilestoneKind.FeedbackMeeting).Select(m => m.DueOn).SingleAsync();
    }

    private async Task<Outcome> Correct(InspectionId inspection, InspectionFacts facts)
    {
        await using var db = office.OpenDatabase();
        var seen = await db.Inspections.Where(i => i.Id == inspection).Select(i => i.Version).SingleAsync();
        return await office.As<CorrectInspection, Outcome>(office.Office, verb => verb.Run(inspection, seen, facts, ActId.New()));
    }

    private Task<Outcome> Register(InspectionId inspection, ProblemClass? problemClass) =>
        office.As<RegisterProblem, Outcome>(office.Office, verb => verb.Run(ProblemId.New(), inspection, new ProblemDraft("走廊堆放杂物，堵塞疏散通道。", null, null, problemClass, null, null, false), ActId.New()));

    private async Task<InspectionId> Opened()
    {
        var id = InspectionId.New();
        Must(await Open(Present, id));
        return id;
    }

    private async Task<Outcome> Open(InspectionFacts facts, InspectionId? id = null)
    {
        var round = RoundId.New();
        await office.As<OpenRound, Outcome>(office.Office, verb => verb.Run(round, new("2026年第五轮巡察", "中共云湖市委", InspectionLevel.City, 2026), ActId.New()));
        return await office.As<OpenInspection, Outcome>(office.Office, verb => verb.Run(id ?? InspectionId.New(), round, office.Bureau, facts, null, ActId.New()));
    }
}
