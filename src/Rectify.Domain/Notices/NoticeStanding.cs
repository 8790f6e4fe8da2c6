namespace Rectify.Domain.Notices;

/// <summary>
/// Where a problem stands in a notice. It is handed in from the state of the problem's tasks (the least advanced decides);
/// the grade a unit reports about itself never becomes a standing.
/// </summary>
public enum NoticeStanding
{
    /// <summary>持续推进: anything not accepted yet.</summary>
    Ongoing,

    /// <summary>销号后重启: closed once, open again since its restart; counts as ongoing and is named apart.</summary>
    Reopened,

    /// <summary>已销号.</summary>
    Closed,

    /// <summary>长期坚持: accepted for the window, periodic checks go on; counts as done and is named apart.</summary>
    Sustained,
}

public static class NoticeStandings
{
    /// <summary>已完成 = closed or sustained; everything else is 持续推进.</summary>
    public static bool IsDone(this NoticeStanding standing) => standing is NoticeStanding.Closed or NoticeStanding.Sustained;
}
