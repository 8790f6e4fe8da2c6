using Rectify.Domain.Measures;

namespace Rectify.Domain.WiderChecks;

public readonly record struct WiderCheckId(Guid Value) : IEntityId<WiderCheckId>
{
    public static WiderCheckId New() => new(EntityKey.Next());

    public static WiderCheckId From(Guid value) => new(value);
}

/// <summary>What is carried out because of a problem.</summary>
public enum WiderCheckKind
{
    /// <summary>举一反三排查: whether the same is found elsewhere.</summary>
    WiderCheck,

    /// <summary>专项整治</summary>
    Campaign,
}

/// <summary>The life of a wider check: 进行中 - 已办结, or 已作废.</summary>
public enum WiderCheckState
{
    /// <summary>进行中: units report, findings are put right.</summary>
    Underway,

    /// <summary>已办结</summary>
    Concluded,

    /// <summary>已作废: opened by mistake; it keeps its number and counts nowhere.</summary>
    Void,
}

/// <summary>Everything a person can do to a wider check.</summary>
public enum WiderCheckVerb
{
    Change,
    AddUnits,
    ReleaseUnit,
    Report,
    AddFinding,
    StrikeFinding,
    PutRight,
    SendBack,
    Conclude,
    Reopen,
    MakeVoid,
    Remind,
}

/// <summary>What a verb is done to.</summary>
public enum WiderCheckScope
{
    Whole,
    OneUnit,
    OneFinding,
}

public static class WiderCheckWords
{
    /// <summary>The kind of measure that such a check answers.</summary>
    public static MeasureKind Answers(this WiderCheckKind kind) => kind == WiderCheckKind.Campaign ? MeasureKind.Campaign : MeasureKind.WiderCheck;

    public static WiderCheckScope Scope(this WiderCheckVerb verb) => verb switch
    {
        WiderCheckVerb.ReleaseUnit or WiderCheckVerb.Report or WiderCheckVerb.AddFinding => WiderCheckScope.OneUnit,
        WiderCheckVerb.StrikeFinding or WiderCheckVerb.PutRight or WiderCheckVerb.SendBack => WiderCheckScope.OneFinding,
        _ => WiderCheckScope.Whole,
    };
}
