using FluentValidation;
using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.App.Rounds;
using Rectify.Domain;
using Rectify.Domain.People;
using Rectify.Domain.Problems;
using Rectify.Domain.Rounds;

namespace Rectify.App.Problems;

/// <param name="Manifestations">具体表现, one a line.</param>
public sealed record ProblemClassification(ProblemClass? Class, decimal? StakeAmount, string? StakeUnit, string? Manifestations)
{
    public const int MaxUnitLength = 20;

    /// <summary>重点难点</summary>
    public bool IsKey { get; init; }

    /// <summary>Why; must be there where it is key.</summary>
    public string? KeyBecause { get; init; }

    internal static AtStake? StakeOf(decimal? amount, string? unit) => amount is { } value ? new AtStake(value, unit!.Trim()) : null;
}

public sealed class ProblemClassificationValidator : AbstractValidator<ProblemClassification>
{
    public ProblemClassificationValidator()
    {
        RuleFor(p => p.Class).IsInEnum().WithErrorCode("required");
        RuleFor(p => p.StakeAmount).GreaterThanOrEqualTo(0).WithErrorCode("negative");
        RuleFor(p => p.StakeUnit).NotEmpty().When(p => p.StakeAmount is not null).WithErrorCode("required").MaximumLength(ProblemClassification.MaxUnitLength).WithErrorCode("too-long");
        RuleFor(p => p.KeyBecause).NotEmpty().When(p => p.IsKey).WithErrorCode("missing").MaximumLength(Reason.MaxLength).WithErrorCode("too-long");
        RuleFor(p => p.Manifestations).MaximumLength(Problem.MaxWordingLength).WithErrorCode("too-long");
    }
}

/// <summary>The office says of what class a problem is, what is at stake, how it shows, and whether it is a key one (重点难点).</summary>
public sealed class ClassifyProblem(UnitOfWork work) : IUseCase
{
    public Task<Outcome> Run(ProblemId id, int seen, ProblemClassification classification, ActId act, CancellationToken ct = default) => work.RunAsync(nameof(ClassifyProblem), act, async session =>
    {
        if (Outcome.Of(new ProblemClassificationValidator().Validate(classification)) is { } invalid) return invalid;
        var (problem, refusal) = await session.LockProblemAsync(id, seen);
        if (problem is null) return refusal;
        var feedback = await session.Db.Inspections.Where(i => i.Id == problem.InspectionId).Select(i => new { i.FeedbackOn, i.IsFeedbackExpected }).SingleAsync(ct);
        if (FeedbackAhead.WhyNot(classification.Class, Inspection.FeedbackDay(feedback.FeedbackOn, feedback.IsFeedbackExpected, session.Stamp.On), session.Stamp.On) is { } early) return early;
        problem.Classify(classification.Class, ProblemClassification.StakeOf(classification.StakeAmount, classification.StakeUnit),
            string.IsNullOrWhiteSpace(classification.Manifestations) ? null : classification.Manifestations.Trim(), session.Stamp);
        problem.MarkKey(classification.IsKey ? Reason.Of(classification.KeyBecause!) : null, session.Stamp);
        return Outcome.Ok;
    }, ct);
}
