using Rectify.Web.Resources;

namespace Rectify.Web.Shared;

/// <summary>A deadline as one reads it on a given day: the day, a small line under it, and what the colour means.</summary>
public sealed record DeadlineView(string Day, string? Small, Tone Tone, IconName? Icon)
{
    /// <summary>Nobody has set one yet: not the same as 长期.</summary>
    public static DeadlineView None { get; } = new("—", null, Tone.Plain, null);

    /// <param name="dueOn">The last day in time, inclusive; null for no deadline.</param>
    /// <param name="today">The office's day.</param>
    /// <param name="warnWithin">Days before the deadline from which it counts as due soon, inclusive.</param>
    public static DeadlineView Of(DateOnly? dueOn, DateOnly today, int warnWithin)
    {
        if (dueOn is not { } day) return new(Texts.Shared["NoDeadline"], null, Tone.Plain, null);
        var left = day.DayNumber - today.DayNumber;
        return left switch
        {
            < 0 => new(Days.Iso(day), Texts.Shared["DaysOverdue", -left], Tone.Danger, IconName.Alert),
            0 => new(Days.Iso(day), Texts.Shared["DueToday"], Tone.Warn, IconName.Clock),
            _ when left <= warnWithin => new(Days.Iso(day), Texts.Shared["DaysLeft", left], Tone.Warn, IconName.Clock),
            _ => new(Days.Iso(day), Texts.Shared["DaysLeft", left], Tone.Plain, null),
        };
    }

    /// <summary>For what is done or checked periodically: the day without urgency and a line of its own.</summary>
    public static DeadlineView Settled(DateOnly? dueOn, string? small) =>
        new(dueOn is { } day ? Days.Iso(day) : Texts.Shared["NoDeadline"], small, Tone.Plain, null);
}
