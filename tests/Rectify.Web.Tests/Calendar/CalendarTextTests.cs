using System.Text;
using Rectify.App.Calendar;
using Rectify.Domain.Rounds;
using Rectify.Domain.Tasks;
using Rectify.Web.Calendar;
using Rectify.Web.Tests.Rendering;
using Xunit;

namespace Rectify.Web.Tests.Calendar;

public sealed class CalendarTextTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 26, 1, 2, 3, TimeSpan.Zero);
    private static readonly TaskId Task = TaskId.New();

    [Fact]
    public void A_feed_carries_number_kind_day_and_link_and_no_wording()
    {
        using var chinese = new InLanguage("zh-CN");

        var lines = CalendarText.Write([new(DueKind.Task, new(2026, 11, 30), InspectionId.New(), Task, 1007, "饮用水水源地排口底数不清", "水生态环境科")], "https://rectify.example", Now).Replace("\r\n ", "").Split("\r\n");

        Assert.Contains("SUMMARY:编号 1007 任务到期", lines);
        Assert.Contains("DTSTART;VALUE=DATE:20261130", lines);
        Assert.Contains("DTEND;VALUE=DATE:20261201", lines);
        Assert.Contains("DTSTAMP:20261126T010203Z", lines);
        Assert.Contains($"URL:https://rectify.example/tasks/{Task.Value}", lines);
        Assert.DoesNotContain(lines, line => line.Contains("饮用水", StringComparison.Ordinal) || line.Contains("水生态", StringComparison.Ordinal));
    }

    [Fact]
    public void A_suggestion_leaves_the_house_as_its_kind_its_day_and_a_link()
    {
        using var chinese = new InLanguage("zh-CN");
        var suggestion = Domain.Suggestions.SuggestionId.New();
        var lines = CalendarText.Write([new(DueKind.Suggestion, new(2026, 11, 30), InspectionId.New(), null, null, "健全排口动态更新机制", "水生态环境科") { Suggestion = suggestion }], "https://rectify.example", Now).Replace("\r\n ", "").Split("\r\n");
        Assert.Contains("SUMMARY:意见建议回复", lines);
        Assert.Contains($"URL:https://rectify.example/suggestions/{suggestion.Value}", lines);
        Assert.DoesNotContain(lines, line => line.Contains("排口", StringComparison.Ordinal) || line.Contains("水生态", StringComparison.Ordinal));
    }

    [Fact]
    public void No_line_is_longer_than_75_bytes_and_no_character_is_cut()
    {
        using var chinese = new InLanguage("zh-CN");

        var text = CalendarText.Write([new(DueKind.Milestone, new(2026, 11, 30), InspectionId.New(), null, null, "", null, MilestoneKind.FirstResponsibleReport)], "https://a-very-long-name-of-a-house.of-a-city.example", Now);

        Assert.All(text.Split("\r\n"), line => Assert.InRange(Encoding.UTF8.GetByteCount(line), 0, 75));
        Assert.DoesNotContain('\uFFFD', text);
        Assert.EndsWith("END:VCALENDAR\r\n", text, StringComparison.Ordinal);
    }
}
