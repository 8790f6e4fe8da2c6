using FluentValidation;
using Rectify.App.Data;
using Rectify.Domain.Measures;
using Rectify.Domain.People;
using Rectify.Domain.Registers;
using Rectify.Domain.Tasks;

namespace Rectify.App.Registers;

/// <summary>制度 as a unit reports it.</summary>
/// <param name="Number">文号</param>
/// <param name="IssuedOn">Must be there once it is more than a draft.</param>
public sealed record InstitutionInput(string? Title, string? Number, string? Issuer, DateOnly? IssuedOn, InstitutionChange Change, InstitutionStage Stage, IReadOnlyList<MeasureId> Measures);

public sealed class InstitutionInputValidator : AbstractValidator<InstitutionInput>
{
    public InstitutionInputValidator()
    {
        RuleFor(input => input.Title).NotEmpty().WithErrorCode("missing").MaximumLength(Institution.MaxTitleLength).WithErrorCode("too-long");
        RuleFor(input => input.Number).MaximumLength(100).WithErrorCode("too-long");
        RuleFor(input => input.Issuer).MaximumLength(120).WithErrorCode("too-long");
        RuleFor(input => input.IssuedOn).NotNull().When(input => input.Stage != InstitutionStage.Draft).WithErrorCode("missing");
        RuleFor(input => input.Measures).NotEmpty().WithErrorCode("measure-missing");
    }
}

/// <summary>Registers a rule made, revised or repealed on measures of a task; it is counted once.</summary>
public sealed class RecordInstitution(UnitOfWork work) : IUseCase
{
    public Task<Outcome> Run(TaskId id, ActId act, InstitutionInput input, CancellationToken ct = default) =>
        new InstitutionInputValidator().Validate(input) is { IsValid: false } wrong ? Task.FromResult(wrong.AsOutcome())
        : work.RecordAsync(nameof(RecordInstitution), id, act, input.Measures, (inspection, stamp) =>
            new Institution(RegisterId.New(), inspection, input.Title!, RegisterInput.AsNull(input.Number), RegisterInput.AsNull(input.Issuer), input.IssuedOn, input.Change, input.Stage, input.Measures, stamp), ct);
}
