using System.Globalization;
using System.Text.RegularExpressions;
using Rectify.Documents.Text;
using Rectify.Domain.Rounds;

namespace Rectify.App.WorkingDays;

/// <summary>A row that cannot be taken, and why: the page has the remedy in words.</summary>
/// <param name="Row">From 1, as it stands in the text or sheet.</param>
/// <param name="Code">no-day, no-kind, no-name, too-long, twice, weekday-worked.</param>
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
/// Reads rows of day, kind and name, pasted or from a .csv or .xlsx: <c>2026-10-01,放假,国庆节</c>. A first row of headings is passed over; a range of days (<c>2026-10-01至2026-10-07</c>) is each of its days.
/// </summary>
public static partial class CalendarSheets
{
    private static readonly string[] Off = ["放假", "休", "休息", "假", "holiday", "off"];
    private static readonly string[] Worked = ["上班", "班", "调休上班", "补班", "调休", "workday", "worked"];

    /// <summary>Cells as people paste them: between tabs, commas or blanks.</summary>
    public static CalendarSheet OfText(string text) =>
        Read(text.Split('\n').Select((line, i) => (i + 1, (IReadOnlyList<string>)[.. line.Split(['\t', ',', '，', ' ', '\u3000'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)])));

    /// <summary>Null where the file is none of rows.</summary>
    public static CalendarSheet? OfFile(Stream content, string fileName) => TextLoader.FromFile(content, fileName) is TextLoad.Loaded(var source)
        ? source.Tables.IsEmpty ? OfText(source.Raw) : Read(source.Tables[0].Rows.Select(row => (row.Number, (IReadOnlyList<string>)[.. row.Cells.Select(cell => cell.Text.Trim())]))) : null;

    private static CalendarSheet Read(IEnumerable<(int Number, IReadOnlyList<string> Cells)> rows)
    {
        var (days, errors) = (new Dictionary<DateOnly, CalendarDay>(), new List<CalendarRowError>());
        foreach (var (number, cells) in rows.Where(row => row.Cells.Count > 0).Take(CalendarSheet.MaxRows))
        {
            var said = string.Join(' ', cells);
            var range = Days(cells[0]);
            if (range.Count == 0)
            {
                if (number > 1) errors.Add(new CalendarRowError(number, said, "no-day"));
            }
            else if (KindOf(cells) is not { } kind) errors.Add(new CalendarRowError(number, said, "no-kind"));
            else if (cells.Count < 3) errors.Add(new CalendarRowError(number, said, "no-name"));
            else if (cells[2].Length > CalendarDay.MaxNameLength) errors.Add(new CalendarRowError(number, said, "too-long"));
            else if (kind == CalendarDayKind.Worked && range.Any(day => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday))) errors.Add(new CalendarRowError(number, said, "weekday-worked"));
            else if (range.Any(days.ContainsKey)) errors.Add(new CalendarRowError(number, said, "twice"));
            else foreach (var day in range) days[day] = new CalendarDay(day, kind, cells[2]);
        }
        return new CalendarSheet([.. days.Values.OrderBy(day => day.On)], errors);
    }

    private static CalendarDayKind? KindOf(IReadOnlyList<string> cells) =>
        cells.Count < 2 ? null : Off.Contains(cells[1], StringComparer.OrdinalIgnoreCase) ? CalendarDayKind.Holiday : Worked.Contains(cells[1], StringComparer.OrdinalIgnoreCase) ? CalendarDayKind.Worked : null;

    /// <summary>One day or each of a range of at most a month; empty for what is no day.</summary>
    private static IReadOnlyList<DateOnly> Days(string cell)
    {
        var found = DayText().Matches(cell).Select(match => DateOnly.TryParseExact($"{match.Groups[1].Value}-{match.Groups[2].Value}-{match.Groups[3].Value}", "yyyy-M-d", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : (DateOnly?)null).ToList();
        return found switch
        {
            [{ } day] => [day],
            [{ } from, { } until] when from <= until && until <= from.AddMonths(1) => [.. Enumerable.Range(0, until.DayNumber - from.DayNumber + 1).Select(from.AddDays)],
            _ => [],
        };
    }

    [GeneratedRegex(@"(20\d\d)[-./年](\d{1,2})[-./月](\d{1,2})")]
    private static partial Regex DayText();
}
