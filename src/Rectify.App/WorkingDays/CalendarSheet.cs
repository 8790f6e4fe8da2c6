using System.Globalization;
using System.Text.RegularExpressions;
using Rectify.Documents.Text;
using Rectify.Domain.Rounds;

namespace Rectify.App.WorkingDays;

/// <summary>A row that cannot be taken, and why: the page has the remedy in words.</summary>
/// <param name="Row">From 1, as it stands in the text or sheet.</param>
/// <param name="Code">no-day, no-year, no-kind, no-name, too-long, left-over, twice, weekday-worked.</param>
public sealed record CalendarRowError(int Row, string Said, string Code);

/// <summary>What a text or sheet says of holidays and moved working days.</summary>
public sealed record CalendarSheet(IReadOnlyList<CalendarDay> Days, IReadOnlyList<CalendarRowError> Errors)
{
    /// <summary>Most rows of one sheet: some years of them.</summary>
    public const int MaxRows = 500;

    /// <summary>The same as lines a person can go over: day, kind and name with tabs between.</summary>
    public string Text => string.Join('\n', Days.Select(day => string.Create(CultureInfo.InvariantCulture, $"{day.On:yyyy-MM-dd}\t{(day.Kind == CalendarDayKind.Holiday ? "放假" : "上班")}\t{day.Name}")));

    public IEnumerable<int> Years => Days.Select(day => day.On.Year).Distinct().Order();
}

/// <summary>
/// Reads rows of day, kind and name, pasted or from a .csv or .xlsx: <c>2026-10-01,放假,国庆节</c>. A range is each of its days: <c>2026-10-01至2026-10-07</c>, <c>2026年10月1日至7日</c>, <c>2026-05-01至05-05</c>.
/// A first row of headings is passed over. Lines of the official notice are read too (<see cref="CalendarNotice"/>). What is left over of a row that names a day is an error: nothing is guessed.
/// </summary>
public static partial class CalendarSheets
{
    private static readonly string[] Off = ["放假", "休", "休息", "假", "holiday", "off"];
    private static readonly string[] Worked = ["上班", "班", "调休上班", "补班", "调休", "workday", "worked"];

    /// <summary>Cells as people paste them: between tabs, commas or blanks; or the sentences of the official notice.</summary>
    public static CalendarSheet OfText(string text) => CalendarNotice.Find(text) is { } notice ? Gather(notice.Take(CalendarSheet.MaxRows))
        : Read(text.Split('\n').Select((line, i) => (i + 1, (IReadOnlyList<string>)[.. BlankInRange().Replace(line, "$1").Split(['\t', ',', '，', ' ', '\u3000'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)])), CalendarNotice.YearOf(text));

    /// <summary>Null where the file is none of rows.</summary>
    public static CalendarSheet? OfFile(Stream content, string fileName) => TextLoader.FromFile(content, fileName) is TextLoad.Loaded(var source)
        ? source.Tables.IsEmpty ? OfText(source.Raw) : Read(source.Tables[0].Rows.Select(row => (row.Number, (IReadOnlyList<string>)[.. row.Cells.Select(cell => cell.Text.Trim())])), null) : null;

    private static CalendarSheet Read(IEnumerable<(int Number, IReadOnlyList<string> Cells)> rows, int? year) => Gather(rows.Where(row => row.Cells.Count > 0).Take(CalendarSheet.MaxRows)
        .Where(row => row.Number > 1 || SayOfDay().IsMatch(row.Cells[0])).Select(row => Of(row.Number, row.Cells, year)));

    private static CalendarRow Of(int number, IReadOnlyList<string> cells, int? year)
    {
        var said = string.Join(' ', cells);
        CalendarRow Wrong(string code) => new(number, said, [], code);
        if (DaySpan.Parse(cells[0], year) is not { } range) return Wrong("no-day");
        if (KindOf(cells) is not { } kind) return Wrong("no-kind");
        if (cells.Count < 3 || cells[2].Length == 0) return Wrong("no-name");
        // a remark may stand behind, another day may not
        if (cells.Skip(3).Any(cell => cell.Any(char.IsDigit))) return Wrong("left-over");
        if (cells[2].Length > CalendarDay.MaxNameLength) return Wrong("too-long");
        return new CalendarRow(number, said, [.. range.Select(day => new CalendarDay(day, kind, cells[2]))], null);
    }

    private static CalendarSheet Gather(IEnumerable<CalendarRow> rows)
    {
        var (days, errors) = (new Dictionary<DateOnly, CalendarDay>(), new List<CalendarRowError>());
        foreach (var row in rows)
        {
            var code = row.Code ?? (row.Days.Any(day => day.Kind == CalendarDayKind.Worked && day.On.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)) ? "weekday-worked"
                : row.Days.Any(day => days.ContainsKey(day.On)) || row.Days.DistinctBy(day => day.On).Count() < row.Days.Count ? "twice" : null);
            if (code is not null) errors.Add(new CalendarRowError(row.Number, row.Said, code));
            else foreach (var day in row.Days) days[day.On] = day;
        }
        return new CalendarSheet([.. days.Values.OrderBy(day => day.On)], errors);
    }

    private static CalendarDayKind? KindOf(IReadOnlyList<string> cells) =>
        cells.Count < 2 ? null : Off.Contains(cells[1], StringComparer.OrdinalIgnoreCase) ? CalendarDayKind.Holiday : Worked.Contains(cells[1], StringComparer.OrdinalIgnoreCase) ? CalendarDayKind.Worked : null;

    // 2026-10-01 至 2026-10-07: the blanks part no cells
    [GeneratedRegex(@"[ \u3000]+([至到—–~～]+)[ \u3000]+")]
    private static partial Regex BlankInRange();

    [GeneratedRegex(@"\d{1,2}(?:月|日|[-./]\d)")]
    private static partial Regex SayOfDay();
}

/// <summary>What one row or sentence says.</summary>
/// <param name="Code">Why it cannot be taken; null where it can.</param>
internal sealed record CalendarRow(int Number, string Said, IReadOnlyList<CalendarDay> Days, string? Code);
