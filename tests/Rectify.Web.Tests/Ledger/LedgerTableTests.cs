using AngleSharp.Dom;
using Rectify.App.Ledger;
using Rectify.Domain;
using Rectify.Domain.Rounds;
using Rectify.Domain.Tasks;
using Rectify.Web.Ledger;
using Rectify.Web.Selections;
using Rectify.Web.Tests.Rendering;
using Xunit;

namespace Rectify.Web.Tests.Ledger;

public sealed class LedgerTableTests : IDisposable
{
    private static readonly DateOnly Today = new(2026, 7, 20);
    private readonly InLanguage language = new("zh-CN");

    public void Dispose() => language.Dispose();

    private static LedgerRow Row(TaskState state, DateOnly dueOn) => new()
    {
        Task = TaskId.New(), Inspection = InspectionId.New(), Number = 1007, Sequence = 7, SectionOrdinal = "一（二）", Ordinal = "3", Wording = "污水井盖缺失 4 处，处置超过规定时间。", IsRestricted = false,
        LeadUnit = "水务科", Leader = "程知远", DueOn = dueOn, OriginalDueOn = dueOn, State = state, Returns = 0, Restarts = 0, Steps = new MeasureSteps(1, 1, 0, 2), WarnWithin = 20,
    };

    private static async Task<IElement> Cells(LedgerRow row, LedgerAddress? address = null)
    {
        await using var table = await Rendered.Of<LedgerTable>((nameof(LedgerTable.Address), address ?? new LedgerAddress()), (nameof(LedgerTable.Page), new LedgerSlice([row], false, false, Today)));
        return (await table.Body()).QuerySelector("tbody tr")!;
    }

    [Fact]
    public async Task A_row_leads_to_its_task_and_reads_on_a_phone()
    {
        var row = Row(TaskState.Rectifying, Today.AddDays(-9));
        var cells = await Cells(row);
        Assert.All(cells.QuerySelectorAll("a"), link => Assert.Equal($"/tasks/{row.Task.Value}", link.GetAttribute("href")));
        Assert.Equal("超期 9 天", cells.QuerySelector(".due.danger small")!.TextContent.Trim());
        Assert.Equal("1/4", cells.QuerySelector(".steps b")!.TextContent);
        Assert.Equal(["序号", "牵头单位", "责任领导", "时限", "状态", "措施"], cells.QuerySelectorAll("[data-l]").Select(cell => cell.GetAttribute("data-l")!));
        Assert.Equal("一（二）3", cells.QuerySelector(".drop")!.TextContent);
        var box = cells.QuerySelector(".choose input")!;
        Assert.Equal((SelectionAddress.Form, "t", $"{row.Task.Value:N}", "选择第 7 项"), (box.GetAttribute("form"), box.GetAttribute("name"), box.GetAttribute("value"), box.GetAttribute("aria-label")));
    }

    [Fact]
    public async Task Work_entered_later_is_marked()
    {
        Assert.Contains("补录", (await Cells(Row(TaskState.Closed, Today) with { IsTakenOver = true })).TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("补录", (await Cells(Row(TaskState.Closed, Today))).TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_closed_or_has_no_deadline_is_never_shown_as_overdue()
    {
        var closed = await Cells(Row(TaskState.Closed, Today.AddDays(-60)) with { ClosedOn = new DateOnly(2026, 5, 27) });
        Assert.Null(closed.QuerySelector(".due.danger"));
        Assert.Contains("5月27日销号", closed.TextContent, StringComparison.Ordinal);
        Assert.Contains("长期", (await Cells(Row(TaskState.Rectifying, Deadline.LongTerm))).QuerySelector(".due")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_nobody_is_assigned_to_has_no_deadline_yet()
    {
        var due = (await Cells(Row(TaskState.Registered, Deadline.LongTerm))).QuerySelector(".due")!;
        Assert.Equal("—", due.TextContent);
    }

    [Fact]
    public async Task A_check_that_is_overdue_says_so()
    {
        var due = (await Cells(Row(TaskState.Sustained, Deadline.LongTerm) with { NextCheckOn = Today.AddDays(-78) })).QuerySelector(".due.danger")!;
        Assert.Contains("超78天", due.TextContent, StringComparison.Ordinal);
        Assert.Null((await Cells(Row(TaskState.Sustained, Deadline.LongTerm) with { NextCheckOn = Today })).QuerySelector(".due.danger"));
    }

    [Theory]
    [InlineData(0, 0, "整改中", "act")]
    [InlineData(2, 0, "回炉整改中", "warn")]
    [InlineData(1, 1, "重启整改中", "warn")]
    public async Task A_task_that_came_back_says_so(int returns, int restarts, string word, string tone)
    {
        var tag = (await Cells(Row(TaskState.Rectifying, Today) with { Returns = returns, Restarts = restarts })).QuerySelector(".tag")!;
        Assert.Equal(word, tag.TextContent);
        Assert.True(tag.ClassList.Contains(tone));
    }

    [Fact]
    public async Task The_part_is_shown_only_where_a_problem_has_several()
    {
        Assert.DoesNotContain("之", (await Cells(Row(TaskState.Planning, Today))).QuerySelector(".t")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("（之2）", (await Cells(Row(TaskState.Planning, Today) with { Part = 2 })).QuerySelector(".t")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Chosen_columns_are_shown_and_no_other()
    {
        var cells = await Cells(Row(TaskState.Planning, Today), new LedgerAddress { Columns = [LedgerColumn.Number, LedgerColumn.OriginalDue] });
        Assert.Equal(["7", "1007", "2026-07-20"], cells.QuerySelectorAll("td:not(.t, .choose)").Select(cell => cell.TextContent.Trim()));
    }

    [Fact]
    public void Every_column_and_every_built_in_view_has_its_words()
    {
        Assert.All(LedgerColumns.All, column => Assert.NotEqual($"Column.{column}", Rectify.Web.Resources.Texts.Ledger[$"Column.{column}"]));
        Assert.All(LedgerViews.BuiltIn, view => Assert.NotEqual($"View.{view.Key}", Rectify.Web.Resources.Texts.Ledger[$"View.{view.Key}"]));
        Assert.All(Enum.GetValues<Rectify.App.Desk.DeskBlock>(), block => Assert.NotEqual($"Block.{block}", Rectify.Web.Resources.Texts.Desk[$"Block.{block}"]));
        Assert.All(Enum.GetValues<Rectify.App.Desk.DeskBlock>(), block => Assert.NotEqual($"Hint.{block}", Rectify.Web.Resources.Texts.Desk[$"Hint.{block}"]));
    }

    [Fact]
    public void The_view_one_looks_at_is_marked_and_keeps_the_inspection()
    {
        var inspection = InspectionId.New();
        var here = LedgerAddress.Of(new LedgerFilter { Inspection = inspection, Due = DueWindow.Overdue });
        var tabs = LedgerViews.Tabs(here, [new SavedViewRow(SavedViewId.New(), "我的", "money=yes")]);
        Assert.Equal("已超期", Assert.Single(tabs, tab => tab.IsCurrent).Text);
        Assert.Contains($"inspection={inspection.Value:N}", tabs[1].Href, StringComparison.Ordinal);
        Assert.Equal("/ledger?money=yes", tabs[^1].Href);
    }
}
