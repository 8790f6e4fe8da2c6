using Microsoft.EntityFrameworkCore;
using Rectify.App.Acceptance;
using Rectify.App.Reviews;
using Rectify.App.Tasks;
using Rectify.Domain;
using Rectify.Domain.Evidence;
using Rectify.Domain.Measures;
using Rectify.Domain.People;
using Rectify.Domain.Tasks;
using Rectify.Domain.Trail;
using Rectify.Testing;
using Xunit;
using static Rectify.Testing.TestInspection;

namespace Rectify.App.Tests.Reviews;

/// <summary>佐证材料与整改措施对应情况: decided cell by cell, printed as part five, counted by reason.</summary>
public sealed class EvidenceMatrixTests : IAsyncLifetime
{
    private static readonly CellDecision Unsigned = new(MeasureVerdict.NotFulfilled, CellReason.Unsigned, null, 2);

    private readonly TestOffice office = new();
    private TestInspection inspection = null!;

    public async Task InitializeAsync()
    {
        await office.InitializeAsync();
        inspection = await RegisteredAsync(office);
        await inspection.WalkTo(TaskState.Submitted);
    }

    public Task DisposeAsync() => office.DisposeAsync();

    [Fact]
    public async Task Several_cells_are_decided_in_one_act_with_a_record_each_or_none_of_them_is()
    {
        await TakeAsync();
        var cells = await CellsAsync();

        var refused = await DecideAsync([.. cells, new Cell(EvidenceId.New(), cells[0].Measure)], Unsigned);
        Assert.Equal(Rule.UnknownEvidence, Assert.IsType<Outcome.Refused>(refused).Refusal.Unmet[0].Rule);
        Assert.All((await inspection.LoadAsync()).Evidence.SelectMany(e => e.Uses), use => Assert.Null(use.Verdict));

        Must(await DecideAsync(cells, Unsigned));

        var task = await inspection.LoadAsync();
        Assert.All(task.CurrentReview!.Cells, cell => Assert.Equal((MeasureVerdict.NotFulfilled, CellReason.Unsigned, 2), (cell.Verdict, cell.Because!.Value, cell.Page!.Value)));
        Assert.Equal(cells.Count, task.CurrentReview.Cells.Count);
        await using var db = office.OpenDatabase();
        var facts = await db.Facts.Where(f => f.SubjectId == inspection.Task.Value && f.Kind == FactKind.EvidenceDecided).ToListAsync();
        Assert.Equal(cells.Count, facts.Count);
        Assert.Single(facts.Select(f => f.ActId).Distinct());
    }

    [Fact]
    public async Task The_matrix_is_part_five_of_the_opinion_whatever_is_written_there()
    {
        await new TestAcceptance(office, inspection).ReviewAsync();
        var cells = await CellsAsync();
        Must(await DecideAsync([cells[0]], new CellDecision(MeasureVerdict.Partly, CellReason.Incomplete, Reason.Of("缺第二页〔附表〕"), 3)));
        var acceptance = new TestAcceptance(office, inspection);
        Must(await acceptance.AppointAsync());
        Must(await inspection.Act<PassReview>(office.Auditor, (verb, seen) => verb.Run(inspection.Task, seen, ActId.New())));
        var input = await acceptance.InputAsync(office.PanelMember);

        Must(await acceptance.DraftAsync(input with { Measures = [input.Measures[0] with { Evidence = "别的.pdf：别的说明" }, input.Measures[1]] }));

        var sheet = (await office.As<ReadOpinion, OpinionSheet?>(office.PanelMember, read => read.Run(inspection.Task)))!;
        Assert.False(sheet.QuotesChanged);
        var lines = string.Join('\n', sheet.Lines);
        Assert.DoesNotContain("别的.pdf", lines, StringComparison.Ordinal);
        Assert.Contains("验收单1.pdf\t验收单写明已完成\t第3页\t部分满足：内容不全，缺第二页（附表）", lines, StringComparison.Ordinal);
        Assert.Contains("验收单2.pdf\t验收单写明已完成\t\t满足", lines, StringComparison.Ordinal);
        Assert.Equal(["验收单1.pdf：验收单写明已完成。〔第3页〕〔部分满足：内容不全，缺第二页（附表）〕"], sheet.Measures[0].Cells);
    }

    [Fact]
    public async Task A_task_that_came_back_says_what_changed_since()
    {
        await TakeAsync();
        Must(await DecideAsync(await CellsAsync(), Unsigned));
        Must(await inspection.Act<ReturnForRework>(office.Auditor, (verb, seen) => verb.Run(inspection.Task, seen, ActId.New(), Reason.Of("请补签字页。"))));
        office.Clock.Add(TimeSpan.FromHours(1));
        var task = await inspection.LoadAsync();
        var (measure, old) = (task.Counting.First().Id, task.Evidence.First(e => e.FileName == "验收单1.pdf"));
        Must(await office.As<AddEvidence, Outcome>(office.Handler, verb => verb.Run(inspection.Task, ActId.New(), new StoredFile(new string('b', 64), 900, "验收单1（已签字）.pdf", "application/pdf"), null, [new Proof(measure, "签字页写明已完成。")], old.Id)));
        await inspection.ApplyAgainAsync();

        var sheet = (await office.As<ReadReview, ReviewSheet?>(office.Auditor, read => read.Run(inspection.Task)))!;

        var piece = Assert.Single(sheet.Measures[0].Pieces);
        Assert.Equal((true, "验收单1.pdf", "验收单写明已完成。", (CellSaid?)null), (piece.IsNew, piece.Replaces, piece.SentenceBefore, piece.Said));
        Assert.Equal(CellReason.Unsigned, Assert.Single(sheet.Measures[1].Pieces).Said!.Because);
        Assert.True(sheet.Measures[0].ProgressIsNew);
        Assert.Equal(0, sheet.MeasuresCovered);
    }

    [Fact]
    public async Task Returns_are_counted_by_reason_and_unit_over_days_and_every_number_opens_its_list()
    {
        await TakeAsync();
        var cells = await CellsAsync();
        Must(await DecideAsync([cells[0]], Unsigned));
        Must(await DecideAsync([cells[1]], new CellDecision(MeasureVerdict.Partly, CellReason.Incomplete, Reason.Of("缺附表"))));
        // put right in the same review, it counts as it stands
        Must(await DecideAsync([cells[1]], new CellDecision(MeasureVerdict.Partly, CellReason.FiguresDisagree, Reason.Of("与附表不符"))));
        var today = OfficeDay.Default.Of(office.Clock.GetUtcNow());

        var all = await ReturnsAsync(office.Office, new ReturnsAsked(today, today));
        var one = await ReturnsAsync(office.Office, new ReturnsAsked(Reason: CellReason.Unsigned, Unit: office.WaterDepartment));

        Assert.Equal([(CellReason.Unsigned, 1), (CellReason.FiguresDisagree, 1)], all.Counts.Select(c => (c.Reason, c.Count)));
        Assert.All(all.Counts, c => Assert.Equal(office.WaterDepartment, c.Unit));
        Assert.Equal(2, all.Rows.Count);
        Assert.Equal(("验收单1.pdf", 2), (Assert.Single(one.Rows).FileName, one.Rows[0].Page!.Value));
        Assert.Empty((await ReturnsAsync(office.Office, new ReturnsAsked(Until: today.AddDays(-1)))).Counts);
        // who sees no task counts none
        Assert.Empty((await ReturnsAsync(office.FinanceLead, new ReturnsAsked())).Rows);
        using var workbook = new MemoryStream();
        Assert.True(await office.As<ReadReturns, bool>(office.Office, read => read.ExportAsync(workbook, new ReturnsAsked(), new ReturnsWords("退回理由统计", reason => $"{reason}", verdict => $"{verdict}"))));
        Assert.True(workbook.Length > 1000);
    }

    [Fact]
    public async Task The_list_goes_on_where_the_page_before_ended()
    {
        await TakeAsync();
        Must(await DecideAsync(await CellsAsync(), Unsigned));
        var first = (await ReturnsAsync(office.Office, new ReturnsAsked())).Rows;
        Assert.Equal(2, first.Count);

        var cursor = new ReturnsCursor(first[0].On, new Cell(first[0].Piece, first[0].MeasureId), first[0].Review);
        Assert.True(ReturnsCursor.TryParse($"{cursor}", out var read));
        Assert.Equal(cursor, read);
        Assert.Equal(first[1], Assert.Single((await office.As<ReadReturns, ReturnsSlice?>(office.Office, returns => returns.Run(new ReturnsAsked(), read)))!.Rows));
    }

    private async Task<ReturnsSlice> ReturnsAsync(PersonId who, ReturnsAsked asked) => (await office.As<ReadReturns, ReturnsSlice?>(who, returns => returns.Run(asked)))!;

    private async Task TakeAsync() => Must(await inspection.Act<TakeReview>(office.Auditor, (verb, seen) => verb.Run(inspection.Task, seen, ActId.New())));

    private Task<Outcome> DecideAsync(IReadOnlyList<Cell> cells, CellDecision decision) =>
        inspection.Act<DecideEvidence>(office.Auditor, (verb, seen) => verb.Run(inspection.Task, seen, ActId.New(), cells, decision));

    private async Task<IReadOnlyList<Cell>> CellsAsync() =>
        [.. (await inspection.LoadAsync()).Evidence.OrderBy(e => e.FileName, StringComparer.Ordinal).SelectMany(e => e.Uses.Select(use => new Cell(e.Id, use.MeasureId)))];
}
