using Rectify.App;
using Rectify.App.Takeovers;
using Rectify.Domain;
using Rectify.Domain.People;
using Rectify.Domain.Problems;
using Rectify.Domain.Tasks;
using Rectify.Web.Planning;
using Rectify.Web.Takeovers;
using Rectify.Web.Tests.Planning;
using Rectify.Web.Tests.Rendering;
using Xunit;

namespace Rectify.Web.Tests.Takeovers;

public sealed class TakeoverEditsTests : IDisposable
{
    private readonly InLanguage language = new("zh-CN");
    private readonly NameChoices names = Sample.Names();
    private readonly IReadOnlyList<TakeoverRow> rows = [.. Enumerable.Range(1, 3).Select(at => new TakeoverRow(TaskId.New(), 1, 1000 + at, $"{at}", $"第{at}处排口。", null, 1, 1, ReportedGrade.Done, at - 1, at == 3 ? new DateOnly(2026, 4, 30) : null, []))];

    public void Dispose() => language.Dispose();

    [Fact]
    public void A_table_pasted_from_the_old_ledger_fills_the_rows_in_its_own_words()
    {
        var edits = new TakeoverEdits();
        edits.Paste(rows, 1, TakeoverEdit.State, PastedTable.Parse("已销号\t2026年3月17日\t许望川（水生态环境科）\t水生态\t财务科、水生态\t许望川（水生态环境科）\t2026/6/30\t\t销〔2025〕1号\t原件存档\n长期坚持\t20260317\t许望川（水生态环境科）\t财务科\t\t\t长期\t2026-9-30\n"), names);

        var (lines, errors) = edits.Resolve(rows, names);

        Assert.Empty(errors);
        Assert.Equal((rows[1].Task, 1), (lines[0].Task, lines[0].Seen));
        Assert.Equal((TaskState.Closed, new DateOnly(2026, 3, 17), Sample.Lead, Sample.Water, new DateOnly(2026, 6, 30), "销〔2025〕1号", "原件存档"),
            (lines[0].Says.State, lines[0].Says.On, lines[0].Says.Leader, lines[0].Says.LeadUnit, lines[0].Says.DueOn, lines[0].Says.FilingNumber, lines[0].Says.Remark));
        Assert.Equal(["财务科", "水生态环境科"], lines[0].Says.Supporting!.Select(unit => names.Text(unit)));
        Assert.NotNull(lines[0].Says.Handler);
        Assert.Equal((TaskState.Sustained, Deadline.LongTerm, new DateOnly(2026, 9, 30)), (lines[1].Says.State, lines[1].Says.DueOn, lines[1].Says.NextCheckOn!.Value));
    }

    [Fact]
    public void A_row_begins_with_the_deadline_that_was_read_and_never_with_the_state_the_document_claims()
    {
        var edit = new TakeoverEdits().Begin(rows[2]);
        Assert.Equal(("2026-04-30", "", false), (edit.DueText, edit.StateText, edit.IsChosen));
    }

    [Fact]
    public void What_is_missing_is_named_cell_by_cell()
    {
        var edits = new TakeoverEdits();
        edits.Begin(rows[0]).Set(TakeoverEdit.State, nameof(TaskState.Sustained), names);

        Assert.Equal(new[] { "on", "leader", "unit", "due", "next", "measures" }.Select(column => $"{rows[0].Task.Value:N}.{column}"), edits.Resolve(rows, names).Errors.Select(error => error.Cell));
    }

    [Fact]
    public void Measures_are_written_where_none_were_read_one_a_line_and_left_alone_where_some_were()
    {
        var edits = new TakeoverEdits();
        foreach (var row in rows.Take(2))
        {
            edits.Paste(rows, rows.ToList().IndexOf(row), TakeoverEdit.State, PastedTable.Parse("整改中\t2026-03-17\t许望川（水生态环境科）\t水生态\t\t\t2026/6/30"), names);
            edits.Begin(row).Set(TakeoverEdit.Measures, "拆除排口。\n\n 复绿岸坡。", names);
        }

        var (lines, _) = edits.Resolve(rows, names);

        Assert.Equal(["拆除排口。", "复绿岸坡。"], lines[0].Says.Measures!);
        Assert.Empty(lines[1].Says.Measures!);
    }

    [Fact]
    public async Task The_table_asks_for_measures_only_where_none_were_read_and_says_what_a_refusal_says()
    {
        var edits = new TakeoverEdits();
        foreach (var row in rows) edits.Begin(row).IsChosen = true;
        var refused = new Outcome.Refused(new Refusal(TaskVerb.TakeOver, [new Unmet(Rule.DayBeforeFeedback, Relation.Office, Subject: rows[1].Task.Value)]));
        await using var table = await Rendered.Of<TakeoverTable>((nameof(TakeoverTable.Rows), rows), (nameof(TakeoverTable.Edits), edits), (nameof(TakeoverTable.Outcome), refused));
        var body = await table.Body();

        Assert.Equal([$"{rows[0].Task.Value:N}.measures"], body.QuerySelectorAll("textarea").Select(cell => cell.Id!));
        Assert.Single(body.QuerySelectorAll(".err"));
        Assert.Contains("材料所述：", await table.Words(), StringComparison.Ordinal);
        Assert.Equal(["", "Rectifying", "Closed", "Sustained"], body.QuerySelector("select")!.QuerySelectorAll("option").Select(option => option.GetAttribute("value")!));
    }

    [Fact]
    public async Task A_line_of_the_batch_says_state_day_and_what_stands_against_it()
    {
        var line = new TakeoverBatchLine(TaskId.New(), 1001, "1", "第1处排口。", TaskState.Sustained, new DateOnly(2026, 3, 17), "陆清和", "水生态环境科", Deadline.LongTerm, new DateOnly(2026, 9, 30), "销〔2025〕1号", "原件存档", ["拆除排口。"], ["财务科"], "许望川");
        await using var card = await Rendered.Of<TakeoverLineCard>((nameof(TakeoverLineCard.Line), line), (nameof(TakeoverLineCard.Unmet), (IReadOnlyList<Unmet>)[new Unmet(Rule.FilingNumberTaken, Relation.Office, "销〔2025〕1号")]));

        var words = await card.Words();

        Assert.All(new[] { "长期坚持", "2026-03-17 起", "2026-09-30", "原件存档", "财务科", "许望川", "1 条措施", "销号编号 销〔2025〕1号 已被使用。" }, word => Assert.Contains(word, words, StringComparison.Ordinal));
    }
}
