using Microsoft.AspNetCore.Components.Web;
using Rectify.Web.Planning;
using Rectify.Web.Tests.Rendering;
using Xunit;

namespace Rectify.Web.Tests.Planning;

public sealed class PlanTaskSheetTests : IDisposable
{
    private readonly InLanguage language = new("zh-CN");
    private readonly NameChoices names = Sample.Names();

    public void Dispose() => language.Dispose();

    [Fact]
    public async Task Every_cell_is_known_by_measure_and_column_and_labelled()
    {
        var task = Sample.Task(measures: Sample.Measure("建立台账。", Sample.Lead));
        await using var sheet = await Rendered.Of<PlanTaskSheet>((nameof(PlanTaskSheet.Task), task), (nameof(PlanTaskSheet.Edit), PlanEdit.Of(task, names)));

        var body = await sheet.Body();

        Assert.Equal("建立台账。", body.QuerySelector($"[id='{task.Measures[0].Id.Value:N}.text']")!.TextContent);
        Assert.Equal("许望川（水生态环境科）", body.QuerySelector($"[id='{task.Measures[0].Id.Value:N}.person']")!.GetAttribute("value"));
        Assert.Equal("排口整治到位。", body.QuerySelector($"[id='{task.Id.Value:N}.target']")!.TextContent);
        Assert.All(body.QuerySelectorAll("td .in"), cell => Assert.False(string.IsNullOrEmpty(cell.GetAttribute("aria-label"))));
    }

    [Fact]
    public async Task A_wrong_cell_is_marked_and_explained_under_its_row()
    {
        var task = Sample.Task(measures: Sample.Measure("建立台账。"));
        var cell = $"{task.Measures[0].Id.Value:N}.due";
        await using var sheet = await Rendered.Of<PlanTaskSheet>((nameof(PlanTaskSheet.Task), task), (nameof(PlanTaskSheet.Edit), PlanEdit.Of(task, names)), (nameof(PlanTaskSheet.Errors), (IReadOnlyList<CellError>)[new(cell, "时限晚了。")]));

        var body = await sheet.Body();

        Assert.Equal("true", body.QuerySelector($"[id='{cell}']")!.GetAttribute("aria-invalid"));
        Assert.Contains("时限晚了。", body.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_last_row_is_moved_and_removed_by_its_own_key()
    {
        var task = Sample.Task(measures: [Sample.Measure("一。"), Sample.Measure("二。")]);
        (Guid, int)? moved = null;
        Guid? removed = null;
        await using var sheet = await Rendered.Of<PlanTaskSheet>((nameof(PlanTaskSheet.Task), task), (nameof(PlanTaskSheet.Edit), PlanEdit.Of(task, names)),
            (nameof(PlanTaskSheet.OnMove), Rendered.On<(Guid, int)>(step => moved = step)), (nameof(PlanTaskSheet.OnRemove), Rendered.On<Guid>(id => removed = id)));

        await sheet.Raise("onclick", new MouseEventArgs(), "aria-label", "上移第 2 条");
        await sheet.Raise("onclick", new MouseEventArgs(), "aria-label", "去掉第 2 条");

        Assert.Equal((task.Measures[1].Id.Value, -1), moved);
        Assert.Equal(task.Measures[1].Id.Value, removed);
    }

    [Fact]
    public async Task Who_may_not_write_reads_and_a_measure_without_owner_says_so()
    {
        var task = Sample.Task(mayDraft: false, Sample.Measure("建立台账。"));
        await using var panel = await Rendered.Of<PlanTaskPanel>((nameof(PlanTaskPanel.Task), task), (nameof(PlanTaskPanel.Names), names));

        var body = await panel.Body();

        Assert.Empty(body.QuerySelectorAll("textarea"));
        Assert.Contains("未定", body.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Writing_over_an_older_version_shows_both_and_asks_whose_stays()
    {
        var task = Sample.Task(measures: Sample.Measure("建立台账。"));
        var edit = PlanEdit.Of(task, names);
        edit.Seen--;
        await using var panel = await Rendered.Of<PlanTaskPanel>((nameof(PlanTaskPanel.Task), task), (nameof(PlanTaskPanel.Names), names), (nameof(PlanTaskPanel.Edit), edit));

        Assert.Contains("有人改过", await panel.Words(), StringComparison.Ordinal);
        Assert.Contains("用我写的", await panel.Words(), StringComparison.Ordinal);
    }
}
