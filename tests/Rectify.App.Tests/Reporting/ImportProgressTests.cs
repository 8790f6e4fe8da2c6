using Microsoft.Extensions.DependencyInjection;
using Rectify.App.Files;
using Rectify.App.Reporting;
using Rectify.App.Tests.Intake;
using Rectify.Documents.Text;
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
        var loaded = Assert.IsType<TextLoad.Loaded>(TextLoader.FromFile(office.Services.GetRequiredService<IContentStore>().Open(imported.RefusedRows!)!, "rows.xlsx"));
        Assert.Contains("系统中没有这条措施", loaded.Source.Raw, StringComparison.Ordinal);
        Assert.Contains("截至日期晚于今天", loaded.Source.Raw, StringComparison.Ordinal);
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
