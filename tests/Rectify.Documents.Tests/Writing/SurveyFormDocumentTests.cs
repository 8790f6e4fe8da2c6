using DocumentFormat.OpenXml.Wordprocessing;
using Rectify.Documents.Writing;
using Xunit;

namespace Rectify.Documents.Tests.Writing;

/// <summary>空白测评表.</summary>
[Collection(nameof(AloneInMemory))]
public class SurveyFormDocumentTests
{
    private static readonly SurveyForm Form = new("云湖市生态环境局", "巡察", "2026年第二轮巡察", "整改工作评估办法", 2,
        [new("整改成效", "问题全部解决，现场与资料一致，未见反弹。"), new("整改进度", "各项任务按原定时限完成。"), new("长效机制", "制度健全，执行有记录可查。"), new("群众认可", "满意率95%以上。")], ["好", "较好", "一般", "差"], new(2026, 7, 1));

    [Fact]
    public async Task The_sheet_is_valid_and_asks_every_indicator_in_every_grade()
    {
        using var document = Written.Word(await Written.Bytes(stream => SurveyFormDocument.WriteAsync(stream, Form)));

        Assert.Empty(Written.SchemaErrors(document));
        var text = Written.Text(document);
        foreach (var line in new[]
        {
            "测评内容\t满意\t基本满意\t不满意\t不了解\n对整改工作总体上\t□\t□\t□\t□", "序号\t测评内容\t好\t较好\t一般\t差", "1\t整改成效 问题全部解决，现场与资料一致，未见反弹。\t□\t□\t□\t□", "4\t群众认可 满意率95%以上。\t□\t□\t□\t□",
            "本表不记名，不署单位。", "依据“整改工作评估办法”第2版。",
        }) Assert.Contains(line, text, StringComparison.Ordinal);
        Assert.DoesNotContain("√\t", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_scheme_of_twenty_indicators_and_six_grades_still_stands_in_the_type_area_and_is_valid()
    {
        var form = Form with { Questions = [.. Enumerable.Range(1, 20).Select(n => new SurveyQuestion($"指标{n}", new string('满', 500)))], Grades = ["优秀", "良好", "较好", "一般", "较差", "差"] };
        using var document = Written.Word(await Written.Bytes(stream => SurveyFormDocument.WriteAsync(stream, form)));

        Assert.Empty(Written.SchemaErrors(document));
        var table = document.MainDocumentPart!.Document.Body!.Elements<Table>().ElementAt(1);
        Assert.Equal(21, table.Elements<TableRow>().Count());
        Assert.InRange(table.GetFirstChild<TableGrid>()!.Elements<GridColumn>().Sum(column => int.Parse(column.Width!.Value!, System.Globalization.CultureInfo.InvariantCulture)), 8800, 8860);
    }

    [Fact]
    public async Task A_usual_sheet_is_one_page()
    {
        using var office = new LibreOffice();
        Assert.Single(office.Pages("survey.docx", await Written.Bytes(stream => SurveyFormDocument.WriteAsync(stream, Form))));
    }

    [Fact]
    public async Task Equal_sheets_give_equal_bytes() => Assert.Equal(await Written.Bytes(stream => SurveyFormDocument.WriteAsync(stream, Form)), await Written.Bytes(stream => SurveyFormDocument.WriteAsync(stream, Form)));
}
