using System.Globalization;
using Rectify.Web.Resources;

namespace Rectify.Web.Shared;

/// <summary>How a day is printed: one way in tables, two in sentences.</summary>
public static class Days
{
    /// <summary>2026-07-31, in tables and fields.</summary>
    public static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>The full day as a sentence says it.</summary>
    public static string Long(DateOnly day) => Texts.Shared["DayLong", day];

    /// <summary>Month and day, for sentences whose year is plain.</summary>
    public static string Short(DateOnly day) => Texts.Shared["DayShort", day];
}
