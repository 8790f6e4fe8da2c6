namespace Rectify.Domain.Supervision;

/// <summary>When a rule raises a draft; each counts in days or times.</summary>
public enum LetterOccasion
{
    /// <summary>The deadline is so many days ahead, or fewer; the deadline day itself still counts.</summary>
    DueWithin,

    /// <summary>The deadline is so many days past, or more.</summary>
    OverdueBy,

    /// <summary>Sent back so many times, or more.</summary>
    ReturnedTimes,

    /// <summary>Nothing reported for so many days, or more.</summary>
    NoProgressFor,
}
