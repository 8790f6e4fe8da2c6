using System.Globalization;
using System.Text.RegularExpressions;

namespace Rectify.Documents.Reading;

/// <summary>Headings, entries and answers that stand in one line because the line breaks between them are lost. Positions in the flow.</summary>
internal static partial class GluedHeadings
{
    private const int SearchedForAnswer = 600;

    /// <summary>...不少于4天（2）记录不全，整改：...（3）...: where the entries of one line begin, when they count on and each has its answer.</summary>
    public static HashSet<int> Entries(string text)
    {
        var starts = new HashSet<int>();
        for (var from = 0; from < text.Length;)
        {
            var end = text.IndexOf('\n', from) is >= 0 and var stop ? stop : text.Length;
            var marks = Bracketed().Matches(text[from..end]).Select(mark => (At: from + mark.Index, Number: int.Parse(mark.Groups["n"].Value, CultureInfo.InvariantCulture))).ToList();
            if (marks.Count > 1 && marks.Zip(marks.Skip(1)).All(pair => pair.Second.Number > pair.First.Number)
                && marks.Zip(marks.Skip(1).Select(mark => mark.At).Append(end)).All(entry => PartSplitter.HasLabel(text, entry.First.At, entry.Second, ProblemPart.Measures, ProblemPart.Progress)))
                starts.UnionWith(marks.Select(mark => mark.At));
            from = end + 1;
        }
        return starts;
    }

    /// <summary>四、基层基础方面针对“...”问题，...: where the heading ends and the problem behind it begins; null where it does not.</summary>
    public static int? FieldEnd(string text, int head) => Field().Match(text, head) is { Success: true } field ? field.Index + field.Length : null;

    /// <summary>（2）记录不全，整改：补记。: where the answer begins inside the heading's own sentence; null where it does not.</summary>
    public static int? AnswerFrom(string text, int head, int end)
    {
        var line = text.AsSpan(head, Math.Min(SearchedForAnswer, text.Length - head)).IndexOf('\n');
        var answer = Answer().Match(text, head, line < 0 ? Math.Min(SearchedForAnswer, text.Length - head) : line);
        return answer.Success && answer.Index < end ? answer.Index : null;
    }

    [GeneratedRegex(@"[（(](?<n>\d{1,2})[）)](?=[^，。；：\d年月日])")]
    private static partial Regex Bracketed();

    [GeneratedRegex(@"\G[^。，；：“”\n]{2,30}方面(?=(?:针对|关于)“)")]
    private static partial Regex Field();

    [GeneratedRegex("(?<=[^，。；：\n]{4})(?:[，,](?=(?:整改|措施)[：:])|(?=(?:整改|措施)[：:](?:①|[（(]1[）)]|[^。；]{4,200}[。；](?:(?:整改|完成)?(?:时限|期限)|责任[人单领][位导]?)[：:])))")]
    private static partial Regex Answer();
}
