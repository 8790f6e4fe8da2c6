using Rectify.Domain.Supervision;

namespace Rectify.Documents.Writing;

/// <summary>A task as a draft speaks of it.</summary>
/// <param name="DueOn">Null for 长期.</param>
public sealed record LetterSubject(string Ordinal, DateOnly? DueOn, int Returns, string? ReturnedBecause);

/// <summary>Proposes what a letter says, from what the records hold; the author goes over it. Nothing is left to be filled in.</summary>
public static class LetterWording
{
    /// <summary>巡察反馈问题; before the feedback there are only 巡察立行立改问题.</summary>
    public static string Problems(string oversight, bool isBeforeFeedback = false) =>
        isBeforeFeedback ? (oversight.EndsWith("问题", StringComparison.Ordinal) ? oversight[..^2] : oversight) + "立行立改问题" : oversight.EndsWith("问题", StringComparison.Ordinal) ? oversight : oversight + "反馈问题";

    public static string Title(LetterKind kind, string oversight, bool isBeforeFeedback = false) => Title(kind, about: Problems(oversight, isBeforeFeedback));

    private static string Title(LetterKind kind, string about) => kind switch
    {
        LetterKind.Reminder => $"关于推进{about}整改的提示函",
        LetterKind.Urging => $"关于限期办理{about}整改任务的督办函",
        LetterKind.Admonition => $"关于{about}整改推进不力的告诫书",
        LetterKind.Interview => $"关于就{about}整改进行约谈的通知",
        _ => $"关于对{about}整改任务挂牌督办的通知",
    };

    /// <summary>What the records say of each task on that day, one a line.</summary>
    public static string Findings(IReadOnlyList<LetterSubject> subjects, DateOnly today) => string.Join('\n', subjects.Select(subject => $"第{subject.Ordinal}项：{Standing(subject, today)}"));

    /// <summary>What a rule found.</summary>
    public static string Findings(LetterOccasion occasion, LetterSubject subject, LetterGround ground, DateOnly today) => $"第{subject.Ordinal}项：" + occasion switch
    {
        LetterOccasion.ReturnedTimes => $"申请销号后已被退回{ground.Times}次{(string.IsNullOrWhiteSpace(subject.ReturnedBecause) ? "。" : $"，最近一次退回的理由是：{ChineseText.Sentence(subject.ReturnedBecause)}")}",
        LetterOccasion.NoProgressFor => $"自{ChineseText.Day(ground.On)}以来没有报送新的整改进展，至{ChineseText.Day(today)}已有{today.DayNumber - ground.On.DayNumber}天。",
        _ => Standing(subject, today),
    };

    /// <summary>What this kind asks for, one a line.</summary>
    public static string Asks(LetterKind kind) => string.Join('\n', kind switch
    {
        LetterKind.Reminder => ["对照整改方案核对剩余措施，逐条明确完成时间和经办人。", "按时报送整改进展，上传佐证材料，具备条件的及时申请销号。"],
        LetterKind.Urging => ["由主要负责人研究滞后原因，排出逐条措施的完成时间。", "报送已完成措施的佐证材料；未完成的，说明原因和下步打算。", "确需延长时限的，按程序提出申请。"],
        LetterKind.Admonition => ["主要负责人就整改推进不力作出书面说明，提出改正办法。", "立即补做未落实的措施，逐条提交佐证材料。", "检查本单位承担的其他整改任务，防止出现同样情况。"],
        LetterKind.Interview => ["主要负责人携整改台账和佐证材料参加约谈。", "约谈时逐条说明滞后原因、改正办法和完成时间。", "约谈后形成书面材料，按时报送落实情况。"],
        _ => (string[])["对挂牌事项建立专项台账，主要负责人每周调度一次。", "每周报送进展，列明已完成和未完成的措施。", "整改到位后及时申请销号，销号后解除挂牌。"],
    });

    /// <summary>Days within which an answer is asked for.</summary>
    public static int ReplyDays(LetterKind kind) => kind switch
    {
        LetterKind.Urging => 7,
        LetterKind.Listing => 15,
        _ => 5,
    };

    /// <summary>The issuer's code in the number: short name and kind, as in 生态环境局整督.</summary>
    public static string Code(LetterKind kind) => kind switch
    {
        LetterKind.Reminder => "整提",
        LetterKind.Urging => "整督",
        LetterKind.Admonition => "整诫",
        LetterKind.Interview => "整约",
        _ => "整挂",
    };

    private static string Standing(LetterSubject subject, DateOnly today)
    {
        if (subject.DueOn is not { } due) return "该项任务要求长期坚持，需要按期报送落实情况。";
        var left = due.DayNumber - today.DayNumber;
        return left switch
        {
            < 0 => $"整改时限为{ChineseText.Day(due)}，至{ChineseText.Day(today)}已超期{-left}天，尚未申请销号。",
            0 => $"整改时限为{ChineseText.Day(due)}，今日到期，尚未申请销号。",
            _ => $"整改时限为{ChineseText.Day(due)}，至{ChineseText.Day(today)}还有{left}天，尚未申请销号。",
        };
    }
}
