namespace Rectify.Domain.Rounds;

/// <summary>The kinds of inspection a body may be under. A body under two kinds has two inspections.</summary>
public enum InspectionKind
{
    /// <summary>常规巡视巡察</summary>
    Routine,

    /// <summary>专项</summary>
    Special,

    /// <summary>机动式</summary>
    Mobile,

    /// <summary>提级</summary>
    Escalated,

    /// <summary>"回头看"</summary>
    LookBack,

    /// <summary>生态环境保护督察</summary>
    Environmental,

    /// <summary>审计</summary>
    Audit,

    /// <summary>主题教育检视</summary>
    SelfExamination,
}

/// <summary>A length of time to count from a day: months end on the same day number or the month's last, days count from the next day, and so do working days, which a calendar knows.</summary>
public readonly record struct Window(int Months, int Days, int WorkingDays = 0)
{
    public static Window OfMonths(int months) => new(months, 0);

    public static Window OfDays(int days) => new(0, days);

    public static Window OfWorkingDays(int days) => new(0, 0, days);

    public DateOnly After(DateOnly day, WorkingCalendar calendar) => calendar.After(day.AddMonths(Months).AddDays(Days), WorkingDays);
}

/// <summary>Who hears of a deadline that comes near or has passed.</summary>
[Flags]
public enum Hearers
{
    None = 0,
    Handler = 1,
    Leader = 2,
    Unit = 4,
    FirstResponsible = 8,
}

/// <summary>One step of the ladder.</summary>
/// <param name="DaysBefore">Days before the deadline; 0 on the day itself, negative after it.</param>
/// <param name="InWorkingDays">They are days that are worked; else days of the calendar.</param>
public readonly record struct WarningStep(int DaysBefore, Hearers Hears, bool InWorkingDays = false)
{
    /// <summary>The same in days of the calendar where no holiday lies between, at the most: two more for every working week begun. What shows a colour counts by it, since it knows no calendar.</summary>
    public int CalendarDays => InWorkingDays ? DaysBefore + Math.Sign(DaysBefore) * 2 * ((Math.Abs(DaysBefore) + 4) / 5) : DaysBefore;

    /// <summary>The day on which it warns.</summary>
    public DateOnly DayFor(DateOnly dueOn, WorkingCalendar calendar) =>
        !InWorkingDays ? dueOn.AddDays(-DaysBefore) : DaysBefore >= 0 ? calendar.Before(dueOn, DaysBefore) : calendar.After(dueOn, -DaysBefore);
}

/// <summary>When somebody is warned of a deadline, and who: steps from the earliest to the latest.</summary>
public sealed class WarningLadder : IEquatable<WarningLadder>
{
    public const int MaxSteps = 8;

    public WarningLadder(IEnumerable<WarningStep> steps) => Steps = [.. steps.OrderByDescending(step => step.CalendarDays).ThenBy(step => step.InWorkingDays)];

    public IReadOnlyList<WarningStep> Steps { get; }

    /// <summary>20 days before the handler, 10 days before handler and leader, from the day after unit and first person responsible.</summary>
    public static WarningLadder Default { get; } = Usual(20, 10);

    /// <summary>Days before the deadline from which the first step warns; 0 where none comes before it.</summary>
    public int WarnWithin => Steps.Count == 0 ? 0 : Math.Max(0, Steps[0].CalendarDays);

    /// <summary>The usual shape with other numbers.</summary>
    public static WarningLadder Usual(int handlerDays, int leaderDays) => new([new(handlerDays, Hearers.Handler), new(leaderDays, Hearers.Handler | Hearers.Leader), new(-1, Hearers.Unit | Hearers.FirstResponsible)]);

    public WarningColour ColourOf(DateOnly dueOn, DateOnly today) => Deadline.DaysLeft(dueOn, today) switch
    {
        null => WarningColour.None,
        < 0 => WarningColour.Overdue,
        var left when Steps.Any(step => step.DaysBefore >= 0) && left <= Steps.Last(step => step.DaysBefore >= 0).CalendarDays => WarningColour.DueSoon,
        var left when left <= WarnWithin => WarningColour.Approaching,
        _ => WarningColour.None,
    };

    public bool Equals(WarningLadder? other) => other is not null && Steps.SequenceEqual(other.Steps);

    public override bool Equals(object? obj) => Equals(obj as WarningLadder);

    public override int GetHashCode() => Steps.Aggregate(0, HashCode.Combine);
}

/// <summary>A predicate of a day, not a state: computed whenever it is shown.</summary>
public enum WarningColour
{
    None,
    Approaching,
    DueSoon,
    Overdue,
}

/// <summary>再次延期: who decides where an extension was granted before.</summary>
public enum SecondExtensionDecider
{
    LeadingGroup,
    Office,
}

/// <summary>
/// The numbers and choices that differ by place and kind of inspection. Settings of an inspection: changing them changes what the life cycle asks from then on.
/// </summary>
public sealed record Regime
{
    /// <summary>From feedback to the plan's being due.</summary>
    public Window PlanDue { get; init; } = Window.OfMonths(1);

    /// <summary>The concentrated period 集中整改期, counted from feedback: 3 months in two known places, about 6 in another. Never in working days: its end is a day everybody knows beforehand.</summary>
    public Window ConcentratedPeriod { get; init; } = Window.OfMonths(3);

    public Window ReportDue { get; init; } = Window.OfMonths(3);

    public Window PublicationDue { get; init; } = Window.OfMonths(4);

    /// <summary>True where an acceptance group signs; false where auditor and head of office close together.</summary>
    public bool HasPanel { get; init; } = true;

    /// <summary>Days of public display before closing; 0 where the regime asks for none.</summary>
    public int DisplayDays { get; init; }

    /// <summary>主要领导审签 before closing.</summary>
    public bool NeedsPrincipal { get; init; }

    /// <summary>报备复核: confirmation by the upper body before closing.</summary>
    public bool NeedsUpperLevel { get; init; }

    /// <summary>方案意见: whose opinion is heard before the plan is approved; null, as in regimes of before it could be asked, asks nobody's.</summary>
    public OpinionBodies? OpinionsOnPlan { get; init; }

    /// <summary>Grounds on which a problem may be withheld in a notice (拟不公开); null, as in regimes of before they could be chosen, permits all.</summary>
    public Notices.WithholdingGround? Withholding { get; init; }

    public SecondExtensionDecider SecondExtension { get; init; } = SecondExtensionDecider.LeadingGroup;

    public WarningLadder Ladder { get; init; } = WarningLadder.Default;

    /// <summary>Which papers each kind of milestone needs; null, as in regimes of before there were any, asks for none.</summary>
    public MilestonePapers? Papers { get; init; }

    /// <summary>The last day of the concentrated period, inclusive.</summary>
    public DateOnly ConcentratedUntil(DateOnly feedbackOn) => ConcentratedPeriod.After(feedbackOn, WorkingCalendar.Weekends);

    /// <summary>A window of it counts in working days: its milestones move with the calendar.</summary>
    public bool CountsWorkingDays() => PlanDue.WorkingDays + ReportDue.WorkingDays + PublicationDue.WorkingDays > 0;

    /// <summary>The usual settings of a kind; an office changes them per inspection.</summary>
    public static Regime For(InspectionKind kind) => NumbersOf(kind) with { Papers = MilestonePapers.Usual };

    private static Regime NumbersOf(InspectionKind kind) => kind switch
    {
        InspectionKind.Environmental => new Regime { ConcentratedPeriod = Window.OfMonths(6), ReportDue = Window.OfMonths(6), PublicationDue = Window.OfMonths(7), DisplayDays = 5, NeedsUpperLevel = true },
        InspectionKind.Audit => new Regime { HasPanel = false, ConcentratedPeriod = Window.OfDays(60), ReportDue = Window.OfDays(60), PublicationDue = Window.OfDays(90) },
        InspectionKind.SelfExamination => new Regime { HasPanel = false },
        _ => new Regime(),
    };
}
