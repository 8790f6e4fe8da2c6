using Rectify.Documents.Checking;
using Rectify.Documents.Text;
using Rectify.Documents.Writing;
using Xunit;

namespace Rectify.Documents.Tests.Writing;

[Collection(nameof(AloneInMemory))]
public class CheckReportTests
{
    private const string Notice = """
        关于巡察整改情况的通报
        一、已整改完成的问题
        1.关于“台账登记不全”问题的整改。
        整改措施：每季度至少开展1次台账核对。
        整改成效：台账登记率达到103%。
        二、正在推进的问题
        1.关于“水费收缴不及时”问题的整改。
        整改措施：建立欠费清单。联系人手机13800000000。
        """;

    internal static CheckReport Report => new(new DateOnly(2026, 6, 30),
        [CheckedDocument.Of("整改通报.txt", SourceText.Of(Notice), new DateOnly(2026, 6, 30)), CheckedDocument.Of("空.txt", SourceText.Of("没有问题的材料。"), null)]);

    [Fact]
    public async Task The_Word_report_is_valid_and_names_every_finding_with_its_place()
    {
        var bytes = await Written.Bytes(stream => CheckReportDocument.WriteAsync(stream, Report));

        using var document = Written.Word(bytes);
        Assert.Empty(Written.SchemaErrors(document));
        var text = Written.Text(document);
        Assert.All(Report.Documents[0].Findings, finding => Assert.Contains(finding.InChinese(), text, StringComparison.Ordinal));
        Assert.Contains("1. 台账登记不全\t“台账登记率”写为103%。\t整改成效：台账登记率达到103%。\t第5行", text, StringComparison.Ordinal);
        Assert.Contains("没有发现需要处理的事项", text, StringComparison.Ordinal);
        Assert.DoesNotContain("13800000000", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_Excel_report_is_valid_and_has_a_row_for_every_finding()
    {
        var bytes = await Written.Bytes(stream => CheckReportWorkbook.WriteAsync(stream, Report));

        using var workbook = Written.Spreadsheet(bytes);
        Assert.Empty(Written.SchemaErrors(workbook));
        var rows = workbook.WorkbookPart!.WorksheetParts.First().Worksheet.Descendants<DocumentFormat.OpenXml.Spreadsheet.Row>().Count();
        Assert.Equal(1 + Report.Documents.Sum(checkedDocument => checkedDocument.Findings.Count), rows);
    }

    [Fact]
    public async Task Equal_reports_give_equal_bytes() => Assert.Equal(
        await Written.Bytes(stream => CheckReportDocument.WriteAsync(stream, Report)), await Written.Bytes(stream => CheckReportDocument.WriteAsync(stream, Report)));
}
