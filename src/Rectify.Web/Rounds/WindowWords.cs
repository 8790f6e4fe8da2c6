using Rectify.Domain.Rounds;
using Rectify.Web.Resources;

namespace Rectify.Web.Rounds;

/// <summary>A length of time in words.</summary>
public static class WindowWords
{
    public static string Of(Window window) => window switch
    {
        { Months: 0, Days: 0, WorkingDays: > 0 } => Texts.Rounds["WorkingDays", window.WorkingDays],
        { WorkingDays: > 0 } => Texts.Rounds["And", Of(window with { WorkingDays = 0 }), Texts.Rounds["WorkingDays", window.WorkingDays]],
        _ => MonthsAndDays(window),
    };

    private static string MonthsAndDays(Window window) => (window.Months, window.Days) switch
    {
        (0, var days) => Texts.Rounds["Days", days],
        (var months, 0) => Texts.Rounds["Months", months],
        var (months, days) => Texts.Rounds["MonthsAndDays", months, days],
    };
}
