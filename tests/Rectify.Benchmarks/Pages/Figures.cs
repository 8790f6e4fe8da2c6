using System.Globalization;

namespace Rectify.Benchmarks.Pages;

/// <summary>Milliseconds. The least says what it costs where nothing else wants the processors.</summary>
internal sealed record Spread(double Least, double P50, double P95)
{
    public static Spread Of(List<double> times)
    {
        times.Sort();
        return new Spread(Math.Round(times[0], 2), At(0.5), At(0.95));
        double At(double share) => Math.Round(times[Math.Min(times.Count - 1, (int)Math.Ceiling(share * times.Count) - 1)], 2);
    }
}

/// <param name="Page">The page's HTML over HTTP, signed in, to the last byte.</param>
/// <param name="Class">The query through its class: who reads and what they may see, the statements, the rows made of them.</param>
/// <param name="Sql">The same statements through Npgsql alone, every value read.</param>
/// <param name="Longest">The statement among them that takes longest, alone.</param>
/// <param name="Statements">How many there are.</param>
/// <param name="PageKilobytes">Compressed.</param>
/// <param name="ProgramMilliseconds">On the processors, by a page, in the mean: of the program, the asking side with it.</param>
/// <param name="DatabaseMilliseconds">On the processors, by a page, in the mean: of the database.</param>
/// <param name="AllocatedKilobytes">By a page, on the managed heap, the asking side with it.</param>
internal sealed record PageFigures(string Name, Spread Page, Spread Class, Spread Sql, Spread Longest, int Statements, double PageKilobytes, double AllocatedKilobytes, double ProgramMilliseconds, double DatabaseMilliseconds)
{
    public double ClassToSql => Math.Round(Class.P50 / Sql.P50, 2);

    public double ClassToLongest => Math.Round(Class.P50 / Longest.P50, 2);
}

/// <summary>All figures of one size.</summary>
internal sealed record PagesFigures(int Problems, int Rounds, double SeedingSeconds, long DatabaseMegabytes, IReadOnlyList<PageFigures> Pages, Memory Memory);

/// <summary>Of this process, which is server and visitors in one.</summary>
internal sealed record Memory(long HeapMegabytes, long ResidentMegabytes, long PeakMegabytes)
{
    public static Memory Now()
    {
        var heap = GC.GetTotalMemory(forceFullCollection: true);
        return new Memory(heap / 1_000_000, Environment.WorkingSet / 1_000_000, Status("VmHWM:") / 1000);
    }

    /// <summary>What the seeding took does not count.</summary>
    public static void ForgetPeak()
    {
        GC.Collect();
        try
        {
            File.WriteAllText("/proc/self/clear_refs", "5");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // the peak then is that of the whole run
        }
    }

    private static long Status(string name) =>
        File.ReadLines("/proc/self/status").First(line => line.StartsWith(name, StringComparison.Ordinal)) is var line ? long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2], CultureInfo.InvariantCulture) : 0;
}
