using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Rectify.Domain.Intake;

namespace Rectify.Documents.Reading;

/// <summary>What tells the kind of a document, as rows of a table: first by the title, then by the text.</summary>
internal static class KindOfDocument
{
    private static readonly ImmutableList<(DocumentKind Kind, Regex Title)> Titles =
    [
        (DocumentKind.AcceptanceOpinion, Pattern("验收.{0,6}(?:意见|报告)|销号.{0,4}(?:意见|报告)")),
        (DocumentKind.Plan, Pattern("整改(?:工作)?方案$|整改实施方案|问题清单|任务清单|措施清单|整改清单")),
        (DocumentKind.ProgressNotice, Pattern("整改.{0,14}(?:通报|通告|公告|公示|报告|情况|进展|函|回复|答复)")),
        (DocumentKind.Feedback, Pattern("反馈|(?:检查|督导|督查|排查|暗访)[^。]{0,12}(?:发现|存在)[^。]{0,8}(?:问题|隐患)")),
    ];

    private static readonly ImmutableList<(DocumentKind Kind, Regex Text)> Texts =
    [
        (DocumentKind.AcceptanceOpinion, Pattern("验收结论")),
        (DocumentKind.ProgressNotice, Pattern("整改(?:措施|举措|情况|进展|成效|落实情况|完成情况)[：:]|(?:落实措施|目前进展)[：:]|整改.{0,20}予以(?:公布|公开)|着力解决.{2,60}问题|\\n[一二三四]、(?:审计)?(?:问题)?整改(?:落实|完成)?(?:情况|结果)\\n")),
        (DocumentKind.Feedback, Pattern("(?:巡视|巡察).{2,40}(?:发现|指出).{0,4}问题|反馈.{0,20}意见|现将.{0,20}反馈如下")),
    ];

    public static DocumentKind Tell(ProposedHeader header, string text)
    {
        foreach (var (kind, title) in Titles)
        {
            if (header.Title is { } printed && title.IsMatch(printed.Text))
                return kind;
        }
        foreach (var (kind, pattern) in Texts)
        {
            if (pattern.IsMatch(text))
                return kind;
        }
        return DocumentKind.Unknown;
    }

    private static Regex Pattern(string pattern) => new(pattern, RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);
}
