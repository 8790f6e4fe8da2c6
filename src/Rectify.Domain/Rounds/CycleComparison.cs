using Rectify.Domain.Measures;

namespace Rectify.Domain.Rounds;

/// <summary>What became of a measure from one cycle to the next.</summary>
public enum CycleChange
{
    /// <summary>新核实: verified or sustained, and was not.</summary>
    Verified,

    /// <summary>新申报完成: reported done and not yet verified, and was not.</summary>
    Claimed,

    /// <summary>新逾期</summary>
    Overdue,

    /// <summary>时限有变</summary>
    DeadlineMoved,

    /// <summary>连续两期没有进展: asked in both, and in each of them not reported on, or in the words of the time before.</summary>
    Still,
}

/// <summary>One cycle as it is compared: its lines, the day they are true for, and the measures whose entry repeats the one before it.</summary>
public sealed record ComparedCycle(IReadOnlyList<CycleLine> Lines, DateOnly On, IReadOnlySet<MeasureId> Repeating);

/// <summary>A change of one measure. <paramref name="Before"/> is how the cycle before left it.</summary>
public sealed record CycleDifference(CycleChange Change, CycleLine Now, CycleLine Before);

/// <summary>与上期相比. Measures that the cycle before did not know have no difference.</summary>
public static class CycleComparison
{
    public static IEnumerable<CycleDifference> Of(ComparedCycle now, ComparedCycle before)
    {
        var known = before.Lines.ToDictionary(line => line.MeasureId);
        foreach (var line in now.Lines)
        {
            if (!known.TryGetValue(line.MeasureId, out var last)) continue;
            if (IsDone(line.State) && !IsDone(last.State)) yield return new(CycleChange.Verified, line, last);
            if (line.State == MeasureState.ReportedDone && last.IsUnfinished) yield return new(CycleChange.Claimed, line, last);
            if (line.IsOverdue(now.On) && !last.IsOverdue(before.On)) yield return new(CycleChange.Overdue, line, last);
            if (line.DueOn != last.DueOn) yield return new(CycleChange.DeadlineMoved, line, last);
            if (StandsStill(line, now) && StandsStill(last, before)) yield return new(CycleChange.Still, line, last);
        }
    }

    private static bool IsDone(MeasureState state) => state is MeasureState.Verified or MeasureState.Sustained;

    private static bool StandsStill(CycleLine line, ComparedCycle cycle) => line.IsMissing || (line is { IsAsked: true, IsUnfinished: true } && cycle.Repeating.Contains(line.MeasureId));
}
