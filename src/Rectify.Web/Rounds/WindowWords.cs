using Rectify.Domain.Rounds;
using Rectify.Web.Resources;

namespace Rectify.Web.Rounds;

/// <summary>A length of time in words.</summary>
public static class WindowWords
{
    public static string Of(Window window) => (window.Months, window.Days) switch
    {
        (0, var days) => Texts.Rounds["Days", days],
        (var months, 0) => Texts.Rounds["Months", months],
        var (months, days) => Texts.Rounds["MonthsAndDays", months, days],
    };
}
