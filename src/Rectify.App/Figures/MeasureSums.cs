using Rectify.Domain.Measures;

namespace Rectify.App.Figures;

/// <summary>
/// Measures (条) of tasks whose plan is in force: counted = verified + sustained + claimed + in progress + not started + returned. Cancelled ones are told apart.
/// </summary>
/// <param name="Claimed">申报完成: reported done and not yet verified; never done.</param>
public sealed record MeasureSums(int Verified, int Sustained, int Claimed, int InProgress, int NotStarted, int Returned, int Cancelled)
{
    /// <summary>All but the cancelled ones.</summary>
    public int Counted => Verified + Sustained + Claimed + InProgress + NotStarted + Returned;

    /// <summary>完成: verified or sustained.</summary>
    public int Done => Verified + Sustained;

    public static MeasureSums Of(IReadOnlyCollection<(MeasureState State, int Count)> counts)
    {
        int Count(MeasureState state) => counts.Sum(c => c.State == state ? c.Count : 0);
        return new(Count(MeasureState.Verified), Count(MeasureState.Sustained), Count(MeasureState.ReportedDone), Count(MeasureState.InProgress), Count(MeasureState.NotStarted), Count(MeasureState.Returned), Count(MeasureState.Cancelled));
    }
}
