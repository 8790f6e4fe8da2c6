using Rectify.Domain.Delivery;
using Rectify.Domain.People;
using Rectify.Domain.Rounds;
using Rectify.Domain.Trail;

namespace Rectify.App.Delivery;

/// <summary>
/// 消息: one act told one person, whatever number of records it was about; or the day's warnings of deadlines. Holds keys, a number and days, no words of a record: these stand on the page behind it,
/// for who may see it.
/// </summary>
internal sealed class Notification
{
    /// <summary>Longest number of a problem or letter.</summary>
    public const int MaxNumberLength = 80;

    private Notification() { SubjectIds = []; Said = new Dictionary<string, string>(); }

    /// <summary>Told of an act.</summary>
    public static Notification Of(PersonId person, ActId act, FactKind kind, PersonId by, IReadOnlyList<Guid> subjects, string? number, IReadOnlyDictionary<string, string> said, Stamp stamp) => new()
    {
        PersonId = person, ActId = act, Kind = kind, ByPersonId = by, SubjectIds = [.. subjects], Number = number, Said = said, On = stamp.On, At = stamp.At,
    };

    /// <summary>Told of deadlines, gathered over a day.</summary>
    /// <param name="what"><see cref="Matter.Task"/>, <see cref="Matter.Milestone"/>, <see cref="Matter.Suggestion"/>, <see cref="Matter.PeriodicCheck"/> or <see cref="Matter.Measure"/>.</param>
    public static Notification OfDeadlines(PersonId person, Matter what, DateOnly today) => new() { PersonId = person, WarnedOf = what, On = today };

    /// <summary>Told of 密级 marks found in texts of evidence, gathered over a day.</summary>
    public static Notification OfMarks(PersonId person, DateOnly today) => new() { PersonId = person, WarnedOf = Matter.SecrecyMark, On = today };

    public long Id { get; private set; }

    public PersonId PersonId { get; private set; }

    /// <summary>Null for warnings of deadlines and for marks found, which are nobody's act.</summary>
    public ActId? ActId { get; private set; }

    /// <summary>Null for warnings of deadlines.</summary>
    public FactKind? Kind { get; private set; }

    /// <summary>Of warnings of deadlines: whose; of marks found: that; null for an act, whose kind says what it is about.</summary>
    public Matter? WarnedOf { get; private set; }

    /// <summary>Who did it; null for warnings of deadlines.</summary>
    public PersonId? ByPersonId { get; private set; }

    public Guid[] SubjectIds { get; private set; }

    /// <summary>Of the only record: a problem's or a letter's.</summary>
    public string? Number { get; private set; }

    /// <summary>What may be told of the facts: days, yes and no, numbers.</summary>
    public IReadOnlyDictionary<string, string> Said { get; private set; }

    /// <summary>The office's day of it.</summary>
    public DateOnly On { get; private set; }

    public DateTimeOffset At { get; private set; }

    /// <summary>Null while it is unread.</summary>
    public DateTimeOffset? ReadAt { get; private set; }

    /// <summary>More deadlines of the same day; what was read is unread again.</summary>
    public void Add(IReadOnlyList<Warned> added, DateTimeOffset at)
    {
        var isOnly = SubjectIds.Length == 0 && added.Count == 1;
        SubjectIds = [.. SubjectIds.Union(added.Select(one => one.Subject))];
        Number = isOnly ? added[0].Number : null;
        Said = isOnly ? added[0].Said : new Dictionary<string, string>();
        (At, ReadAt) = (at, null);
    }

    /// <summary>One more piece in whose text a mark was found; what was read is unread again.</summary>
    public void AddMarked(Guid piece, DateTimeOffset at) => (SubjectIds, At, ReadAt) = ([.. SubjectIds.Union([piece])], at, null);
}

/// <summary>One deadline that has come to a step of its ladder.</summary>
/// <param name="Subject">The task, or the inspection of a milestone.</param>
internal sealed record Warned(Guid Subject, string? Number, DateOnly DueOn, MilestoneKind? Milestone = null)
{
    public IReadOnlyDictionary<string, string> Said => Milestone is { } kind
        ? new Dictionary<string, string> { ["dueOn"] = $"{DueOn:yyyy-MM-dd}", ["milestone"] = $"{kind}" } : new Dictionary<string, string> { ["dueOn"] = $"{DueOn:yyyy-MM-dd}" };
}
