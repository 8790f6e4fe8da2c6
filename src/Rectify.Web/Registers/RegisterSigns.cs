using Rectify.App.Registers;
using Rectify.Domain.Registers;
using Rectify.Web.Resources;
using Rectify.Web.Shared;
using Rectify.Web.Tasks;

namespace Rectify.Web.Registers;

/// <summary>An entry in a line of words, and what colour goes with it.</summary>
public static class RegisterSigns
{
    public static string TitleOf(RegisterWords words) => words switch
    {
        InstitutionWords i => Texts.Registers["InstitutionTitle", i.Title],
        AccountabilityWords a => Texts.Registers["CaseTitle", FieldWords.Of(a.Kind), a.Persons],
        SumWords s => s.Label,
        _ => "",
    };

    /// <summary>What stands under the title: number and issuer, the form, the amounts.</summary>
    public static string LineOf(RegisterWords words) => words switch
    {
        InstitutionWords i => string.Join(" · ", new[] { i.Number, i.Issuer }.OfType<string>()),
        AccountabilityWords a => a.Note ?? "",
        SumWords s => Texts.Registers["SumLine", s.AtStake, s.Recovered, BalanceOf(s)],
        _ => "",
    };

    public static string KindOf(RegisterWords words) => words switch
    {
        InstitutionWords => FieldWords.Of(RegisterKind.Institution),
        AccountabilityWords => FieldWords.Of(RegisterKind.Accountability),
        _ => FieldWords.Of(RegisterKind.Sum),
    };

    /// <summary>The tag beside it: change and stage of an institution; a draft stands out.</summary>
    public static (string Text, Tone Tone)? TagOf(RegisterWords words) => words switch
    {
        InstitutionWords { Stage: InstitutionStage.Draft } => (Texts.Registers["DraftTag"], Tone.Warn),
        InstitutionWords i => ($"{FieldWords.Of(i.Change)} · {FieldWords.Of(i.Stage)}", i.Change == InstitutionChange.Repealed ? Tone.Plain : Tone.Good),
        _ => null,
    };

    public static Tone ToneOf(RegisterState state) => state == RegisterState.InForce ? Tone.Good : Tone.Plain;

    public static decimal BalanceOf(SumWords sum) => Math.Max(0, sum.AtStake - sum.Recovered);

    public static RegisterExportWords ExportWords => new(FieldWords.Of, FieldWords.Of, FieldWords.Of, FieldWords.Of, FieldWords.Of, Texts.Registers["NumberTwice"], Texts.Shared["ListComma"]);
}
