using System.Globalization;
using System.Text.RegularExpressions;
using Rectify.Domain.Rounds;

namespace Rectify.App.WorkingDays;

/// <summary>
/// The official notice as it is published, the year named once in its head: <c>一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。</c>
/// A day that is worked bears the holiday's name. Lines without such a sentence are prose, and a line of a day alone is the notice's own day; what a sentence leaves over is an error.
/// </summary>
internal static partial class CalendarNotice
{
    /// <summary>Its sentences, a row each; null where the text is no notice.</summary>
    public static IReadOnlyList<CalendarRow>? Find(string text)
    {
        var lines = text.Split('\n').SelectMany((line, i) => Parts().Split(line).Select(part => (Number: i + 1, Text: part.Trim()))).ToList();
        if (!lines.Exists(line => Sentence().IsMatch(line.Text))) return null;
        var year = YearOf(text);
        return [.. lines.Where(line => Sentence().IsMatch(line.Text) || (MonthAndDay().IsMatch(line.Text) && !DayAlone().IsMatch(line.Text))).Select(line => Of(line.Number, line.Text, year))];
    }

    /// <summary>The year a text is about: one that no day follows comes before that of a day.</summary>
    public static int? YearOf(string text) =>
        Year().Matches(text).OrderBy(match => match.Groups["day"].Success).FirstOrDefault() is { } first ? int.Parse(first.Groups["y"].Value, CultureInfo.InvariantCulture) : null;

    private static CalendarRow Of(int number, string line, int? year)
    {
        CalendarRow Wrong(string code) => new(number, line, [], code);
        if (Sentence().Match(line) is not { Success: true } sentence) return Wrong("left-over");
        var name = sentence.Groups["name"].Value.Trim();
        if (name.Length > CalendarDay.MaxNameLength - Moved.Length) return Wrong("too-long");
        var said = DaySpan.WithoutBrackets(sentence.Groups["rest"].Value);
        var (days, at) = (new List<CalendarDay>(), 0);
        while (at < said.Length)
        {
            if (Clause().Match(said, at) is { Success: true } clause)
            {
                var (kind, called) = clause.Groups["worked"].Success ? (CalendarDayKind.Worked, name + Moved) : (CalendarDayKind.Holiday, name);
                int? month = null;
                foreach (var span in Span().Matches(clause.Groups["days"].Value).AsEnumerable())
                {
                    if (!span.Groups["y"].Success && year is null) return Wrong("no-year");
                    if (DaySpan.Of(span, year, month) is not { } range) return Wrong("no-day");
                    month = range[^1].Month;
                    days.AddRange(range.Select(day => new CalendarDay(day, kind, called)));
                }
                at = clause.Index + clause.Length;
            }
            else if (Besides().Match(said, at) is { Success: true, Length: > 0 } besides) at = besides.Index + besides.Length;
            else return Wrong("left-over");
        }
        return days.Count == 0 ? Wrong("no-day") : new CalendarRow(number, line, days, null);
    }

    private const string Moved = "调休";

    private const string OneSpan = @"(?:(?:20\d\d)年)?(?:\d{1,2}月)?\d{1,2}日(?:[至到—–~～-]{1,2}(?:20\d\d年|次年)?(?:\d{1,2}月)?\d{1,2}日)?";

    // 元旦：1月1日…放假…, with or without a number before it
    [GeneratedRegex(@"^(?:[（(]?[一二三四五六七八九十\d]{1,2}[）)、.．]+)?\s*(?<name>[\p{IsCJKUnifiedIdeographs}、“”]{1,30})[：:]\s*(?<rest>(?=.*\d{1,2}月\d{1,2}日.*(?:放假|上班|休息)).+)$", RegexOptions.ExplicitCapture)]
    private static partial Regex Sentence();

    // where the next holiday begins on the same line
    [GeneratedRegex(@"(?<=。)\s*(?=[一二三四五六七八九十]{1,2}、[\p{IsCJKUnifiedIdeographs}、]{1,30}[：:])")]
    private static partial Regex Parts();

    [GeneratedRegex(@"\G[，。；、,;\s]*(?<days>" + OneSpan + @"(?:[、和及，,]" + OneSpan + @")*)(?:(?<off>放假(?:调休)?|休息)|(?<worked>(?:正常|调休|补休)?(?:上班|补班)))", RegexOptions.ExplicitCapture)]
    private static partial Regex Clause();

    [GeneratedRegex(@"(?:(?<y>20\d\d)年)?(?:(?<m>\d{1,2})月)?(?<d>\d{1,2})日(?:[至到—–~～-]{1,2}(?:(?<y2>20\d\d)年|(?<next>次年))?(?:(?<m2>\d{1,2})月)?(?<d2>\d{1,2})日)?", RegexOptions.ExplicitCapture)]
    private static partial Regex Span();

    // 共3天, 放假1天, 与周末连休, 不调休
    [GeneratedRegex(@"\G[，。；、,;\s]*(?:共?\d{1,2}天|放假\d{1,2}天|与周末连休|不调休|$)?", RegexOptions.ExplicitCapture)]
    private static partial Regex Besides();

    [GeneratedRegex(@"\d{1,2}月\d{1,2}日")]
    private static partial Regex MonthAndDay();

    [GeneratedRegex(@"^20\d\d年\d{1,2}月\d{1,2}日$")]
    private static partial Regex DayAlone();

    [GeneratedRegex(@"(?<y>20\d\d)年(?<day>\d{1,2}月)?", RegexOptions.ExplicitCapture)]
    private static partial Regex Year();
}
