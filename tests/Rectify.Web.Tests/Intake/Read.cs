using Rectify.Domain.Intake;

namespace Rectify.Web.Tests.Intake;

/// <summary>A small proposal over a text of its own: two problems, the second one in doubt.</summary>
internal static class Read
{
    public const string Source = "一、有关问题\n1.台账不全。\n整改：一是补齐台账。二是定期核对。\n2.井台破损；标牌缺失。";

    public static Proposal Proposal { get; } = new()
    {
        Kind = DocumentKind.ProgressNotice,
        Header = new(),
        Problems =
        [
            Problem(1, "台账不全", Confidence.Sure) with { Span = Of("1.台账不全。\n整改：一是补齐台账。二是定期核对。"), Measures = [Item(11, "一", "补齐台账。"), Item(12, "二", "定期核对。")] },
            Problem(2, "井台破损；标牌缺失", Confidence.Unsure),
        ],
        ClaimedFigures = [new(21, "制定整改措施", 3, "条", "制定整改措施3条", null, new(0, 1), Confidence.Sure)],
        Issues = [new(ProposalIssueCode.OneOrSeveral, Of("井台破损；标牌缺失"), 2)],
    };

    public static TextSpan Of(string text) => new(Source.IndexOf(text, StringComparison.Ordinal), text.Length);

    private static ProposedItem Item(int key, string ordinal, string text) => new(key, ordinal, text, null, null, Of(text), Confidence.Sure);

    private static ProposedProblem Problem(int key, string wording, Confidence confidence) => new()
    {
        Key = key, Ordinal = $"{key}", Wording = new(wording, Of(wording), confidence), Printed = wording, Span = Of(wording), Form = ProblemForm.Plain, Confidence = confidence,
    };
}
