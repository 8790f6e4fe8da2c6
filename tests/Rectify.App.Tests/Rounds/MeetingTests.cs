using System.IO.Compression;
using Microsoft.EntityFrameworkCore;
using Rectify.App.Meetings;
using Rectify.App.Rounds;
using Rectify.App.Tasks;
using Rectify.App.Trail;
using Rectify.Domain;
using Rectify.Domain.Evidence;
using Rectify.Domain.Intake;
using Rectify.Domain.Measures;
using Rectify.Domain.People;
using Rectify.Domain.Problems;
using Rectify.Domain.Rounds;
using Rectify.Domain.Tasks;
using Rectify.Domain.Trail;
using Rectify.Testing;
using Xunit;
using static Rectify.Testing.TestInspection;

namespace Rectify.App.Tests.Rounds;

public sealed class MeetingTests : IAsyncLifetime
{
    private static readonly DateOnly Day = new(2026, 3, 18);

    private readonly TestOffice office = new();
    private readonly MeetingId id = MeetingId.New();
    private TestInspection inspection = null!;

    public async Task InitializeAsync()
    {
        await office.InitializeAsync();
        inspection = await RegisteredAsync(office, problems: 2);
        await inspection.WalkTo(TaskState.Rectifying);
    }

    public Task DisposeAsync() => office.DisposeAsync();

    [Fact]
    public async Task One_meeting_keeps_several_commitments_with_its_minutes_as_their_proof_and_nothing_is_entered_twice()
    {
        var measures = await PromiseAsync();
        Must(await RecordAsync(office.Office, keeps: [.. measures.Select(m => new MeetingKeeps(inspection.Task, m))]));
        var page = (await office.As<TaskPages, TaskPageRow?>(office.UnitLead, pages => pages.ReadAsync(inspection.Task)))!;
        Assert.All(page.Measures, m => Assert.Equal((id, null), (m.Promise!.Events.Single().Meeting, m.Promise.Events.Single().Proof)));
        Assert.All(page.Measures, m => Assert.DoesNotContain(m.Promise!.Slots, slot => slot.IsHole(Day.AddDays(1))));
        var sheet = (await office.As<ReadMeeting, MeetingSheet?>(office.UnitLead, read => read.Run(id)))!;
        Assert.Equal((2, 1), (sheet.Kept.Count, sheet.Problems.Count));
        Assert.Single(await office.As<MeetingList, IReadOnlyList<MeetingRow>>(office.Handler, read => read.OfTaskAsync(inspection.Task)));
        var history = (await office.As<TaskHistory, IReadOnlyList<HistoryRow>?>(office.UnitLead, read => read.ReadAsync(inspection.Task)))!;
        Assert.Equal([FactKind.MeetingRecorded, FactKind.CommitmentEventRecorded, FactKind.CommitmentEventRecorded], history.Take(3).Select(row => row.Kind).Order());
    }

    [Fact]
    public async Task A_meeting_made_void_takes_what_it_kept_with_it_and_stays_readable()
    {
        var measures = await PromiseAsync();
        Must(await RecordAsync(office.Office, keeps: [.. measures.Select(m => new MeetingKeeps(inspection.Task, m))]));
        var kept = (await EventsAsync())[0];
        Assert.Equal([Rule.EventOfMeeting], RulesOf(await inspection.Act<StrikeCommitmentEvent>(office.UnitLead, (verb, seen) => verb.Run(inspection.Task, seen, ActId.New(), kept.Id, Reason.Of("日期写错")))));
        Assert.IsType<Outcome.NotAllowed>(await VoidAsync(office.UnitLead));
        Must(await VoidAsync(office.Office));
        Assert.All(await EventsAsync(), e => Assert.Equal("登记重复", e.StruckBecause));
        var sheet = (await office.As<ReadMeeting, MeetingSheet?>(office.Office, read => read.Run(id)))!;
        Assert.Equal(("登记重复", false), (sheet.VoidedBecause, sheet.MayVoid));
        Assert.Equal([Rule.AlreadyDone], RulesOf(await VoidAsync(office.Office)));
    }

    [Fact]
    public async Task While_a_task_stands_still_the_meeting_that_kept_its_commitment_stands_too()
    {
        var measures = await PromiseAsync();
        Must(await RecordAsync(office.Office, keeps: [.. measures.Select(m => new MeetingKeeps(inspection.Task, m))]));
        await inspection.ProveAndApplyAsync();
        Assert.Contains(Rule.NotInThisState, RulesOf(await VoidAsync(office.Office)));
        Assert.All(await EventsAsync(), e => Assert.Null(e.StruckBecause));
        Assert.Contains(Rule.NotInThisState, RulesOf(await RecordAsync(office.Office, keeps: [new MeetingKeeps(inspection.Task, measures[0])], meeting: MeetingId.New())));
    }

    [Fact]
    public async Task Without_minutes_or_outside_its_days_no_commitment_is_kept_and_nothing_is_left_behind()
    {
        var measures = await PromiseAsync();
        Assert.Equal([Rule.MeetingWithoutMinutes], RulesOf(await RecordAsync(office.Office, keeps: [new MeetingKeeps(inspection.Task, measures[0])], minutes: null)));
        Assert.Equal([Rule.DayOutsideCommitment], RulesOf(await RecordAsync(office.Office, on: Day.AddDays(-9), keeps: [new MeetingKeeps(inspection.Task, measures[0])])));
        Assert.Equal([Rule.DayInFuture], RulesOf(await RecordAsync(office.Office, on: Day.AddDays(1))));
        Assert.Equal([Rule.DayBeforePresence], RulesOf(await RecordAsync(office.Office, on: new DateOnly(2026, 1, 4))));
        await using var db = office.OpenDatabase();
        Assert.Equal(0, await db.Meetings.CountAsync());
    }

    [Fact]
    public async Task A_unit_records_meetings_of_its_own_and_no_others()
    {
        var measures = await PromiseAsync();
        Assert.IsType<Outcome.NotAllowed>(await RecordAsync(office.UnitLead));
        Assert.IsType<Outcome.NotAllowed>(await RecordAsync(office.UnitLead, unit: office.FinanceDepartment));
        Assert.IsType<Outcome.NotAllowed>(await RecordAsync(office.Auditor));
        Must(await RecordAsync(office.Handler, unit: office.WaterDepartment, keeps: [new MeetingKeeps(inspection.Task, measures[0])]));
        Assert.Equal([office.WaterDepartment], (await office.As<PrepareMeeting, MeetingBeginning?>(office.UnitLead, read => read.Run(inspection.Id)))!.Units.Select(u => u.Id));
        Assert.Null(await office.As<PrepareMeeting, MeetingBeginning?>(office.FinanceLead, read => read.Run(inspection.Id)));
        Assert.Null(await office.As<ReadMeeting, MeetingSheet?>(office.FinanceLead, read => read.Run(id)));
        Assert.NotNull(await office.As<ReadMeeting, MeetingSheet?>(office.Auditor, read => read.Run(id)));
    }

    [Fact]
    public async Task A_feedback_meeting_is_its_milestone_which_it_proves_once_done()
    {
        Must(await RecordAsync(office.Office, kind: MeetingKind.Feedback, forMilestone: true));
        var milestone = (await SheetAsync()).Milestones.Single(m => m.Kind == MilestoneKind.FeedbackMeeting);
        Assert.Equal((id, "局党组会研究整改", Day.AddDays(-1)), (milestone.Meeting!.Id, milestone.Meeting.Title, milestone.Meeting.On));
        Assert.Equal("ForMilestone", Assert.IsType<Outcome.Invalid>(await RecordAsync(office.Office, kind: MeetingKind.Feedback, forMilestone: true, meeting: MeetingId.New())).Errors[0].Field);

        Must(await VoidAsync(office.Office));
        Assert.Null((await SheetAsync()).Milestones.Single(m => m.Kind == MilestoneKind.FeedbackMeeting).Meeting);
        var second = MeetingId.New();
        Must(await RecordAsync(office.Office, kind: MeetingKind.Feedback, forMilestone: true, meeting: second));
        Must(await office.As<MarkMilestoneDone, Outcome>(office.Office, async verb => await verb.Run(inspection.Id, (await SheetAsync()).Version, MilestoneKind.FeedbackMeeting, Day.AddDays(-1), Reason.Of("会议记录"), ActId.New())));
        Assert.Equal([Rule.MeetingProvesMilestone], RulesOf(await VoidAsync(office.Office, second)));
    }

    [Fact]
    public async Task A_meeting_that_dealt_with_a_restricted_problem_is_withheld_with_it()
    {
        inspection = await RegisteredAsync(office, restricted: 1);
        Must(await RecordAsync(office.Office, problems: await ProblemsAsync()));
        Assert.NotNull(await office.As<ReadMeeting, MeetingSheet?>(office.LeadingGroup, read => read.Run(id)));
        Assert.Null(await office.As<ReadMeeting, MeetingSheet?>(office.Auditor, read => read.Run(id)));
        Assert.Null(await office.As<ReadMeeting, (Stream, string, string)?>(office.Auditor, read => read.FileAsync(id, 1)));
        Assert.DoesNotContain((await ListAsync(office.Auditor)).Rows, row => row.Id == id);
        await using var db = office.OpenDatabase();
        Assert.Contains(await db.RestrictedReads.ToListAsync(), read => read.Place == ReadPlace.Meeting && read.PersonId == office.LeadingGroup);
    }

    [Fact]
    public async Task Words_are_put_right_with_the_reason_and_the_earlier_ones_stay_in_the_history()
    {
        Must(await RecordAsync(office.Office));
        var seen = await WordsAsync();
        var words = seen with { Title = "局党组会研究巡察整改", Minutes = "研究整改推进情况，明确牵头人。" };
        Assert.IsType<Outcome.NotAllowed>(await CorrectAsync(office.LeadingGroup, seen, words));
        Assert.Equal([Rule.NothingCorrected], RulesOf(await CorrectAsync(office.Office, seen, seen)));
        Assert.IsType<Outcome.Invalid>(await office.As<CorrectMeeting, Outcome>(office.Office, verb => verb.Run(id, seen, words, " ", ActId.New())));
        Must(await CorrectAsync(office.SecondOffice, seen, words));
        Assert.IsType<Outcome.ChangedMeanwhile>(await CorrectAsync(office.Office, seen, words with { Place = "二楼会议室" }));

        var sheet = (await office.As<ReadMeeting, MeetingSheet?>(office.LeadingGroup, read => read.Run(id)))!;
        Assert.Equal(("局党组会研究巡察整改", "研究整改推进情况，明确牵头人。"), (sheet.Meeting.Title, sheet.Minutes));
        Assert.Equal((FactKind.MeetingCorrected, "局党组会研究整改", "研究整改推进情况。", "会议名称有误"), (sheet.History[0].Kind, sheet.History[0].Details["titleBefore"], sheet.History[0].Details["minutesBefore"], sheet.History[0].Details["reason"]));
        Assert.False(sheet.History[0].Details.ContainsKey("placeBefore"));
        Must(await VoidAsync(office.Office));
        Assert.Equal([Rule.NotInThisState], RulesOf(await CorrectAsync(office.Office, await WordsAsync(), seen)));
    }

    [Fact]
    public async Task A_meeting_that_proves_something_keeps_some_minutes()
    {
        Must(await RecordAsync(office.Office, minutes: "研究整改推进情况。"));
        var bare = MeetingId.New();
        Must(await office.As<RecordMeeting, Outcome>(office.Office, verb => verb.Run(bare, inspection.Id, new MeetingInput(MeetingKind.PartyGroup, "党组会", null, Day, null, [], null, [], "研究整改。", null, [], [], false), ActId.New())));
        var seen = (await office.As<ReadMeeting, MeetingSheet?>(office.Office, read => read.Run(bare)))!.Words;
        Assert.Equal([Rule.MeetingWithoutMinutes], RulesOf(await office.As<CorrectMeeting, Outcome>(office.Office, verb => verb.Run(bare, seen, seen with { Minutes = null }, "误填", ActId.New()))));
        Must(await CorrectAsync(office.Office, await WordsAsync(), (await WordsAsync()) with { Minutes = null }));
    }

    [Fact]
    public async Task A_recorded_meeting_is_named_for_further_problems_and_withheld_with_them()
    {
        var restricted = await RegisteredAsync(office, problems: 2, restricted: 1);
        var meeting = MeetingId.New();
        Must(await office.As<RecordMeeting, Outcome>(office.Office, verb => verb.Run(meeting, restricted.Id, new MeetingInput(MeetingKind.PartyGroup, "党组会", null, Day, null, [], null, [], "研究整改。", null, [], [], false), ActId.New())));
        Assert.NotNull(await office.As<ReadMeeting, MeetingSheet?>(office.Auditor, read => read.Run(meeting)));
        var offered = (await office.As<ReadMeeting, IReadOnlyList<MeetingProblemRow>?>(office.Office, read => read.LinkableAsync(meeting)))!;
        Assert.Equal(2, offered.Count);
        Assert.Null(await office.As<ReadMeeting, IReadOnlyList<MeetingProblemRow>?>(office.Auditor, read => read.LinkableAsync(meeting)));
        Assert.IsType<Outcome.NotAllowed>(await LinkAsync(office.Auditor, meeting, offered[0].Problem));
        // of another inspection
        Assert.IsType<Outcome.Missing>(await LinkAsync(office.Office, meeting, (await ProblemsAsync())[0]));
        Must(await LinkAsync(office.Office, meeting, [.. offered.Select(p => p.Problem)]));
        Assert.Equal([Rule.AlreadyDone], RulesOf(await LinkAsync(office.Office, meeting, offered[0].Problem)));
        var sheet = (await office.As<ReadMeeting, MeetingSheet?>(office.Office, read => read.Run(meeting)))!;
        Assert.Equal((2, FactKind.MeetingProblemsLinked, "2"), (sheet.Problems.Count, sheet.History[0].Kind, sheet.History[0].Details["added"]));
        Assert.Null(await office.As<ReadMeeting, MeetingSheet?>(office.Auditor, read => read.Run(meeting)));
        Assert.DoesNotContain((await VerifyTrail.Of(office.Settings).RunAsync()).Faults, fault => fault.Record.StartsWith("meeting", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Who_is_not_offered_is_found_by_searching_and_who_was_chosen_stays_offered()
    {
        Task<MeetingBeginning?> Begin(string? search, params PersonId[] chosen) => office.As<PrepareMeeting, MeetingBeginning?>(office.Office, query => query.Run(inspection.Id, search, chosen));
        Assert.DoesNotContain((await Begin(null))!.People, person => person.Id == office.Supervision);
        Assert.Equal([office.Supervision], (await Begin("叶知秋"))!.People.Select(person => person.Id));
        Assert.Equal([office.Leader, office.Supervision], (await Begin("监督检查室", office.Leader))!.People.Select(person => person.Id));
    }

    private async Task<MeetingWords> WordsAsync() => (await office.As<ReadMeeting, MeetingSheet?>(office.Office, read => read.Run(id)))!.Words;

    private Task<Outcome> CorrectAsync(PersonId by, MeetingWords seen, MeetingWords words) => office.As<CorrectMeeting, Outcome>(by, verb => verb.Run(id, seen, words, "会议名称有误", ActId.New()));

    private Task<Outcome> LinkAsync(PersonId by, MeetingId meeting, params ProblemId[] problems) => office.As<LinkMeeting, Outcome>(by, verb => verb.Run(meeting, problems, ActId.New()));

    [Fact]
    public async Task The_list_is_narrowed_by_inspection_kind_and_days_and_paged_by_key()
    {
        for (var i = 0; i < MeetingList.PageSize + 2; i++) Must(await RecordAsync(office.Office, meeting: MeetingId.New(), on: Day.AddDays(-(i % 3))));
        var first = await ListAsync(office.Office);
        Assert.Equal((MeetingList.PageSize, false, true), (first.Rows.Count, first.HasPrevious, first.HasNext));
        var second = await ListAsync(office.Office, from: new MeetingKey(false, first.Rows[^1].On, first.Rows[^1].Id));
        Assert.Equal((2, true, false), (second.Rows.Count, second.HasPrevious, second.HasNext));
        Assert.Equal(first.Rows.Select(r => r.Id), (await ListAsync(office.Office, from: new MeetingKey(true, second.Rows[0].On, second.Rows[0].Id))).Rows.Select(r => r.Id));
        Assert.Empty((await ListAsync(office.Office, new MeetingFilter(Kind: MeetingKind.SiteVisit))).Rows);
        Assert.Equal(inspection.Id, (await ListAsync(office.UnitLead, new MeetingFilter(From: Day))).RecordFor);
        Assert.Null((await ListAsync(office.Auditor, new MeetingFilter(inspection.Id))).RecordFor);
        var workbook = new MemoryStream();
        Assert.True(await office.As<ExportMeetings, bool>(office.Office, export => export.Run(workbook, MeetingFilter.None, new MeetingExportWords("会议与调研", kind => $"{kind}", "已作废"))));
        using var zip = new ZipArchive(workbook);
        Assert.NotNull(zip.GetEntry("xl/workbook.xml"));
    }

    /// <summary>Both measures of the task promise one event on yesterday.</summary>
    private async Task<IReadOnlyList<MeasureId>> PromiseAsync()
    {
        var measures = (await inspection.LoadAsync()).Measures.OrderBy(m => m.Position).Select(m => m.Id).ToList();
        foreach (var measure in measures)
            Must(await inspection.Act<SetCommitment>(office.Office, (verb, seen) => verb.Run(inspection.Task, seen, ActId.New(), measure, new Commitment(1, 1, FrequencyPeriod.Day, Day.AddDays(-1), Day.AddDays(-1)), Reason.Of("方案写有调度"))));
        return measures;
    }

    private Task<Outcome> RecordAsync(PersonId by, MeetingKind kind = MeetingKind.PartyGroup, DateOnly? on = null, UnitId? unit = null, IReadOnlyList<ProblemId>? problems = null, IReadOnlyList<MeetingKeeps>? keeps = null,
        string? minutes = "研究整改推进情况。", bool forMilestone = false, MeetingId? meeting = null) =>
        office.As<RecordMeeting, Outcome>(by, verb => verb.Run(meeting ?? id, inspection.Id, new MeetingInput(kind, "局党组会研究整改", unit, on ?? Day.AddDays(-1), "会议室", [], "各科室负责人", problems ?? [], minutes, "按时序推进。",
            minutes is null ? [] : [new StoredFile(new string('b', 64), 10, "纪要.pdf", "application/pdf")], keeps ?? [], forMilestone), ActId.New()));

    private Task<Outcome> VoidAsync(PersonId by, MeetingId? meeting = null) => office.As<VoidMeeting, Outcome>(by, verb => verb.Run(meeting ?? id, Reason.Of("登记重复"), ActId.New()));

    private async Task<IReadOnlyList<CommitmentEvent>> EventsAsync()
    {
        await using var db = office.OpenDatabase();
        return await db.Set<CommitmentEvent>().AsNoTracking().ToListAsync();
    }

    private async Task<IReadOnlyList<ProblemId>> ProblemsAsync()
    {
        await using var db = office.OpenDatabase();
        return await db.Problems.Where(p => p.InspectionId == inspection.Id).Select(p => p.Id).ToListAsync();
    }

    private async Task<InspectionSheet> SheetAsync() => (await office.As<ReadInspection, InspectionSheet?>(office.Office, read => read.Run(inspection.Id)))!;

    private async Task<MeetingSlice> ListAsync(PersonId by, MeetingFilter? filter = null, MeetingKey? from = null) => (await office.As<MeetingList, MeetingSlice?>(by, read => read.Run(filter ?? MeetingFilter.None, from)))!;

    private static IReadOnlyList<Rule> RulesOf(Outcome outcome) => [.. Assert.IsType<Outcome.Refused>(outcome).Refusal.Unmet.Select(u => u.Rule).Distinct()];
}
