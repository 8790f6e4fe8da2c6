using System.Text.RegularExpressions;

namespace Rectify.Documents.Reading;

/// <summary>A stretch of running text that names problems or requirements.</summary>
internal sealed record FeedbackStretch(bool Problems, int Start, int End, string? Body);

/// <summary>
/// Finds in a feedback text without headings (a report of the feedback meeting, a letter) what follows 发现的主要问题是： and what follows
/// 提出以下整改意见：. A stretch ends with its paragraph, unless the next goes on counting, and where somebody replies.
/// </summary>
internal static partial class FeedbackMarks
{
    public static IReadOnlyList<FeedbackStretch> Find(string text, int start, int end)
    {
        var found = new List<FeedbackStretch>();
        (bool Problems, int Start, string? Body)? open = null;
        void Close(int at)
        {
            if (open is { } stretch && at > stretch.Start)
                found.Add(new(stretch.Problems, stretch.Start, at, stretch.Body));
            open = null;
        }
        for (var at = start; at < end;)
        {
            var lineStart = at == 0 || text[at - 1] == '\n';
            var problems = ProblemMark().Match(text, at, Math.Min(end, at + 200) - at);
            var requirements = problems.Success ? Match.Empty : RequirementMark().Match(text, at, Math.Min(end, at + 200) - at);
            if (problems.Success || requirements.Success)
            {
                Close(at);
                at += Math.Max(problems.Length, requirements.Length);
                open = (problems.Success, at, problems.Success ? BodyOf(text, at - problems.Length, problems.Value) : null);
            }
            else if (open is null && Summed().Match(text, at, Math.Min(end, at + 400) - at) is { Success: true } summed)
            {
                at += summed.Length;
                open = (true, at, Subject().Match(summed.Value) is { Success: true } whose ? whose.Groups["b"].Value : null);
            }
            else if (open is null && Shown().Match(text, at, Math.Min(end, at + 600) - at) is { Success: true } shown)
            {
                at += shown.Length;
                open = (true, at, Subject().Match(shown.Value) is { Success: true } whose ? whose.Groups["b"].Value : null);
                continue;
            }
            else if (open is null && Sentence().Match(text, at, Math.Min(end, at + 600) - at) is { Success: true } sentence && StatedClauses.In(text, sentence.Groups["l"].Index, sentence.Index + sentence.Length).Count > 1)
            {
                var named = Subject().Match(sentence.Value);
                found.Add(new(true, sentence.Groups["l"].Index, sentence.Index + sentence.Length, named.Success ? named.Groups["b"].Value : null));
            }
            else if (Ending().IsMatch(text, at) || lineStart && !GoesOn().IsMatch(text, at))
            {
                Close(at);
            }
            var stop = text.AsSpan(at, end - at).IndexOfAny('。', '\n');
            at = stop < 0 ? end : at + stop + 1;
        }
        Close(end);
        return found;
    }

    /// <summary>Where a paragraph of demands begins, and where its content does; null when there is none.</summary>
    public static (int Start, int Content)? DemandFrom(string text, int start, int end) =>
        Demand().Match(text, start, end - start) is { Success: true } match ? (match.Index, match.Index + match.Length) : null;

    [GeneratedRegex(@"(?<=[\n。])[^。：；，\n]{2,24}(?:要求|强调|提出[^。：；\n]{0,10}(?:意见|建议|要求))[：，](?=一[是要]|[^。\n]{0,30}要)")]
    private static partial Regex Demand();

    [GeneratedRegex(@"^[^。：；\n]{0,60}?(?:发现|指出|存在|反映|反馈|查找)[^。：；\n]{0,30}?(?:问题|不足)[^。：；，\n]{0,12}(?:[：]\n?|，(?=有的|一是|主要|个别|\n)|(?<=问题)(?:有|是|包括)[，：])(?:主要(?:是|表现[为在])[：，]?)?")]
    private static partial Regex ProblemMark();

    [GeneratedRegex(@"^[^。：；\n]{0,40}?(?:提出|提了|要求|强调|建议)[^。：；\n]{0,24}?(?:意见|建议|要求)?[^。：；\n]{0,8}：\n?")]
    private static partial Regex RequirementMark();

    /// <summary>Named in the announcement itself (...，市园林局党组存在以下问题：), or in the sentence right before it.</summary>
    private static string? BodyOf(string text, int at, string announcement)
    {
        if (Addressed().Match(announcement) is { Success: true } told)
            return told.Groups["b"].Value;
        if (Subject().Match(announcement) is { Success: true } subject)
            return subject.Groups["b"].Value;
        if ((at == 0 || text[at - 1] == '\n') && Bearer().Match(announcement) is { Success: true } bearer)
            return bearer.Groups["b"].Value;
        var line = at == 0 ? 0 : text.LastIndexOf('\n', at - 1) + 1;
        return Addressed().Match(text, line, at - line) is { Success: true } before ? before.Groups["b"].Value : null;
    }

    /// <summary>巡察指出，...党支部存在A、B、C等问题。: announcement and list in one sentence.</summary>
    [GeneratedRegex(@"^(?:[^。：；，\n]{0,40}(?:发现|指出|认为|反映)，)?[^，。；：\n]{2,40}?(?<l>存在[^。\n]{8,500}?(?:问题|不足)。)")]
    private static partial Regex Sentence();

    /// <summary>...存在A、B等问题。主要表现在：一是...: what is counted is the problems, the sentence before only sums them up.</summary>
    [GeneratedRegex(@"^[^。；：\n]{4,500}?(?:问题|不足)[。，]\n?(?:主要|具体|突出)?(?:表现|体现)(?:在|为|是)?[：，:]\n?(?=一是|（一）|1[.、])")]
    private static partial Regex Shown();

    /// <summary>...做了一些工作，但仍存在一些问题。主要是：A；B。C。 to the end of the paragraph.</summary>
    [GeneratedRegex(@"^[^。；：\n]{4,200}?(?:问题|不足)。主要(?:是|有|表现[为在])[：，]")]
    private static partial Regex Summed();

    [GeneratedRegex("(?<b>[^，。；：、]{2,30}(?:党组|党委|党工委|党总支|党支部|委员会|公司|集团|[局县市区镇乡院校]))(?:还|仍|主要)?(?:存在|有)")]
    private static partial Regex Subject();

    /// <summary>市妇联存在的主要问题是： opens a line of its own; whoever it is, by its short name.</summary>
    [GeneratedRegex("^(?!巡[视察]|检查|督察|审计|发现|目前|当前|主要|还|也|我|本|全|班子|领导)(?<b>[^，。；：、在中]{2,16}?)(?:还|仍|主要)?存在的(?:主要|突出)?问题")]
    private static partial Regex Bearer();

    /// <summary>市委第一巡察组向...党组反馈时指出: whose problems they are.</summary>
    [GeneratedRegex("[向对](?<b>[^，。；：]{2,30}?)(?:进行)?反馈")]
    private static partial Regex Addressed();

    [GeneratedRegex(@"\G(?:同时|此外|另外)[，、]?|\G[^。；\n]{0,60}(?:书记|主任|局长|院长|校长|负责人|负责同志|董事长)[^。；，\n]{0,10}(?:表示|表态)|\G[^。；\n]{0,30}(?:收到|移交)[^。；\n]{0,30}线索")]
    private static partial Regex Ending();

    [GeneratedRegex(@"\G(?:[一二三四五六七八九十]{1,3}是|（[一二三四五六七八九十\d]{1,3}）|\d{1,2}[.、]|—{1,2}|第[一二三四五六七八九十]{1,2}[，、]|有的|个别|其[一二三四五])")]
    private static partial Regex GoesOn();
}
