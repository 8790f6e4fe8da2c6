using System.Globalization;

namespace Rectify.Domain.Notices;

public enum NoticeFindingKind
{
    /// <summary>The same problem number stands in the notice twice.</summary>
    NumberTwice,

    /// <summary>A merged problem points at a number that is not there, or back at itself.</summary>
    MergedIntoNothing,

    /// <summary>A merged problem points its readers at a problem that is not printed.</summary>
    MergedIntoWithheld,

    /// <summary>Somebody has proposed to withhold the problem in this channel, and the leading group has not decided.</summary>
    WithholdingUndecided,

    /// <summary>Printed, merged, withheld and withdrawn problems are not as many as were fed back.</summary>
    NotAsFedBack,

    /// <summary>One measure stands under two problems in two wordings.</summary>
    MeasureWrittenDifferently,

    /// <summary>More clues or petitions concluded than received.</summary>
    MoreConcludedThanReceived,

    /// <summary>Presence, feedback, as-of day and signature do not follow each other.</summary>
    DaysOutOfOrder,

    WordingMissing,
    MeasuresMissing,
    EffectMissing,
    ReasonMissing,
    NextStepsMissing,
    DeadlineMissing,

    /// <summary>An open problem prints a deadline that was over when the notice is signed.</summary>
    DeadlinePassed,

    /// <summary>A problem that is done still states why it is not.</summary>
    UnfinishedThoughDone,

    ContactMissing,
    PersonalData,

    /// <summary>A passage written by hand states a total that differs from the counted one.</summary>
    ClaimDiffers,

    /// <summary>One measure or effect holds 一是…二是… itself: it would be counted as several by a reader.</summary>
    OrdinalsInside,
}

/// <summary>The part of a notice in which something was found.</summary>
public enum NoticePart
{
    Opening,
    Organisation,
    Problems,
    Withdrawn,
    Suggestions,
    Clues,
    Petitions,
    NextSteps,
    Contact,
}

/// <summary>
/// Something to look at before a notice is released. <paramref name="ProblemNumber"/> is the problem's short number where it is about one,
/// <paramref name="Excerpt"/> the words in question (personal data masked).
/// </summary>
public sealed record NoticeFinding(NoticeFindingKind Kind, NoticePart Part, int? ProblemNumber = null, string? Excerpt = null)
{
    public decimal? Claimed { get; init; }

    public decimal? Counted { get; init; }

    /// <summary>
    /// The notice must not be released with it: what does not add up, what is owed and missing, and personal data.
    /// The others ask for a look.
    /// </summary>
    public bool Blocks => Kind is not (NoticeFindingKind.DeadlinePassed or NoticeFindingKind.ClaimDiffers or NoticeFindingKind.OrdinalsInside
        or NoticeFindingKind.ContactMissing or NoticeFindingKind.MergedIntoWithheld);

    /// <summary>The finding as a sentence in the words of the field, with its remedy.</summary>
    public string InChinese()
    {
        var subject = ProblemNumber is { } number ? $"{number}号问题" : PartInChinese;
        return Kind switch
        {
            NoticeFindingKind.NumberTwice => $"{subject}出现两次，请删去重复的一处。",
            NoticeFindingKind.MergedIntoNothing => $"{subject}并入的问题不在本通报内，请核对合并关系。",
            NoticeFindingKind.MergedIntoWithheld => $"{subject}并入的问题不予公开，读者将看不到整改情况，请核对。",
            NoticeFindingKind.WithholdingUndecided => $"{subject}拟不公开，领导小组尚未决定，请先决定或收回。",
            NoticeFindingKind.NotAsFedBack => $"反馈问题{Number(Claimed)}个，本通报共{Number(Counted)}个，请核对。",
            NoticeFindingKind.MeasureWrittenDifferently => $"{subject}的措施与另一问题下的同一措施文字不一致：{Excerpt}",
            NoticeFindingKind.MoreConcludedThanReceived => $"{subject}办结数{Number(Claimed)}件多于移交数{Number(Counted)}件，请核对。",
            NoticeFindingKind.DaysOutOfOrder => $"{subject}日期先后有误：{Excerpt}，请核对。",
            NoticeFindingKind.WordingMissing => $"{subject}缺少问题原文，请补充。",
            NoticeFindingKind.MeasuresMissing => $"{subject}缺少整改措施，请补充。",
            NoticeFindingKind.EffectMissing => $"{subject}缺少整改成效，请补充。",
            NoticeFindingKind.ReasonMissing => $"{subject}缺少未完成原因，请补充。",
            NoticeFindingKind.NextStepsMissing => $"{subject}缺少下步打算，请补充。",
            NoticeFindingKind.DeadlineMissing => $"{subject}缺少整改时限，请补充。",
            NoticeFindingKind.DeadlinePassed => $"{subject}的整改时限{Excerpt}早于落款日期，请核对。",
            NoticeFindingKind.UnfinishedThoughDone => $"{subject}已完成，仍写有未完成原因或下步打算，请核对。",
            NoticeFindingKind.ContactMissing => "缺少联系方式，请补充。",
            NoticeFindingKind.PersonalData => $"{subject}含有个人信息（{Excerpt}），请删去。",
            NoticeFindingKind.ClaimDiffers => $"{subject}写有“{Excerpt}”，系统统计为{Number(Counted)}，请核对。",
            NoticeFindingKind.OrdinalsInside => $"{subject}的一条文字内又有“一是”“二是”，请拆分：{Excerpt}",
            _ => throw new InvalidOperationException($"No sentence for {Kind}."),
        };
    }

    private string PartInChinese => Part switch
    {
        NoticePart.Opening => "开头部分",
        NoticePart.Organisation => "组织情况",
        NoticePart.Withdrawn => "不再跟踪的问题",
        NoticePart.Suggestions => "意见建议",
        NoticePart.Clues => "问题线索",
        NoticePart.Petitions => "信访件",
        NoticePart.NextSteps => "下一步安排",
        NoticePart.Contact => "联系方式",
        _ => "问题整改情况",
    };

    private static string Number(decimal? value) => value?.ToString("0.######", CultureInfo.InvariantCulture) ?? "";
}
