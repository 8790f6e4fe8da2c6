using Rectify.Domain.People;
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
    public static Notification OfDeadlines(PersonId person, DateOnly today) => new() { PersonId = person, On = today };

    public long Id { get; private set; }

    public PersonId PersonId { get; private set; }

    /// <summary>Null for warnings of deadlines, which are nobody's act.</summary>
    public ActId? ActId { get; private set; }

    /// <summary>Null for warnings of deadlines.</summary>
    public FactKind? Kind { get; private set; }

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
    public void Add(IEnumerable<(Guid Task, string? Number, DateOnly DueOn)> warned, DateTimeOffset at)
    {
        var added = warned.ToList();
        var isOnly = SubjectIds.Length == 0 && added.Count == 1;
        SubjectIds = [.. SubjectIds.Union(added.Select(one => one.Task))];
        Number = isOnly ? added[0].Number : null;
        Said = isOnly ? new Dictionary<string, string> { ["dueOn"] = $"{added[0].DueOn:yyyy-MM-dd}" } : new Dictionary<string, string>();
        (At, ReadAt) = (at, null);
    }
}
