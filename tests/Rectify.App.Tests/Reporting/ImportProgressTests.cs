using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Rectify.App.Files;
using Rectify.App.Problems;
using Rectify.App.Reporting;
using Rectify.App.Tasks;
using Rectify.App.Tests.Intake;
using Rectify.Documents.Text;
using Rectify.Domain;
using Rectify.Domain.Measures;
using Rectify.Domain.People;
using Rectify.Domain.Problems;
using Rectify.Domain.Tasks;
using Rectify.Testing;
using Xunit;

namespace Rectify.App.Tests.Reporting;

/// <summary>Units send Excel back by chat; this is their bridge.</summary>
public sealed class ImportProgressTests(TestOffice office) : IClassFixture<TestOffice>
{
    private async Task<(TestInspection Inspection, IReadOnlyList<ReportableMeasure> Rows)> RectifyingAsync()
    {
        var inspection = await TestInspection.RegisteredAsync(office);
        await inspection.WalkTo(TaskState.Rectifying);
        return (inspection, await RowsAsync(inspection));
    }

    private async Task<IReadOnlyList<ReportableMeasure>> RowsAsync(TestInspection inspection) =>
        (await office.As<ProgressSheets, ProgressSheet?>(office.UnitLead, sheets => sheets.Run(inspection.Id)))!.Rows;

    private Task<(Outcome Outcome, ImportedProgress? Imported)> ImportAsync(TestInspection inspection, byte[] file, PersonId? by = null) =>
        office.As<ImportProgress, (Outcome, ImportedProgress?)>(by ?? office.UnitLead, import => import.Run(inspection.Id, new MemoryStream(file), "台账.xlsx", ActId.New()));

    private async Task<string> WordingOfAsync(ProblemId problem)
    {
        await using var db = office.OpenDatabase();
        return await db.Problems.Where(p => p.Id == problem).Select(p => p.Wording).SingleAsync();
    }

    /// <summary>So that the unit has something to report on beside the first task.</summary>
    private async Task StartSecondAtOnceAsync(TestInspection inspection)
    {
        var second = inspection.Tasks[1];
        var problem = (await inspection.LoadAsync(second)).ProblemId;
        TestInspection.Must(await office.As<ClassifyProblem, Outcome>(office.Office, verb => verb.Run(problem, 1, new ProblemClassification(ProblemClass.AtOnce, null, null, null), ActId.New())));
        TestInspection.Must(await inspection.Assign(new DateOnly(2026, 6, 30), second));
        var seen = await inspection.SeenAsync(second);
        TestInspection.Must(await office.As<StartAtOnce, Outcome>(office.Office, verb => verb.Run(second, seen, ActId.New(), new MeasureDraft("立即清运。", MeasureKind.General, office.WaterDepartment, office.UnitLead, new DateOnly(2026, 6, 30)))));
    }

    private static byte[] Filled(params string?[][] rows) => Workbook.Of([["序号", "具体问题", "整改措施", "进展情况", "截至", "完成情况"], .. rows]);

    [Fact]
    public async Task Rows_filled_in_outside_become_drafts_and_touch_no_state()
    {
        var (inspection, rows) = await RectifyingAsync();
        var before = (await inspection.LoadAsync()).Version;

        var (outcome, imported) = await ImportAsync(inspection, Filled(
            ["1", rows[0].Wording, rows[0].Text, "已清理3处。", "2026-03-17", "已完成"],
            ["", "", rows[1].Text, "", "", ""]));

        Assert.True(outcome.IsDone);
        Assert.Equal(new ImportedProgress(1, 0, 0, null), imported);
        var draft = (await RowsAsync(inspection))[0].Draft!;
        Assert.Equal(("已清理3处。", new DateOnly(2026, 3, 17), ReportedGrade.Done), (draft.Text, draft.TrueOn, draft.Claim));
        var task = await inspection.LoadAsync();
        Assert.Equal((before, TaskState.Rectifying, 0), (task.Version, task.State, task.Progress.Count));
    }

    [Fact]
    public async Task A_row_that_does_not_fit_comes_back_with_its_reason()
    {
        var (inspection, rows) = await RectifyingAsync();

        var (_, imported) = await ImportAsync(inspection, Filled(
            ["1", rows[0].Wording, "没有写进方案的措施", "做完了。", "2026-03-17", "已完成"],
            ["", "", rows[1].Text, "已开工。", "2027-01-01", "推进中"]));

        Assert.Equal((0, 2), (imported!.Drafts, imported.Refused));
        var loaded = Assert.IsType<TextLoad.Loaded>(TextLoader.FromFile(new MemoryStream((await office.As<RefusedWorkbooks, byte[]?>(office.UnitLead, workbooks => workbooks.OpenAsync(imported.RefusedRows!.Value)))!), "rows.xlsx"));
        Assert.Contains("系统中没有这条措施", loaded.Source.Raw, StringComparison.Ordinal);
        Assert.Contains("截至日期晚于今天", loaded.Source.Raw, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rows_that_did_not_fit_are_their_importers_alone_for_a_week_and_no_file_of_the_store()
    {
        var (inspection, rows) = await RectifyingAsync();
        var before = await office.Services.GetRequiredService<IContentStore>().ListAsync(default).CountAsync();
        var (_, imported) = await ImportAsync(inspection, Filled(["1", rows[0].Wording, "没有写进方案的措施", "做完了。", "2026-03-17", "已完成"]));

        Assert.NotNull(await OpenAsync(office.UnitLead));
        Assert.Null(await OpenAsync(office.Office));
        Assert.Equal(before, await office.Services.GetRequiredService<IContentStore>().ListAsync(default).CountAsync());
        await using var db = office.OpenDatabase();
        Assert.Equal(0, await RefusedWorkbooks.ForgetAsync(db, office.Clock.GetUtcNow().AddDays(RefusedWorkbooks.KeptDays), default));
        Assert.Equal(1, await RefusedWorkbooks.ForgetAsync(db, office.Clock.GetUtcNow().AddDays(RefusedWorkbooks.KeptDays + 1), default));
        Assert.Null(await OpenAsync(office.UnitLead));

        Task<byte[]?> OpenAsync(PersonId by) => office.As<RefusedWorkbooks, byte[]?>(by, workbooks => workbooks.OpenAsync(imported!.RefusedRows!.Value));
    }

    [Fact]
    public async Task Either_sheet_of_the_ledger_may_be_filled_in_and_two_answers_to_one_measure_are_pointed_out()
    {
        var (inspection, rows) = await RectifyingAsync();
        string?[] head = ["序号", "具体问题", "整改措施", "进展情况"];

        var (_, imported) = await ImportAsync(inspection, Workbook.Of(
            [head, ["1", rows[0].Wording, rows[0].Text, ""], ["", "", rows[1].Text, "已开工。"]],
            [head, ["1", rows[0].Wording, rows[0].Text, "已清理3处。"], ["1", rows[0].Wording, rows[1].Text, "已完工。"]]));

        Assert.Equal((2, 1), (imported!.Drafts, imported.Refused));
        Assert.Equal(["已清理3处。", "已开工。"], (await RowsAsync(inspection)).Select(row => row.Draft?.Text));
    }

    [Fact]
    public async Task A_row_that_came_back_as_it_went_undoes_no_draft()
    {
        var (inspection, rows) = await RectifyingAsync();
        await office.As<ReportProgress, Outcome>(office.UnitLead, report => report.Run([new(rows[0].Task, new(rows[0].Measure, "已清理3处。", new DateOnly(2026, 3, 17), ReportedGrade.NotDone))], ActId.New()));
        await office.As<WriteProgressDrafts, Outcome>(office.UnitLead, drafts => drafts.Run([new(rows[0].Task, new(rows[0].Measure, "已清理5处。", new DateOnly(2026, 3, 18), ReportedGrade.NotDone))], ActId.New()));

        Assert.Equal(new ImportedProgress(0, 1, 0, null), (await ImportAsync(inspection, Filled(["1", rows[0].Wording, rows[0].Text, "已清理3处。", "2026-03-17", "推进中"]))).Imported);
        Assert.Equal("已清理5处。", (await RowsAsync(inspection))[0].Draft!.Text);
    }

    [Fact]
    public async Task A_new_text_beside_the_day_and_the_state_of_the_last_one_is_of_today_and_keeps_the_claim()
    {
        var (inspection, rows) = await RectifyingAsync();
        var today = OfficeDay.Default.Of(office.Clock.GetUtcNow());
        TestInspection.Must(await office.As<ReportProgress, Outcome>(office.UnitLead, report => report.Run([new(rows[0].Task, new(rows[0].Measure, "已清理3处。", today.AddDays(-1), ReportedGrade.Done))], ActId.New())));

        await ImportAsync(inspection, Filled(["1", rows[0].Wording, rows[0].Text, "复核后无新增。", $"{today.AddDays(-1):yyyy-MM-dd}", "已完成待核"]));

        var draft = (await RowsAsync(inspection))[0].Draft!;
        Assert.Equal((today, ReportedGrade.Done), (draft.TrueOn, draft.Claim));
    }

    [Fact]
    public async Task A_row_the_reader_does_not_report_on_is_no_fault_when_it_came_back_as_it_went()
    {
        var inspection = await TestInspection.RegisteredAsync(office, problems: 2);
        await inspection.WalkTo(TaskState.Applied);
        var applied = await inspection.LoadAsync();
        var (text, said) = (applied.Counting.First().Text, applied.Progress.First(entry => entry.MeasureId == applied.Counting.First().Id).Text);
        await StartSecondAtOnceAsync(inspection);
        var wording = await WordingOfAsync(applied.ProblemId);

        Assert.Equal(new ImportedProgress(0, 0, 0, null), (await ImportAsync(inspection, Filled(["1", wording, text, said, "2026-03-17", "已完成"]))).Imported);
        Assert.Equal(1, (await ImportAsync(inspection, Filled(["1", wording, text, $"{said}又补充。", "2026-03-17", "已完成"]))).Imported!.Refused);
    }

    [Fact]
    public async Task What_the_system_says_already_is_not_written_again_and_another_persons_draft_is_not_overwritten()
    {
        var (inspection, rows) = await RectifyingAsync();
        var file = Filled(["1", rows[0].Wording, rows[0].Text, "已清理3处。", "2026-03-17", "推进中"]);
        await ImportAsync(inspection, file, office.Handler);

        Assert.Equal(new ImportedProgress(0, 1, 0, null), (await ImportAsync(inspection, file)).Imported);
        var other = await ImportAsync(inspection, Filled(["1", rows[0].Wording, rows[0].Text, "已清理5处。", "2026-03-17", "推进中"]));
        Assert.Equal((0, 1), (other.Imported!.Drafts, other.Imported.Refused));
    }

    [Fact]
    public async Task Who_does_not_report_and_what_is_no_ledger_are_refused()
    {
        var (inspection, rows) = await RectifyingAsync();
        var file = Filled(["1", rows[0].Wording, rows[0].Text, "已清理3处。", "", ""]);

        Assert.IsType<Outcome.Missing>((await ImportAsync(inspection, file, office.FinanceLead)).Outcome);
        Assert.Equal("not-a-ledger", Assert.Single(Assert.IsType<Outcome.Invalid>((await ImportAsync(inspection, [1, 2, 3])).Outcome).Errors).Code);
        Assert.Equal("not-a-ledger", Assert.Single(Assert.IsType<Outcome.Invalid>((await ImportAsync(inspection, Workbook.Of(["甲", "乙"], ["1", "2"]))).Outcome).Errors).Code);
    }
}
