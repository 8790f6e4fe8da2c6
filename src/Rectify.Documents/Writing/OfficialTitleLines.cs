namespace Rectify.Documents.Writing;

/// <summary>
/// Breaks a title into lines where the sense allows (GB/T 9704-2012, 7.3.1: 回行时词意完整、排列对称、长短适宜): of all ways it takes the one with
/// lines of nearly equal length that begins 关于 on a new line, keeps 《…》, numbers and the field's words together, and leaves 的 with its word.
/// </summary>
internal static class OfficialTitleLines
{
    /// <summary>20 characters of 22 points fill the type area; a title keeps clear of its edges.</summary>
    private const int Longest = 19;

    private static readonly string[] Words =
    [
        "关于", "领导小组", "工作", "办公室", "委员会", "党组", "党委", "人民政府", "生态", "环境", "保护", "督察", "巡察", "巡视", "审计", "整改", "方案", "任务",
        "进展", "情况", "通报", "验收", "销号", "意见", "反馈", "问题", "落实", "成员", "签字表",
    ];

    public static IReadOnlyList<string> Of(string title)
    {
        if (title.Length <= Longest)
            return [title];
        var mean = title.Length / Math.Ceiling(title.Length / (double)Longest);
        // the cheapest way to set what begins at each place
        var cost = new double[title.Length + 1];
        var next = new int[title.Length + 1];
        for (var from = title.Length - 1; from >= 0; from--)
        {
            cost[from] = double.MaxValue;
            for (var to = Math.Min(title.Length, from + Longest); to > from; to--)
            {
                var line = 20 + Math.Pow(to - from - mean, 2) + (to < title.Length ? BreakCost(title, to) : 0) + cost[to];
                if (line < cost[from])
                    (cost[from], next[from]) = (line, to);
            }
        }
        var lines = new List<string>();
        for (var at = 0; at < title.Length; at = next[at])
            lines.Add(title[at..next[at]]);
        return lines;
    }

    private static double BreakCost(string title, int at)
    {
        var (before, after) = (title[at - 1], title[at]);
        if (after is '的' or '》' or '”' or '）' or '、' or '，' or '〕' || before is '《' or '“' or '（' or '第' or '〔'
            || char.IsAsciiLetterOrDigit(before) && (char.IsAsciiLetterOrDigit(after) || after is '项' or '号' or '年')
            || Words.Any(word => Splits(title, at, word)))
            return 1000;
        if (title[..at].Count(c => c == '《') > title[..at].Count(c => c == '》'))
            return 200;
        return title.AsSpan(at).StartsWith("关于") ? -30 : before is '的' or '》' or '和' or '及' ? -10 : 10;
    }

    private static bool Splits(string title, int at, string word)
    {
        for (var start = Math.Max(0, at - word.Length + 1); start < at; start++)
            if (string.CompareOrdinal(title, start, word, 0, word.Length) == 0)
                return true;
        return false;
    }
}
