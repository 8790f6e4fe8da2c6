using Rectify.Domain.Rounds;
using Rectify.Web.Resources;
using Rectify.Web.Tasks;

namespace Rectify.Web.Rounds;

/// <summary>A step of the warning ladder in words.</summary>
public static class LadderWords
{
    public static string Of(WarningStep step) => Texts.Rounds["LadderStep", When(step), string.Join(Texts.Accounts["Comma"], Enum.GetValues<Hearers>().Where(who => who != Hearers.None && step.Hears.HasFlag(who)).Select(FieldWords.Of))];

    private static string When(WarningStep step) => (step.DaysBefore, step.InWorkingDays) switch
    {
        (0, _) => Texts.Rounds["LadderOnTheDay"],
        (1, false) => Texts.Rounds["LadderDayBefore", 1],
        (1, true) => Texts.Rounds["LadderWorkingDayBefore", 1],
        (-1, false) => Texts.Rounds["LadderDayAfter", 1],
        (-1, true) => Texts.Rounds["LadderWorkingDayAfter", 1],
        ( > 0, var working) => Texts.Rounds[working ? "LadderWorkingDaysBefore" : "LadderDaysBefore", step.DaysBefore],
        (_, var working) => Texts.Rounds[working ? "LadderWorkingDaysAfter" : "LadderDaysAfter", -step.DaysBefore],
    };
}
