namespace Rectify.App.Figures;

/// <summary>The problems behind a number. Every problem fed back is <see cref="Closed"/>, <see cref="Sustained"/> or <see cref="Ongoing"/>; an ongoing one is <see cref="Waiting"/>, <see cref="Working"/> or <see cref="Overdue"/>.</summary>
public enum FigurePart
{
    /// <summary>反馈问题: as fed back. Withdrawn ones are left out, merged ones count with the state of their target.</summary>
    FedBack,

    /// <summary>已完成: closed or sustained.</summary>
    Done,

    /// <summary>已销号</summary>
    Closed,

    /// <summary>长期坚持</summary>
    Sustained,

    /// <summary>持续推进: everything that is not done.</summary>
    Ongoing,

    /// <summary>待确认、待审核、待验收、公示中, and in time.</summary>
    Waiting,

    /// <summary>From 待分派 to 整改中, and in time.</summary>
    Working,

    /// <summary>Ongoing with an open task past its deadline.</summary>
    Overdue,

    /// <summary>滞后: ongoing and in time, but a measure past its deadline is neither verified nor reported done.</summary>
    Behind,

    /// <summary>销号后重启: ongoing, and closed or sustained at an earlier day.</summary>
    Restarted,

    /// <summary>经批准不再跟踪: left out of the sum.</summary>
    Withdrawn,

    /// <summary>补录: in the sum, entered as work done before it was recorded here.</summary>
    TakenOver,

    /// <summary>已并入: in the sum, with the state of the problem it was merged into.</summary>
    Merged,
}
