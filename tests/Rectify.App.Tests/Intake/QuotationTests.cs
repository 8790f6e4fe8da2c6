using Microsoft.EntityFrameworkCore;
using Rectify.App.Assignments;
using Rectify.App.Intake;
using Rectify.App.Planning;
using Rectify.App.Takeovers;
using Rectify.App.Tasks;
using Rectify.Domain;
using Rectify.Domain.Intake;
using Rectify.Domain.People;
using Rectify.Domain.Problems;
using Rectify.Domain.Rounds;
using Rectify.Domain.Tasks;
using Rectify.Testing;
using Xunit;

namespace Rectify.App.Tests.Intake;

public sealed class QuotationTests(TestOffice office) : IClassFixture<TestOffice>
{
    private static readonly DateOnly Today = new(2026, 3, 18);

    private readonly Desk desk = new(office);

    private static byte[] Ledger(string progress) => Workbook.Of(
        ["云湖市生态环境局整改台账"],
        ["序号", "反馈问题", "整改措施", "责任领导", "牵头单位", "配合单位", "完成时限", "进展情况", "截至"],
        ["1", "排口台账不全", "逐一溯源，建立一口一档", "副局长陆清和", "水生态环境科", "财务科、宣传科", "2026年6月底前", progress, "2026-02-28"],
        ["2", "值班记录缺页", "补齐缺页记录", "", "", "", "长期坚持", "", ""]);

    private async Task<InspectionId> RegisteredAsync(InspectionId? into = null, string progress = "已溯源12处")
    {
        var (id, outcome) = await desk.UploadAsync(Ledger(progress), "台账.xlsx");
        Assert.True(outcome.IsDone);
        var (read, opened) = ((await desk.OpenAsync(id))!, desk.Opened());
        if (into is null) Assert.True((await desk.AcceptAsync(new(id, read.Version, null, opened))).IsDone);
        else
        {
            var lines = await office.As<CompareIntake, IReadOnlyList<RereadLine>>(office.Office, compare => compare.Run(read.Proposal, into.Value));
            var updates = lines.Where(line => line is { Read: not null, Known: not null }).ToDictionary(line => line.Read!.Key, line => line.Known!.Id);
            Assert.True((await desk.AcceptAsync(new ProposalAcceptance(id, read.Version, into, null, EvenIfReadBefore: true) { Updates = [.. updates] })).IsDone);
        }
        return into ?? opened.Id;
    }

    [Fact]
    public async Task What_a_ledger_says_of_who_is_to_answer_waits_beside_the_task_and_assigns_nobody()
    {
        var inspection = await RegisteredAsync();

        var rows = (await office.As<AssignmentSheets, AssignmentSheet?>(office.Office, sheets => sheets.Run(inspection)))!.Rows;

        Assert.Equal(
            [
                new(SourceStatementKind.Leader, "责任领导", "副局长陆清和"), new(SourceStatementKind.LeadUnit, "牵头单位", "水生态环境科"), new(SourceStatementKind.SupportingUnit, "配合单位", "财务科、宣传科"),
                new(SourceStatementKind.Deadline, "完成时限", "2026年6月底前", new DateOnly(2026, 6, 30)), new(SourceStatementKind.Progress, "进展情况", "已溯源12处", new DateOnly(2026, 2, 28)),
            ],
            rows[0].Said);
        Assert.Equal(Deadline.LongTerm, Assert.Single(rows[1].Said).On);
        await using var db = office.OpenDatabase();
        Assert.All(await db.Tasks.Where(t => t.InspectionId == inspection).ToListAsync(), task => Assert.Equal((TaskState.Registered, null, null), (task.State, task.LeaderId, task.LeadUnitId)));
    }

    [Fact]
    public async Task The_names_are_found_among_those_in_office_and_what_fits_nobody_suggests_nothing()
    {
        var inspection = await RegisteredAsync();
        var nameable = await office.As<PeopleOfInspection, Nameable>(office.Office, people => people.Run(inspection));
        var rows = (await office.As<AssignmentSheets, AssignmentSheet?>(office.Office, sheets => sheets.Run(inspection)))!.Rows;

        var suggested = SuggestedAssignment.Of(rows[0].Said, nameable, Today);

        Assert.Equal((office.Leader, office.WaterDepartment, new DateOnly(2026, 6, 30)), (suggested.Leader!.Value, suggested.LeadUnit!.Value, suggested.DueOn!.Value));
        Assert.Equal([office.FinanceDepartment], suggested.Supporting);
        Assert.Null(SuggestedAssignment.Of(rows[0].Said, nameable, new DateOnly(2026, 7, 1)).DueOn);
    }

    [Fact]
    public void A_name_two_people_bear_suggests_nobody_and_the_first_responsible_unit_leads_where_no_lead_is_named()
    {
        var (water, finance) = (UnitId.New(), UnitId.New());
        var nameable = new Nameable([new(water, "水生态环境科"), new(finance, "财务科")], [new(PersonId.New(), "何静", "水生态环境科", "hejing"), new(PersonId.New(), "何静", "财务科", "hejing")]);

        var suggested = SuggestedAssignment.Of([new(SourceStatementKind.Leader, "责任人", "何静"), new(SourceStatementKind.ResponsibleUnit, "责任单位", "水生态科室；财务科"), new(SourceStatementKind.ResponsibleUnit, "责任单位", "水生态")], nameable, Today);

        Assert.Equal((null, finance), (suggested.Leader, suggested.LeadUnit));
        Assert.Equal([water], suggested.Supporting);
        Assert.True(SuggestedAssignment.Of([new(SourceStatementKind.LeadUnit, "牵头单位", "没有的科")], nameable, Today).IsEmpty);
    }

    [Fact]
    public async Task Progress_a_ledger_claims_is_shown_as_a_claim_and_is_neither_effect_nor_progress()
    {
        var inspection = await RegisteredAsync();

        await using var db = office.OpenDatabase();
        var task = await db.Tasks.Include(t => t.Progress).Where(t => t.InspectionId == inspection).OrderBy(t => t.Sequence).FirstAsync();
        Assert.Null(task.Effect);
        Assert.Empty(task.Progress);
        Assert.Empty(await db.ProgressDrafts.Where(draft => draft.TaskId == task.Id).ToListAsync());
        var page = await office.As<TaskPages, TaskPageRow?>(office.Office, pages => pages.ReadAsync(task.Id));
        Assert.Contains(page!.Problem.Said, one => one is { Kind: SourceStatementKind.Progress, Text: "已溯源12处" });
        var takeover = await office.As<TakeoverSheets, TakeoverSheet?>(office.Office, sheets => sheets.Run(inspection));
        Assert.Contains(takeover!.Rows[0].Said, one => one.Kind == SourceStatementKind.Progress);
    }

    [Fact]
    public async Task A_later_ledger_takes_the_place_of_what_an_earlier_one_said()
    {
        var inspection = await RegisteredAsync();
        await RegisteredAsync(inspection, progress: "已溯源30处");

        await using var db = office.OpenDatabase();
        var problem = await db.Problems.Include(p => p.Statements).Where(p => p.InspectionId == inspection).OrderBy(p => p.Sequence).FirstAsync();
        Assert.Equal(5, problem.Statements.Count);
        Assert.Equal("已溯源30处", problem.Statements.Single(s => s.Kind == SourceStatementKind.Progress).Text);
    }

    [Theory]
    [InlineData("牵头领导", SourceStatementKind.Leader)]
    [InlineData("责任科室", SourceStatementKind.ResponsibleUnit)]
    [InlineData("牵头部门", SourceStatementKind.LeadUnit)]
    [InlineData("配合部门", SourceStatementKind.SupportingUnit)]
    [InlineData("督导单位", SourceStatementKind.Other)]
    [InlineData("经办人", SourceStatementKind.Handler)]
    public void The_label_over_a_name_says_what_is_asked_of_it(string label, SourceStatementKind kind) => Assert.Equal(kind, Quotation.KindOf(label));
}
