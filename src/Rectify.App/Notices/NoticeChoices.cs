using Rectify.Domain.Notices;

namespace Rectify.App.Notices;

/// <summary>The layouts of <see cref="NoticeLayout"/> under names that fit an address and a column.</summary>
public enum NoticeLayoutChoice
{
    /// <summary>措施与成效分列</summary>
    MeasuresAndEffects,

    /// <summary>整改情况合述</summary>
    Situation,
}

/// <summary>What is chosen for a notice and not written: the day its figures are true for, and how it is set. <paramref name="AsOf"/> null means today.</summary>
public sealed record NoticeChoices(DateOnly? AsOf = null, NoticeLayoutChoice Layout = NoticeLayoutChoice.MeasuresAndEffects, NoticeGrouping Grouping = NoticeGrouping.ByStanding)
{
    public NoticeLayout SetAs => Layout switch
    {
        NoticeLayoutChoice.Situation => NoticeLayout.Situation,
        _ => NoticeLayout.MeasuresAndEffects,
    };
}
