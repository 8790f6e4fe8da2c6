using Rectify.Domain.People;

namespace Rectify.Domain.Rounds;

/// <summary>整改方案 as a version approved it, printed at that moment and kept in the content store: what is added or changed later does not change it.</summary>
/// <param name="Sha256">With every task of it.</param>
/// <param name="OpenSha256">Without what is restricted; null where nothing is.</param>
public sealed record PlanPrint(string Sha256, string? OpenSha256);

/// <summary>An approved version of the rectification plan (整改方案): which day, by whom, over how many tasks and measures.</summary>
public sealed class PlanVersion
{
    private PlanVersion() { }

    internal PlanVersion(InspectionId inspection, int number, int tasks, int measures, string? minutes, PlanPrint print, PersonId approvedBy, DateOnly approvedOn) =>
        (InspectionId, Number, Tasks, Measures, Minutes, PrintSha256, OpenPrintSha256, ApprovedBy, ApprovedOn) = (inspection, number, tasks, measures, minutes, print.Sha256, print.OpenSha256, approvedBy, approvedOn);

    public InspectionId InspectionId { get; private set; }

    /// <summary>1 for the first version; each approval adds one.</summary>
    public int Number { get; private set; }

    public int Tasks { get; private set; }

    public int Measures { get; private set; }

    /// <summary>Where the decision is written down, e.g. the number of the minutes.</summary>
    public string? Minutes { get; private set; }

    public PersonId ApprovedBy { get; private set; }

    public DateOnly ApprovedOn { get; private set; }

    /// <summary>The .docx as approved; null where it was approved before prints were kept.</summary>
    public string? PrintSha256 { get; private set; }

    /// <summary>The same without what is restricted; null where nothing was.</summary>
    public string? OpenPrintSha256 { get; private set; }
}
