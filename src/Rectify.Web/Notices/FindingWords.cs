using Rectify.Domain.Notices;
using Rectify.Web.Resources;

namespace Rectify.Web.Notices;

/// <summary>A finding as a sentence in the reader's language.</summary>
public static class FindingWords
{
    public static string Of(NoticeFinding finding) => Texts.Notices[$"{nameof(NoticeFindingKind)}_{finding.Kind}", SubjectOf(finding), finding.Excerpt, finding.Claimed, finding.Counted];

    private static string SubjectOf(NoticeFinding finding) =>
        finding.ProblemNumber is { } number ? Texts.Notices["ProblemNumber", number] : Texts.Notices.Of(finding.Part);
}
