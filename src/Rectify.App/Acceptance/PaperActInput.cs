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
public sealed record PaperActInput(TaskId Task, TaskVerb? Verb, PersonId? Decider, DateOnly? DecidedOn, string? Reason, string? PrintedDigest, bool? IsGranted = null)
{
    /// <summary>Tasks of the same inspection that the paper names beside that one.</summary>
    public IReadOnlyList<TaskId> Others { get; init; } = [];

    /// <summary>For a signed opinion on several tasks: the digest printed below each.</summary>
    public IReadOnlyDictionary<TaskId, string> Digests { get; init; } = new Dictionary<TaskId, string>();

    /// <summary>The member of the panel who is absent.</summary>
    public PersonId? Absent { get; init; }

    public IReadOnlyList<TaskId> Tasks => [.. Others.Prepend(Task).Distinct()];

    /// <summary>What stands on the paper below the text of that task.</summary>
    public string? DigestOf(TaskId task) => Others.Count == 0 ? PrintedDigest : Digests.GetValueOrDefault(task);
}

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
        RuleFor(p => p.Absent).NotNull().WithErrorCode("required").When(p => p.Verb is { } verb && PaperVerbs.NamesMember(verb));
        RuleFor(p => p.Others).Must((p, _) => p.Tasks.Count <= PaperAct.MaxTasks).WithErrorCode("too-many").Must((p, others) => others.Count == 0 || p.Verb is not { } verb || !PaperAct.ReachesFurther(verb)).WithErrorCode("not-on-paper");
        RuleFor(p => p.PrintedDigest).Must((p, _) => p.Tasks.All(task => !string.IsNullOrWhiteSpace(p.DigestOf(task)))).WithErrorCode("required")
            .Must((p, _) => p.Tasks.All(task => p.DigestOf(task) is not { } digest || digest.Trim().Length >= DigestPlaces)).WithErrorCode("too-short").When(p => p.Verb is { } verb && PaperVerbs.SignsText(verb));
    }
}
