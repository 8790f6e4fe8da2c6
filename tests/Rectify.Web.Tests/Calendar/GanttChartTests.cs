using Rectify.App.Calendar;
using Rectify.App.Planning;
using Rectify.Domain.Measures;
using Rectify.Domain.People;
using Rectify.Domain.Rounds;
using Rectify.Domain.Tasks;
using Rectify.Web.Calendar;
using Rectify.Web.Tests.Rendering;
using Xunit;

namespace Rectify.Web.Tests.Calendar;

/// <summary>措施进度图: a line a measure, months as columns, each bar a link to its task.</summary>
public sealed class GanttChartTests : IDisposable
{
    private static readonly DateOnly Today = new(2026, 7, 20), First = new(2026, 5, 1), Last = new(2026, 8, 31);

    private readonly InLanguage language = new("zh-CN");

    public void Dispose() => language.Dispose();

    [Fact]
    public async Task Every_measure_has_its_bar_from_its_begin_to_its_deadline_and_says_in_words_what_the_colour_means()
    {
        var (open, late, done, endless) = (Bar(1, new DateOnly(2026, 8, 15), MeasureState.InProgress), Bar(2, new DateOnly(2026, 7, 10), MeasureState.NotStarted), Bar(3, new DateOnly(2026, 7, 10), MeasureState.Verified), Bar(4, null, MeasureState.ReportedDone));
        var unit = new GanttUnit(UnitId.New(), "水务科", [open, late, done, endless], false);
        var sheet = new GanttSheet(new InspectionHead(InspectionId.New(), "第二轮", UnitId.New(), "云湖市水务局", First, 20), [], Today, First, Last, [unit], null);
        await using var chart = await Rendered.Of<GanttChart>((nameof(GanttChart.Unit), unit), (nameof(GanttChart.Sheet), sheet));
        var body = await chart.Body();

        Assert.Equal([$"/tasks/{open.Task.Value}", $"/tasks/{late.Task.Value}", $"/tasks/{done.Task.Value}", $"/tasks/{endless.Task.Value}"], body.QuerySelectorAll("a").Select(link => link.GetAttribute("href")!));
        Assert.Equal(["open", "late", "done", "claimed"], body.QuerySelectorAll("rect").Select(bar => bar.ClassList[bar.ClassList.Length - 1]));
        Assert.Contains("2026-05-11 – 2026-07-10", body.QuerySelectorAll("title")[1].TextContent, StringComparison.Ordinal);
        Assert.Contains("长期", body.QuerySelectorAll("title")[3].TextContent, StringComparison.Ordinal);
        var bars = body.QuerySelectorAll("rect").Select(bar => (X: double.Parse(bar.GetAttribute("x")!, System.Globalization.CultureInfo.InvariantCulture), Width: double.Parse(bar.GetAttribute("width")!, System.Globalization.CultureInfo.InvariantCulture))).ToList();
        Assert.True(bars[0].Width > bars[1].Width && bars[3].X + bars[3].Width <= 1120.1);
        Assert.Equal(5, body.QuerySelectorAll("line").Length);
    }

    private static GanttBar Bar(int position, DateOnly? dueOn, MeasureState state) => new(MeasureId.New(), TaskId.New(), 7, position, "对排口逐一溯源，建立台账。", "何以宁", new DateOnly(2026, 5, 11), dueOn, state);
}
