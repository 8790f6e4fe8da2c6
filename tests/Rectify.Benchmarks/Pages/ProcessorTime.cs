using System.Globalization;

namespace Rectify.Benchmarks.Pages;

/// <summary>Time on the processors, which other work on the machine lengthens far less than the time on the clock.</summary>
/// <param name="Program">Of this process, which is server and visitor in one.</param>
/// <param name="Database">Of the cluster's servers, as Linux keeps it to the nanosecond; zero elsewhere.</param>
internal readonly record struct ProcessorTime(TimeSpan Program, TimeSpan Database)
{
    public static ProcessorTime Now(int postmaster) => new(Environment.CpuUsage.TotalTime, OperatingSystem.IsLinux() ? OfChildren(postmaster) : TimeSpan.Zero);

    public static ProcessorTime operator -(ProcessorTime later, ProcessorTime earlier) => new(later.Program - earlier.Program, later.Database - earlier.Database);

    public static ProcessorTime operator +(ProcessorTime one, ProcessorTime other) => new(one.Program + other.Program, one.Database + other.Database);

    /// <summary>The process that all servers of a cluster are children of.</summary>
    public static int PostmasterIn(DirectoryInfo cluster) =>
        int.Parse(File.ReadLines(cluster.EnumerateFiles("postmaster.pid", SearchOption.AllDirectories).Single().FullName).First(), CultureInfo.InvariantCulture);

    private static TimeSpan OfChildren(int postmaster)
    {
        var nanoseconds = 0L;
        foreach (var child in File.ReadAllText($"/proc/{postmaster}/task/{postmaster}/children").Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            try { nanoseconds += long.Parse(File.ReadAllText($"/proc/{child}/schedstat").Split(' ')[0], CultureInfo.InvariantCulture); }
            catch (IOException) { } // it has just ended
        }
        return TimeSpan.FromMicroseconds(nanoseconds / 1000.0);
    }
}
