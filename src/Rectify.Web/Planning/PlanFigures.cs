using Rectify.App.Planning;
using Rectify.Web.Resources;
using Rectify.Web.Shared;

namespace Rectify.Web.Planning;

/// <summary>The sum line of the planning pages.</summary>
public static class PlanFigures
{
    public static IReadOnlyList<SumFigure> Of(PlanTotals totals)
    {
        var (items, measures) = (Texts.Planning["UnitTasks"], Texts.Planning["UnitMeasures"]);
        return
        [
            new(Texts.Planning["SumTasks"], $"{totals.Tasks}", items), new(Texts.Planning["SumMeasures"], $"{totals.Measures}", measures),
            new(Texts.Planning["SumOwnersMissing"], $"{totals.OwnersMissing}", measures, totals.OwnersMissing > 0 ? Tone.Warn : Tone.Plain),
            new(Texts.Planning["SumSubmitted"], $"{totals.Submitted}", items), new(Texts.Planning["SumAgreed"], $"{totals.Agreed}", items), new(Texts.Planning["SumReviewed"], $"{totals.Reviewed}", items),
        ];
    }
}
