using Rectify.Documents.Writing;
using Rectify.Domain.Rounds;
using Rectify.Domain.Tasks;
using Xunit;

namespace Rectify.Documents.Tests.Writing;

/// <summary>整改情况报告 and the first responsible person's report.</summary>
public class RectificationReportTests
{
    private static RectificationReport Report(ReportKind kind) => new()
    {
        Kind = kind, Content = SampleNotice.Notice, PersonName = "陆清和", PersonTitle = "党组书记、局长", Plan = new(2, new(2026, 4, 20), "党组会纪要2026年第4期"),
        Meetings = [new(new(2026, 4, 2), MeetingKind.PartyGroup, "研究整改方案", "方案报市委巡察办备案。\n每周调度一次。", true), new(new(2026, 5, 6), MeetingKind.SiteVisit, "老渡口片区排口", null, false)],
        Work = new(3, 2, 1, 0), Overdue = 2, KnownAt = new DateTimeOffset(2026, 7, 31, 9, 0, 0, TimeSpan.FromHours(8)),
        Tasks = [new("1", "排口整治滞后。", "陆清和", "水生态环境科", "2026-06-30", TaskState.Closed, 2, 2, true), new("2", "台账不清。", "何以宁", "财务审计科", "长期", TaskState.Rectifying, 0, 3, false)],
    };

    [Theory]
    [InlineData(ReportKind.Concentrated)]
    [InlineData(ReportKind.FollowUp)]
    [InlineData(ReportKind.FirstResponsible)]
    public async Task A_report_is_valid_has_all_tasks_as_its_annex_and_the_figures_of_the_notice(ReportKind kind)
    {
        var report = Report(kind);
        using var document = Written.Word(await Written.Bytes(stream => RectificationReportDocument.WriteAsync(stream, report)));

        Assert.Empty(Written.SchemaErrors(document));
        var (text, totals) = (Written.Text(document).Replace("\n", "", StringComparison.Ordinal), report.Content.Totals);
        Assert.Contains(report.Title, text, StringComparison.Ordinal);
        foreach (var sentence in new[]
        {
            "整改方案第2版于2026年4月20日经领导小组批准（党组会纪要2026年第4期）", "召开会议、开展调研2次，组织整改调度3期，制发督办文书2件，现场核查1次。", "2026年4月2日，党组（党委）会“研究整改方案”。议定：一是方案报市委巡察办备案。二是每周调度一次。",
            $"反馈问题{totals.Problems}，已完成整改{totals.Done}", "持续推进的问题中，已逾期2个。", "反馈问题整改情况一览表", "排口整治滞后。", "财务审计科",
        }) Assert.Contains(sentence, text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_bodys_report_answers_every_problem_and_the_persons_says_what_that_person_did()
    {
        var (bodys, persons) = (RectificationReportDocument.PlainText(Report(ReportKind.Concentrated)), RectificationReportDocument.PlainText(Report(ReportKind.FirstResponsible)));

        Assert.Contains("老渡口片区排口", bodys, StringComparison.Ordinal);
        Assert.Contains("整改措施：", bodys, StringComparison.Ordinal);
        Assert.DoesNotContain("老渡口片区排口", persons, StringComparison.Ordinal);
        foreach (var sentence in new[] { "党组书记、局长陆清和为本次整改第一责任人。", "本人主持或者参加整改会议、调研1次。", "本人牵头领办整改任务1项，涉及措施2条，其中已核实2条。", "第1项“排口整治滞后”：已销号，牵头单位水生态环境科，时限2026-06-30，措施已核实2/2。" })
            Assert.Contains(sentence, persons, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_nothing_is_recorded_the_report_says_so()
    {
        var bare = Report(ReportKind.FirstResponsible) with { Plan = null, Meetings = [], Work = new(0, 0, 0, 0), Overdue = 0, Tasks = [] };

        var text = RectificationReportDocument.PlainText(bare);

        foreach (var sentence in new[] { "整改方案尚未批准，会议、调度等情况尚无记录。", "会议记录中没有本人参加的整改会议或者调研。", "本人没有牵头领办的整改任务。" }) Assert.Contains(sentence, text, StringComparison.Ordinal);
        Assert.DoesNotContain("已逾期", text, StringComparison.Ordinal);
    }
}
