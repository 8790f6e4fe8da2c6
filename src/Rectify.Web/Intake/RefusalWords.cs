using Rectify.App;
using Rectify.Domain.Intake;
using Rectify.Web.Resources;

namespace Rectify.Web.Intake;

/// <summary>What is wrong and what to do about it, in a sentence.</summary>
internal static class RefusalWords
{
    /// <summary>Longest detail shown: it came back through the address.</summary>
    private const int LongestDetail = 40;

    /// <summary>Of a document that was not taken in; an unknown code gets the general sentence.</summary>
    public static string Of(string code, string? detail)
    {
        var key = $"Refused_{code}";
        var sentence = Texts.Intake[key];
        return sentence == key ? Texts.Intake["Refused"] : string.Format(System.Globalization.CultureInfo.CurrentCulture, sentence, detail is { Length: > LongestDetail } ? detail[..LongestDetail] : detail);
    }

    /// <summary>Of one field of the acceptance; for a text of a problem with the problem's place in the list.</summary>
    public static string Of(FieldError error, Proposal proposal) => error.Field.Split('/') is ["problem", var key, var part] && int.TryParse(key, out var problem)
        ? Texts.Intake["ErrorInProblem", proposal.Problems.FindIndex(candidate => candidate.Key == problem) + 1, Texts.Intake[$"Part_{part}"], Texts.Intake[$"Error_{error.Code}", error.Detail]]
        : Texts.Intake["ErrorInField", Texts.Intake[$"Field_{error.Field.Split('.')[^1]}"], Texts.Intake[$"Error_{error.Code}", error.Detail]];
}
