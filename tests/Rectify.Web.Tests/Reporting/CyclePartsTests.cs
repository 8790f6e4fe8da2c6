using Rectify.App.Planning;
using Rectify.App.Reporting;
using Rectify.Domain;
using Rectify.Domain.Measures;
using Rectify.Domain.People;
using Rectify.Domain.Problems;
using Rectify.Domain.Rounds;
using Rectify.Domain.Tasks;
using Rectify.Web.Reporting;
using Rectify.Web.Tests.Rendering;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Xunit;

namespace Rectify.Web.Tests.Reporting;

public sealed class CyclePartsTests : IDisposable
{
    private static readonly DateOnly Today = new(2026, 7, 20);
    private static readonly CycleId Cycle = CycleId.New();
    private static readonly UnitId Water = UnitId.New(), Air = UnitId.New();
    private readonly InLanguage language = new("zh-CN");

    public void Dispose() => language.Dispose();

    private static CycleMeasure Measure(int position, UnitId unit, string name, CycleEntry? entry = null) => new(
        TaskId.New(), MeasureId.New(), 1001, "1", position, "第1处排口整治滞后。", $"措施{position}。", unit, name, MeasureState.InProgress, new DateOnly(2026, 7, 10), true, entry);

    private static CycleSheet Sheet(CycleView view = CycleView.Missing, int? comparedWith = 2) => new(
        new CycleRow(Cycle, 3, CycleRhythm.Weekly, Today.AddDays(-6), Today, Today.AddDays(1), "请报送本周进展。", CycleState.Open, "苏见山", new DateTimeOffset(2026, 7, 14, 1, 0, 0, TimeSpan.Zero), null, null, null, null),
        new InspectionHead(InspectionId.New(), "第一轮", UnitId.New(), "云湖市生态环境局", new DateOnly(2026, 3, 16), 20), Today, Today, true, true, new CycleSums(5, 3, 1, 1),
        [new CycleUnit(Air, "大气环境科", new CycleSums(2, 0, 0, 0)), new CycleUnit(Water, "水生态环境科", new CycleSums(3, 3, 1, 1))], comparedWith,
        [new CycleChangePart(CycleChange.DeadlineMoved, 14, [new CycleChangedMeasure(Measure(1, Water, "水生态环境科"), new DateOnly(2026, 6, 30))])], 0, view, null,
        [Measure(1, Air, "大气环境科"), Measure(2, Water, "水生态环境科", new CycleEntry("规程正在会签。", Today, ReportedGrade.NotDone, null, new DateTimeOffset(2026, 7, 22, 1, 0, 0, TimeSpan.Zero), true, true))], null, null);

    [Fact]
    public async Task Who_has_not_stands_first_and_leads_to_what_is_missing()
    {
        await using var panel = await Rendered.Of<CycleUnitsPanel>((nameof(CycleUnitsPanel.Sheet), Sheet()));
        var items = (await panel.Body()).QuerySelectorAll("li");

        Assert.Contains("未报 2 条", items[0].TextContent, StringComparison.Ordinal);
        Assert.Equal($"/cycles/{Cycle.Value}?view=Missing&unit={Air.Value}", items[0].QuerySelector("a")!.GetAttribute("href"));
        Assert.Contains("已报 3/3 条，迟报 1 条，文字相同 1 条", items[1].TextContent, StringComparison.Ordinal);
        Assert.Contains("已报齐", items[1].TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_late_and_what_repeats_the_last_words_is_marked_at_its_measure()
    {
        await using var panel = await Rendered.Of<CycleMeasuresPanel>((nameof(CycleMeasuresPanel.Sheet), Sheet(CycleView.All)), (nameof(CycleMeasuresPanel.Office), OfficeDay.Default));
        var rows = (await panel.Body()).QuerySelectorAll("tbody tr");

        Assert.Contains("未报", rows[0].TextContent, StringComparison.Ordinal);
        Assert.Contains("规程正在会签。", rows[1].TextContent, StringComparison.Ordinal);
        Assert.Contains("迟报", rows[1].TextContent, StringComparison.Ordinal);
        Assert.Contains("与上次文字相同", rows[1].TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_a_page_of_measures_begins_stands_in_its_address_and_one_by_hand_never_fails()
    {
        foreach (var key in new[] { new CycleKey(false, 12, TaskId.New(), 3), new CycleKey(true, 1, TaskId.New(), 1) })
        {
            var said = Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(new Uri("http://x" + CycleAddress.Of(Cycle, CycleView.All, Water, key)).Query);
            Assert.Equal(key, CycleAddress.Key(said.GetValueOrDefault("after"), said.GetValueOrDefault("before")));
        }
        foreach (var wrong in new[] { null, "", "100", "1~x~2", "-1~a~b", "1~~2~3" }) Assert.Null(CycleAddress.Key(wrong, wrong));
    }

    [Fact]
    public async Task The_difference_to_the_last_cycle_names_the_first_and_counts_the_rest()
    {
        await using var panel = await Rendered.Of<CycleChangesPanel>((nameof(CycleChangesPanel.Sheet), Sheet()));
        var words = await panel.Words();
        Assert.Contains("时限有变 14 条", words, StringComparison.Ordinal);
        Assert.Contains("2026-06-30 改为 2026-07-10", words, StringComparison.Ordinal);
        Assert.Contains("另有 13 条", words, StringComparison.Ordinal);

        await using var first = await Rendered.Of<CycleChangesPanel>((nameof(CycleChangesPanel.Sheet), Sheet(comparedWith: null) with { Changes = [] }));
        Assert.Contains("这是首期", await first.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_rhythm_lays_out_its_period_from_the_first_day()
    {
        CycleDraft? sent = null;
        await using var form = await Rendered.Of<CycleForm>(
            (nameof(CycleForm.Start), new CycleDraft(CycleRhythm.Weekly, new(2026, 8, 1), new(2026, 8, 7), new(2026, 8, 8), "请报送。")), (nameof(CycleForm.Today), Today), (nameof(CycleForm.OnSend), Rendered.On<CycleDraft>(draft => sent = draft)));

        await form.Raise("onchange", new ChangeEventArgs { Value = nameof(CycleRhythm.Monthly) }, "id", "rhythm");
        await form.Raise("onclick", new MouseEventArgs(), "id", "send-cycle");

        Assert.Equal(new CycleDraft(CycleRhythm.Monthly, new(2026, 8, 1), new(2026, 8, 31), new(2026, 9, 1), "请报送。"), sent);
    }

    [Fact]
    public void An_entry_for_another_day_than_the_cycles_is_told_so_and_a_new_line_lies_in_its_period()
    {
        var cycle = new AskedCycle(Cycle, InspectionId.New(), "云湖市生态环境局", 3, Today.AddDays(-9), Today.AddDays(-3), Today, "请报送。", default, 2, 2);
        var edit = new ProgressEdit { DayText = "2026-07-20" };

        Assert.True(edit.IsBeside(cycle));
        Assert.False((edit with { DayText = "2026-07-17" }).IsBeside(cycle));
        Assert.False(edit.IsBeside(null));
        Assert.Equal(Today.AddDays(-3), cycle.NewEntryOn(Today));
        Assert.Equal(Today, (cycle with { To = Today.AddDays(2) }).NewEntryOn(Today));
    }
}
