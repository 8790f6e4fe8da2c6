using Rectify.App.Reporting;
using Rectify.App.Tasks;
using Rectify.Domain.Measures;
using Rectify.Domain.People;
using Rectify.Domain.Problems;
using Rectify.Domain.Tasks;
using Rectify.Testing;
using Xunit;

namespace Rectify.App.Tests.Reporting;

public sealed class ProgressSheetsTests(TestOffice office) : IClassFixture<TestOffice>
{
    private static readonly DateOnly Today = new(2026, 3, 18);

    private async Task<TestInspection> RectifyingAsync()
    {
        var inspection = await TestInspection.RegisteredAsync(office);
        await inspection.WalkTo(TaskState.Rectifying);
        return inspection;
    }

    private async Task<ProgressSheet> SheetAsync(PersonId reader, TestInspection inspection) =>
        (await office.As<ProgressSheets, ProgressSheet?>(reader, sheets => sheets.Run(inspection.Id)))!;

    private static ProgressLine Line(ReportableMeasure row, string text, DateOnly? on = null, ReportedGrade claim = ReportedGrade.NotDone) =>
        new(row.Task, new ProgressReport(row.Measure, text, on ?? Today, claim));

    [Fact]
    public async Task The_unit_lead_sees_the_handlers_drafts_and_submits_them_in_one_press()
    {
        var inspection = await RectifyingAsync();
        var rows = (await SheetAsync(office.Handler, inspection)).Rows;
        Assert.All(rows, row => Assert.False(row.MayReport));
        Assert.True((await office.As<WriteProgressDrafts, Outcome>(office.Handler, verb => verb.Run([.. rows.Select(row => Line(row, $"措施{row.Position}已开工。"))], ActId.New()))).IsDone);

        var seen = await SheetAsync(office.UnitLead, inspection);
        Assert.Equal(2, seen.Drafts);
        Assert.All(seen.Rows, row => Assert.Equal(("何以宁", false, true), (row.Draft!.WrittenBy, row.Draft.ByReader, row.MayReport)));
        Assert.True((await office.As<ReportProgress, Outcome>(office.UnitLead, verb => verb.Run([.. seen.Rows.Select(row => Line(row, row.Draft!.Text))], ActId.New()))).IsDone);

        var after = await SheetAsync(office.Handler, inspection);
        Assert.Equal(0, after.Drafts);
        Assert.All(after.Rows, row => Assert.Equal(new ReportedText($"措施{row.Position}已开工。", Today, ReportedGrade.NotDone, null), row.Last));
        Assert.All((await inspection.LoadAsync()).Progress, entry => Assert.Equal((office.Handler, office.UnitLead), (entry.WrittenBy, entry.SubmittedBy)));
    }

    [Fact]
    public async Task One_line_that_cannot_go_keeps_all_back_and_is_named()
    {
        var inspection = await RectifyingAsync();
        var rows = (await SheetAsync(office.UnitLead, inspection)).Rows;

        var future = await office.As<ReportProgress, Outcome>(office.UnitLead, verb => verb.Run([Line(rows[0], "已开工。"), Line(rows[1], "已开工。", Today.AddDays(1))], ActId.New()));
        var blank = await office.As<ReportProgress, Outcome>(office.UnitLead, verb => verb.Run([Line(rows[0], " "), Line(rows[1], "已开工。")], ActId.New()));

        var unmet = Assert.Single(Assert.IsType<Outcome.Refused>(future).Refusal.Unmet);
        Assert.Equal((Rule.DayInFuture, rows[1].Measure.Value), (unmet.Rule, unmet.Subject));
        Assert.Equal($"{rows[0].Measure.Value:N}.Text", Assert.Single(Assert.IsType<Outcome.Invalid>(blank).Errors).Field);
        Assert.Empty((await inspection.LoadAsync()).Progress);
    }

    [Fact]
    public async Task Only_who_reports_for_a_unit_has_rows_and_others_may_look_elsewhere()
    {
        var inspection = await RectifyingAsync();

        Assert.Empty((await SheetAsync(office.Office, inspection)).Rows);
        Assert.Empty((await SheetAsync(office.Leader, inspection)).Rows);
        Assert.Null(await office.As<ProgressSheets, ProgressSheet?>(office.FinanceLead, sheets => sheets.Run(inspection.Id)));
        Assert.Equal(2, (await SheetAsync(office.UnitLead, inspection)).Rows.Count);
    }

    [Fact]
    public async Task A_page_goes_on_after_the_measure_where_the_last_one_ended()
    {
        var inspection = await RectifyingAsync();
        var first = (await SheetAsync(office.UnitLead, inspection)).Rows[0];

        var next = await office.As<ProgressSheets, ProgressSheet?>(office.UnitLead, sheets => sheets.Run(inspection.Id, null, ProgressCursor.Parse($"{new ProgressCursor(1, 1, first.Position, first.Task)}")));

        Assert.Equal(2, Assert.Single(next!.Rows).Position);
    }
}
