namespace Rectify.Domain.People;

/// <summary>Names one act; made by the form when it opens, so that a second click or a retry finds the first outcome.</summary>
public readonly record struct ActId(Guid Value) : IEntityId<ActId>
{
    public static ActId New() => new(EntityKey.Next());

    public static ActId From(Guid value) => new(value);
}

/// <summary>
/// Who acts and when: resolved once for an act and handed in. <see cref="At"/> is the moment of recording, <see cref="On"/> the office's day of it.
/// </summary>
/// <param name="Paper">The paper the act was decided on, when the office enters it in the decider's name; <see cref="By"/> is then the decider.</param>
public sealed record Stamp(Actor By, DateTimeOffset At, DateOnly On, PaperSource? Paper = null);

/// <summary>Who recorded a decision made on paper and who checked it against the scan: two different people, neither of them needing the decider's account.</summary>
public sealed record PaperSource(PaperActId Id, PersonId RecordedBy, PersonId CheckedBy);

public readonly record struct PaperActId(Guid Value) : IEntityId<PaperActId>
{
    public static PaperActId New() => new(EntityKey.Next());

    public static PaperActId From(Guid value) => new(value);
}
