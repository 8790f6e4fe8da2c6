using Rectify.Domain.Evidence;
using Rectify.Domain.Measures;

namespace Rectify.Domain.Tasks;

/// <summary>Why a piece does not, or not wholly, prove a measure. Stored by name.</summary>
public enum CellReason
{
    /// <summary>与措施无关</summary>
    Unrelated,

    /// <summary>日期早于整改</summary>
    DatedBefore,

    /// <summary>未盖章或未署名</summary>
    Unsigned,

    /// <summary>内容不全</summary>
    Incomplete,

    /// <summary>只有初稿</summary>
    DraftOnly,

    /// <summary>无法辨认</summary>
    Illegible,

    /// <summary>数字不符</summary>
    FiguresDisagree,

    /// <summary>与其他单位雷同</summary>
    SameAsOthers,

    /// <summary>其他</summary>
    Other,
}

/// <param name="Words">As documents print it.</param>
/// <param name="AsksText">The code alone says too little.</param>
public sealed record CellReasonRow(CellReason Reason, string Words, bool AsksText = false);

/// <summary>The reasons there are, in the order they are offered.</summary>
public static class CellReasons
{
    public static IReadOnlyList<CellReasonRow> All { get; } =
    [
        new(CellReason.Unrelated, "与措施无关"),
        new(CellReason.DatedBefore, "日期早于整改"),
        new(CellReason.Unsigned, "未盖章或未署名"),
        new(CellReason.Incomplete, "内容不全"),
        new(CellReason.DraftOnly, "只有初稿"),
        new(CellReason.Illegible, "无法辨认"),
        new(CellReason.FiguresDisagree, "数字不符"),
        new(CellReason.SameAsOthers, "与其他单位雷同"),
        new(CellReason.Other, "其他", AsksText: true),
    ];

    public static string Words(this CellReason reason) => All.Single(row => row.Reason == reason).Words;

    public static bool AsksText(this CellReason reason) => All.Any(row => row.Reason == reason && row.AsksText);
}

/// <summary>A cell of 佐证材料与整改措施对应情况: one piece for one measure it is tied to.</summary>
public readonly record struct Cell(EvidenceId Piece, MeasureId Measure);

/// <summary>What the reviewer says of a cell: 满足, or 部分 / 不满足 with a reason.</summary>
/// <param name="Because">Owed unless the cell is fulfilled.</param>
/// <param name="Text">Owed for 部分, and where the reason alone says too little.</param>
/// <param name="Page">The page the proof stands on, from 1; null for the whole piece.</param>
public sealed record CellDecision(MeasureVerdict Verdict, CellReason? Because = null, Reason? Text = null, int? Page = null)
{
    public const int MaxPage = 9999;

    public static CellDecision Fulfilled { get; } = new(MeasureVerdict.Fulfilled);

    public bool IsAccepted => Verdict != MeasureVerdict.NotFulfilled;

    /// <summary>What the decision lacks; null when it may be recorded.</summary>
    public Rule? Lacks =>
        Page is < 1 or > MaxPage ? Rule.NoSuchPage
        : Verdict == MeasureVerdict.Fulfilled ? null
        : Because is null ? Rule.CellReasonMissing
        : Text is null && (Verdict == MeasureVerdict.Partly || Because.Value.AsksText()) ? Rule.CellTextMissing
        : null;
}
