namespace Rectify.Domain.Supervision;

public readonly record struct LetterId(Guid Value) : IEntityId<LetterId>
{
    public static LetterId New() => new(EntityKey.Next());

    public static LetterId From(Guid value) => new(value);
}

/// <summary>The five kinds of 督办文书, the mildest first. Each counts its numbers apart.</summary>
public enum LetterKind
{
    /// <summary>提示函</summary>
    Reminder,

    /// <summary>督办函</summary>
    Urging,

    /// <summary>告诫书</summary>
    Admonition,

    /// <summary>约谈</summary>
    Interview,

    /// <summary>挂牌督办</summary>
    Listing,
}

/// <summary>Whose letter it is: the side that drafted it issues it and concludes it.</summary>
public enum LetterAuthor
{
    /// <summary>The rectification office of the inspected body.</summary>
    Office,

    /// <summary>日常监督: 纪委监委监督检查室, 组织部.</summary>
    Supervision,
}

/// <summary>The life of a letter: 拟稿 - 签发 - 签收 - 回复 - 办结.</summary>
public enum LetterState
{
    /// <summary>拟稿: without a number; seen by its author's side only.</summary>
    Drafted,

    /// <summary>待签收: issued and numbered.</summary>
    Issued,

    /// <summary>待回复: the unit has it.</summary>
    Received,

    /// <summary>待办结: the unit has answered.</summary>
    Answered,

    /// <summary>已办结</summary>
    Concluded,

    /// <summary>作废: keeps its number.</summary>
    Void,

    /// <summary>未采用: a draft that was not issued.</summary>
    Discarded,
}

public static class LetterStates
{
    /// <summary>Issued and not yet at its end: something is still owed on it.</summary>
    public static IReadOnlyList<LetterState> Open { get; } = [LetterState.Issued, LetterState.Received, LetterState.Answered];

    /// <summary>The unit owes a reply.</summary>
    public static IReadOnlyList<LetterState> Unanswered { get; } = [LetterState.Issued, LetterState.Received];

    /// <summary>Never issued: nobody but the author's side has seen it.</summary>
    public static IReadOnlyList<LetterState> Inside { get; } = [LetterState.Drafted, LetterState.Discarded];
}

/// <summary>Everything a person can do to a letter, and how one ends by itself.</summary>
public enum LetterVerb
{
    Rewrite,
    Discard,
    Issue,
    SignFor,
    RecordReceipt,
    Answer,
    ReturnAnswer,
    Conclude,
    Void,

    /// <summary>Nobody's act: the letter ends with the tasks it is about.</summary>
    EndWithTasks,
}
