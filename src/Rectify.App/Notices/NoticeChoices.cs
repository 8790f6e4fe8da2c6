using Rectify.Domain.Notices;
using Rectify.Domain.Rounds;

namespace Rectify.App.Notices;

/// <summary>The layouts of <see cref="NoticeLayout"/> under names that fit an address and a column.</summary>
public enum NoticeLayoutChoice
{
    /// <summary>措施与成效分列</summary>
    MeasuresAndEffects,

    /// <summary>整改情况合述</summary>
    Situation,
}

/// <summary>What is chosen for a notice and not written: the day its figures are true for, how it is set, and where it goes out. <paramref name="AsOf"/> null means today.</summary>
public sealed record NoticeChoices(DateOnly? AsOf = null, NoticeLayoutChoice Layout = NoticeLayoutChoice.MeasuresAndEffects, NoticeGrouping Grouping = NoticeGrouping.ByStanding)
{
    /// <summary>One channel; what is withheld differs.</summary>
    public NoticeChannel Channel { get; init; } = NoticeChannel.Public;

    /// <summary>The other inspection of the body, where one notice covers both, in two halves.</summary>
    public InspectionId? Second { get; init; }

    public NoticeLayout SetAs => Layout switch
    {
        NoticeLayoutChoice.Situation => NoticeLayout.Situation,
        _ => NoticeLayout.MeasuresAndEffects,
    };
}
