using Rectify.App.Figures;
using Rectify.Domain.Measures;
using Rectify.Domain.People;
using Rectify.Domain.Problems;
using Rectify.Domain.Rounds;
using Rectify.Domain.Tasks;

namespace Rectify.App.Ledger;

/// <summary>Deadlines as the ledger is asked for them; all but <see cref="LongTerm"/> ask for open tasks only.</summary>
public enum DueWindow
{
    /// <summary>Past the deadline; the day itself is in time.</summary>
    Overdue,

    /// <summary>Today or within 10 days.</summary>
    Within10Days,

    /// <summary>Today or within 20 days.</summary>
    Within20Days,

    /// <summary>Today or within 30 days.</summary>
    Within30Days,

    /// <summary>长期: assigned without deadline, whatever the state since; what nobody is assigned to has none yet.</summary>
    LongTerm,
}

public enum LedgerSort
{
    /// <summary>By deadline, 长期 last.</summary>
    Deadline,

    /// <summary>As the feedback documents order the problems.</summary>
    Document,
}

/// <summary>What the ledger is asked for; whatever is null or empty does not narrow.</summary>
public sealed record LedgerFilter
{
    public static readonly LedgerFilter None = new();

    public RoundId? Round { get; init; }

    public InspectionId? Inspection { get; init; }

    /// <summary>The lead unit.</summary>
    public UnitId? Unit { get; init; }

    /// <summary>With the units below <see cref="Unit"/>.</summary>
    public bool WithBelow { get; init; } = true;

    public PersonId? Leader { get; init; }

    public IReadOnlyList<TaskState> States { get; init; } = [];

    public DueWindow? Due { get; init; }

    /// <summary>序时进度: tasks being worked on that are ahead, on time or behind today.</summary>
    public Pace? Pace { get; init; }

    public IReadOnlyList<ProblemClass> Classes { get; init; } = [];

    /// <summary>立行立改 problems that were registered while the group was present, before the feedback.</summary>
    public bool DuringPresence { get; init; }

    /// <summary>With the sections below.</summary>
    public SectionId? Section { get; init; }

    /// <summary>A problem number, or words of the original wording.</summary>
    public string? Text { get; init; }

    /// <summary>The tasks one of the reader's notifications tells of.</summary>
    public long? Told { get; init; }

    /// <summary>These tasks and no others, as they were chosen.</summary>
    public IReadOnlyList<TaskId> Chosen { get; init; } = [];

    /// <summary>涉及资金: problems that name an amount.</summary>
    public bool WithMoney { get; init; }

    /// <summary>重点难点: problems the office keeps a special eye on.</summary>
    public bool IsKey { get; init; }

    /// <summary>Tasks whose plan is in force, with a measure in that state.</summary>
    public MeasureState? Measure { get; init; }

    /// <summary>
    /// Problems behind a figure of one inspection; needs <see cref="Inspection"/>. With <see cref="Unit"/> and without units below it is that unit's own share of each problem.
    /// </summary>
    public FigurePart? Part { get; init; }

    /// <summary>The day <see cref="Part"/> is true for; null is today.</summary>
    public DateOnly? AsOf { get; init; }
}

/// <summary>Where a page begins: behind or before the row with this key, in the order asked for.</summary>
/// <param name="Backward">The page that ends before the key.</param>
/// <param name="DueOn">For the order of deadlines.</param>
/// <param name="Inspection">For the order of the documents.</param>
/// <param name="Sequence">For the order of the documents.</param>
public sealed record LedgerKey(bool Backward, TaskId Task, DateOnly DueOn, InspectionId Inspection, int Sequence);
