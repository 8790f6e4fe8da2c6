using Rectify.Documents.Checking;

namespace Rectify.Documents.Writing;

/// <summary>The findings of a check-up as a Word document in the form of GB/T 9704-2012.</summary>
public static class CheckReportDocument
{
    private const int LongestQuote = 160;

    /// <summary>Writes the report; the stream stays open and is only written to asynchronously. Equal reports give equal bytes.</summary>
    public static Task WriteAsync(Stream output, CheckReport report, CancellationToken cancel = default) =>
        OfficialDocument.WriteAsync(output, new OfficialProperties("整改材料体检报告", "Rectify", report.AsOf), Blocks(report), cancel);

    public static string Word(CheckSeverity severity) => severity switch
    {
        CheckSeverity.Fault => "应处理",
        CheckSeverity.Question => "需核对",
        _ => "提示",
    };

    private static IEnumerable<OfficialBlock> Blocks(CheckReport report)
    {
        yield return new OfficialTitle("整改材料体检报告");
        var total = report.Documents.Sum(document => document.Findings.Count);
        yield return new OfficialParagraph(total == 0
            ? $"以{ChineseText.Day(report.AsOf)}为准，对{report.Documents.Count}份材料进行了体检，没有发现需要处理的事项。"
            : $"以{ChineseText.Day(report.AsOf)}为准，对{report.Documents.Count}份材料进行了体检，共提出{total}处，其中应处理{report.Count(CheckSeverity.Fault)}处、需核对{report.Count(CheckSeverity.Question)}处、提示{report.Count(CheckSeverity.Hint)}处。体检只提出疑问，不改动材料；是否成立，请对照原文核定。");
        for (var at = 0; at < report.Documents.Count; at++)
        {
            var document = report.Documents[at];
            yield return new OfficialHeading(1, $"{ChineseText.Number(at + 1)}、{Path.GetFileName(document.Name)}");
            if (document.Findings.IsEmpty)
                yield return new OfficialParagraph("没有发现需要处理的事项。");
            foreach (var block in Findings(document))
                yield return block;
        }
    }

    private static IEnumerable<OfficialBlock> Findings(CheckedDocument document)
    {
        var rules = document.Findings.GroupBy(finding => finding.Rule).OrderByDescending(group => group.Key.Severity).ThenBy(group => CheckRules.All.IndexOf(group.Key)).ToList();
        for (var at = 0; at < rules.Count; at++)
        {
            var rule = rules[at].Key;
            yield return new OfficialHeading(2, $"（{ChineseText.Number(at + 1)}）{rule.Chinese.Title}");
            yield return new OfficialParagraph($"{rule.Chinese.Why}共{rules[at].Count()}处。") { Lead = $"{Word(rule.Severity)}。" };
            yield return new OfficialTable([new("所在问题", 34), new("说明", 42), new("原文", 62), new("位置", 18)],
            [
                .. rules[at].Select(finding => new[]
                {
                    Cell(document.ProblemOf(finding) ?? "全文"), Cell(finding.InChinese()),
                    Cell(finding.Sentence.Length > LongestQuote ? finding.Sentence[..LongestQuote] + "……" : finding.Sentence), new OfficialCell(document.PlaceOf(finding)) { IsSmall = true },
                }),
            ]);
        }
    }

    private static OfficialCell Cell(string text) => new(text) { IsSmall = true, IsLeft = true };
}
