using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Rectify.App.Calendar;
using Rectify.App.Delivery;
using Rectify.App.Desk;
using Rectify.App.Dossiers;
using Rectify.App.Figures;
using Rectify.App.Files;
using Rectify.App.Notices;
using Rectify.App.Rounds;
using Rectify.App.Suggestions;
using Rectify.App.Tests.Dossiers;
using Rectify.App.Trail;
using Rectify.Documents.Writing;
using Rectify.Domain;
using Rectify.Domain.Evidence;
using Rectify.Domain.People;
using Rectify.Domain.Rounds;
using Rectify.Domain.Suggestions;
using Rectify.Domain.Tasks;
using Rectify.Domain.Trail;
using Rectify.Testing;
using Xunit;
using static Rectify.Testing.TestInspection;

namespace Rectify.App.Tests.Suggestions;

public sealed class SuggestionTests : IAsyncLifetime
{
    private static readonly DateOnly Day = new(2026, 3, 18), DueOn = new(2026, 4, 30);

    private readonly TestOffice office = new();
    private TestInspection inspection = null!;

    public async Task InitializeAsync()
    {
        await office.InitializeAsync();
        inspection = await TestInspection.RegisteredAsync(office, problems: 3, restricted: 1);
    }

    public Task DisposeAsync() => office.DisposeAsync();

    // ---- restricted, due, in the dossier

    [Fact]
    public async Task Who_reads_what_belongs_to_a_restricted_problem_is_written_down_and_of_others_nobody_is()
    {
        var numbers = await NumbersAsync();
        var (restricted, open) = (await RestrictedAsync(), SuggestionId.New());
        Must(await RegisterAsync(open, [numbers[2]]));
        await ReadAsync(office.LeadingGroup, open);
        await ReadAsync(office.LeadingGroup, restricted);
        await office.As<ExportSuggestions, bool>(office.HeadOfOffice, query => query.Run(new MemoryStream(), SuggestionFilter.None, new SuggestionExportWords("", k => $"{k}", s => $"{s}", "")));
        await using var db = office.OpenDatabase();
        var reads = await db.RestrictedReads.Where(read => read.Place == ReadPlace.Suggestion).ToListAsync();
        Assert.Equal<HashSet<PersonId>>([office.LeadingGroup, office.HeadOfOffice], [.. reads.Select(read => read.PersonId).Where(person => person != office.Office)]);
        Assert.Single(reads.Select(read => read.TaskId).Distinct());
    }

    [Fact]
    public async Task A_reply_that_is_owed_stands_in_the_calendar_of_who_sees_it_until_it_is_given()
    {
        var id = await AssignedAsync();
        Assert.Equal(id, Assert.Single((await MonthAsync(office.UnitLead))!.Items, item => item.Kind == DueKind.Suggestion).Suggestion);
        Assert.Equal(1, (await MonthAsync(office.Office))!.Days.Single(day => day.On == DueOn).Counts[DueKind.Suggestion]);
        Assert.DoesNotContain((await MonthAsync(office.FinanceLead))!.Items, item => item.Kind == DueKind.Suggestion);
        Must(await AnswerAsync(id, "已开展排查。"));
        Assert.DoesNotContain((await MonthAsync(office.UnitLead))!.Items, item => item.Kind == DueKind.Suggestion);
    }

    [Fact]
    public async Task The_warning_ladder_tells_the_unit_before_the_day_and_office_and_principal_after_it_once()
    {
        await AssignedAsync();
        var warn = office.Services.GetRequiredService<WarnOfDeadlines>();
        // the first look only begins to watch
        Assert.Equal(0, (await warn.LookAsync(default)).Suggestions);
        office.Clock.GoTo(DueOn.AddDays(-20));
        Assert.Equal(1, (await warn.LookAsync(default)).Suggestions);
        Assert.Equal(0, (await warn.LookAsync(default)).Suggestions);
        Assert.Equal([office.Handler], await WarnedAsync(DueOn.AddDays(-20)));
        office.Clock.GoTo(DueOn.AddDays(1));
        await warn.LookAsync(default);
        Assert.Equal<HashSet<PersonId>>([office.Handler, office.UnitLead, office.Office, office.SecondOffice, office.HeadOfOffice, office.Principal], [.. (await WarnedAsync(DueOn.AddDays(1))).Append(office.Handler)]);
    }

    [Fact]
    public async Task A_restricted_one_is_warned_of_to_those_who_see_it()
    {
        var id = await RestrictedAsync();
        Must(await Act<AssignSuggestion>(office.Office, id, (verb, seen) => verb.Run(id, seen, office.WaterDepartment, DueOn, ActId.New())));
        var warn = office.Services.GetRequiredService<WarnOfDeadlines>();
        await warn.LookAsync(default);
        foreach (var day in new[] { -20, 1 })
        {
            office.Clock.GoTo(DueOn.AddDays(day));
            await warn.LookAsync(default);
            foreach (var person in await WarnedAsync(DueOn.AddDays(day))) Assert.NotNull(await ReadAsync(person, id));
        }
    }

    [Fact]
    public async Task The_dossier_of_a_round_holds_its_suggestions_with_the_papers_of_their_replies_and_its_milestones()
    {
        var id = await AssignedAsync();
        Must(await AnswerAsync(id, "已印发办法。"));
        var dossier = (await office.As<WriteDossier, Dossier?>(office.Office, query => query.OfInspectionAsync(inspection.Id, DossierTests.Words)))!;
        var packed = new MemoryStream();
        office.Actor.Is(office.Office);
        await dossier.WriteAsync(packed);
        using var zip = new System.IO.Compression.ZipArchive(packed);
        Assert.Contains(zip.Entries, entry => entry.FullName.StartsWith("意见建议/1/01", StringComparison.Ordinal));
        using var page = new StreamReader(zip.GetEntry(DossierOfTask.Page)!.Open());
        var text = await page.ReadToEndAsync();
        Assert.Contains("已印发办法。", text, StringComparison.Ordinal);
        Assert.Contains("FeedbackMeeting", text, StringComparison.Ordinal);
    }

    private Task<CalendarMonth?> MonthAsync(PersonId person) => office.As<ReadCalendar, CalendarMonth?>(person, query => query.Run(day: DueOn));

    private async Task<IReadOnlyList<PersonId>> WarnedAsync(DateOnly on)
    {
        await using var db = office.OpenDatabase();
        return await db.Notifications.Where(n => n.WarnedOf == Domain.Delivery.Matter.Suggestion && n.On == on).Select(n => n.PersonId).ToListAsync();
    }

    /// <summary>One that belongs to the restricted problem.</summary>
    private async Task<SuggestionId> RestrictedAsync()
    {
        await using var db = office.OpenDatabase();
        var number = await db.Problems.Where(p => p.IsRestricted).Select(p => p.Number).SingleAsync();
        var id = SuggestionId.New();
        Must(await RegisterAsync(id, [number]));
        return id;
    }

    // ---- its life

    [Fact]
    public async Task A_suggestion_is_registered_assigned_answered_sent_back_answered_again_and_concluded_and_the_trail_verifies()
    {
        var id = await AssignedAsync();
        Must(await AnswerAsync(id, "已开展排查。"));
        Must(await Act<ReturnSuggestion>(office.Office, id, (verb, seen) => verb.Run(id, seen, ActId.New(), Reason.Of("没有附文件"), DueOn.AddDays(10))));
        Must(await AnswerAsync(id, "已印发办法，附文件。"));
        Must(await Act<ConcludeSuggestion>(office.SecondOffice, id, (verb, seen) => verb.Run(id, seen, ActId.New(), Reason.Of("属实"))));

        var sheet = (await ReadAsync(office.UnitLead, id))!;
        Assert.Equal((SuggestionState.Concluded, "水生态环境科", DueOn.AddDays(10), "属实"), (sheet.State, sheet.Unit, sheet.DueOn, sheet.EndedBecause));
        Assert.Equal([("已印发办法，附文件。", null), ("已开展排查。", "没有附文件")], sheet.Replies.Select(r => (r.Text, r.ReturnedBecause)));
        Assert.Equal([FactKind.SuggestionConcluded, FactKind.SuggestionAnswered, FactKind.SuggestionAnswerReturned, FactKind.SuggestionAnswered, FactKind.SuggestionAssigned, FactKind.SuggestionRegistered], sheet.History.Select(h => h.Kind));
        Assert.Empty(sheet.Offered);
        await using var file = (await office.As<ReadSuggestion, SuggestionFile?>(office.UnitLead, query => query.FileAsync(id, 2)))!.Content;
        Assert.Equal(5, file.Length);
        Assert.DoesNotContain((await VerifyTrail.Of(office.Settings).RunAsync()).Faults, fault => $"{fault}".Contains("suggestion", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_reply_comes_from_the_lead_of_the_unit_with_its_paper_and_its_giver_does_not_conclude_it()
    {
        var id = await AssignedAsync();
        var paper = await PaperAsync();
        Assert.Equal("missing", CodeOf(await Act<AnswerSuggestion>(office.UnitLead, id, (verb, seen) => verb.Run(id, seen, "已办。", null, ActId.New()))));
        Assert.Equal("missing", CodeOf(await Act<AnswerSuggestion>(office.UnitLead, id, (verb, seen) => verb.Run(id, seen, " ", paper, ActId.New()))));
        Assert.IsType<Outcome.Missing>(await Act<AnswerSuggestion>(office.FinanceLead, id, (verb, seen) => verb.Run(id, seen, "已办。", paper, ActId.New())));
        Assert.Equal(Rule.NotYourAct, RuleOf(await Act<AnswerSuggestion>(office.Handler, id, (verb, seen) => verb.Run(id, seen, "已办。", paper, ActId.New()))));
        Assert.Equal(Rule.NotInThisState, RuleOf(await Act<ConcludeSuggestion>(office.Office, id, (verb, seen) => verb.Run(id, seen, ActId.New(), Reason.Of("属实")))));
    }

    [Fact]
    public async Task Only_the_office_registers_and_it_names_problems_of_the_inspection_by_their_numbers()
    {
        var (id, numbers) = (SuggestionId.New(), await NumbersAsync());
        Assert.IsType<Outcome.NotAllowed>(await RegisterAsync(SuggestionId.New(), by: office.LeadingGroup));
        Assert.Equal("no-such-problem", CodeOf(await RegisterAsync(id, [numbers[1], 999_999])));
        Assert.Equal("missing", CodeOf(await office.As<RegisterSuggestion, Outcome>(office.Office, verb => verb.Run(id, inspection.Id, new SuggestionInput(null, null, "加强培训。", []), ActId.New()))));
        Must(await RegisterAsync(id, [numbers[1], numbers[2]]));
        Assert.Equal([numbers[1], numbers[2]], (await ReadAsync(office.Office, id))!.Problems.Select(p => p.Number));
        Must(await Act<CorrectSuggestion>(office.Office, id, (verb, seen) => verb.Run(id, seen, new SuggestionInput(SuggestionKind.Audit, "2", "加强资金管理。", [numbers[2]]), ActId.New())));
        Assert.Equal([numbers[2]], (await ReadAsync(office.Office, id))!.Problems.Select(p => p.Number));
        var problem = (await ReadAsync(office.Office, id))!.Problems[0].Id;
        Assert.Equal([id], (await office.As<SuggestionList, (IReadOnlyList<SuggestionListRow> Rows, DateOnly)>(office.Office, query => query.OfProblemAsync(problem))).Rows.Select(r => r.Id));
    }

    [Fact]
    public async Task It_goes_to_a_unit_of_the_body_with_a_day_or_without_one()
    {
        var id = await RegisteredAsync();
        Assert.Equal("missing", CodeOf(await Act<AssignSuggestion>(office.Office, id, (verb, seen) => verb.Run(id, seen, office.City, DueOn, ActId.New()))));
        Assert.Equal("missing", CodeOf(await Act<AssignSuggestion>(office.Office, id, (verb, seen) => verb.Run(id, seen, office.WaterDepartment, null, ActId.New()))));
        Must(await Act<AssignSuggestion>(office.Office, id, (verb, seen) => verb.Run(id, seen, office.WaterDepartment, Deadline.LongTerm, ActId.New())));
        Must(await Act<ReassignSuggestion>(office.Office, id, (verb, seen) => verb.Run(id, seen, office.FinanceDepartment, DueOn, "职责在财务", ActId.New())));
        Assert.Null(await ReadAsync(office.UnitLead, id));
        Assert.Equal(DueOn, (await ReadAsync(office.FinanceLead, id))!.DueOn);
    }

    [Fact]
    public async Task An_act_on_what_changed_meanwhile_says_who_was_quicker_and_a_second_press_is_one_act()
    {
        var id = await AssignedAsync();
        var (paper, act) = (await PaperAsync(), ActId.New());
        Must(await office.As<AnswerSuggestion, Outcome>(office.UnitLead, verb => verb.Run(id, 2, "已办。", paper, act)));
        Must(await office.As<AnswerSuggestion, Outcome>(office.UnitLead, verb => verb.Run(id, 2, "已办。", paper, act)));
        Assert.Single((await ReadAsync(office.Office, id))!.Replies);
        var late = await office.As<ReassignSuggestion, Outcome>(office.Office, verb => verb.Run(id, 2, office.FinanceDepartment, DueOn, "改派", ActId.New()));
        Assert.Equal("许望川", Assert.Single(Assert.IsType<Outcome.ChangedMeanwhile>(late).Since).PersonName);
    }

    // ---- desk, messages, sight

    [Fact]
    public async Task It_stands_on_the_desk_of_whoever_must_act_next()
    {
        var id = await RegisteredAsync();
        Assert.Equal(SuggestionBlock.ToAssign, Assert.Single((await DeskAsync(office.Office)).Suggestions).Block);
        Must(await AssignAsync(id));
        Assert.Equal(SuggestionBlock.ToAnswer, Assert.Single((await DeskAsync(office.UnitLead)).Suggestions).Block);
        Assert.Empty((await DeskAsync(office.Office)).Suggestions);
        office.Clock.GoTo(DueOn.AddDays(1));
        Assert.Equal(SuggestionBlock.Overdue, Assert.Single((await DeskAsync(office.Office)).Suggestions).Block);
        Must(await AnswerAsync(id, "已办。"));
        Assert.Equal(SuggestionBlock.ToConclude, Assert.Single((await DeskAsync(office.SecondOffice)).Suggestions).Block);
        Assert.Empty((await DeskAsync(office.UnitLead)).Suggestions);
        Assert.Empty((await DeskAsync(office.FinanceLead)).Suggestions);
    }

    [Fact]
    public async Task The_unit_hears_of_what_is_given_to_it_and_the_office_of_the_reply()
    {
        var id = await AssignedAsync();
        Assert.Contains(FactKind.SuggestionAssigned, await HeardAsync(office.UnitLead));
        Assert.Contains(FactKind.SuggestionAssigned, await HeardAsync(office.Handler));
        Must(await AnswerAsync(id, "已办。"));
        Assert.Contains(FactKind.SuggestionAnswered, await HeardAsync(office.SecondOffice));
        Assert.DoesNotContain(FactKind.SuggestionAnswered, await HeardAsync(office.UnitLead));
    }

    [Fact]
    public async Task One_of_a_restricted_problem_is_seen_by_office_and_leading_group_and_by_the_lead_it_is_given_to()
    {
        var id = SuggestionId.New();
        Must(await RegisterAsync(id, [(await NumbersAsync())[0]]));
        Must(await AssignAsync(id));

        foreach (var person in new[] { office.Office, office.LeadingGroup, office.UnitLead }) Assert.NotNull(await ReadAsync(person, id));
        foreach (var person in new[] { office.Handler, office.Auditor, office.Supervision, office.UpperLevel, office.FinanceLead }) Assert.Null(await ReadAsync(person, id));
        Assert.Empty((await ReadAsync(office.UnitLead, id))!.Problems);
        Assert.Null((await ReadAsync(office.Office, id))!.Problems[0].Wording);
        Assert.Empty((await ListAsync(office.Auditor)).Rows);
        Assert.DoesNotContain(FactKind.SuggestionAssigned, await HeardAsync(office.Handler));
        Assert.Equal(0, (await DashboardAsync(office.Auditor)).Suggestions.Received);
        Assert.Equal(1, (await DashboardAsync(office.Office)).Suggestions.Received);
    }

    // ---- lists and counts

    [Fact]
    public async Task The_list_turns_its_pages_by_key_narrows_by_what_it_is_asked_and_is_exported()
    {
        for (var i = 0; i < SuggestionList.PageSize + 3; i++) await RegisteredAsync();
        var first = await ListAsync(office.Office);
        var second = await ListAsync(office.Office, from: new SuggestionKey(false, first.Rows[^1].Id));
        var back = await ListAsync(office.Office, from: new SuggestionKey(true, second.Rows[0].Id));
        Assert.Equal((SuggestionList.PageSize, 3, false, true), (first.Rows.Count, second.Rows.Count, first.HasPrevious, first.HasNext));
        Assert.Equal(first.Rows.Select(r => r.Id), back.Rows.Select(r => r.Id));
        Must(await AssignAsync(first.Rows[4].Id));
        Assert.Equal([first.Rows[4].Id], (await ListAsync(office.Office, new SuggestionFilter { Unit = office.Bureau, Kind = SuggestionKind.Inspection, States = [SuggestionState.InHand], Inspection = inspection.Id })).Rows.Select(r => r.Id));
        Assert.True((await ListAsync(office.Office)).MayRegister);
        Assert.False((await ListAsync(office.Auditor)).MayRegister);
        Assert.Equal([inspection.Id], (await office.As<PrepareSuggestion, IReadOnlyList<SuggestionBeginning>>(office.Office, query => query.ChoicesAsync())).Select(b => b.Inspection));
        Assert.Empty(await office.As<PrepareSuggestion, IReadOnlyList<SuggestionBeginning>>(office.LeadingGroup, query => query.ChoicesAsync()));
        Assert.Empty((await ListAsync(office.Office, new SuggestionFilter { Overdue = true })).Rows);
        office.Clock.GoTo(DueOn.AddDays(1));
        Assert.Single((await ListAsync(office.Office, new SuggestionFilter { Overdue = true })).Rows);
        await using var workbook = new MemoryStream();
        Assert.True(await office.As<ExportSuggestions, bool>(office.Office, query => query.Run(workbook, SuggestionFilter.None, new SuggestionExportWords("意见建议", kind => $"{kind}", state => $"{state}", "长期"))));
        Assert.True(workbook.Length > 0);
    }

    [Fact]
    public async Task The_dashboard_counts_them_as_of_a_day_and_what_was_taken_back_counts_no_more()
    {
        var id = await AssignedAsync();
        var discarded = await RegisteredAsync();
        office.Clock.GoTo(Day.AddDays(3));
        Must(await Act<DiscardSuggestion>(office.Office, discarded, (verb, seen) => verb.Run(discarded, seen, ActId.New(), Reason.Of("重复登记"))));
        Must(await AnswerAsync(id, "已办。"));
        Assert.Equal(new SuggestionSums(1, 0, 1, 0), (await DashboardAsync(office.Office)).Suggestions);
        Must(await ConcludeAsync(id));
        Assert.Equal(new SuggestionSums(1, 1, 0, 0), (await DashboardAsync(office.Office)).Suggestions);
        Assert.Equal(new SuggestionSums(2, 0, 0, 0), (await DashboardAsync(office.Office, Day)).Suggestions);
    }

    [Fact]
    public async Task A_notice_takes_them_from_the_register_and_does_not_print_those_of_discipline_inspection_or_restricted_ones()
    {
        var printed = await AssignedAsync();
        Must(await AnswerAsync(printed, "已印发办法"));
        Must(await ConcludeAsync(printed));
        await RegisteredAsync();
        Must(await RegisterAsync(SuggestionId.New(), kind: SuggestionKind.Discipline, wording: "完善集体审议制度。"));
        Must(await RegisterAsync(SuggestionId.New(), [(await NumbersAsync())[0]], wording: "涉及个别人员的建议。"));

        var records = (await office.As<NoticeDraft, NoticeRecords?>(office.Office, query => query.Run(inspection.Id)))!;
        var text = PublicNoticeText.Of(records.With(new NoticeWords { Suggestions = [new("另写的建议", "另写的回复", true)] }, new NoticeChoices()));
        Assert.Contains("共收到意见建议4条，已办结1条，其中2条不逐条公开。", text, StringComparison.Ordinal);
        Assert.Contains("关于“健全排口动态更新机制”的建议。已印发办法。", text, StringComparison.Ordinal);
        Assert.Contains("正在办理。", text, StringComparison.Ordinal);
        foreach (var hidden in new[] { "集体审议", "个别人员", "另写" }) Assert.DoesNotContain(hidden, text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_inspection_with_an_open_suggestion_is_not_archived()
    {
        await RegisteredAsync();
        await using var db = office.OpenDatabase();
        var version = await db.Inspections.Where(i => i.Id == inspection.Id).Select(i => i.Version).SingleAsync();
        var outcome = await office.As<MarkMilestoneDone, Outcome>(office.Office, verb => verb.Run(inspection.Id, version, MilestoneKind.Archive, Day, Reason.Of("归档目录"), ActId.New(), Day.AddYears(10)));
        Assert.Equal("suggestions-open", CodeOf(outcome));
    }

    // ---- steps

    private async Task<SuggestionId> RegisteredAsync()
    {
        var id = SuggestionId.New();
        Must(await RegisterAsync(id));
        return id;
    }

    private async Task<SuggestionId> AssignedAsync()
    {
        var id = await RegisteredAsync();
        Must(await AssignAsync(id));
        return id;
    }

    private Task<Outcome> RegisterAsync(SuggestionId id, IReadOnlyList<int>? problems = null, PersonId? by = null, SuggestionKind kind = SuggestionKind.Inspection, string wording = "健全排口动态更新机制。") =>
        office.As<RegisterSuggestion, Outcome>(by ?? office.Office, verb => verb.Run(id, inspection.Id, new SuggestionInput(kind, "1", wording, problems ?? []), ActId.New()));

    private Task<Outcome> AssignAsync(SuggestionId id) => Act<AssignSuggestion>(office.Office, id, (verb, seen) => verb.Run(id, seen, office.WaterDepartment, DueOn, ActId.New()));

    private async Task<Outcome> AnswerAsync(SuggestionId id, string text)
    {
        var paper = await PaperAsync();
        return await Act<AnswerSuggestion>(office.UnitLead, id, (verb, seen) => verb.Run(id, seen, text, paper, ActId.New()));
    }

    private Task<Outcome> ConcludeAsync(SuggestionId id) => Act<ConcludeSuggestion>(office.SecondOffice, id, (verb, seen) => verb.Run(id, seen, ActId.New(), Reason.Of("属实")));

    private async Task<StoredFile> PaperAsync()
    {
        var kept = await office.Services.GetRequiredService<IContentStore>().SaveAsync(new MemoryStream("reply"u8.ToArray()), 100, default);
        return new StoredFile(kept.Sha256, kept.Size, "复函.pdf", "application/pdf");
    }

    private async Task<Outcome> Act<TUseCase>(PersonId who, SuggestionId id, Func<TUseCase, int, Task<Outcome>> run) where TUseCase : notnull
    {
        await using var db = office.OpenDatabase();
        var seen = await db.Suggestions.Where(s => s.Id == id).Select(s => s.Version).SingleAsync();
        return await office.As<TUseCase, Outcome>(who, verb => run(verb, seen));
    }

    private async Task<List<int>> NumbersAsync()
    {
        await using var db = office.OpenDatabase();
        return await db.Problems.Where(p => p.InspectionId == inspection.Id).OrderBy(p => p.Sequence).Select(p => p.Number).ToListAsync();
    }

    private async Task<List<FactKind?>> HeardAsync(PersonId who) => [.. (await office.As<ReadNotifications, NotificationSlice?>(who, query => query.Run(unreadOnly: false)))!.Rows.Select(row => row.Kind)];

    private Task<SuggestionSheet?> ReadAsync(PersonId who, SuggestionId id) => office.As<ReadSuggestion, SuggestionSheet?>(who, query => query.Run(id));

    private async Task<SuggestionSlice> ListAsync(PersonId who, SuggestionFilter? filter = null, SuggestionKey? from = null) => (await office.As<SuggestionList, SuggestionSlice?>(who, query => query.Run(filter ?? SuggestionFilter.None, from)))!;

    private async Task<DeskView> DeskAsync(PersonId who) => (await office.As<ReadDesk, DeskView?>(who, query => query.Run()))!;

    private async Task<Dashboard> DashboardAsync(PersonId who, DateOnly? on = null) => (await office.As<ReadDashboard, Dashboard?>(who, query => query.Run(inspection.Id, on)))!;

    private static Rule RuleOf(Outcome outcome) => Assert.IsType<Outcome.Refused>(outcome).Refusal.Unmet[0].Rule;

    private static string CodeOf(Outcome outcome) => Assert.IsType<Outcome.Invalid>(outcome).Errors[0].Code;
}
