namespace Rectify.Domain.Notices;

/// <summary>How the problems of a notice are gathered under headings.</summary>
public enum NoticeGrouping
{
    /// <summary>（一）已整改完成 （二）持续推进; the ordinal begins anew in each.</summary>
    ByStanding,

    /// <summary>The section tree of the feedback; problems are numbered below their section.</summary>
    BySection,

    /// <summary>One row of problems without headings.</summary>
    Continuous,
}

/// <summary>How one problem and its answer are set. A layout is data: a further one is a further value.</summary>
public sealed record NoticeLayout
{
    public required string Name { get; init; }

    /// <summary>Composite format of the line that opens a problem; {0} is its statement.</summary>
    public required string ProblemLine { get; init; }

    /// <summary>The problem is opened by its 简述 where there is one.</summary>
    public bool UsesSummary { get; init; }

    /// <summary>Label of the measures; null where measures and effects are told together under <see cref="EffectsLabel"/>.</summary>
    public string? MeasuresLabel { get; init; }

    public required string EffectsLabel { get; init; }

    /// <summary>Label of the effects of a problem that is not done.</summary>
    public required string InterimEffectsLabel { get; init; }

    public string ReasonLabel { get; init; } = "未完成整改原因：";

    public string NextStepsLabel { get; init; } = "下步工作打算：";

    public string DeadlineLabel { get; init; } = "整改时限：";

    /// <summary>1．关于“原文”问题的整改。整改措施：一是…二是… 整改成效：一是…</summary>
    public static NoticeLayout MeasuresAndEffects { get; } = new()
    {
        Name = "整改措施与成效分列",
        ProblemLine = "关于“{0}”问题的整改。",
        MeasuresLabel = "整改措施：",
        EffectsLabel = "整改成效：",
        InterimEffectsLabel = "阶段性整改成效：",
    };

    /// <summary>1．简述。整改情况：一是…二是… where each measure is followed by its own effects.</summary>
    public static NoticeLayout Situation { get; } = new()
    {
        Name = "整改情况合述",
        ProblemLine = "{0}",
        UsesSummary = true,
        EffectsLabel = "整改情况：",
        InterimEffectsLabel = "整改情况：",
    };

    public static IReadOnlyList<NoticeLayout> All { get; } = [MeasuresAndEffects, Situation];
}
