using System.Globalization;
using System.Text.RegularExpressions;
using Rectify.Domain.Evidence;
using Rectify.Domain.Measures;
using Rectify.Domain.Tasks;

namespace Rectify.App.Acceptance;

/// <summary>
/// A line of part five: <c>验收单.pdf：证明管网已通水〔第3页〕〔部分满足：内容不全〕</c>, the name up to the first colon. Page and finding stand there only where the reviewer decided cell by cell.
/// </summary>
internal sealed partial record EvidenceLine(string Name, string Proves, string? Page = null, string? Finding = null)
{
    public static EvidenceLine Of(string fileName, EvidenceUse use) => new(
        fileName.Replace("：", ":", StringComparison.Ordinal), Flat(use.Sentence), use.Page is { } page ? string.Create(CultureInfo.InvariantCulture, $"第{page}页") : null, use.Said is { } verdict ? FindingOf(verdict, use) : null);

    public static IReadOnlyList<EvidenceLine> Parse(string text) =>
        [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(line =>
            line.IndexOf('：', StringComparison.Ordinal) is var at && at > 0 ? Read(line[..at].Trim(), line[(at + 1)..].Trim()) : new EvidenceLine(line, ""))];

    public override string ToString() => $"{Name}：{Proves}{Marked(Page)}{Marked(Finding)}";

    private static EvidenceLine Read(string name, string rest)
    {
        var marks = Marks().Match(rest);
        string? Group(string group) => marks.Groups[group] is { Success: true } found ? found.Value : null;
        return new EvidenceLine(name, rest[..marks.Index].Trim(), Group("page"), Group("finding"));
    }

    private static string FindingOf(MeasureVerdict verdict, EvidenceUse use)
    {
        var word = verdict switch { MeasureVerdict.Fulfilled => "满足", MeasureVerdict.Partly => "部分满足", _ => "不满足" };
        var because = string.Join('，', new[] { use.Because is { } reason and not CellReason.Other ? reason.Words() : null, use.RefusedBecause is { } text ? Flat(text).TrimEnd('。') : null }.OfType<string>());
        return because.Length == 0 ? word : $"{word}：{because}";
    }

    /// <summary>One line, without the brackets that mark page and finding.</summary>
    private static string Flat(string text) => text.ReplaceLineEndings(" ").Replace('〔', '（').Replace('〕', '）');

    private static string? Marked(string? text) => text is null ? null : $"〔{text}〕";

    [GeneratedRegex(@"(?:〔(?<page>第\d+页)〕)?(?:〔(?<finding>(?:满足|部分满足|不满足)[^〕]*)〕)?$")]
    private static partial Regex Marks();
}
