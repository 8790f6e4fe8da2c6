namespace Rectify.Web.Shared;

/// <param name="On">The week's last day.</param>
/// <param name="Actual">Verified by then, cumulative.</param>
/// <param name="Planned">Due by then, cumulative.</param>
public sealed record WeekPoint(DateOnly On, int Actual, int Planned);

public static class AxisStep
{
    /// <summary>The round step (1, 2, 5 times a power of ten) that gives at most five lines above zero.</summary>
    public static int For(int highest)
    {
        for (var power = 1; ; power *= 10)
        {
            foreach (var step in new[] { power, 2 * power, 5 * power })
            {
                if (highest <= step * 5) return step;
            }
        }
    }
}
