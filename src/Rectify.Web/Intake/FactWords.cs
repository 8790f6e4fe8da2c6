using System.Globalization;
using Rectify.Domain.Intake;
using Rectify.Web.Resources;

namespace Rectify.Web.Intake;

/// <summary>What was read of a fact, in a few words: the printed ones, and how they were understood.</summary>
internal static class FactWords
{
    public static string Of(ProposedFrequency fact) =>
        Texts.Intake["FrequencyWords", fact.Printed, fact.Times, fact.Every == 1 ? "" : fact.Every.ToString(CultureInfo.CurrentCulture), Texts.Intake.Of(fact.Period)];

    public static string Of(ProposedIndicator fact) => Texts.Intake["IndicatorWords", fact.Name, Texts.Intake.Of(fact.Comparison), fact.Value, fact.Unit].Trim();

    public static string Of(ProposedNamedDocument fact) => Texts.Intake[fact.Number is null ? "DocumentWords" : "NumberedDocumentWords", fact.Title, Texts.Intake.Of(fact.Stage), fact.Number];

    public static string Of(ProposedSum fact) => fact.Role == SumRole.NotStated ? fact.Printed : Texts.Intake["SumWords", fact.Printed, Texts.Intake.Of(fact.Role)];

    public static string Of(ProposedAccountability fact) => Texts.Intake["AccountabilityWords", fact.Kind, fact.Count, Texts.Intake.Of(fact.Unit), Texts.Intake.Of(fact.Family)];
}
