namespace Rectify.Domain;

/// <summary>
/// The day by which something is done. The day itself is in time: work is overdue from the day after.
/// No deadline (长期) is <see cref="LongTerm"/>, the last of all days: it sorts last and is never overdue.
/// </summary>
public static class Deadline
{
    /// <summary>长期: stored as <c>infinity</c> in PostgreSQL.</summary>
    public static readonly DateOnly LongTerm = DateOnly.MaxValue;

    public static bool IsLongTerm(DateOnly dueOn) => dueOn == LongTerm;

    /// <summary>True from the day after <paramref name="dueOn"/>.</summary>
    public static bool IsOverdue(DateOnly dueOn, DateOnly today) => today > dueOn;

    /// <summary>Days left, 0 on the day itself, negative when overdue; null for 长期.</summary>
    public static int? DaysLeft(DateOnly dueOn, DateOnly today) => IsLongTerm(dueOn) ? null : dueOn.DayNumber - today.DayNumber;
}
