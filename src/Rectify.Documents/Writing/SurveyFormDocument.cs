using System.Globalization;

namespace Rectify.Documents.Writing;

/// <summary>
/// A blank survey sheet (测评表) to be printed, handed out and filled in by hand: one answer on the whole, which is what is counted, and one for each indicator of the scheme in its grades.
/// It names nobody and quotes no problem.
/// </summary>
public static class SurveyFormDocument
{
    private const string Box = "□";

    /// <summary>The answers that are counted, as the survey's numbers are entered.</summary>
    private static readonly string[] Answers = ["满意", "基本满意", "不满意", "不了解"];

    /// <summary>Writes the sheet; the stream stays open. Equal sheets give equal bytes.</summary>
    public static Task WriteAsync(Stream output, SurveyForm form, CancellationToken cancel = default) => OfficialDocument.WriteAsync(output, new OfficialProperties(TitleOf(form), form.Body, form.On), Blocks(form), cancel);

    public static string TitleOf(SurveyForm form) => $"{form.Body}{form.Oversight}整改满意度测评表";

    /// <summary>What stands on the sheet, for the document and for the page that is printed from a browser.</summary>
    public static IReadOnlyList<OfficialBlock> Blocks(SurveyForm form) =>
    [
        new OfficialTitle(TitleOf(form)),
        new OfficialParagraph($"为了解{form.Body}{form.Round}反馈问题的整改情况，请您填写本表。本表不记名，不署单位。请在“{Box}”内打“√”，每行选一项；分项评价中不清楚的可以不选。填好后当场交回。"),
        new OfficialHeading(1, "一、总体评价"),
        new OfficialTable([new("测评内容", 60), .. Answers.Select(answer => new OfficialColumn(answer, 24))], [[new OfficialCell("对整改工作总体上") { IsLeft = true }, .. Answers.Select(_ => new OfficialCell(Box))]]) { RowHeightInMillimetres = 9 },
        new OfficialHeading(1, "二、分项评价"),
        new OfficialTable(
            [new("序号", 12), new("测评内容", 144 - form.Grades.Count * GradeWidth(form)), .. form.Grades.Select(grade => new OfficialColumn(grade, GradeWidth(form)))],
            [.. form.Questions.Select((question, i) => (IReadOnlyList<OfficialCell>)[new OfficialCell((i + 1).ToString(CultureInfo.InvariantCulture)), new OfficialCell($"{question.Name}\n{question.FullMarks}") { IsLeft = true, IsSmall = true }, .. form.Grades.Select(_ => new OfficialCell(Box))])]) { RowHeightInMillimetres = 9 },
        new TableNote($"总体评价用于统计满意率，分项评价供评估参考；依据“{form.Scheme}”第{form.Number.ToString(CultureInfo.InvariantCulture)}版。"),
        new OfficialTable([new("三、对整改工作的意见建议（可不填）", 156)], [[new OfficialCell("")]]) { RowHeightInMillimetres = 24 },
    ];

    /// <summary>Narrower the more grades there are, so that the questions keep half of the width.</summary>
    private static double GradeWidth(SurveyForm form) => Math.Min(18, 72.0 / form.Grades.Count);
}
