using FluentValidation;
using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.App.Rounds;
using Rectify.Domain.People;
using Rectify.Domain.Problems;
using Rectify.Domain.Rounds;
using Rectify.Domain.Tasks;

namespace Rectify.App.Problems;

/// <param name="Wording">原文, verbatim.</param>
/// <param name="Ordinal">As printed; null where none is printed.</param>
/// <param name="StakeAmount">Amount or quantity at stake, with its unit; null when the problem names none.</param>
/// <param name="IsRestricted">限制知悉.</param>
public sealed record ProblemDraft(string Wording, SectionId? Section, string? Ordinal, ProblemClass? Class, decimal? StakeAmount, string? StakeUnit, bool IsRestricted);

public sealed class ProblemDraftValidator : AbstractValidator<ProblemDraft>
{
    private const int MaxOrdinalLength = 20;

    public ProblemDraftValidator()
    {
        RuleFor(p => p.Wording).NotEmpty().WithErrorCode("required").MaximumLength(Problem.MaxWordingLength).WithErrorCode("too-long");
        RuleFor(p => p.Ordinal).MaximumLength(MaxOrdinalLength).WithErrorCode("too-long");
        RuleFor(p => p.Class).IsInEnum().WithErrorCode("required");
        RuleFor(p => p.StakeAmount).GreaterThanOrEqualTo(0).WithErrorCode("negative");
        RuleFor(p => p.StakeUnit).NotEmpty().When(p => p.StakeAmount is not null).WithErrorCode("required").MaximumLength(ProblemClassification.MaxUnitLength).WithErrorCode("too-long");
    }
}

/// <summary>The office registers one problem by hand, with its registered task. The short number never changes and is never used twice; a refused act may leave a hole.</summary>
public sealed class RegisterProblem(UnitOfWork work) : IUseCase
{
    public Task<Outcome> Run(ProblemId id, InspectionId inspectionId, ProblemDraft draft, ActId act, CancellationToken ct = default) => work.RunAsync(nameof(RegisterProblem), act, async session =>
    {
        if (Outcome.Of(new ProblemDraftValidator().Validate(draft)) is { } invalid) return invalid;
        var (inspection, refusal) = await session.LockInspectionAsync(inspectionId, seen: null);
        if (inspection is null) return refusal;
        if (FeedbackAhead.WhyNot(draft.Class, inspection.FeedbackDay(session.Stamp.On), session.Stamp.On) is { } early) return early;
        if (draft.Section is { } section && inspection.Sections.All(s => s.Id != section)) return Outcome.Bad(nameof(draft.Section), "required");

        var (db, stamp) = (session.Db, session.Stamp);
        var sequence = (await db.Problems.Where(p => p.InspectionId == inspectionId).MaxAsync(p => (int?)p.Sequence, ct) ?? 0) + 1;
        var number = await db.Database.SqlQuery<int>($"select nextval('problem_numbers')::int as \"Value\"").SingleAsync(ct);
        var ordinal = string.IsNullOrWhiteSpace(draft.Ordinal) ? null : draft.Ordinal.Trim();
        var problem = Problem.Register(id, number, inspectionId, draft.Section, sequence, ordinal, draft.Wording, ReportedGrade.NotStated, source: null, draft.IsRestricted, stamp);
        if (draft.Class is not null || draft.StakeAmount is not null)
            problem.Classify(draft.Class, ProblemClassification.StakeOf(draft.StakeAmount, draft.StakeUnit), manifestations: null, stamp);
        db.AddRange(problem, RectificationTask.Register(TaskId.New(), id, inspectionId, sequence, 1, stamp));
        return Outcome.Ok;
    }, ct);
}
