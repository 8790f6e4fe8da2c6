using System.Globalization;
using Rectify.Domain.People;
using Rectify.Domain.Trail;

namespace Rectify.Domain.Tasks;

/// <summary>An act over many that its own author takes back (撤回批量操作), as it touched one record.</summary>
/// <param name="Done">The fact it left about the record.</param>
/// <param name="IsInTime">Not more than <see cref="Minutes"/> have passed.</param>
/// <param name="IsUndone">It was taken back before.</param>
/// <param name="Moved">Who has done something to the record since, and when, kept apart by a bar; null while it stands as the act left it.</param>
public sealed record UndoneAct(ActId Act, PersonId By, Fact Done, bool IsInTime, bool IsUndone = false, string? Moved = null)
{
    /// <summary>The moment it was done.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>For so long a slip of the hand is taken back; afterwards people have acted on what they were told.</summary>
    public const int Minutes = 30;

    /// <summary>The detail by which a fact names the act it takes back.</summary>
    public const string Detail = "undoes";

    /// <summary>The last moment at which what was done then can be taken back, inclusive.</summary>
    public static DateTimeOffset Until(DateTimeOffset doneAt) => doneAt.AddMinutes(Minutes);

    /// <summary>Who answered before; null where the act named nobody.</summary>
    public ResponsibilityBefore? Before => Done.Details.TryGetValue(ResponsibilityBefore.Detail, out var written) ? ResponsibilityBefore.Parse(written) : null;
}

/// <summary>Who answered for a task until when, before an assignment or reassignment; written into its fact, so that the act can be taken back whole.</summary>
/// <param name="Fell">An open application, review or request fell with the act: that does not come back.</param>
public sealed record ResponsibilityBefore(
    TaskState State, PersonId? Leader, UnitId? LeadUnit, PersonId? Handler, DateOnly DueOn, DateOnly OriginalDueOn, DateOnly? OpenedOn, UnitId? DeclinedByUnit, IReadOnlyList<(UnitId Unit, SupportKind Kind)> Supporting,
    PersonId? PlanSubmittedBy, PersonId? PlanAgreedBy, PersonId? PlanReviewedBy, bool Fell)
{
    /// <summary>The detail of the fact that holds it.</summary>
    public const string Detail = "was";

    private const string Day = "yyyy-MM-dd";

    internal static ResponsibilityBefore Of(RectificationTask task, bool fell) => new(
        task.State, task.LeaderId, task.LeadUnitId, task.HandlerId, task.DueOn, task.OriginalDueOn, task.OpenedOn, task.DeclinedByUnit, [.. task.Supporting.Select(s => (s.UnitId, s.Kind))],
        task.PlanSubmittedBy, task.PlanAgreedBy, task.PlanReviewedBy, fell);

    /// <summary>State|leader|lead unit|handler|deadline|original deadline|named on|declined by|unit:kind,unit:kind|plan submitted by|agreed by|reviewed by|fell; what is not there is left empty.</summary>
    public override string ToString() => string.Join('|', State, Key(Leader?.Value), Key(LeadUnit?.Value), Key(Handler?.Value), Written(DueOn), Written(OriginalDueOn), OpenedOn is { } opened ? Written(opened) : "", Key(DeclinedByUnit?.Value),
        string.Join(',', Supporting.Select(s => $"{Key(s.Unit.Value)}:{s.Kind}")), Key(PlanSubmittedBy?.Value), Key(PlanAgreedBy?.Value), Key(PlanReviewedBy?.Value), Fell ? "fell" : "");

    public static ResponsibilityBefore Parse(string written)
    {
        var part = written.Split('|');
        return new(Enum.Parse<TaskState>(part[0]), Person(part[1]), Unit(part[2]), Person(part[3]), DayOf(part[4]), DayOf(part[5]), part[6].Length == 0 ? null : DayOf(part[6]), Unit(part[7]),
            [.. part[8].Split(',', StringSplitOptions.RemoveEmptyEntries).Select(one => one.Split(':')).Select(one => (UnitId.From(Guid.Parse(one[0])), Enum.Parse<SupportKind>(one[1])))], Person(part[9]), Person(part[10]), Person(part[11]), part[12].Length > 0);
    }

    private static string Key(Guid? key) => key is { } id ? $"{id:N}" : "";

    private static PersonId? Person(string key) => key.Length == 0 ? null : PersonId.From(Guid.Parse(key));

    private static UnitId? Unit(string key) => key.Length == 0 ? null : UnitId.From(Guid.Parse(key));

    private static string Written(DateOnly day) => day.ToString(Day, CultureInfo.InvariantCulture);

    private static DateOnly DayOf(string day) => DateOnly.ParseExact(day, Day, CultureInfo.InvariantCulture);
}
