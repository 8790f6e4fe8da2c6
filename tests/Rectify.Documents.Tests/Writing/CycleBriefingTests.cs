using DocumentFormat.OpenXml.Spreadsheet;
using Rectify.Documents.Writing;
using Rectify.Domain.Notices;
using Xunit;

namespace Rectify.Documents.Tests.Writing;

/// <summary>调度简报 and 调度明细.</summary>
[Collection(nameof(AloneInMemory))]
public class CycleBriefingTests
{
    private static readonly DateOnly On = new(2026, 4, 14);

    internal static CycleReport Report => new()
    {
        Body = "云湖市生态环境局", Round = "2026年第二轮巡察", Oversight = "巡察", Number = 3, Rhythm = "每周", Period = new(new(2026, 4, 6), new(2026, 4, 12)), DueOn = new(2026, 4, 13), On = On,
        KnownAt = new DateTimeOffset(2026, 4, 14, 17, 30, 0, TimeSpan.FromHours(8)), Asked = "请逐条报送本周进展，写明数量和时间", Signer = "云湖市生态环境局整改办公室",
        Problems = new(17, 6, 1, 11, 2, 1, 1, 1, 0), Measures = new(46, 14, 2, 9, 12, 7, 2), Reporting = new(21, 18, 2, 1),
        Units = [new("水生态环境科", new(9, 7, 1, 1), 6, 2, 1), new("大气环境科", new(8, 7, 1, 0), 5, 1, 1), new("财务审计科", new(4, 4, 0, 0), 4, 3, 0)],
        Compared = new(2, new(2026, 4, 7), 3, 2, 1, 1, 2),
        Highlights =
        [
            new("水生态环境科", "2", "漏登排污口逐个补登并上图。", new(2026, 5, 30), "14个漏登排污口全部补登，底数与现场一致。", false),
            new("财务审计科", "10", "追回重复报销款。", new(2026, 4, 20), null, true),
        ],
        Overdue = [new("水生态环境科", "1", "接通老渡口片区截污管，消除直排。", new(2026, 4, 10), "管道已铺设三分之二。", false)],
        Still = [new("大气环境科", "6", "修订扬尘在线监测管理规定。", new(2026, 6, 30), null, false), new("大气环境科", "6", "对未处置报警逐条核查销账。", null, "正在推进。", false)],
        Repeating = [new("水生态环境科", "3", "制定水质异常响应规程，明确到场时限。", new(2026, 6, 1), "规程正在会签。", false)],
        NextPeriod = new(new(2026, 4, 13), new(2026, 4, 19)), DueNext = 4,
    };

    [Fact]
    public async Task The_briefing_is_valid_and_every_figure_stands_in_it()
    {
        using var document = Written.Word(await Written.Bytes(stream => CycleBriefingDocument.WriteAsync(stream, Report)));

        Assert.Empty(Written.SchemaErrors(document));
        var text = Written.Text(document);
        foreach (var sentence in new[]
        {
            "云湖市生态环境局巡察整改\n工作调度简报（第3期）", "反馈问题共17项，已完成6项（其中长期坚持1项），持续推进11项；持续推进的问题中，逾期2项，滞后1项，销号后重启1项。另有经批准不再跟踪1项。",
            "整改措施共46条，已核实14条，长期坚持2条，申报完成待核实9条，推进中12条，未启动7条，退回2条。", "与第2期（截至2026年4月7日）相比，新核实3条，新申报完成2条，新增逾期1条，时限有变1条，连续两期没有新进展2条。",
            "本期应报措施21条，已报18条，未报3条；已报的措施中，迟报2条；文字与上次相同1条。未报或者未报全的单位：水生态环境科（2条）、大气环境科（1条）。", "水生态环境科\t6\t2\t1\t9\t7\t2",
            "“漏登排污口逐个补登并上图”申报完成，待核实。", "“追回重复报销款”已核实。", "时限为2026年4月10日，已逾期4天。", "一是请未报送的2个单位尽快补报3条措施的进展。", "2026年4月19日前到期的措施有4条", "期间为2026年4月13日至4月19日。",
        }) Assert.Contains(sentence, text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_first_cycle_in_which_everybody_reported_says_so()
    {
        var report = Report with { Compared = null, Reporting = new(4, 4, 0, 0), Units = [new("财务审计科", new(4, 4, 0, 0), 4, 3, 0)], Highlights = [], Overdue = [], Still = [], Repeating = [], DueNext = 0 };
        using var document = Written.Word(await Written.Bytes(stream => CycleBriefingDocument.WriteAsync(stream, report)));

        Assert.Empty(Written.SchemaErrors(document));
        var text = Written.Text(document);
        foreach (var sentence in new[] { "本期为首期调度，没有可比的上期。", "本期应报措施4条，已报4条，未报0条。各牵头单位均已报送。", "本期没有新核实或者新申报完成的措施。", "没有逾期、连续两期没有新进展或者文字雷同的措施。", "下期调度拟按每周安排" })
            Assert.Contains(sentence, text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Equal_reports_give_equal_bytes() => Assert.Equal(
        await Written.Bytes(stream => CycleBriefingDocument.WriteAsync(stream, Report)), await Written.Bytes(stream => CycleBriefingDocument.WriteAsync(stream, Report)));

    [Fact]
    public async Task The_briefing_keeps_to_the_page_of_the_standard()
    {
        using var office = new LibreOffice();
        var pages = office.Pages("briefing.docx", await Written.Bytes(stream => CycleBriefingDocument.WriteAsync(stream, Report)));

        Assert.All(pages, page => Assert.InRange(page.Split('\n').Count(line => line.Trim().Length > 0), 1, 26));
        Assert.Matches(@"—\s*1\s*—", pages[0]);
    }

    [Fact]
    public async Task The_workbook_is_valid_and_has_a_row_for_every_measure()
    {
        CycleWorkbookRow[] rows =
        [
            new("1.2", "4处排口整治滞后。", "封堵2处、改造1处。", "水生态环境科", new(2026, 4, 10), "推进中", true, "已封堵1处。", new(2026, 4, 12), "未完成", new(2026, 4, 14), true, false, "新逾期"),
            new("1.3", "4处排口整治滞后。", "建立长效巡查。", "水生态环境科", null, "未启动", true, null, null, null, null, false, false, ""),
        ];
        using var workbook = Written.Spreadsheet(await Written.Bytes(stream => CycleWorkbook.WriteAsync(stream, [("水生态环境科", new CycleReporting(2, 1, 1, 0))], rows)));

        Assert.Empty(Written.SchemaErrors(workbook));
        var sheets = workbook.WorkbookPart!.Workbook.Descendants<Sheet>().Select(s => s.Name!.Value);
        Assert.Equal(["报送情况", "措施明细"], sheets);
        Assert.Equal(3, workbook.WorkbookPart.WorksheetParts.Last().Worksheet.Descendants<Row>().Count());
    }
}
