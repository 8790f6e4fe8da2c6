using Rectify.App.Data;
using Rectify.App.WorkingDays;
using Rectify.Domain.People;
using Rectify.Domain.Rounds;

namespace Rectify.App.Rounds;

/// <summary>Puts right what is recorded about an inspection. Milestones not yet done follow the feedback day.</summary>
public sealed class CorrectInspection(UnitOfWork work) : IUseCase
{
    public Task<Outcome> Run(InspectionId id, int seen, InspectionFacts facts, ActId act, CancellationToken ct = default) => work.RunAsync(nameof(CorrectInspection), act, async session =>
    {
        if (Outcome.Of(new InspectionFactsValidator().Validate(facts)) is { } invalid) return invalid;
        var (inspection, refusal) = await session.LockInspectionAsync(id, seen);
        if (inspection is null) return refusal;
        if (FeedbackAhead.WhyNot(facts.FeedbackOn, facts.PresenceFrom, session.Stamp.On) is { } ahead) return ahead;
        if (facts.FeedbackOn > session.Stamp.On && await FeedbackAhead.HasProblemsOfFeedbackAsync(session, id)) return Outcome.Bad(nameof(facts.FeedbackOn), "feedback-was-given");
        inspection.Correct(facts, await session.Db.WorkingCalendarAsync(ct), session.Stamp);
        return Outcome.Ok;
    }, ct);
}
