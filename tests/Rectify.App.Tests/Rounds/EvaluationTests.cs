using Microsoft.EntityFrameworkCore;
using Rectify.App.Desk;
using Rectify.App.Evaluations;
using Rectify.App.Rounds;
using Rectify.Documents.Writing;
using Rectify.Domain;
using Rectify.Domain.Evaluations;
using Rectify.Domain.Evidence;
using Rectify.Domain.People;
using Rectify.Domain.Rounds;
using Rectify.Domain.Tasks;
using Rectify.Domain.Trail;
using Rectify.Testing;
using Xunit;
using static Rectify.Testing.TestInspection;

namespace Rectify.App.Tests.Rounds;

public sealed class EvaluationTests : IAsyncLifetime
{
    private readonly TestOffice office = new();
    private readonly (EvaluationId Id, SchemeId Scheme) made = (EvaluationId.New(), SchemeId.New());
    private TestInspection inspection = null!;

    public async Task InitializeAsync()
    {
        await office.InitializeAsync();
        inspection = await RegisteredAsync(office);
        await inspection.WalkTo(TaskState.Rectifying);
        Must(await MakeAsync(made.Scheme));
    }

    public Task DisposeAsync() => office.DisposeAsync();

    [Fact]
    public async Task Two_people_score_by_themselves_and_neither_sees_the_other_before_both_are_in()
    {
        Must(await OpenAsync());
        Must(await HandInAsync(office.Auditor, [90, 80]));
        foreach (var reader in new[] { office.PanelMember, office.Office, office.Supervision })
        {
            var covered = await ReadAsync(reader);
            Assert.Null(covered.Result);
            Assert.All(covered.Items, item => Assert.Null(item.First ?? item.Second));
            Assert.Equal(reader == office.PanelMember, covered.MayScore);
        }
        Assert.Equal([90m, 80m], (await ReadAsync(office.Auditor)).Items.Select(item => item.First!.Points));
        Assert.Equal([Rule.AlreadyDone], RulesOf(await HandInAsync(office.Auditor, [100, 100])));
        Assert.Equal([Rule.NotYourAct], RulesOf(await HandInAsync(office.Supervision, [100, 100])));
        Assert.Equal([Rule.MarksNotHandedIn], RulesOf(await ConcludeAsync(office.Office)));

        Must(await HandInAsync(office.PanelMember, [70, 85]));
        var open = await ReadAsync(office.Office);
        Assert.Equal((81.05m, "较好"), (open.Result!.Score, open.Result.Grade));
        Assert.Equal([true, false], open.Items.Select(item => item.IsWide));
        Assert.Equal([70m, 85m], (await ReadAsync(office.Auditor)).Items.Select(item => item.Second!.Points));
    }

    [Fact]
    public async Task What_lies_too_far_apart_is_settled_by_a_reason_and_the_concluded_result_proves_the_milestone()
    {
        Must(await OpenAsync());
        Must(await HandInAsync(office.Auditor, [90, 80]));
        Must(await HandInAsync(office.PanelMember, [70, 85]));
        Assert.Equal([Rule.EvaluationNotConcluded], RulesOf(await DoneByHandAsync()));
        Assert.Equal([Rule.DifferenceUnsettled], RulesOf(await ConcludeAsync(office.Office)));
        Assert.IsType<Outcome.NotAllowed>(await SettleAsync(office.Auditor));
        Must(await SettleAsync(office.Office));
        Assert.Equal([Rule.AlreadyDone], RulesOf(await SettleAsync(office.Office)));
        Must(await ConcludeAsync(office.Office));

        var known = (await office.As<ReadInspection, InspectionSheet?>(office.Office, read => read.Run(inspection.Id)))!;
        Assert.Equal((EvaluationStage.Concluded, 81.05m), (known.Evaluation!.Stage, known.Evaluation.Result!.Score));
        var milestone = known.Milestones.Single(m => m.Kind == MilestoneKind.Evaluation);
        Assert.Equal("评估得分81.05分，等次“较好”（整改评估办法第1版）", milestone.Proof);
        Assert.Equal([Rule.EvaluationProvesMilestone], RulesOf(await VoidAsync()));
        Assert.Equal([Rule.AlreadyDone], RulesOf(await ConcludeAsync(office.Office)));
        await using var db = office.OpenDatabase();
        Assert.Equal([FactKind.EvaluationOpened, FactKind.EvaluationScored, FactKind.EvaluationScored, FactKind.EvaluationSettled, FactKind.EvaluationConcluded],
            await db.Facts.Where(f => f.Chain == inspection.Id.Value && f.SubjectId == made.Id.Value).OrderBy(f => f.Number).Select(f => f.Kind).ToListAsync());
        Assert.Equal(("宋明远", "江知远"), ((await ReadAsync(office.Office)).History[^1].Details["firstPerson"], (await ReadAsync(office.Office)).History[^1].Details["secondPerson"]));
        // nobody reads the points out of a fact
        Assert.All(await db.Facts.Where(f => f.Kind == FactKind.EvaluationScored).Select(f => f.Details).ToListAsync(), details => Assert.Subset(new HashSet<string> { "both" }, details.Keys.ToHashSet()));
    }

    [Fact]
    public async Task Who_scores_are_two_people_with_a_role_that_looks_and_no_part_in_the_work()
    {
        Assert.Equal([Rule.ScorersAreOne], RulesOf(await OpenAsync(second: office.Auditor)));
        var refused = Assert.IsType<Outcome.Refused>(await OpenAsync(second: office.UnitLead)).Refusal.Unmet;
        Assert.Equal([Rule.ScorerWithoutRole, Rule.ScorerOfOwnUnit], refused.Select(u => u.Rule));
        Assert.All(refused, unmet => Assert.Equal("许望川", unmet.Detail));
        Assert.IsType<Outcome.NotAllowed>(await OpenAsync(by: office.Auditor));
        Assert.Equal(["First", "Scheme", "Second"], Assert.IsType<Outcome.Invalid>(await office.As<OpenEvaluation, Outcome>(office.Office, verb => verb.Run(made.Id, inspection.Id, null, null, null, ActId.New()))).Errors.Select(e => e.Field).Order());
        await using (var db = office.OpenDatabase())
        {
            db.Add(new RoleGrant(RoleGrantId.New(), office.UnitLead, Role.Auditor, office.Bureau, new DateOnly(2024, 1, 1)));
            await db.SaveChangesAsync();
        }
        Assert.Contains(Rule.ScorerOfOwnUnit, RulesOf(await OpenAsync(second: office.UnitLead)));
        var offered = (await office.As<PrepareEvaluation, EvaluationBeginning?>(office.Office, prepare => prepare.Run(inspection.Id)))!;
        Assert.Contains(office.Auditor, offered.People.Select(p => p.Id));
        Assert.DoesNotContain(office.UnitLead, offered.People.Select(p => p.Id));
        Must(await OpenAsync());
        Assert.Equal([Rule.EvaluationInForce], RulesOf(await OpenAsync(id: EvaluationId.New())));
    }

    [Fact]
    public async Task Who_is_to_score_is_told_and_has_it_on_the_desk_until_the_marks_are_in()
    {
        Must(await OpenAsync());
        Assert.Equal(Sorted(office.Auditor, office.PanelMember), await ToldAsync(FactKind.EvaluationOpened));
        foreach (var scorer in new[] { office.Auditor, office.PanelMember })
        {
            Assert.Equal([EvaluationBlock.ToScore], await DeskAsync(scorer));
            Assert.Equal(1, await WaitingAsync(scorer));
        }
        Assert.Empty(await DeskAsync(office.Office));
        await StandInAsync(office.Auditor, office.Supervision);
        // standing in for a scorer does not make one
        Assert.Empty(await DeskAsync(office.Supervision));

        Must(await HandInAsync(office.Auditor, [90, 80]));
        Assert.Empty(await DeskAsync(office.Auditor));
        Assert.Equal(0, await WaitingAsync(office.Auditor));
        Assert.Equal([EvaluationBlock.ToScore], await DeskAsync(office.PanelMember));
        Assert.Empty(await ToldAsync(FactKind.EvaluationScored));

        Must(await VoidAsync());
        Assert.Empty(await DeskAsync(office.PanelMember));
        Assert.Contains(office.PanelMember, await ToldAsync(FactKind.EvaluationVoided));
    }

    [Fact]
    public async Task When_both_are_in_the_office_is_told_and_settles_and_concludes_but_nobody_of_it_who_scored()
    {
        Must(await OpenAsync(second: office.SecondOffice));
        Must(await HandInAsync(office.Auditor, [90, 80]));
        var before = await WaitingAsync(office.Office);
        Must(await HandInAsync(office.SecondOffice, [70, 85]));
        var told = await ToldAsync(FactKind.EvaluationScored);
        Assert.Contains(office.Office, told);
        Assert.Contains(office.HeadOfOffice, told);
        Assert.DoesNotContain(office.SecondOffice, told);
        Assert.DoesNotContain(office.Auditor, told);
        await using (var db = office.OpenDatabase())
            Assert.All(await db.Notifications.Where(n => n.Kind == FactKind.EvaluationScored).ToListAsync(), told => Assert.Equal((null, 0), (told.Number, told.Said.Count)));

        Assert.Equal([EvaluationBlock.ToSettle], await DeskAsync(office.Office));
        Assert.Equal(before + 1, await WaitingAsync(office.Office));
        Assert.Empty(await DeskAsync(office.SecondOffice));
        Must(await SettleAsync(office.Office));
        Assert.Equal([EvaluationBlock.ToConclude], await DeskAsync(office.Office));
        Must(await ConcludeAsync(office.Office));
        Assert.Empty(await DeskAsync(office.Office));
        Assert.Empty(await DeskAsync(office.HeadOfOffice));
    }

    [Fact]
    public async Task Who_has_not_handed_in_is_replaced_with_a_reason_that_stays_and_the_other_scores_from_the_beginning()
    {
        Must(await OpenAsync());
        Must(await HandInAsync(office.Auditor, [90, 80]));
        var sheet = await ReadAsync(office.Office);
        Assert.Contains(office.SecondAuditor, sheet.Successors.Select(p => p.Id));
        Assert.DoesNotContain(office.PanelMember, sheet.Successors.Select(p => p.Id));
        Assert.Equal(["Successor2", "Because2"], Assert.IsType<Outcome.Invalid>(await ReplaceAsync(2, null, reason: " ")).Errors.Select(e => e.Field));

        Must(await ReplaceAsync(2, office.SecondAuditor));

        Assert.Empty(await DeskAsync(office.PanelMember));
        Assert.Equal([EvaluationBlock.ToScore], await DeskAsync(office.SecondAuditor));
        Assert.Contains(office.SecondAuditor, await ToldAsync(FactKind.EvaluationScorerReplaced));
        Assert.Equal([Rule.NotYourAct], (await HandInAsync(office.PanelMember, [70, 85])) is Outcome.Refused refused ? RulesOf(refused) : [Rule.NotYourAct]);
        Must(await HandInAsync(office.SecondAuditor, [85, 85]));
        var known = await ReadAsync(office.Office);
        Assert.NotNull(known.Result);
        var replaced = Assert.Single(known.Replacements);
        Assert.Equal((2, "江知远", "调离本单位。", known.Scorers[1].Name), (replaced.Scorer, replaced.Earlier, replaced.Because, replaced.Successor));
        var fact = known.History.Single(row => row.Kind == FactKind.EvaluationScorerReplaced);
        Assert.Equal(("江知远", replaced.Successor), (fact.Details["person"], fact.Details["successor"]));
        await using var db = office.OpenDatabase();
        await Assert.ThrowsAsync<Npgsql.PostgresException>(() => db.Database.ExecuteSqlAsync($"update evaluation_replacements set because = '另写'"));
    }

    [Fact]
    public async Task Nobody_is_replaced_who_has_handed_in_nor_by_who_scores_nor_by_somebody_who_may_not_score()
    {
        Must(await OpenAsync(second: office.SecondOffice));
        Must(await HandInAsync(office.Auditor, [90, 80]));
        Assert.Equal([Rule.ScorerHandedIn], RulesOf(await ReplaceAsync(1, office.SecondAuditor)));
        Assert.Equal([Rule.SettlerIsScorer], RulesOf(await ReplaceAsync(2, office.SecondAuditor, by: office.SecondOffice)));
        Assert.IsType<Outcome.NotAllowed>(await ReplaceAsync(2, office.SecondAuditor, by: office.Auditor));
        Assert.Equal([Rule.ScorersAreOne], RulesOf(await ReplaceAsync(2, office.Auditor)));
        Assert.Equal([Rule.ScorerWithoutRole, Rule.ScorerOfOwnUnit], RulesOf(await ReplaceAsync(2, office.UnitLead)));
        Must(await HandInAsync(office.SecondOffice, [85, 85]));
        Must(await ConcludeAsync(office.Office));
        Assert.Equal([Rule.AlreadyDone], RulesOf(await ReplaceAsync(2, office.SecondAuditor)));
        Assert.Empty((await ReadAsync(office.Office)).Successors);
    }

    private Task<Outcome> ReplaceAsync(int position, PersonId? successor, PersonId? by = null, string reason = "调离本单位。") =>
        office.As<ReplaceScorer, Outcome>(by ?? office.Office, verb => verb.Run(made.Id, position, successor, reason, ActId.New()));

    [Fact]
    public async Task Points_apart_by_what_is_tolerated_need_no_settling()
    {
        Must(await OpenAsync());
        Must(await HandInAsync(office.Auditor, [90, 80]));
        Must(await HandInAsync(office.PanelMember, [75, 85]));
        Assert.Equal([EvaluationBlock.ToConclude], await DeskAsync(office.Office));
    }

    [Fact]
    public async Task Whoever_scores_neither_settles_nor_concludes()
    {
        Must(await OpenAsync(second: office.SecondOffice));
        Must(await HandInAsync(office.Auditor, [90, 80]));
        Must(await HandInAsync(office.SecondOffice, [70, 85]));
        Assert.Equal([Rule.SettlerIsScorer], RulesOf(await SettleAsync(office.SecondOffice)));
        Must(await SettleAsync(office.Office));
        Assert.Equal([Rule.SettlerIsScorer], RulesOf(await ConcludeAsync(office.SecondOffice)));
        Assert.False((await ReadAsync(office.SecondOffice)).MayKeep);
        Must(await ConcludeAsync(office.HeadOfOffice));
    }

    [Fact]
    public async Task Where_the_regime_asks_for_papers_the_milestone_waits_for_them()
    {
        inspection = await RegisteredAsync(office, regime: new Regime { Papers = MilestonePapers.Usual });
        Must(await OpenAsync());
        Must(await HandInAsync(office.Auditor, [90, 80]));
        Must(await HandInAsync(office.PanelMember, [90, 85]));
        Must(await ConcludeAsync(office.Office));
        var known = (await office.As<ReadInspection, InspectionSheet?>(office.Office, read => read.Run(inspection.Id)))!;
        Assert.Equal((null, 1), (known.Milestones.Single(m => m.Kind == MilestoneKind.Evaluation).DoneOn, known.Milestones.Single(m => m.Kind == MilestoneKind.Evaluation).MissingPapers));
        Must(await VoidAsync());
        Assert.Equal(EvaluationStage.Void, (await ReadAsync(office.Office)).Stage);
        Must(await OpenAsync(id: EvaluationId.New()));
    }

    [Fact]
    public async Task Marks_are_whole_and_a_remark_is_owed_where_they_are_not_full()
    {
        Must(await OpenAsync());
        Assert.Equal(["Points1", "Points2"], Assert.IsType<Outcome.Invalid>(await SendAsync(("100.5", "好"), ("", null))).Errors.Select(e => e.Field));
        Assert.Equal(["Remark2"], Assert.IsType<Outcome.Invalid>(await SendAsync(("100", null), ("80", " "))).Errors.Select(e => e.Field));
        Must(await SendAsync(("100", null), ("80.25", "个别环节滞后")));

        Task<Outcome> SendAsync((string Points, string? Remark) first, (string Points, string? Remark) second) => office.As<HandInMarks, Outcome>(office.Auditor, verb =>
            verb.Run(made.Id, [new MarkLine(1, first.Points, first.Remark), new MarkLine(2, second.Points, second.Remark)], ActId.New()));
    }

    [Fact]
    public async Task A_survey_adds_up_and_has_its_scan_and_stays_beside_the_score()
    {
        Must(await OpenAsync());
        Assert.Equal(["Returned"], Assert.IsType<Outcome.Invalid>(await SurveyAsync("100", "96", "60", "30", "4", "1")).Errors.Select(e => e.Field));
        Assert.Equal(["Returned"], Assert.IsType<Outcome.Invalid>(await SurveyAsync("90", "96", "60", "30", "4", "2")).Errors.Select(e => e.Field));
        Assert.Equal(["Unknown", "Scan"], Assert.IsType<Outcome.Invalid>(await SurveyAsync("100", "96", "60", "30", "4", "-2", scan: null)).Errors.Select(e => e.Field));
        Must(await SurveyAsync("100", "96", "60", "30", "4", "2"));
        Assert.Equal((93.8m, null), ((await ReadAsync(office.Office)).Survey!.Rate, (await ReadAsync(office.Office)).Result));
    }

    [Fact]
    public async Task The_blank_sheet_asks_what_the_version_of_the_scheme_asks_and_only_who_sees_the_evaluation_has_it()
    {
        Must(await OpenAsync());
        Must(await MakeAsync(SchemeId.New(), weights: (60, 40)));
        var form = (await FormAsync(office.Office))!;
        Assert.Equal((1, "整改评估办法"), (form.Number, form.Scheme));
        Assert.Equal(["整改成效", "长效机制"], form.Questions.Select(question => question.Name));
        Assert.Equal(["好", "较好", "一般", "差"], form.Grades);
        Assert.NotNull(await FormAsync(office.Auditor));
        Assert.Null(await FormAsync(office.UnitLead));
        Must(await VoidAsync());
        Assert.Null(await FormAsync(office.Office));

        Task<SurveyForm?> FormAsync(PersonId reader) => office.As<DraftSurvey, SurveyForm?>(reader, draft => draft.FormAsync(made.Id));
    }

    [Fact]
    public async Task A_scheme_adds_up_and_a_change_is_another_version()
    {
        Assert.Equal([("Items", "90")], Assert.IsType<Outcome.Invalid>(await MakeAsync(SchemeId.New(), weights: (50, 40))).Errors.Select(e => (e.Field, e.Detail!)));
        Assert.Equal(["Grades"], Assert.IsType<Outcome.Invalid>(await MakeAsync(SchemeId.New(), lowest: "10")).Errors.Select(e => e.Field));
        Assert.IsType<Outcome.NotAllowed>(await MakeAsync(SchemeId.New(), by: office.Auditor));
        Must(await OpenAsync());
        Must(await MakeAsync(SchemeId.New(), weights: (60, 40)));
        Assert.Equal([2, 1], (await office.As<ReadSchemes, SchemeSheet?>(office.Office, read => read.Run()))!.Rows.Select(row => row.Number));
        Assert.Equal((1, 58), ((await ReadAsync(office.Office)).Number, (await ReadAsync(office.Office)).Items[0].Weight));
    }

    [Fact]
    public async Task Units_of_the_body_do_not_see_it_and_lists_show_no_score_before_it_is_concluded()
    {
        Must(await OpenAsync());
        Must(await HandInAsync(office.Auditor, [90, 80]));
        Must(await HandInAsync(office.PanelMember, [90, 85]));
        Assert.Null(await office.As<ReadEvaluation, EvaluationSheet?>(office.UnitLead, read => read.Run(made.Id)));
        Assert.Empty((await office.As<EvaluationList, EvaluationSlice?>(office.UnitLead, list => list.Run()))!.Rows);
        Assert.Null((await office.As<ReadInspection, InspectionSheet?>(office.UnitLead, read => read.Run(inspection.Id)))!.Evaluation);
        Assert.Equal(new Outcome.Missing(), await HandInAsync(office.UnitLead, [100, 100]));
        var row = Assert.Single((await office.As<EvaluationList, EvaluationSlice?>(office.Supervision, list => list.Run(inspection.Id)))!.Rows);
        Assert.Equal((EvaluationStage.ToConclude, null), (row.Stage, row.Result));
    }

    private Task<Outcome> MakeAsync(SchemeId id, (int First, int Second)? weights = null, string lowest = "0", PersonId? by = null) => office.As<MakeScheme, Outcome>(by ?? office.Office, verb => verb.Run(id, new SchemeInput("整改评估办法",
        [new SchemeLine("整改成效", $"{weights?.First ?? 58}", "问题全部解决，群众认可"), new SchemeLine(null, " "), new SchemeLine("长效机制", $"{weights?.Second ?? 42}", "制度健全并执行到位")],
        [new SchemeLine("较好", "80"), new SchemeLine("好", "90"), new SchemeLine("一般", "60"), new SchemeLine("差", lowest)], "15"), ActId.New()));

    private Task<Outcome> OpenAsync(EvaluationId? id = null, PersonId? second = null, PersonId? by = null) =>
        office.As<OpenEvaluation, Outcome>(by ?? office.Office, verb => verb.Run(id ?? made.Id, inspection.Id, made.Scheme, office.Auditor, second ?? office.PanelMember, ActId.New()));

    private Task<Outcome> HandInAsync(PersonId scorer, decimal[] points) => office.As<HandInMarks, Outcome>(scorer, verb => verb.Run(made.Id, [.. points.Select((p, i) => new MarkLine(i + 1, $"{p}", "资料和现场一致，个别环节滞后"))], ActId.New()));

    private Task<Outcome> SettleAsync(PersonId by) => office.As<SettleDifference, Outcome>(by, verb => verb.Run(made.Id, 1, Reason.Of("两人取样不同，合议后按平均分计。"), ActId.New()));

    private Task<Outcome> ConcludeAsync(PersonId by) => office.As<ConcludeEvaluation, Outcome>(by, verb => verb.Run(made.Id, ActId.New()));

    private Task<Outcome> VoidAsync() => office.As<VoidEvaluation, Outcome>(office.Office, verb => verb.Run(made.Id, Reason.Of("办法选错"), ActId.New()));

    private async Task<Outcome> DoneByHandAsync()
    {
        var known = (await office.As<ReadInspection, InspectionSheet?>(office.Office, read => read.Run(inspection.Id)))!;
        return await office.As<MarkMilestoneDone, Outcome>(office.Office, verb => verb.Run(inspection.Id, known.Version, MilestoneKind.Evaluation, known.Today, Reason.Of("评估报告"), ActId.New()));
    }

    private Task<Outcome> SurveyAsync(string out_, string returned, string satisfied, string fairly, string not, string unknown, char? scan = 'e') => office.As<EnterSurvey, Outcome>(office.Office, verb =>
        verb.Run(made.Id, new SurveyInput(out_, returned, satisfied, fairly, not, unknown), scan is { } of ? new StoredFile(new string(of, 64), 10, "测评表.pdf", "application/pdf") : null, ActId.New()));

    private async Task<EvaluationSheet> ReadAsync(PersonId reader) => (await office.As<ReadEvaluation, EvaluationSheet?>(reader, read => read.Run(made.Id)))!;

    private async Task<EvaluationBlock[]> DeskAsync(PersonId who) => [.. (await office.As<ReadDesk, DeskView?>(who, desk => desk.Run()))!.Evaluations.Select(part => part.Block)];

    private async Task<int> WaitingAsync(PersonId who) => (await office.As<CountWaiting, WaitingCount>(who, count => count.Run())).Desk;

    private async Task<PersonId[]> ToldAsync(FactKind kind)
    {
        await using var db = office.OpenDatabase();
        return Sorted([.. await db.Notifications.Where(n => n.Kind == kind && n.SubjectIds.Contains(made.Id.Value)).Select(n => n.PersonId).ToListAsync()]);
    }

    private static PersonId[] Sorted(params PersonId[] people) => [.. people.OrderBy(person => person.Value)];

    private async Task StandInAsync(PersonId absent, PersonId substitute)
    {
        await using var db = office.OpenDatabase();
        db.Add(new StandIn(StandInId.New(), absent, substitute, new DateOnly(2026, 1, 1), new DateOnly(2026, 12, 31), office.SystemAdministrator));
        await db.SaveChangesAsync();
    }

    private static IEnumerable<Rule> RulesOf(Outcome outcome) => Assert.IsType<Outcome.Refused>(outcome).Refusal.Unmet.Select(u => u.Rule);
}
