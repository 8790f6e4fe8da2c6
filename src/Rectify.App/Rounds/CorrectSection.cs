using FluentValidation;
using Rectify.App.Data;
using Rectify.Domain;
using Rectify.Domain.People;
using Rectify.Domain.Rounds;

namespace Rectify.App.Rounds;

/// <param name="Ordinal">As printed, with its signs; null where none is printed.</param>
/// <param name="Reason">Why; it stays in the trail with how it read before.</param>
public sealed record SectionCorrection(SectionId? Section, string? Ordinal, string Heading, string? Reason);

public sealed class SectionCorrectionValidator : AbstractValidator<SectionCorrection>
{
    private const int MaxOrdinalLength = 20;

    public SectionCorrectionValidator()
    {
        RuleFor(s => s.Section).NotNull().WithErrorCode("required");
        RuleFor(s => s.Heading).NotEmpty().WithErrorCode("required").MaximumLength(Section.MaxHeadingLength).WithErrorCode("too-long");
        RuleFor(s => s.Ordinal).MaximumLength(MaxOrdinalLength).WithErrorCode("too-long");
        RuleFor(s => s.Reason).NotEmpty().WithErrorCode("required").MaximumLength(Reason.MaxLength).WithErrorCode("too-long");
    }
}

/// <summary>The office puts a slip in a section's number or heading right.</summary>
public sealed class CorrectSection(UnitOfWork work) : IUseCase
{
    public Task<Outcome> Run(InspectionId id, int seen, SectionCorrection correction, ActId act, CancellationToken ct = default) => work.RunAsync(nameof(CorrectSection), act, async session =>
    {
        if (Outcome.Of(new SectionCorrectionValidator().Validate(correction)) is { } invalid) return invalid;
        var (inspection, refusal) = await session.LockInspectionAsync(id, seen);
        if (inspection is null) return refusal;
        if (inspection.Sections.FirstOrDefault(s => s.Id == correction.Section) is not { } section) return Outcome.Bad(nameof(correction.Section), "required");
        var (ordinal, heading) = (string.IsNullOrWhiteSpace(correction.Ordinal) ? null : correction.Ordinal.Trim(), correction.Heading.Trim());
        if ((section.Ordinal, section.Heading) == (ordinal, heading)) return Outcome.Bad(nameof(correction.Heading), "nothing-changed");
        inspection.CorrectSection(section.Id, ordinal, heading, Reason.Of(correction.Reason!), session.Stamp);
        return Outcome.Ok;
    }, ct);
}
