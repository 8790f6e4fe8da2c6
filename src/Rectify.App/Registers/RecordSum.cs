using FluentValidation;
using Rectify.App.Data;
using Rectify.Domain.Measures;
using Rectify.Domain.People;
using Rectify.Domain.Registers;
using Rectify.Domain.Tasks;

namespace Rectify.App.Registers;

/// <summary>资金 as a unit reports it, in 万元.</summary>
public sealed record SumInput(string? Label, decimal? AtStake, decimal? Recovered, DateOnly? TrueOn, IReadOnlyList<MeasureId> Measures);

public sealed class SumInputValidator : AbstractValidator<SumInput>
{
    private const decimal Most = 99_999_999_999m;

    public SumInputValidator()
    {
        RuleFor(input => input.Label).NotEmpty().WithErrorCode("missing").MaximumLength(200).WithErrorCode("too-long");
        RuleFor(input => input.AtStake).NotNull().WithErrorCode("missing").InclusiveBetween(0, Most).WithErrorCode("out-of-range");
        RuleFor(input => input.Recovered).NotNull().WithErrorCode("missing").InclusiveBetween(0, Most).WithErrorCode("out-of-range");
        RuleFor(input => input.TrueOn).NotNull().WithErrorCode("missing");
        RuleFor(input => input.Measures).NotEmpty().WithErrorCode("measure-missing");
    }
}

/// <summary>Registers money at stake and recovered on measures of a task; the balance is computed.</summary>
public sealed class RecordSum(UnitOfWork work, Door door) : IUseCase
{
    public Task<Outcome> Run(TaskId id, ActId act, SumInput input, CancellationToken ct = default) =>
        new SumInputValidator().Validate(input) is { IsValid: false } wrong ? Task.FromResult(wrong.AsOutcome())
        : input.TrueOn > door.Today() ? Task.FromResult(Outcome.Bad(nameof(input.TrueOn), "in-future"))
        : work.RecordAsync(nameof(RecordSum), id, act, input.Measures, (inspection, stamp) =>
            new Sum(RegisterId.New(), inspection, input.Label!, input.AtStake!.Value, input.Recovered!.Value, input.TrueOn!.Value, input.Measures, stamp), ct);
}
