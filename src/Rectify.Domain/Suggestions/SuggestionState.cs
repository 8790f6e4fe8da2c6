namespace Rectify.Domain.Suggestions;

public readonly record struct SuggestionId(Guid Value) : IEntityId<SuggestionId>
{
    public static SuggestionId New() => new(EntityKey.Next());

    public static SuggestionId From(Guid value) => new(value);
}

/// <summary>Who makes a suggestion, and with what weight.</summary>
public enum SuggestionKind
{
    /// <summary>意见建议 of the inspecting group.</summary>
    Inspection,

    /// <summary>纪检监察建议</summary>
    Discipline,

    /// <summary>审计建议</summary>
    Audit,
}

/// <summary>The life of a suggestion: 待分派 - 办理中 - 已回复 - 办结.</summary>
public enum SuggestionState
{
    /// <summary>待分派: no unit has it yet.</summary>
    Registered,

    /// <summary>办理中: a unit owes a reply.</summary>
    InHand,

    /// <summary>已回复: the office has the reply to go over.</summary>
    Answered,

    /// <summary>办结</summary>
    Concluded,

    /// <summary>已撤销: registered by mistake; counts nowhere.</summary>
    Discarded,
}

public static class SuggestionStates
{
    /// <summary>Something is still owed on it.</summary>
    public static IReadOnlyList<SuggestionState> Open { get; } = [SuggestionState.Registered, SuggestionState.InHand, SuggestionState.Answered];
}

/// <summary>Everything a person can do to a suggestion.</summary>
public enum SuggestionVerb
{
    Correct,
    Discard,
    Assign,
    Reassign,
    Answer,
    ReturnAnswer,
    Conclude,
}
