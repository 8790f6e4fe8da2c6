using Rectify.Domain.Rounds;
using Rectify.Web.Resources;
using Rectify.Web.Tasks;

namespace Rectify.Web.Rounds;

/// <summary>A step of the warning ladder in words.</summary>
public static class LadderWords
{
    public static string Of(WarningStep step) => Texts.Rounds["LadderStep", When(step.DaysBefore), string.Join(Texts.Accounts["Comma"], Enum.GetValues<Hearers>().Where(who => who != Hearers.None && step.Hears.HasFlag(who)).Select(FieldWords.Of))];

    private static string When(int daysBefore) => daysBefore switch
    {
        0 => Texts.Rounds["LadderOnTheDay"],
        > 0 => Texts.Rounds["LadderDaysBefore", daysBefore],
        _ => Texts.Rounds["LadderDaysAfter", -daysBefore],
    };
}
