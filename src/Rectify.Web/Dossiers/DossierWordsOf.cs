using Rectify.Web.Resources;

namespace Rectify.Web.Dossiers;

/// <summary>Words for what came of a foreign dossier.</summary>
internal static class DossierWordsOf
{
    /// <summary>Why it was not taken in. A code nobody words is a link by hand.</summary>
    public static string Refusal(string code) => code switch
    {
        "not-a-dossier" or "dossier-too-large" or "dossier-paths" or "dossier-known" or "not-yours" or "account-unknown" or "unit-unknown" => Texts.Dossiers[$"Refused.{code}"],
        "secrecy-mark" or "erased" or "virus" or "too-large" or "empty" => Texts.Dossiers["Refused.file"],
        _ => Texts.Dossiers["Refused.other"],
    };
}
