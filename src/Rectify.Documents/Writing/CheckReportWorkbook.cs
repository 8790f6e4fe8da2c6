using Rectify.Documents.Checking;

namespace Rectify.Documents.Writing;

/// <summary>The findings of a check-up as a workbook: one row each, and the rules with why they matter.</summary>
public static class CheckReportWorkbook
{
    /// <summary>Writes the workbook; the stream stays open and is only written to asynchronously.</summary>
    public static Task WriteAsync(Stream output, CheckReport report, CancellationToken cancel = default)
    {
        var findings = from document in report.Documents
                       from finding in document.Findings
                       select new[]
                       {
                           LedgerValue.Of(Path.GetFileName(document.Name)), LedgerValue.Of(CheckReportDocument.Word(finding.Severity)), LedgerValue.Of(finding.Rule.Chinese.Title),
                           LedgerValue.Of(document.ProblemOf(finding)), LedgerValue.Of(finding.InChinese()), LedgerValue.Of(finding.Sentence),
                           LedgerValue.Of(document.PlaceOf(finding)), LedgerValue.Of(finding.Rule.Id),
                       };
        var rules = CheckRules.All.Select(rule => new[]
        {
            LedgerValue.Of(rule.Id), LedgerValue.Of(CheckReportDocument.Word(rule.Severity)), LedgerValue.Of(rule.Chinese.Title), LedgerValue.Of(rule.Chinese.Why),
            LedgerValue.Of((decimal)report.Documents.Sum(document => document.Findings.Count(finding => finding.Rule == rule))),
        });
        return PlainWorkbook.WriteAsync(output,
        [
            new("体检结果", [new("材料", 22), new("程度", 9, LedgerLook.Word), new("事项", 20), new("所在问题", 28), new("说明", 38), new("原文", 60), new("位置", 14, LedgerLook.Word), new("规则", 26)], findings),
            new("检查规则", [new("规则", 32), new("程度", 9, LedgerLook.Word), new("事项", 30), new("为什么重要", 60), new("发现（处）", 10, LedgerLook.Number)], rules),
        ], cancel);
    }
}
