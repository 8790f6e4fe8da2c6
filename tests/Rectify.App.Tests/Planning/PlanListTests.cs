using DocumentFormat.OpenXml.Packaging;
using Microsoft.EntityFrameworkCore;
using Rectify.App.Planning;
using Rectify.App.Problems;
using Rectify.App.Registers;
using Rectify.App.Trail;
using Rectify.Domain.Measures;
using Rectify.Domain.People;
using Rectify.Domain.Problems;
using Rectify.Domain.Registers;
using Rectify.Domain.Tasks;
using Rectify.Domain.Trail;
using Rectify.Testing;
using Xunit;
using static Rectify.Testing.TestInspection;

namespace Rectify.App.Tests.Planning;

public sealed class PlanListTests : IAsyncLifetime
{
    private static readonly DateOnly Day = new(2026, 3, 18);

    private readonly TestOffice office = new();
    private TestInspection inspection = null!;

    public async Task InitializeAsync()
    {
        await office.InitializeAsync();
        inspection = await TestInspection.RegisteredAsync(office, problems: 3, restricted: 1);
        foreach (var task in inspection.Tasks.Take(2)) await inspection.Of(task).WalkTo(TaskState.Rectifying);
    }

    public Task DisposeAsync() => office.DisposeAsync();

    [Fact]
    public async Task The_lists_are_views_of_the_same_tasks_measures_and_people()
    {
        var sheet = await ListAsync(office.Office, PlanListKind.Responsibilities);

        Assert.Equal((3, 3, 4, 1, 0), (sheet.Totals.Problems, sheet.Totals.Tasks, sheet.Totals.Measures, sheet.Totals.Open, sheet.Totals.Restricted));
        Assert.Equal((2, Day, "党组会纪要2026年第4期"), (sheet.Version!.Number, sheet.Version.ApprovedOn, sheet.Version.Minutes));
        var task = sheet.Tasks[1];
        Assert.Equal(("陆清和", "水生态环境科", "何以宁", "排口全部整治到位。", "现场核查无排放。"), (task.Leader, task.LeadUnit, task.Handler, task.Target, task.Standard));
        Assert.Equal([(1, "水生态环境科", "何以宁"), (2, "水生态环境科", "何以宁")], task.Measures.Select(m => (m.Position, m.OwnerUnit, m.Owner)));
        Assert.True(sheet.Tasks[2].IsPlanOpen);
    }

    [Fact]
    public async Task Money_institutions_and_accountability_stand_in_their_lists_by_what_is_registered_and_count_once()
    {
        var measures = (await inspection.LoadAsync(inspection.Tasks[1])).Counting.Select(m => m.Id).ToList();
        Must(await office.As<RecordSum, Outcome>(office.UnitLead, verb => verb.Run(inspection.Tasks[1], ActId.New(), new SumInput("多付工程款", 20, 5, Day, measures))));
        Must(await office.As<RecordInstitution, Outcome>(office.UnitLead, verb => verb.Run(inspection.Tasks[1], ActId.New(), new InstitutionInput("巡查办法", null, null, null, InstitutionChange.Created, InstitutionStage.Draft, measures))));
        Assert.Empty((await ListAsync(office.Office, PlanListKind.Accountability)).Tasks);
        Must(await office.As<RecordAccountability, Outcome>(office.UnitLead, verb => verb.Run(inspection.Tasks[1], ActId.New(), new AccountabilityInput(AccountabilityKind.Organisational, 2, Day, null, measures))));
        await ClassifyAsync(1, new ProblemClassification(ProblemClass.Staged, 12.5m, "万元", null));

        foreach (var list in new[] { PlanListKind.Money, PlanListKind.Institutions, PlanListKind.Accountability })
            Assert.Equal([inspection.Tasks[1]], (await ListAsync(office.Office, list)).Tasks.Select(t => t.Id));
        var totals = (await ListAsync(office.Office, PlanListKind.Money)).Totals;
        Assert.Equal((1, 12.5m, 0, 1, 1, 2, 20m), (totals.Money, totals.AtStake, totals.Registers.Issued, totals.Registers.Drafts, totals.Registers.Cases, totals.Registers.Persons, totals.Registers.AtStake));
        Must(await office.As<VoidRegister, Outcome>(office.UnitLead, async verb => await verb.Run((await ListAsync(office.Office, PlanListKind.Accountability)).Tasks[0].Of(RegisterKind.Accountability).Single().Id, Domain.Reason.Of("误登。"), ActId.New())));
        Assert.Empty((await ListAsync(office.Office, PlanListKind.Accountability)).Tasks);
    }

    [Fact]
    public async Task A_key_problem_has_a_reason_and_its_history_keeps_the_earlier_one()
    {
        Assert.Equal("missing", Assert.Single(Assert.IsType<Outcome.Invalid>(await ClassifyAsync(1, new ProblemClassification(ProblemClass.Staged, null, null, null) { IsKey = true })).Errors).Code);
        await ClassifyAsync(1, new ProblemClassification(ProblemClass.Staged, null, null, null) { IsKey = true, KeyBecause = "权属复杂。" });

        var sheet = await ListAsync(office.Office, PlanListKind.Key);
        Assert.Equal(("权属复杂。", 1), (Assert.Single(sheet.Tasks).KeyBecause, sheet.Totals.Key));
        await ClassifyAsync(1, new ProblemClassification(ProblemClass.Staged, null, null, null));

        Assert.Empty((await ListAsync(office.Office, PlanListKind.Key)).Tasks);
        await using var db = office.OpenDatabase();
        var facts = await db.Facts.Where(f => f.Kind == FactKind.ProblemMarkedKey || f.Kind == FactKind.ProblemKeyLifted).OrderBy(f => f.Number).ToListAsync();
        Assert.Equal([FactKind.ProblemMarkedKey, FactKind.ProblemKeyLifted], facts.Select(f => f.Kind));
        Assert.Equal("权属复杂。", facts[1].Details["reasonBefore"]);
    }

    [Fact]
    public async Task Only_the_office_classifies_over_what_it_saw()
    {
        var number = await NumberAsync(1);
        Assert.False((await office.As<ReadClassification, ClassificationSheet?>(office.UnitLead, query => query.Run(number)))!.MayClassify);
        Assert.IsType<Outcome.NotAllowed>(await ClassifyAsync(1, new ProblemClassification(null, null, null, null) { IsKey = true, KeyBecause = "难。" }, office.UnitLead));
        var seen = (await office.As<ReadClassification, ClassificationSheet?>(office.Office, query => query.Run(number)))!;
        await ClassifyAsync(1, seen.Stands with { Class = ProblemClass.AtOnce });
        Assert.IsType<Outcome.ChangedMeanwhile>(await office.As<ClassifyProblem, Outcome>(office.Office, verb => verb.Run(seen.Id, seen.Version, seen.Stands, ActId.New())));
        Assert.Null(await office.As<ReadClassification, ClassificationSheet?>(office.Auditor, async query => await query.Run(await NumberAsync(0))));
    }

    [Fact]
    public async Task A_restricted_problem_is_left_out_and_one_line_says_how_many()
    {
        var auditor = await ListAsync(office.Auditor, PlanListKind.Problems);
        Assert.Equal((2, 1), (auditor.Tasks.Count, auditor.Totals.Restricted));
        var (told, whole) = (await DocumentAsync(office.Auditor), await DocumentAsync(office.LeadingGroup));

        Assert.Contains("另有1项限制知悉", told, StringComparison.Ordinal);
        Assert.DoesNotContain("第1处排口", told, StringComparison.Ordinal);
        Assert.Contains("第1处排口", whole, StringComparison.Ordinal);
        Assert.DoesNotContain("限制知悉", whole, StringComparison.Ordinal);
        await using var db = office.OpenDatabase();
        Assert.Equal([office.LeadingGroup], await db.RestrictedReads.Where(r => r.Place == ReadPlace.Plan).Select(r => r.PersonId).Distinct().ToListAsync());
    }

    [Fact]
    public async Task A_unit_sees_its_own_lines_and_takes_no_document_of_the_whole()
    {
        Assert.Equal(2, (await ListAsync(office.UnitLead, PlanListKind.Problems)).Tasks.Count);
        Assert.Null(await office.As<PlanLists, PlanListSheet?>(office.FinanceLead, query => query.Run(inspection.Id, PlanListKind.Problems)));
        Assert.Null(await office.As<WritePlan, string?>(office.UnitLead, plan => plan.Run(new MemoryStream(), inspection.Id)));
        Assert.NotNull(await office.As<ExportPlanLists, string?>(office.UnitLead, export => export.Run(new MemoryStream(), inspection.Id)));
        Assert.Null(await office.As<ExportPlanLists, string?>(office.FinanceLead, export => export.Run(new MemoryStream(), inspection.Id)));
    }

    [Fact]
    public async Task The_document_says_which_version_it_is_and_that_something_is_not_approved()
    {
        var text = await DocumentAsync(office.Office);
        Assert.Contains("（草案）", text, StringComparison.Ordinal);
        Assert.Contains("第2版已于2026年3月18日审定（党组会纪要2026年第4期）；另有1项整改任务的方案尚未审定，本稿为草案。", text, StringComparison.Ordinal);
        Assert.Contains("反馈问题共3项", text, StringComparison.Ordinal);
        Assert.Contains("整改措施共4条", text, StringComparison.Ordinal);
    }

    private async Task<string> DocumentAsync(PersonId reader)
    {
        using var output = new MemoryStream();
        Assert.NotNull(await office.As<WritePlan, string?>(reader, plan => plan.Run(output, inspection.Id)));
        output.Position = 0;
        using var document = WordprocessingDocument.Open(output, false);
        return document.MainDocumentPart!.Document.InnerText;
    }

    private async Task<PlanListSheet> ListAsync(PersonId reader, PlanListKind list) => (await office.As<PlanLists, PlanListSheet?>(reader, query => query.Run(inspection.Id, list)))!;

    private async Task<Outcome> ClassifyAsync(int at, ProblemClassification classification, PersonId? by = null)
    {
        var id = (await inspection.LoadAsync(inspection.Tasks[at])).ProblemId;
        await using var db = office.OpenDatabase();
        var seen = await db.Problems.Where(p => p.Id == id).Select(p => p.Version).SingleAsync();
        return await office.As<ClassifyProblem, Outcome>(by ?? office.Office, verb => verb.Run(id, seen, classification, ActId.New()));
    }

    private async Task<int> NumberAsync(int at)
    {
        var id = (await inspection.LoadAsync(inspection.Tasks[at])).ProblemId;
        await using var db = office.OpenDatabase();
        return await db.Problems.Where(p => p.Id == id).Select(p => p.Number).SingleAsync();
    }
}
