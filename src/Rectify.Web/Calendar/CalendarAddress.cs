using System.Globalization;
using Rectify.App.Calendar;
using Rectify.Web.Letters;
using Rectify.Web.Reporting;
using Rectify.Web.Rounds;
using Rectify.Web.Shared;
using Rectify.Web.Suggestions;
using Rectify.Web.Tasks;
using Rectify.Web.WiderChecks;

namespace Rectify.Web.Calendar;

/// <summary>Addresses of the calendar of what falls due.</summary>
public static class CalendarAddress
{
    public const string Page = "/calendar";

    /// <summary>Holidays and moved working days, under the settings.</summary>
    public const string WorkingDaysPage = "/settings/working-days";

    /// <summary>Measures over time by lead unit.</summary>
    public const string Gantt = "/calendar/gantt";

    public static string GanttOf(Domain.Rounds.InspectionId inspection, Domain.People.UnitId? after = null) => $"{Gantt}?inspection={inspection.Value:N}{(after is { } unit ? $"&after={unit.Value:N}" : null)}";

    public static string WorkingDays(int year) => FormattableString.Invariant($"{WorkingDaysPage}?year={year}");

    private const string FeedEnding = ".ics";

    public static string Of(DateOnly day) => $"{Page}?day={Days.Iso(day)}";

    public static string OfMonth(DateOnly first) => $"{Page}?month={first.ToString("yyyy-MM", CultureInfo.InvariantCulture)}";

    /// <summary>The secret address a calendar program reads.</summary>
    public static string Feed(string secret) => $"{Page}/{secret}{FeedEnding}";

    /// <summary>Where one acts on it.</summary>
    public static string Of(DueItem item) => item.Task is { } task ? TaskAddress.Of(task) : item.Suggestion is { } suggestion ? SuggestionAddress.Of(suggestion) : item.WiderCheck is { } check ? WiderCheckAddress.Of(check, item.Finding)
        : item.Letter is { } letter ? LetterAddress.Of(letter) : item.Cycle is { } cycle ? CycleAddress.Of(cycle) : RoundAddress.Of(item.Inspection);
}
