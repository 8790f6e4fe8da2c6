using FluentValidation;
using Rectify.App.Data;
using Rectify.Domain.People;
using Rectify.Domain.Rounds;

namespace Rectify.App.Rounds;

/// <param name="Ordinal">As printed, with its signs; null where none is printed.</param>
public sealed record SectionDraft(SectionId? Parent, string? Ordinal, string Heading);

public sealed class SectionDraftValidator : AbstractValidator<SectionDraft>
{
    private const int MaxOrdinalLength = 20;

    public SectionDraftValidator()
    {
        RuleFor(s => s.Heading).NotEmpty().WithErrorCode("required").MaximumLength(Section.MaxHeadingLength).WithErrorCode("too-long");
        RuleFor(s => s.Ordinal).MaximumLength(MaxOrdinalLength).WithErrorCode("too-long");
    }
}

/// <summary>The office adds a section of the feedback document by hand.</summary>
public sealed class AddSection(UnitOfWork work) : IUseCase
{
    public Task<Outcome> Run(InspectionId id, SectionDraft draft, ActId act, CancellationToken ct = default) => work.RunAsync(nameof(AddSection), act, async session =>
    {
        if (Outcome.Of(new SectionDraftValidator().Validate(draft)) is { } invalid) return invalid;
        var (inspection, refusal) = await session.LockInspectionAsync(id, seen: null);
        if (inspection is null) return refusal;
        if (draft.Parent is { } parent && inspection.Sections.All(s => s.Id != parent)) return Outcome.Bad(nameof(draft.Parent), "required");
        var section = inspection.AddSection(SectionId.New(), draft.Parent, string.IsNullOrWhiteSpace(draft.Ordinal) ? null : draft.Ordinal.Trim(), draft.Heading.Trim());
        inspection.NoteSection(section.Id, session.Stamp);
        return Outcome.Ok;
    }, ct);
}
