using Rectify.Domain.Intake;

namespace Rectify.Domain.Measures;

/// <summary>
/// 频次承诺: at least so many times in every so many periods, 每两个月至少1次. Kept period by period: what happened more often in one proves nothing in another.
/// </summary>
/// <param name="Times">At least so many events in each period; from 1.</param>
/// <param name="Every">So many of <paramref name="Period"/> make one period; from 1.</param>
/// <param name="FirstOn">The day the first period begins.</param>
/// <param name="LastOn">The last day, inclusive; null where the promise has no end.</param>
public sealed record Commitment(int Times, int Every, FrequencyPeriod Period, DateOnly FirstOn, DateOnly? LastOn)
{
    public const int MaxTimes = 366;
    public const int MaxEvery = 24;

    /// <summary>As many periods as are ever laid out: ten years of weeks.</summary>
    private const int MostPeriods = 530;

    /// <summary>
    /// The periods that begin up to that day, in their order. A period counts from the day the first one began, not by the calendar. One that the end cuts short is left out, but for the first: a promise has at least one period.
    /// </summary>
    public IEnumerable<(DateOnly From, DateOnly To)> Periods(DateOnly until)
    {
        for (var number = 0; number < MostPeriods; number++)
        {
            var (from, to) = (Begin(number), Begin(number + 1).AddDays(-1));
            if (from > until || from > LastOn) yield break;
            if (to > LastOn && number > 0) yield break;
            yield return (from, to > LastOn ? LastOn.Value : to);
        }
    }

    /// <summary>The periods that begin up to today, with what happened in each.</summary>
    public IReadOnlyList<CommitmentSlot> Slots(IEnumerable<DateOnly> events, DateOnly today)
    {
        var days = events.Order().ToList();
        return [.. Periods(today).Select(period => new CommitmentSlot(period.From, period.To, Times, [.. days.Where(day => day >= period.From && day <= period.To)]))];
    }

    private DateOnly Begin(int number) => Period switch
    {
        FrequencyPeriod.Day => FirstOn.AddDays(number * Every),
        FrequencyPeriod.Week => FirstOn.AddDays(number * Every * 7),
        FrequencyPeriod.TenDays => FirstOn.AddDays(number * Every * 10),
        FrequencyPeriod.HalfMonth => HalfMonthsOn(number * Every),
        FrequencyPeriod.Month => FirstOn.AddMonths(number * Every),
        FrequencyPeriod.Quarter => FirstOn.AddMonths(number * Every * 3),
        FrequencyPeriod.HalfYear or FrequencyPeriod.Term => FirstOn.AddMonths(number * Every * 6),
        _ => FirstOn.AddMonths(number * Every * 12),
    };

    /// <summary>Two halves make a month: from the 1st the 16th, from the 16th the 1st of the next.</summary>
    private DateOnly HalfMonthsOn(int halves)
    {
        var day = FirstOn.AddMonths(halves / 2);
        if (halves % 2 == 0) return day;
        if (day.Day > 15) return new DateOnly(day.Year, day.Month, 1).AddMonths(1).AddDays(day.Day - 16);
        return day.AddDays(15);
    }
}

/// <summary>One period of a commitment.</summary>
/// <param name="To">Inclusive.</param>
/// <param name="Needed">At least so many events.</param>
/// <param name="Events">The days of what happened in it, earliest first.</param>
public sealed record CommitmentSlot(DateOnly From, DateOnly To, int Needed, IReadOnlyList<DateOnly> Events)
{
    public bool IsFilled => Events.Count >= Needed;

    /// <summary>Over, and too little lies in it. The last day itself is in time.</summary>
    public bool IsHole(DateOnly today) => !IsFilled && To < today;
}
