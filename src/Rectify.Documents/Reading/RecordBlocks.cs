using System.Text.RegularExpressions;

namespace Rectify.Documents.Reading;

/// <summary>One problem told as a form: 受理编号：..., 交办问题基本情况：..., 处理和整改情况：..., each on a line. Positions in the flow.</summary>
internal sealed record RecordBlock(int Start, int End, string Ordinal);

/// <summary>Finds problems told as forms that come again, each begun by its number: lists of complaints handed over during an inspection.</summary>
internal static partial class RecordBlocks
{
    private const int LongestSignature = 80;

    /// <returns>Empty where fewer than two forms stand in the text, or one states no problem or no answer.</returns>
    public static IReadOnlyList<RecordBlock> Of(string text, IReadOnlyList<(int Start, int End)> closings)
    {
        var heads = Head().Matches(text).ToList();
        if (heads.Count < 2 || heads.Exists(head => head.Groups["w"].Value != heads[0].Groups["w"].Value))
            return [];
        // the signature: a line of its own without a label
        var last = closings.Where(closing => closing.Start > heads[^1].Index && text.Length - closing.Start <= LongestSignature && Signature().IsMatch(text, closing.Start)).Select(closing => closing.Start).Append(text.Length).Min();
        var blocks = heads.Select((head, i) => new RecordBlock(head.Index, i + 1 < heads.Count ? heads[i + 1].Index : last, head.Groups["n"].Value.Trim())).ToList();
        return blocks.TrueForAll(block => PartSplitter.HasLabel(text, block.Start, block.End, ProblemPart.Statement) && PartSplitter.HasLabel(text, block.Start, block.End, ProblemPart.Measures, ProblemPart.Progress)) ? blocks : [];
    }

    [GeneratedRegex(@"\G(?<=\n)[^：\n]+(?=\n|$)")]
    private static partial Regex Signature();

    [GeneratedRegex(@"^(?<w>(?:受理|举报|信访|案件|交办|问题)?(?:编号|序号|件号))[：:](?<n>[^\n（(]{1,30})", RegexOptions.Multiline)]
    private static partial Regex Head();
}
