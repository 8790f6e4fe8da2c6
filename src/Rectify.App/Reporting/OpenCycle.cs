using FluentValidation;
using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.App.Rounds;
using Rectify.Domain.People;
using Rectify.Domain.Rounds;

namespace Rectify.App.Reporting;

public sealed class CycleDraftValidator : AbstractValidator<CycleDraft>
{
    public CycleDraftValidator()
    {
        RuleFor(c => c.Rhythm).IsInEnum().WithErrorCode("required");
        RuleFor(c => c.From).NotEqual(default(DateOnly)).WithErrorCode("required");
        RuleFor(c => c.To).GreaterThanOrEqualTo(c => c.From).WithErrorCode("before-start");
        RuleFor(c => c.DueOn).GreaterThanOrEqualTo(c => c.From).WithErrorCode("before-start");
        RuleFor(c => c.Asked).NotEmpty().WithErrorCode("required").MaximumLength(CycleDraft.MaxAskedLength).WithErrorCode("too-long");
    }
}

/// <summary>The office asks all units of an inspection for progress on a period. One cycle of an inspection is open at a time.</summary>
public sealed class OpenCycle(UnitOfWork work) : IUseCase
{
    public Task<Outcome> Run(CycleId id, InspectionId inspection, CycleDraft draft, ActId act, CancellationToken ct = default) => work.RunAsync(nameof(OpenCycle), act, async session =>
    {
        if (Outcome.Of(new CycleDraftValidator().Validate(draft)) is { } invalid) return invalid;
        var (asked, refusal) = await session.LockInspectionAsync(inspection, seen: null);
        if (asked is null) return refusal;
        if (draft.DueOn < session.Stamp.On) return Outcome.Bad(nameof(draft.DueOn), "day-in-past");
        if (draft.From < asked.FeedbackOn) return Outcome.Bad(nameof(draft.From), "before-feedback");
        var states = await session.Db.Cycles.Where(c => c.InspectionId == inspection).Select(c => c.State).ToListAsync(ct);
        if (states.Contains(CycleState.Open)) return Outcome.Bad("Cycle", "cycle-open");
        session.Db.Cycles.Add(ReportingCycle.Open(id, inspection, asked.BodyId, states.Count + 1, draft, session.Stamp));
        return Outcome.Ok;
    }, ct);
}
