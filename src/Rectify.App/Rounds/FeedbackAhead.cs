using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.Domain.Problems;
using Rectify.Domain.Rounds;

namespace Rectify.App.Rounds;

/// <summary>
/// A feedback day that lies ahead is the planned one: it stands while the group has come and the feedback is not given, for the problems that are put right at once (立行立改). What else there is of an inspection
/// begins with its feedback.
/// </summary>
internal static class FeedbackAhead
{
    public static Outcome? WhyNot(DateOnly feedbackOn, DateOnly? presenceFrom, DateOnly today) =>
        feedbackOn > today && !(presenceFrom <= today) ? Outcome.Bad(nameof(InspectionFacts.FeedbackOn), "feedback-before-presence") : null;

    /// <summary>Only what is put right at once is registered before the feedback.</summary>
    public static Outcome? WhyNot(ProblemClass? problemClass, DateOnly feedbackOn, DateOnly today) =>
        feedbackOn > today && problemClass != ProblemClass.AtOnce ? Outcome.Bad(nameof(Problem.Class), "at-once-before-feedback") : null;

    /// <summary>It has problems that only a feedback brings, or a plan: its feedback cannot be still to come.</summary>
    public static Task<bool> HasProblemsOfFeedbackAsync(ActSession session, InspectionId id) =>
        session.Db.Inspections.AnyAsync(i => i.Id == id && (i.Plans.Any() || session.Db.Problems.Any(p => p.InspectionId == id && (p.Class == null || p.Class != ProblemClass.AtOnce))), session.Cancelled);
}
