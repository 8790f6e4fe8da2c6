using Rectify.App.Planning;
using Rectify.App.Reporting;
using Rectify.Domain;
using Rectify.Domain.Measures;
using Rectify.Domain.People;
using Rectify.Domain.Problems;
using Rectify.Domain.Rounds;
using Rectify.Domain.Tasks;
using Rectify.Web.Planning;
using Rectify.Web.Reporting;
using Rectify.Web.Tests.Rendering;
using Xunit;

namespace Rectify.Web.Tests.Reporting;

public sealed class ProgressEditsTests : IDisposable
{
    private static readonly DateOnly Feedback = new(2026, 3, 16);
    private static readonly DateOnly Today = new(2026, 7, 20);
    private readonly InLanguage language = new("zh-CN");

    public void Dispose() => language.Dispose();

    private static ReportableMeasure Row(MeasureKind kind = MeasureKind.General, DraftedText? draft = null) => new(
        TaskId.New(), MeasureId.New(), 1001, "1", 2, "第1处排口整治滞后。", "逐一溯源。", kind, MeasureState.InProgress, null, new DateOnly(2026, 8, 31), "水生态环境科", 1, true,
        new ReportedText("截污管已通水。", new DateOnly(2026, 7, 1), ReportedGrade.BasicallyDone, null), draft);

    private static DraftedText Draft(string text, ReportedGrade claim = ReportedGrade.NotDone) => new(text, new DateOnly(2026, 7, 17), claim, null, "何以宁", false, new DateTimeOffset(2026, 7, 18, 2, 0, 0, TimeSpan.Zero));

    private static string[] Columns(ProgressEdit edit, ReportableMeasure row) => [.. edit.Problems(row, Today, Feedback).Select(error => error.Cell.Split('.')[1])];

    [Fact]
    public void A_new_line_is_true_today_and_claims_what_was_claimed_last()
    {
        var line = ProgressEdit.Of(Row(), Today);
        Assert.Equal(("2026-07-20", nameof(ReportedGrade.BasicallyDone), ""), (line.DayText, line.ClaimText, line.WrittenText));
    }

    [Theory]
    [InlineData("2026-07-21")]
    [InlineData("2026-03-15")]
    [InlineData("上周")]
    public void A_day_in_the_future_before_the_feedback_or_unclear_keeps_the_row_back(string day)
    {
        var row = Row();
        var edit = ProgressEdit.Of(row, Today);
        edit.Set(ProgressEdit.Text, "已开工。");
        edit.Set(ProgressEdit.Day, day);
        Assert.Equal([ProgressEdit.Day], Columns(edit, row));
    }

    [Fact]
    public void A_measure_of_a_kind_that_demands_a_number_is_not_reported_done_without_one()
    {
        var row = Row(MeasureKind.LossRecovered, Draft("已追回。", ReportedGrade.Done));
        var edit = ProgressEdit.Of(row, Today);
        Assert.Equal([ProgressEdit.Number], Columns(edit, row));
        Assert.False(ProgressTable.IsChosen(edit, edit.Problems(row, Today, Feedback)));

        edit.Set(ProgressEdit.Number, "12.5");
        Assert.Empty(Columns(edit, row));
        Assert.True(ProgressTable.IsChosen(edit, []));
        Assert.Equal(12.5m, edit.Line(row, Today).Report.Quantity);
    }

    [Fact]
    public void A_row_taken_out_stays_out_until_it_is_written_again()
    {
        var edit = ProgressEdit.Of(Row(draft: Draft("已开工。")), Today);
        edit.Set(ProgressEdit.Chosen, "false");
        Assert.False(ProgressTable.IsChosen(edit, []));
        edit.Set(ProgressEdit.Text, "已完工。");
        Assert.True(ProgressTable.IsChosen(edit, []));
    }

    [Fact]
    public void Writing_that_says_what_the_draft_says_is_forgotten()
    {
        var (row, edits) = (Row(draft: Draft("已开工。")), new ProgressEdits());
        edits.Write(row, Today, edit => edit.Set(ProgressEdit.Text, "已完工。"));
        Assert.True(edits.Holds(row));
        edits.Write(row, Today, edit => edit.Set(ProgressEdit.Text, "已开工。"));
        Assert.False(edits.Holds(row));
    }

    [Fact]
    public void A_pasted_column_goes_down_the_rows()
    {
        var (rows, edits) = ((IReadOnlyList<ReportableMeasure>)[Row(), Row(), Row()], new ProgressEdits());
        edits.Paste(rows, 1, ProgressEdit.Text, PastedTable.Parse("甲。\t2026-7-19\t已完成\n乙。\n丙。"), Today);
        Assert.False(edits.Holds(rows[0]));
        Assert.Equal(("甲。", "2026-07-19", nameof(ReportedGrade.Done)), (edits.Of(rows[1], Today).WrittenText, edits.Of(rows[1], Today).DayText, edits.Of(rows[1], Today).ClaimText));
        Assert.Equal("乙。", edits.Of(rows[2], Today).WrittenText);
    }

    [Fact]
    public async Task The_table_says_who_drafted_what_repeats_the_last_text_and_why_a_row_cannot_go()
    {
        var rows = new[] { Row(draft: Draft("截污管已通水。")), Row(MeasureKind.Institution, Draft("已印发。", ReportedGrade.Done)) };
        var sheet = new ProgressSheet(new InspectionHead(InspectionId.New(), "第一轮", UnitId.New(), "云湖市生态环境局", Feedback, 20), Today, [], 2, rows, null);
        await using var table = await Rendered.Of<ProgressTable>((nameof(ProgressTable.Sheet), sheet), (nameof(ProgressTable.Edits), new ProgressEdits()), (nameof(ProgressTable.Office), OfficeDay.Default));

        var (words, body) = (await table.Words(), await table.Body());

        Assert.Contains("何以宁 7月18日起草", words, StringComparison.Ordinal);
        Assert.Contains("与上次填报的文字相同", words, StringComparison.Ordinal);
        Assert.Contains("“建章立制”类措施申报完成须写明数量。", words, StringComparison.Ordinal);
        Assert.True(body.QuerySelector($"[id='{rows[0].Measure.Value:N}.chosen']")!.HasAttribute("checked"));
        Assert.True(body.QuerySelector($"[id='{rows[1].Measure.Value:N}.chosen']")!.HasAttribute("disabled"));
    }
}
