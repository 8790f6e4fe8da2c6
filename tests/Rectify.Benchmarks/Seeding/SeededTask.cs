using Rectify.Domain;
using Rectify.Domain.Measures;
using Rectify.Domain.Tasks;

namespace Rectify.Benchmarks.Seeding;

/// <summary>Everything about one problem and its task, worked out from its number alone: each table is written in a pass of its own, and nothing is kept in between.</summary>
internal sealed class SeededTask
{
    private static readonly TaskState[] WithPanel = [TaskState.Registered, TaskState.Assigned, TaskState.Planning, TaskState.Rectifying, TaskState.Applied, TaskState.Submitted, TaskState.UnderAcceptance];
    private static readonly TaskState[] WithoutPanel = [TaskState.Registered, TaskState.Assigned, TaskState.Planning, TaskState.Rectifying, TaskState.Applied, TaskState.Submitted];

    // shares in a thousand, in the order of the states: an inspection of this year, of last year, an older one
    private static readonly int[] Young = [30, 40, 110, 420, 60, 90, 60, 20, 40, 115, 15];
    private static readonly int[] Middling = [4, 6, 20, 150, 25, 40, 30, 10, 110, 585, 20];
    private static readonly int[] Old = [0, 1, 4, 30, 6, 9, 6, 2, 150, 767, 25];

    public SeededTask(int number, int inspection, int sequence, DateOnly feedbackOn, DateOnly today)
    {
        (Number, Inspection, Sequence) = (number, inspection, sequence);
        Chance = Ids.Chance(0, number);
        var regime = Office.RegimeOf(inspection);
        var age = today.DayNumber - feedbackOn.DayNumber;
        State = Drawn(age < 240 ? Young : age < 500 ? Middling : Old);
        if (State == TaskState.UnderAcceptance && !regime.HasPanel) State = TaskState.Submitted;
        if (State == TaskState.OnDisplay && regime.DisplayDays == 0) State = TaskState.Closed;
        // the first departments carry more than the last
        Department = (int)(Office.DepartmentsOfBody * Math.Pow(Chance.NextDouble(), 1.4));
        Leader = Department % Office.LeadersOfBody;
        IsExtended = IsPlanned && Chance.Next(100) < 6;
        IsReturned = State == TaskState.Rectifying && Chance.Next(100) < 8;
        PlanStep = State == TaskState.Planning ? Chance.Next(5) : State > TaskState.Planning ? 4 : 0;
        HasOpenReview = State == TaskState.Submitted && Chance.Next(2) == 0;
        OriginalDueOn = State == TaskState.Registered || Chance.Next(100) < 3 ? Deadline.LongTerm : feedbackOn.AddDays(Chance.Next(45, 240));
        // what is open long after its deadline was extended again and again, or is overdue
        if (State.IsOpen() && !Deadline.IsLongTerm(OriginalDueOn) && age > 240 && Chance.Next(100) < 70) OriginalDueOn = today.AddDays(Chance.Next(-60, 120));
        DueOn = IsExtended && !Deadline.IsLongTerm(OriginalDueOn) ? OriginalDueOn.AddDays(30) : OriginalDueOn;
        Spans = SpansOf(regime.HasPanel, feedbackOn, today);
    }

    public int Number { get; }
    public int Inspection { get; }
    public int Sequence { get; }
    public TaskState State { get; }
    public int Department { get; }
    public int Leader { get; }
    public bool IsExtended { get; }
    public bool IsReturned { get; }

    /// <summary>Of a plan: 0 being written, 1 submitted, 2 agreed, 3 reviewed, 4 approved (or returned, while the task is planning).</summary>
    public int PlanStep { get; }
    public bool HasOpenReview { get; }
    public DateOnly OriginalDueOn { get; }
    public DateOnly DueOn { get; }

    /// <summary>The states passed through, each with its first day.</summary>
    public IReadOnlyList<(TaskState State, DateOnly On)> Spans { get; }

    /// <summary>For what only one table needs to know.</summary>
    public Random Chance { get; }

    public Guid Problem => Ids.Of(IdOf.Problem, Number);
    public Guid Task => Ids.Of(IdOf.Task, Number);
    public int Body => Office.BodyOf(Inspection);
    public bool IsAssigned => State != TaskState.Registered;
    public bool IsPlanned => State >= TaskState.Planning;
    public bool IsInForce => State >= TaskState.Rectifying;
    public bool HasApplied => State is >= TaskState.Applied and < TaskState.Withdrawn;
    public bool HasPassedReview => State is >= TaskState.UnderAcceptance and < TaskState.Withdrawn;
    public bool IsConcluded => State is TaskState.OnDisplay or TaskState.Sustained or TaskState.Closed;
    public DateOnly Since => Spans[^1].On;

    public Guid Measure(int position) => Ids.Of(IdOf.Measure, (Number * 3L) + position - 1);

    public MeasureState MeasureStateOf(int position) => State switch
    {
        TaskState.Closed => MeasureState.Verified,
        TaskState.Sustained => MeasureState.Sustained,
        TaskState.UnderAcceptance or TaskState.OnDisplay => MeasureState.Verified,
        TaskState.Applied or TaskState.Submitted => MeasureState.ReportedDone,
        TaskState.Rectifying or TaskState.Withdrawn => position == 1 ? (IsReturned ? MeasureState.Returned : MeasureState.ReportedDone) : position == 2 ? MeasureState.InProgress : MeasureState.NotStarted,
        _ => MeasureState.NotStarted,
    };

    /// <summary>A moment of that day, in the morning.</summary>
    public DateTime At(DateOnly on, int order = 0) => on.ToDateTime(new TimeOnly(1, 0), DateTimeKind.Utc).AddSeconds((Number % 7000) + order);

    private TaskState Drawn(int[] shares)
    {
        var drawn = Chance.Next(1000);
        var state = 0;
        while (drawn >= shares[state]) drawn -= shares[state++];
        return (TaskState)state;
    }

    private List<(TaskState, DateOnly)> SpansOf(bool hasPanel, DateOnly feedbackOn, DateOnly today)
    {
        var way = hasPanel ? WithPanel : WithoutPanel;
        List<TaskState> passed = State == TaskState.Withdrawn ? [.. way.Take(4)] : [.. way.TakeWhile(s => s < State)];
        passed.Add(State);
        var last = Math.Max(1, today.DayNumber - 1 - feedbackOn.DayNumber);
        var pace = Math.Max(1, Math.Min(Chance.Next(12, 30), last / passed.Count));
        return [.. passed.Select((state, i) => (state, feedbackOn.AddDays(Math.Min(last, i * pace))))];
    }
}
