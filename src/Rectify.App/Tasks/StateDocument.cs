using FluentValidation;
using Rectify.App.Data;
using Rectify.App.Registers;
using Rectify.Domain.Evidence;
using Rectify.Domain.Notices;
using Rectify.Domain.People;
using Rectify.Domain.Tasks;

namespace Rectify.App.Tasks;

/// <summary>文件要素 as a person types them.</summary>
public sealed record DocumentInput(string? Number, string? Issuer, DateOnly? SignedOn, DateOnly? EvidenceOn, SecrecyLevel? Level = null)
{
    /// <summary>A number that is one is written in its one form; another (an issue, a file mark) stays as typed.</summary>
    internal DocumentFacts Facts => new(DocumentNumber.TryParse(Number, out var number) ? number.ToString() : AsNull(Number), AsNull(Issuer), SignedOn, EvidenceOn, Level);

    private static string? AsNull(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}

public sealed class DocumentInputValidator : AbstractValidator<DocumentInput>
{
    public DocumentInputValidator()
    {
        RuleFor(input => input.Number).MaximumLength(DocumentFacts.MaxNumberLength).WithErrorCode("too-long");
        RuleFor(input => input.Issuer).MaximumLength(DocumentFacts.MaxIssuerLength).WithErrorCode("too-long");
        RuleFor(input => input.Level).IsInEnum().WithErrorCode("unknown");
    }
}

/// <summary>States number, issuer, days and level of a piece of evidence.</summary>
public sealed class StateDocument(UnitOfWork work) : IUseCase
{
    public Task<Outcome> Run(TaskId id, int seen, ActId act, EvidenceId piece, DocumentInput input, CancellationToken ct = default) =>
        new DocumentInputValidator().Validate(input) is { IsValid: false } wrong ? Task.FromResult(wrong.AsOutcome())
        : work.DecideAsync(TaskVerb.StateDocument, id, seen, act, TaskParts.Evidence, (task, setting, session) => task.StateDocument(piece, input.Facts, fromText: false, setting, session.Stamp), ct);
}
