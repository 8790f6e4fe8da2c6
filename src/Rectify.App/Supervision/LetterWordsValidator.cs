using FluentValidation;
using Rectify.Domain.Supervision;

namespace Rectify.App.Supervision;

/// <summary>A draft may still be empty; it fits into a letter, and says whose it is.</summary>
public sealed class LetterWordsValidator : AbstractValidator<LetterWords>
{
    public LetterWordsValidator()
    {
        RuleFor(w => w.Kind).IsInEnum().WithErrorCode("missing");
        RuleFor(w => w.Title).NotEmpty().WithErrorCode("missing").MaximumLength(Letter.MaxTitleLength).WithErrorCode("too-long");
        RuleFor(w => w.Findings).MaximumLength(Letter.MaxTextLength).WithErrorCode("too-long");
        RuleFor(w => w.Asks).MaximumLength(Letter.MaxTextLength).WithErrorCode("too-long");
        RuleFor(w => w.Issuer).NotEmpty().WithErrorCode("missing").MaximumLength(Letter.MaxIssuerLength).WithErrorCode("too-long");
        RuleFor(w => w.ReplyDueOn).NotEqual(default(DateOnly)).WithErrorCode("missing");
    }
}
