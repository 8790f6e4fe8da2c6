using FluentValidation;
using Rectify.Domain.Notices;

namespace Rectify.App.Notices;

/// <summary>What can be said of the words without the records.</summary>
public sealed class NoticeWordsValidator : AbstractValidator<NoticeWords>
{
    public NoticeWordsValidator()
    {
        RuleFor(w => w.IssuedAs).Must(number => string.IsNullOrWhiteSpace(number) || DocumentNumber.TryParse(number, out _)).WithErrorCode("not-a-document-number");
        RuleFor(w => w.Organisation).MaximumLength(NoticeWords.MaxTextLength).WithErrorCode("too-long");
        RuleFor(w => w.NextSteps).MaximumLength(NoticeWords.MaxTextLength).WithErrorCode("too-long");
        RuleFor(w => w.Signer).MaximumLength(NoticeWords.MaxLineLength).WithErrorCode("too-long");
        RuleFor(w => w.PostalAddress).MaximumLength(NoticeWords.MaxLineLength).WithErrorCode("too-long")
            .NotEmpty().When(w => !string.IsNullOrWhiteSpace(w.Telephone), ApplyConditionTo.CurrentValidator).WithErrorCode("missing");
        RuleFor(w => w.Telephone).MaximumLength(NoticeWords.MaxLineLength).WithErrorCode("too-long")
            .NotEmpty().When(w => !string.IsNullOrWhiteSpace(w.PostalAddress) || !string.IsNullOrWhiteSpace(w.Email), ApplyConditionTo.CurrentValidator).WithErrorCode("missing");
        RuleFor(w => w.Email).MaximumLength(NoticeWords.MaxLineLength).WithErrorCode("too-long");
        RuleFor(w => w.Suggestions).Must(s => s.Count <= NoticeWords.MaxSuggestions).WithErrorCode("too-many");
        RuleFor(w => w.Suggestions).Must(all => all.All(s => string.IsNullOrWhiteSpace(s.Wording) == string.IsNullOrWhiteSpace(s.Reply))).WithErrorCode("both-or-none");
        foreach (var count in new System.Linq.Expressions.Expression<Func<NoticeWords, int?>>[]
                 { w => w.CluesReceived, w => w.CluesConcluded, w => w.PetitionsReceived, w => w.PetitionsConcluded, w => w.PetitionsSettled, w => w.ProblemsFedBack })
            RuleFor(count).GreaterThanOrEqualTo(0).WithErrorCode("negative");
        RuleFor(w => w.CluesReceived).NotNull().When(w => w.CluesConcluded is not null).WithErrorCode("missing");
        RuleFor(w => w.PetitionsReceived).NotNull().When(w => w.PetitionsConcluded is not null || w.PetitionsSettled is not null).WithErrorCode("missing");
    }
}
