using Rectify.Domain.People;

namespace Rectify.Domain.Rounds;

/// <summary>An approved version of the rectification plan (整改方案): which day, by whom, over how many tasks and measures.</summary>
public sealed class PlanVersion
{
    private PlanVersion() { }

    internal PlanVersion(InspectionId inspection, int number, int tasks, int measures, string? minutes, PersonId approvedBy, DateOnly approvedOn) =>
        (InspectionId, Number, Tasks, Measures, Minutes, ApprovedBy, ApprovedOn) = (inspection, number, tasks, measures, minutes, approvedBy, approvedOn);

    public InspectionId InspectionId { get; private set; }

    /// <summary>1 for the first version; each approval adds one.</summary>
    public int Number { get; private set; }

    public int Tasks { get; private set; }

    public int Measures { get; private set; }

    /// <summary>Where the decision is written down, e.g. the number of the minutes.</summary>
    public string? Minutes { get; private set; }

    public PersonId ApprovedBy { get; private set; }

    public DateOnly ApprovedOn { get; private set; }
}
