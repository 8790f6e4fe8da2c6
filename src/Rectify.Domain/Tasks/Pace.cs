namespace Rectify.Domain.Tasks;

/// <summary>序时进度: work against time. Depends on a day, hence no state; shown whenever it is asked for.</summary>
public enum Pace
{
    /// <summary>超前</summary>
    Ahead,

    /// <summary>正常</summary>
    OnTime,

    /// <summary>滞后</summary>
    Behind,
}

/// <summary>
/// Holds the share of measures reported done or verified against the share of time gone between the plan's approval and the deadline. A task of three measures ought to have one done when a third of its time is gone:
/// whole measures that ought to be done and are not make it behind, more done than begun thirds make it ahead.
/// </summary>
public static class Schedule
{
    /// <summary>Null where there is nothing to hold against: no measures, no deadline, no time between the two days.</summary>
    /// <param name="startedOn">The day since which the plan is carried out.</param>
    /// <param name="dueOn">The deadline; the day itself is in time.</param>
    /// <param name="measures">Measures that count.</param>
    /// <param name="done">Of these, reported done or verified.</param>
    public static Pace? Of(DateOnly? startedOn, DateOnly dueOn, DateOnly today, int measures, int done)
    {
        if (startedOn is not { } start || measures == 0 || Deadline.IsLongTerm(dueOn) || dueOn <= start) return null;
        var whole = dueOn.DayNumber - start.DayNumber;
        var gone = Math.Clamp(today.DayNumber - start.DayNumber, 0, whole);
        var (ended, begun) = (measures * gone / whole, (measures * gone + whole - 1) / whole);
        return done < ended ? Pace.Behind : done > begun ? Pace.Ahead : Pace.OnTime;
    }
}
