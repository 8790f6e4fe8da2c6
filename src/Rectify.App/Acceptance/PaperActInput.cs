using FluentValidation;
using Rectify.Domain;
using Rectify.Domain.People;
using Rectify.Domain.Tasks;

namespace Rectify.App.Acceptance;

/// <summary>What the office reads off a paper.</summary>
/// <param name="DecidedOn">The day on the paper; never in the future.</param>
/// <param name="Reason">The reason given; for a member's signature, the dissent.</param>
/// <param name="IsGranted">For an extension: granted, or refused.</param>
/// <param name="PrintedDigest">For a signed opinion: at least the first eight places of the digest printed below the signature table.</param>
public sealed record PaperActInput(TaskId Task, TaskVerb? Verb, PersonId? Decider, DateOnly? DecidedOn, string? Reason, string? PrintedDigest, bool? IsGranted = null);

public sealed class PaperActInputRules : AbstractValidator<PaperActInput>
{
    public const int DigestPlaces = 8;

    public PaperActInputRules()
    {
        RuleFor(p => p.Verb).NotNull().WithErrorCode("required").Must(verb => verb is null || PaperAct.Verbs.Contains(verb.Value)).WithErrorCode("not-on-paper");
        RuleFor(p => p.Decider).NotNull().WithErrorCode("required");
        RuleFor(p => p.DecidedOn).NotNull().WithErrorCode("required");
        RuleFor(p => p.Reason).NotEmpty().WithErrorCode("required").When(p => p.Verb is { } verb && PaperVerbs.NeedsReason(verb));
        RuleFor(p => p.IsGranted).NotNull().WithErrorCode("required").When(p => p.Verb is { } verb && PaperVerbs.NeedsAnswer(verb));
        RuleFor(p => p.Reason).MaximumLength(Domain.Reason.MaxLength).WithErrorCode("too-long");
        RuleFor(p => p.PrintedDigest).NotEmpty().WithErrorCode("required").MinimumLength(DigestPlaces).WithErrorCode("too-short").When(p => p.Verb is { } verb && PaperVerbs.SignsText(verb));
    }
}
