using Rectify.Domain.Evidence;
using Rectify.Web.Resources;
using Rectify.Web.Shared;

namespace Rectify.Web.Tasks;

/// <summary>Words 文件要素, what is not known left unsaid.</summary>
public static class DocumentWords
{
    /// <summary>Null where nothing is known.</summary>
    public static string? Of(DocumentFacts facts) => string.Join(Texts.Shared["ListComma"], Said(facts)) is { Length: > 0 } said ? said : null;

    private static IEnumerable<string> Said(DocumentFacts facts)
    {
        if (facts.Number is { } number) yield return number;
        if (facts.Issuer is { } issuer) yield return issuer;
        if (facts.SignedOn is { } signed) yield return Texts.Evidence["SignedDay", Days.Long(signed)];
        if (facts.Level is { } level) yield return Texts.Evidence["LevelSaid", FieldWords.Of(level)];
        if (facts.EvidenceOn is { } on && on != facts.SignedOn) yield return Texts.Evidence["SpokenOfDay", Days.Long(on)];
    }
}
