using FluentValidation;
using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.App.People;
using Rectify.Domain.Rounds;
using Rectify.Domain.Suggestions;

namespace Rectify.App.Suggestions;

/// <summary>What a person fills in of a suggestion.</summary>
/// <param name="Number">As printed.</param>
/// <param name="Problems">Short numbers of the problems it belongs to.</param>
public sealed record SuggestionInput(SuggestionKind? Kind, string? Number, string? Wording, IReadOnlyList<int> Problems)
{
    /// <summary>The draft, or why there is none: a problem that is not of the inspection is named.</summary>
    internal async Task<(SuggestionDraft? Draft, Outcome? Refusal)> ToDraftAsync(ActSession session, InspectionId inspection)
    {
        if (Outcome.Of(new SuggestionInputValidator().Validate(this)) is { } invalid) return (null, invalid);
        var known = Problems.Count == 0 ? [] : await session.Db.Problems.VisibleTo(session.Sight, session.Db).Where(p => p.InspectionId == inspection && Problems.Contains(p.Number)).Select(p => new { p.Id, p.Number }).ToListAsync(session.Cancelled);
        return Problems.Except(known.Select(p => p.Number)).ToList() is [var unknown, ..]
            ? (null, Outcome.Bad(nameof(Problems), "no-such-problem", $"{unknown}")) : (new SuggestionDraft(Kind!.Value, Number, Wording!, [.. known.Select(p => p.Id)]), null);
    }
}

public sealed class SuggestionInputValidator : AbstractValidator<SuggestionInput>
{
    public SuggestionInputValidator()
    {
        RuleFor(s => s.Kind).NotNull().WithErrorCode("missing").IsInEnum().WithErrorCode("missing");
        RuleFor(s => s.Number).MaximumLength(Suggestion.MaxNumberLength).WithErrorCode("too-long");
        RuleFor(s => s.Wording).NotEmpty().WithErrorCode("missing").MaximumLength(Suggestion.MaxWordingLength).WithErrorCode("too-long");
        RuleFor(s => s.Problems).Must(all => all.Count <= Suggestion.MaxProblems).WithErrorCode("too-many");
    }
}
