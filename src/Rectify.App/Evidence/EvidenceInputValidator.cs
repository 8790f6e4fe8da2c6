using FluentValidation;
using Rectify.Domain.Evidence;

namespace Rectify.App.Evidence;

/// <summary>What the form and the use case both ask of an upload.</summary>
public sealed class EvidenceInputValidator : AbstractValidator<EvidenceInput>
{
    public const int MostMeasures = 50;

    public EvidenceInputValidator()
    {
        RuleFor(input => input.Proves).NotEmpty().WithErrorCode("measure-missing").Must(proves => proves.Count <= MostMeasures).WithErrorCode("too-many-measures");
        RuleForEach(input => input.Proves).ChildRules(proof => proof.RuleFor(p => p.Sentence)
            .NotEmpty().WithErrorCode("sentence-missing")
            .MaximumLength(EvidenceUse.MaxSentenceLength).WithErrorCode("sentence-too-long")).OverridePropertyName("Sentence");
    }
}
