using System.IO.Compression;
using Microsoft.EntityFrameworkCore;
using Rectify.App.Notices;
using Rectify.App.Registers;
using Rectify.App.Tasks;
using Rectify.App.Tests.Notices;
using Rectify.App.Trail;
using Rectify.Domain;
using Rectify.Domain.Measures;
using Rectify.Domain.Notices;
using Rectify.Domain.People;
using Rectify.Domain.Registers;
using Rectify.Domain.Tasks;
using Rectify.Domain.Trail;
using Rectify.Testing;
using Xunit;
using static Rectify.Testing.TestInspection;

namespace Rectify.App.Tests.Registers;

public sealed class RegisterTests : IAsyncLifetime
{
    private static readonly DateOnly Day = new(2026, 3, 18);

    private readonly TestOffice office = new();
    private TestInspection inspection = null!;

    public async Task InitializeAsync()
    {
        await office.InitializeAsync();
        inspection = await TestInspection.RegisteredAsync(office, problems: 3, restricted: 1);
        // the second and third are open; the first is restricted
        foreach (var task in inspection.Tasks) await inspection.Of(task).WalkTo(TaskState.Rectifying);
    }

    public Task DisposeAsync() => office.DisposeAsync();

    [Fact]
    public async Task Every_record_is_counted_once_however_many_measures_and_problems_it_answers()
    {
        await RuleAsync("排口巡查办法", "云环发〔2026〕3号", measures: await MeasuresAsync(1));
        await SumAsync(100, 40);
        var entry = Assert.Single((await ListAsync(office.Office, new() { Kind = RegisterKind.Institution })).Rows).Id;
        Must(await office.As<LinkRegister, Outcome>(office.Office, async verb => await verb.Run(entry, await MeasuresAsync(2), ActId.New())));

        var found = await ListAsync(office.Office);

        Assert.Equal((1, 1, 100m, 40m, 60m), (found.Sums.Issued, found.Sums.Sums, found.Sums.AtStake, found.Sums.Recovered, found.Sums.Balance));
        Assert.Equal(2, found.Rows.Single(row => row.Id == entry).Problems.Count);
        Assert.Equal(1, (await ListAsync(office.Office, new() { Problem = await ProblemOfAsync(2) })).Sums.Issued);
    }

    [Fact]
    public async Task Many_entries_are_made_void_with_one_reason_a_fact_each_and_where_one_cannot_be_none_is()
    {
        await RuleAsync("排口巡查办法", "云环发〔2026〕3号");
        await SumAsync(100, 40);
        await RuleAsync("值守规定", null, InstitutionStage.Draft, at: 2);
        var all = (await ListAsync(office.Office)).Rows.Select(row => row.Id).ToList();
        Assert.IsType<Outcome.Invalid>(await VoidAsync(all, " "));
        Assert.IsType<Outcome.Invalid>(await VoidAsync([], "重复登记"));
        Assert.IsType<Outcome.Missing>(await VoidAsync([.. all, RegisterId.New()], "重复登记"));
        // the third problem is applied for meanwhile: what is registered for it stands still
        await inspection.Of(inspection.Tasks[2]).ProveAndApplyAsync(confirm: false);
        var seen = await office.As<ReadRegisterSelection, IReadOnlyList<SelectedRegister>>(office.Office, read => read.Run(all));
        Assert.Equal([1, 0, 0], seen.Select(one => one.WhyNotVoid!.Count));
        Assert.Equal((Rule.RegisterUnderReview, all[0].Value), (Assert.Single(RefusedOf(await VoidAsync(all, "重复登记"))).Rule, RefusedOf(await VoidAsync(all, "重复登记"))[0].Subject!.Value));
        Assert.Equal(3, (await ListAsync(office.Office)).Rows.Count);
        Must(await VoidAsync(all[1..], "重复登记"));
        Assert.Equal([all[0]], (await ListAsync(office.Office)).Rows.Select(row => row.Id));
        Assert.Equal(3, (await ListAsync(office.Office, new() { Chosen = all })).Rows.Count);
        await using var db = office.OpenDatabase();
        var facts = await db.Facts.Where(f => f.Kind == FactKind.RegisterVoided).ToListAsync();
        Assert.Equal((2, 1), (facts.Count, facts.Select(f => f.ActId).Distinct().Count()));
    }

    private Task<Outcome> VoidAsync(IReadOnlyList<RegisterId> entries, string reason) => office.As<VoidRegisters, Outcome>(office.Office, verb => verb.Run(entries, reason, ActId.New()));

    private static IReadOnlyList<Unmet> RefusedOf(Outcome outcome) => Assert.IsType<Outcome.Refused>(outcome).Refusal.Unmet;

    [Fact]
    public async Task A_draft_is_counted_apart_and_is_no_issued_institution()
    {
        await RuleAsync("排口巡查办法", null, InstitutionStage.Draft);
        await RuleAsync("值守规定", "云环发〔2026〕4号", InstitutionStage.Trial);
        await RuleAsync("旧巡查办法", "云环发〔2020〕1号", InstitutionStage.Formal, InstitutionChange.Repealed);

        var sums = (await ListAsync(office.Office)).Sums;

        Assert.Equal((1, 1, 1), (sums.Issued, sums.Drafts, sums.Repealed));
        Assert.Equal(["值守规定"], Titles(await ListAsync(office.Office, new() { Stage = InstitutionStage.Trial })));
        Assert.Equal(["旧巡查办法"], Titles(await ListAsync(office.Office, new() { Change = InstitutionChange.Repealed })));
    }

    [Fact]
    public async Task Cases_and_persons_are_two_counts()
    {
        await CaseAsync(AccountabilityKind.Organisational, 3);
        await CaseAsync(AccountabilityKind.Organisational, 1);
        await CaseAsync(AccountabilityKind.PartyDiscipline, 2);

        var sums = (await ListAsync(office.Office)).Sums;

        Assert.Equal((3, 6), (sums.Cases, sums.Persons));
        Assert.Equal([new SanctionCount(AccountabilityKind.Organisational, 2, 4), new(AccountabilityKind.PartyDiscipline, 1, 2)], sums.Sanctions);
        Assert.Equal(2, (await ListAsync(office.Office, new() { Sanction = AccountabilityKind.Organisational })).Rows.Count);
    }

    [Fact]
    public async Task The_conditions_narrow_by_words_days_unit_and_inspection()
    {
        var other = await TestInspection.RegisteredAsync(office);
        await RuleAsync("排口巡查办法", "云环发〔2026〕3号", on: Day.AddDays(-30));
        await SumAsync(100, 40);
        await CaseAsync(AccountabilityKind.Organisational, 2);

        Assert.Equal(["排口巡查办法"], Titles(await ListAsync(office.Office, new() { Text = "2026〕3" })));
        Assert.Single((await ListAsync(office.Office, new() { Text = "谈话" })).Rows);
        Assert.Equal(["排口巡查办法"], Titles(await ListAsync(office.Office, new() { Until = Day.AddDays(-1) })));
        Assert.Equal(2, (await ListAsync(office.Office, new() { From = Day })).Rows.Count);
        Assert.Equal(3, (await ListAsync(office.Office, new() { Unit = office.WaterDepartment })).Rows.Count);
        Assert.Empty((await ListAsync(office.Office, new() { Inspection = other.Id })).Rows);
    }

    [Fact]
    public async Task Rows_lead_to_the_problems_the_reader_may_see_and_what_answers_nothing_but_a_restricted_one_is_withheld()
    {
        await RuleAsync("公开的办法", null, InstitutionStage.Draft);
        await RuleAsync("限制知悉的办法", null, InstitutionStage.Draft, at: 0);
        var open = (await ListAsync(office.Office, new() { Text = "公开的" })).Rows[0];
        Must(await office.As<LinkRegister, Outcome>(office.Office, async verb => await verb.Run(open.Id, await MeasuresAsync(0), ActId.New())));

        Assert.Equal(["公开的办法"], Titles(await ListAsync(office.Auditor)));
        Assert.Equal(["限制知悉的办法", "公开的办法"], Titles(await ListAsync(office.LeadingGroup)));
        Assert.Single(Assert.Single((await ListAsync(office.Auditor)).Rows).Problems);
        Assert.Equal(2, (await ListAsync(office.Office, new() { Text = "公开的" })).Rows[0].Problems.Count);
        Assert.Equal((1, 2), ((await ListAsync(office.Auditor)).Sums.Drafts, (await ListAsync(office.Office)).Sums.Drafts));
        var hidden = (await ListAsync(office.Office, new() { Text = "限制" })).Rows[0].Id;
        Assert.Null(await ReadAsync(office.Auditor, hidden));
        Assert.IsType<Outcome.Missing>(await office.As<VoidRegister, Outcome>(office.Auditor, verb => verb.Run(hidden, Reason.Of("误登。"), ActId.New())));
        Assert.Single((await ReadAsync(office.Auditor, open.Id))!.Measures.Select(m => m.Task).Distinct());
        Assert.Empty((await ListAsync(office.FinanceLead)).Rows);
    }

    [Fact]
    public async Task Who_reads_an_entry_of_a_restricted_problem_is_written_down()
    {
        await RuleAsync("限制知悉的办法", null, InstitutionStage.Draft, at: 0);
        await RuleAsync("公开的办法", null, InstitutionStage.Draft);
        foreach (var row in (await ListAsync(office.LeadingGroup)).Rows) await ReadAsync(office.LeadingGroup, row.Id);
        await ExportAsync(office.HeadOfOffice);

        await using var db = office.OpenDatabase();
        var reads = await db.RestrictedReads.Where(r => r.Place == ReadPlace.Register).ToListAsync();
        Assert.Equal<HashSet<PersonId>>([office.LeadingGroup, office.HeadOfOffice], [.. reads.Select(r => r.PersonId)]);
        Assert.Equal([inspection.Tasks[0]], reads.Select(r => r.TaskId).Distinct());
    }

    [Fact]
    public async Task One_number_with_two_titles_at_one_body_is_flagged_and_not_refused()
    {
        await RuleAsync("排口巡查办法", "云环发[2026]3号");
        var hint = await office.As<SameNumbers, IReadOnlyList<SameNumber>>(office.UnitLead, query => query.Run(inspection.Tasks[2], " 云环发（2026）第3号", "值守规定"));
        Assert.Equal(["排口巡查办法"], hint.Select(h => h.Title));
        Assert.Empty(await office.As<SameNumbers, IReadOnlyList<SameNumber>>(office.UnitLead, query => query.Run(inspection.Tasks[2], "云环发〔2026〕3号", "排口巡查办法")));
        await RuleAsync("值守规定", "云环发〔2026〕3号", at: 2);
        await RuleAsync("排口巡查办法", "云环发〔2026〕5号");

        var found = await ListAsync(office.Office);

        Assert.Equal((2, 3), (found.NumbersTwice, found.Rows.Count));
        Assert.Equal(["值守规定", "排口巡查办法"], Titles(await ListAsync(office.Office, new() { NumberTwice = true })));
        Assert.Equal([false, true, true], found.Rows.Select(row => row.NumberTwice));
        Assert.Equal(["排口巡查办法"], (await ReadAsync(office.Office, found.Rows[1].Id))!.SameNumbers.Select(s => s.Title));
    }

    [Fact]
    public async Task A_number_is_not_flagged_for_the_title_of_a_record_that_counts_no_more()
    {
        await RuleAsync("排口巡查办发", "云环发〔2026〕3号");
        var slip = (await ListAsync(office.UnitLead)).Rows[0].Id;
        Must(await CorrectAsync(office.UnitLead, slip, new InstitutionInput("排口巡查办法", "云环发〔2026〕3号", null, Day, InstitutionChange.Created, InstitutionStage.Issued, [])));

        Assert.Equal(0, (await ListAsync(office.Office)).NumbersTwice);
    }

    [Fact]
    public async Task A_slip_is_put_right_with_a_reason_and_the_earlier_words_stay_readable()
    {
        await SumAsync(100, 40);
        var slip = (await ListAsync(office.UnitLead)).Rows[0].Id;
        Assert.Equal("missing", Assert.Single(Assert.IsType<Outcome.Invalid>(await CorrectAsync(office.UnitLead, slip, Sum(100, 45), reason: " ")).Errors).Code);
        var next = RegisterId.New();
        Must(await CorrectAsync(office.UnitLead, slip, Sum(100, 45), next));

        Assert.Equal((1, 45m), ((await ListAsync(office.Office)).Sums.Sums, (await ListAsync(office.Office)).Sums.Recovered));
        Assert.Equal(2, (await ListAsync(office.Office, new() { WithEnded = true })).Rows.Count);
        Assert.Equal(45m, (await ListAsync(office.Office, new() { WithEnded = true })).Sums.Recovered);
        var sheet = (await ReadAsync(office.Office, next))!;
        Assert.Equal([(45m, RegisterState.InForce, null), (40m, RegisterState.Replaced, "金额写错。")], sheet.Versions.Select(v => (((SumWords)v.Words).Recovered, v.State, v.EndedBecause)));
        Assert.Equal([FactKind.RegisterCorrected, FactKind.SumRecorded], sheet.History.Select(h => h.Kind));
        Assert.Equal(sheet.Versions.Select(v => v.Id), (await ReadAsync(office.Office, slip))!.Versions.Select(v => v.Id));
        Assert.IsType<Outcome.Refused>(await CorrectAsync(office.UnitLead, slip, Sum(100, 50)));
        Assert.Contains(FactKind.RegisterCorrected, (await office.As<TaskHistory, IReadOnlyList<HistoryRow>?>(office.UnitLead, past => past.ReadAsync(inspection.Tasks[1])))!.Select(r => r.Kind));
        Assert.Equal(45m, Assert.Single((await office.As<TaskPages, TaskPageRow?>(office.UnitLead, pages => pages.ReadAsync(inspection.Tasks[1])))!.Registers.OfType<SumRow>()).Recovered);
    }

    [Fact]
    public async Task A_record_made_void_counts_nowhere_and_stays_readable()
    {
        await CaseAsync(AccountabilityKind.Organisational, 2);
        var entry = (await ListAsync(office.UnitLead)).Rows[0].Id;
        Must(await office.As<VoidRegister, Outcome>(office.UnitLead, verb => verb.Run(entry, Reason.Of("重复登记。"), ActId.New())));

        Assert.Equal((0, 0), ((await ListAsync(office.Office)).Rows.Count, (await ListAsync(office.Office, new() { WithEnded = true })).Sums.Persons));
        var sheet = (await ReadAsync(office.Office, entry))!;
        Assert.Equal((RegisterState.Void, "重复登记。", 0), (sheet.Entry.State, sheet.Versions[0].EndedBecause, sheet.Offered.Count));
    }

    [Fact]
    public async Task The_trail_holds_what_was_done_and_its_rows_fit()
    {
        await SumAsync(100, 40);
        Must(await CorrectAsync(office.UnitLead, (await ListAsync(office.UnitLead)).Rows[0].Id, Sum(100, 45)));
        Must(await office.As<VoidRegister, Outcome>(office.Office, async verb => await verb.Run((await ListAsync(office.Office)).Rows[0].Id, Reason.Of("误登。"), ActId.New())));

        await using var db = office.OpenDatabase();
        Assert.Equal([FactKind.SumRecorded, FactKind.RegisterCorrected, FactKind.RegisterVoided], await db.Facts.Where(f => f.Chain == inspection.Id.Value && (f.Kind == FactKind.SumRecorded || f.Kind == FactKind.RegisterCorrected || f.Kind == FactKind.RegisterVoided)).OrderBy(f => f.Number).Select(f => f.Kind).ToListAsync());
    }

    [Fact]
    public async Task A_sum_that_comes_further_counts_from_its_day_and_a_released_knowledge_keeps_what_it_knew()
    {
        await SumAsync(100, 40, on: Day.AddDays(-20));
        var known = office.Clock.GetUtcNow();
        office.Clock.Add(TimeSpan.FromHours(1));
        var next = RegisterId.New();
        Must(await office.As<UpdateRegister, Outcome>(office.UnitLead, async verb => await verb.Run((await ListAsync(office.UnitLead)).Rows[0].Id, next, Sum(100, 70, Day.AddDays(-5)), ActId.New())));

        Assert.Equal(70m, await RecoveredAsync(Day, null));
        Assert.Equal(40m, await RecoveredAsync(Day.AddDays(-6), null));
        Assert.Equal(40m, await RecoveredAsync(Day, known));
        Must(await CorrectAsync(office.UnitLead, next, Sum(100, 65, Day.AddDays(-5))));
        Assert.Equal(65m, await RecoveredAsync(Day, null));
    }

    [Fact]
    public async Task An_auditor_changes_nothing_and_another_kind_of_words_is_no_correction()
    {
        await SumAsync(100, 40);
        var entry = (await ListAsync(office.UnitLead)).Rows[0].Id;
        Assert.Equal(Rule.NotYourAct, Assert.Single(Assert.IsType<Outcome.Refused>(await CorrectAsync(office.Auditor, entry, Sum(100, 45))).Refusal.Unmet).Rule);
        Assert.IsType<Outcome.Missing>(await CorrectAsync(office.FinanceLead, entry, Sum(100, 45)));
        Assert.IsType<Outcome.Missing>(await CorrectAsync(office.UnitLead, entry, new AccountabilityInput(AccountabilityKind.Organisational, 1, Day, null, [])));
        Assert.Equal(["MakeVoid", "Correct", "Update", "Link"], (await ReadAsync(office.UnitLead, entry))!.Offered.Keys.Select(v => $"{v}").OrderByDescending(v => v == "MakeVoid").ThenBy(v => v == "Link").ThenBy(v => v, StringComparer.Ordinal));
        Assert.Empty((await ReadAsync(office.Auditor, entry))!.Offered);
    }

    [Fact]
    public async Task Pages_follow_each_other_without_gaps_both_ways()
    {
        for (var i = 0; i < RegisterList.PageSize + 3; i++) await SumAsync(i + 1, 0);
        var first = await ListAsync(office.Office);
        var second = await ListAsync(office.Office, from: new RegisterKey(false, first.Rows[^1].Id));
        var back = await ListAsync(office.Office, from: new RegisterKey(true, second.Rows[0].Id));

        Assert.Equal((RegisterList.PageSize, 3, true, false), (first.Rows.Count, second.Rows.Count, first.HasNext, second.HasNext));
        Assert.Equal(first.Rows.Select(r => r.Id), back.Rows.Select(r => r.Id));
        Assert.Equal(RegisterList.PageSize + 3, second.Sums.Sums);
    }

    [Fact]
    public async Task The_workbook_has_a_sheet_for_each_register_with_the_same_conditions()
    {
        await RuleAsync("排口巡查办法", "云环发〔2026〕3号");
        await SumAsync(100, 40);
        var all = await ExportAsync(office.Office);
        var one = await ExportAsync(office.Office, new() { Kind = RegisterKind.Sum });

        Assert.Contains("排口巡查办法", all, StringComparison.Ordinal);
        Assert.Contains("多付工程款", all, StringComparison.Ordinal);
        Assert.DoesNotContain("排口巡查办法", one, StringComparison.Ordinal);
        Assert.Equal(3, all.Split("<sheetData").Length - 1);
    }

    private async Task<decimal> RecoveredAsync(DateOnly asOf, DateTimeOffset? knownAt) =>
        (await office.RecordsAsync(inspection, asOf, knownAt))!.With(NoticeOffice.Words, new()).Registers.LossRecovered;

    private async Task<string> ExportAsync(PersonId reader, RegisterFilter? filter = null)
    {
        using var output = new MemoryStream();
        await office.As<ExportRegisters, bool>(reader, export => export.Run(output, filter ?? RegisterFilter.None, new RegisterExportWords(k => $"{k}", k => $"{k}", k => $"{k}", k => $"{k}", k => $"{k}", "", "、")));
        using var zip = new ZipArchive(output);
        return string.Concat(zip.Entries.Where(e => e.FullName.StartsWith("xl/worksheets/", StringComparison.Ordinal)).Select(e => new StreamReader(e.Open()).ReadToEnd()));
    }

    private async Task<RegisterSlice> ListAsync(PersonId reader, RegisterFilter? filter = null, RegisterKey? from = null) => (await office.As<RegisterList, RegisterSlice?>(reader, query => query.Run(filter ?? RegisterFilter.None, from)))!;

    private Task<RegisterSheet?> ReadAsync(PersonId reader, RegisterId id) => office.As<ReadRegister, RegisterSheet?>(reader, query => query.Run(id));

    private Task<Outcome> CorrectAsync(PersonId person, RegisterId id, RegisterInput input, RegisterId? next = null, string reason = "金额写错。") =>
        office.As<CorrectRegister, Outcome>(person, verb => verb.Run(id, next ?? RegisterId.New(), input, reason, ActId.New()));

    private static IEnumerable<string> Titles(RegisterSlice slice) => slice.Rows.Select(row => ((InstitutionWords)row.Words).Title);

    private async Task RuleAsync(string title, string? number, InstitutionStage stage = InstitutionStage.Issued, InstitutionChange change = InstitutionChange.Created, DateOnly? on = null, int at = 1, IReadOnlyList<MeasureId>? measures = null) =>
        Must(await office.As<RecordInstitution, Outcome>(office.UnitLead, async verb => await verb.Run(inspection.Tasks[at], ActId.New(), new InstitutionInput(title, number, null, stage == InstitutionStage.Draft ? null : on ?? Day, change, stage, measures ?? [(await MeasuresAsync(at))[0]]))));

    private async Task SumAsync(decimal atStake, decimal recovered, DateOnly? on = null) =>
        Must(await office.As<RecordSum, Outcome>(office.UnitLead, async verb => await verb.Run(inspection.Tasks[1], ActId.New(), Sum(atStake, recovered, on) with { Measures = [(await MeasuresAsync(1))[0]] })));

    private async Task CaseAsync(AccountabilityKind kind, int persons) =>
        Must(await office.As<RecordAccountability, Outcome>(office.UnitLead, async verb => await verb.Run(inspection.Tasks[1], ActId.New(), new AccountabilityInput(kind, persons, Day, "谈话提醒", [(await MeasuresAsync(1))[0]]))));

    private static SumInput Sum(decimal atStake, decimal recovered, DateOnly? on = null) => new("多付工程款", atStake, recovered, on ?? Day, []);

    private async Task<IReadOnlyList<MeasureId>> MeasuresAsync(int task) => [.. (await inspection.LoadAsync(inspection.Tasks[task])).Counting.OrderBy(m => m.Position).Select(m => m.Id)];

    private async Task<Domain.Problems.ProblemId> ProblemOfAsync(int task) => (await inspection.LoadAsync(inspection.Tasks[task])).ProblemId;
}
