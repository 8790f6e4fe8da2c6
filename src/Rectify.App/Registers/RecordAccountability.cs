using FluentValidation;
using Rectify.App.Data;
using Rectify.Domain.Measures;
using Rectify.Domain.People;
using Rectify.Domain.Registers;
using Rectify.Domain.Tasks;

namespace Rectify.App.Registers;

/// <summary>问责 as a unit reports it; no names.</summary>
/// <param name="Persons">人次</param>
/// <param name="Note">The form of it, such as 谈话提醒.</param>
public sealed record AccountabilityInput(AccountabilityKind Kind, int? Persons, DateOnly? DecidedOn, string? Note, IReadOnlyList<MeasureId> Measures);

public sealed class AccountabilityInputValidator : AbstractValidator<AccountabilityInput>
{
    public AccountabilityInputValidator()
    {
        RuleFor(input => input.Persons).NotNull().WithErrorCode("missing").InclusiveBetween(1, 10_000).WithErrorCode("out-of-range");
        RuleFor(input => input.DecidedOn).NotNull().WithErrorCode("missing");
        RuleFor(input => input.Note).MaximumLength(200).WithErrorCode("too-long");
        RuleFor(input => input.Measures).NotEmpty().WithErrorCode("measure-missing");
    }
}

/// <summary>Registers an accountability case on measures of a task; persons and cases are different counts.</summary>
public sealed class RecordAccountability(UnitOfWork work, Door door) : IUseCase
{
    public Task<Outcome> Run(TaskId id, ActId act, AccountabilityInput input, CancellationToken ct = default) =>
        new AccountabilityInputValidator().Validate(input) is { IsValid: false } wrong ? Task.FromResult(wrong.AsOutcome())
        : input.DecidedOn > door.Today() ? Task.FromResult(Outcome.Bad(nameof(input.DecidedOn), "in-future"))
        : work.RecordAsync(nameof(RecordAccountability), id, act, input.Measures, (inspection, stamp) =>
            new AccountabilityCase(RegisterId.New(), inspection, input.Kind, input.Persons!.Value, input.DecidedOn!.Value, RegisterInput.AsNull(input.Note), input.Measures, stamp), ct);
}
