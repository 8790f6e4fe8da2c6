using System.Text.RegularExpressions;

namespace Rectify.Documents.Reading;

/// <summary>
/// Finds the documents of a file that holds several: each begins with a title line of its own, followed within a few lines by the
/// sentence that opens a notice or a feedback document. What stands before the first (cover, contents) belongs to none.
/// </summary>
internal static partial class CompilationSplitter
{
    private const int OpeningWithin = 500;

    /// <returns>Where each document begins and ends; empty when the text is one document.</returns>
    public static IReadOnlyList<(int Start, int End)> Split(string text)
    {
        var starts = new List<int>();
        foreach (Match title in TitleLine().Matches(text).Cast<Match>())
        {
            var end = title.Index + title.Length;
            if (starts.Count > 0 && title.Index - starts[^1] < OpeningWithin && !Opening().IsMatch(text[starts[^1]..title.Index]))
                starts.RemoveAt(starts.Count - 1);
            if (OpensDocument(text, end))
                starts.Add(StartOf(text, title));
        }
        if (starts.Count < 2)
            return [];
        return [.. starts.Select((start, i) => (start, i + 1 < starts.Count ? starts[i + 1] : text.Length))];
    }

    private static bool OpensDocument(string text, int from)
    {
        var window = text.Substring(from, Math.Min(OpeningWithin, text.Length - from));
        // a section of the same document is no opening; nor is the opening of the next title
        var stop = NextHeading().Match(window);
        return Opening().IsMatch(stop.Success ? window[..stop.Index] : window);
    }

    /// <summary>The issuer may stand on a line of its own above 关于...</summary>
    private static int StartOf(string text, Match title)
    {
        if (!title.Value.StartsWith("关于", StringComparison.Ordinal) || title.Index == 0)
            return title.Index;
        var line = text.LastIndexOf('\n', Math.Max(0, title.Index - 2)) + 1;
        return Issuer().IsMatch(text[line..(title.Index - 1)]) ? line : title.Index;
    }

    [GeneratedRegex(@"^(?![一二三四五六七八九十（\d])(?=[^\n]{8,140}$)[^\n。；：]*(?:整改|巡视|巡察|督察|审计|检视)[^\n。；：]*(?:通报|通告|公告|公示|报告|意见|情况)(?:（[^）\n]{1,20}）)?$", RegexOptions.Multiline)]
    private static partial Regex TitleLine();

    [GeneratedRegex(@"\d月[^。]{0,60}组[^。]{0,60}(?:开展|进行|实施|反馈)|现将[^。]{0,80}(?:公布|公开|通报|公示|公告|反馈|报告)|反馈[^。]{0,30}(?:意见|情况)")]
    private static partial Regex Opening();

    [GeneratedRegex(@"\n[一二三四五六七八九十]{1,3}、")]
    private static partial Regex NextHeading();

    [GeneratedRegex(@"^[^\n。；，：]{2,50}(?:党组|党委|党工委|总支部委员会|委员会|支部|政府|公司|中心|[委局厅院校办会团司部行社站所处署])$")]
    private static partial Regex Issuer();
}
