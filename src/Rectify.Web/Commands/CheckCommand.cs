using System.CommandLine;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Rectify.Documents.Checking;
using Rectify.Documents.Writing;
using Rectify.Domain;

namespace Rectify.Web.Commands;

/// <summary>
/// rectify check FILE... [--as-of DAY] [--json | --xlsx | --docx] [--out FILE]: the check-up of documents. Data to stdout, messages to stderr; starts neither
/// server nor database. Ends with 0 when there is nothing to look at, 1 when there are findings, 2 when a file cannot be read.
/// </summary>
internal static class CheckCommand
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        // the output goes to a file or a pipe, never into a page
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
    };

    private enum Form { Lines, Json, Xlsx, Docx }

    public static Command Create()
    {
        var files = DocumentFiles.Argument;
        var asOf = new Option<string?>("--as-of") { Description = "以哪一天为准判断时限是否已过（2026-06-30）；不指定时为今天" };
        var json = new Option<bool>("--json") { Description = "以 JSON 输出" };
        var xlsx = new Option<bool>("--xlsx") { Description = "输出为 Excel 表" };
        var docx = new Option<bool>("--docx") { Description = "输出为 Word 报告" };
        var command = new Command("check", "体检：核对材料中对不上、缺漏和不宜公开的内容") { files, asOf, json, xlsx, docx, BinaryOutput.Option };
        command.SetAction(async (parsed, _) =>
        {
            var error = parsed.InvocationConfiguration.Error;
            var today = OfficeDay.Default.Of(TimeProvider.System.GetUtcNow());
            if (parsed.GetValue(asOf) is { } given && !DateOnly.TryParseExact(given, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out today))
            {
                await error.WriteLineAsync($"“{given}”不是日期，请写成 2026-06-30 的形式。");
                return DocumentFiles.Unreadable;
            }
            var form = parsed.GetValue(json) ? Form.Json : parsed.GetValue(xlsx) ? Form.Xlsx : parsed.GetValue(docx) ? Form.Docx : Form.Lines;
            return await RunAsync(parsed.GetValue(files) ?? [], today, form, parsed.GetValue(BinaryOutput.Option), parsed.InvocationConfiguration.Output, error);
        });
        return command;
    }

    private static async Task<int> RunAsync(string[] files, DateOnly asOf, Form form, string? path, TextWriter output, TextWriter error)
    {
        var code = 0;
        var documents = DocumentFiles.Load(files, error, () => code = DocumentFiles.Unreadable).Select(read => CheckedDocument.Of(read.File, read.Source, asOf)).ToList();
        var report = new CheckReport(asOf, documents);
        switch (form)
        {
            case Form.Json:
                await output.WriteLineAsync(JsonSerializer.Serialize(documents.Select(Json), Options));
                break;
            case Form.Xlsx when !await BinaryOutput.WriteAsync(path, error, stream => CheckReportWorkbook.WriteAsync(stream, report)):
            case Form.Docx when !await BinaryOutput.WriteAsync(path, error, stream => CheckReportDocument.WriteAsync(stream, report)):
                return DocumentFiles.Unreadable;
            case Form.Lines:
                foreach (var document in documents)
                    await output.WriteLineAsync(Lines(document));
                break;
        }
        return code != 0 ? code : documents.Exists(document => !document.Findings.IsEmpty) ? 1 : 0;
    }

    private static string Lines(CheckedDocument document)
    {
        var lines = new List<string> { $"{document.Name}：{document.Findings.Count} 处" };
        foreach (var finding in document.Findings)
        {
            lines.Add($"  [{CheckReportDocument.Word(finding.Severity)}] {document.PlaceOf(finding)} {finding.InChinese()}（{finding.Rule.Id}）");
            if (document.ProblemOf(finding) is { } problem)
                lines.Add($"      问题 {problem}");
            lines.Add($"      {finding.Sentence}");
        }
        return string.Join(Environment.NewLine, lines);
    }

    private static object Json(CheckedDocument document) => new
    {
        File = document.Name,
        Problems = document.Proposal.Problems.Count,
        Findings = document.Findings.Select(finding => new
        {
            Rule = finding.Rule.Id,
            Severity = finding.Severity.ToString().ToLowerInvariant(),
            Zh = finding.InChinese(),
            En = finding.InEnglish(),
            WhyZh = finding.Rule.Chinese.Why,
            WhyEn = finding.Rule.English.Why,
            finding.Sentence,
            finding.Span.Start,
            finding.Span.Length,
            Place = document.PlaceOf(finding),
            finding.Ordinal,
        }),
    };
}
