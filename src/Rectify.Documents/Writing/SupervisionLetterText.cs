using Rectify.Domain.Notices;
using Rectify.Domain.Supervision;

namespace Rectify.Documents.Writing;

/// <summary>A problem a letter is about, quoted.</summary>
/// <param name="Ordinal">As the feedback prints it.</param>
/// <param name="DueOn">Null for 长期.</param>
public sealed record LetterProblem(string Ordinal, string Wording, DateOnly? DueOn);

/// <summary>Everything a supervision letter prints.</summary>
/// <param name="Number">Null while it is a draft.</param>
/// <param name="Oversight">巡视, 巡察, 审计 ...</param>
/// <param name="Asks">One a line.</param>
/// <param name="On">The day of issue.</param>
public sealed record SupervisionLetterText(
    LetterKind Kind, string Issuer, DocumentNumber? Number, string Title, string Addressee, string Oversight, IReadOnlyList<LetterProblem> Problems, string Findings, string Asks, DateOnly ReplyDueOn, DateOnly On)
{
    /// <summary>On that day the feedback was not given: the problems are those put right at once.</summary>
    public bool IsBeforeFeedback { get; init; }
}
