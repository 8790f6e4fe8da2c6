namespace Rectify.Domain.Rounds;

public enum CalendarDayKind
{
    /// <summary>放假</summary>
    Holiday,

    /// <summary>调休上班: a day of a weekend that is worked.</summary>
    Worked,
}

/// <summary>A day that is not what its weekday says.</summary>
public sealed class CalendarDay
{
    public const int MaxNameLength = 40;

    private CalendarDay() { Name = ""; }

    public CalendarDay(DateOnly on, CalendarDayKind kind, string name)
    {
        (On, Kind, Name) = (on, kind, name.Trim());
        if (Name.Length is 0 or > MaxNameLength) throw new ArgumentException("A name has between 1 and 40 characters.", nameof(name));
    }

    public DateOnly On { get; private set; }

    public CalendarDayKind Kind { get; private set; }

    /// <summary>国庆节</summary>
    public string Name { get; private set; }

    /// <summary>Entered anew.</summary>
    public void Say(CalendarDayKind kind, string name) => (Kind, Name) = (kind, name);
}

/// <summary>
/// Which days are worked. A deadline of "30 days after" counts from the next day; months end on the same day number or the month's last; working days count those that are worked, from the next day. A year of which no
/// holidays are entered has its weekends off and nothing else.
/// </summary>
public sealed class WorkingCalendar
{
    private readonly Dictionary<DateOnly, CalendarDay> days;
    private readonly HashSet<int> years;

    public WorkingCalendar(IEnumerable<CalendarDay> days)
    {
        this.days = days.ToDictionary(day => day.On);
        years = [.. this.days.Values.Where(day => day.Kind == CalendarDayKind.Holiday).Select(day => day.On.Year)];
    }

    /// <summary>Weekends are off and nothing else.</summary>
    public static WorkingCalendar Weekends { get; } = new([]);

    /// <summary>Holidays of that year are entered.</summary>
    public bool Knows(int year) => years.Contains(year);

    /// <summary>Null for a day that is what its weekday says.</summary>
    public CalendarDay? Find(DateOnly day) => days.GetValueOrDefault(day);

    public bool IsWorked(DateOnly day) => days.TryGetValue(day, out var known) ? known.Kind == CalendarDayKind.Worked : day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);

    /// <summary>The day that many working days later, counted from the next day; the day itself for none.</summary>
    public DateOnly After(DateOnly day, int workingDays)
    {
        for (var left = workingDays; left > 0;)
        {
            day = day.AddDays(1);
            if (IsWorked(day)) left--;
        }
        return day;
    }

    /// <summary>The day that many working days earlier, counted from the day before; the day itself for none.</summary>
    public DateOnly Before(DateOnly day, int workingDays)
    {
        for (var left = workingDays; left > 0;)
        {
            day = day.AddDays(-1);
            if (IsWorked(day)) left--;
        }
        return day;
    }
}
