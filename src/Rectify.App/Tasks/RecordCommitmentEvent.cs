using FluentValidation;
using Rectify.App.Data;
using Rectify.Domain.Measures;
using Rectify.Domain.People;
using Rectify.Domain.Tasks;

namespace Rectify.App.Tasks;

/// <summary>An event that keeps a commitment is recorded with its day and proof. Conflicts with no other act.</summary>
public sealed class RecordCommitmentEvent(UnitOfWork work) : IUseCase
{
    public Task<Outcome> Run(TaskId id, ActId act, CommitmentEventDraft draft, CancellationToken ct = default) =>
        new CommitmentEventValidator().Validate(draft) is { IsValid: false } wrong
            ? Task.FromResult<Outcome>(new Outcome.Invalid([.. wrong.Errors.Select(e => new FieldError(e.PropertyName, e.ErrorCode))]))
            : work.AddAsync(TaskVerb.RecordEvent, id, act, TaskParts.Measures | TaskParts.Evidence | TaskParts.Commitments, (task, setting, session) => task.RecordEvent(CommitmentEventId.New(), draft, setting, session.Stamp), ct);
}

public sealed class CommitmentEventValidator : AbstractValidator<CommitmentEventDraft>
{
    public CommitmentEventValidator() =>
        RuleFor(e => e.What).NotEmpty().WithErrorCode("required").MaximumLength(CommitmentEvent.MaxWhatLength).WithErrorCode("too-long");
}
