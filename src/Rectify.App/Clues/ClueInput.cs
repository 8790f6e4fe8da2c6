using FluentValidation;
using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.Domain.Clues;
using Rectify.Domain.Rounds;

namespace Rectify.App.Clues;

/// <summary>What a person fills in of a clue or a petition.</summary>
/// <param name="Number">Digits, letters and the signs of a number: a sentence or a name alone is none.</param>
public sealed record ClueInput(ClueKind? Kind, string? Number, DateOnly? ReceivedOn)
{
    /// <summary>The draft, or why there is none: a number stands once in an inspection.</summary>
    internal async Task<(ClueDraft? Draft, Outcome? Refusal)> ToDraftAsync(ActSession session, InspectionId inspection, ClueId self)
    {
        if (Outcome.Of(new ClueInputValidator().Validate(this)) is { } invalid) return (null, invalid);
        if (ReceivedOn > session.Stamp.On) return (null, Outcome.Bad(nameof(ReceivedOn), "in-future"));
        var (number, matter) = (Number!.Trim(), ClueTables.MatterOf(Kind!.Value));
        return await session.Db.Clues.AnyAsync(c => c.InspectionId == inspection && c.Matter == matter && c.Number == number && c.State != ClueState.Discarded && c.Id != self, session.Cancelled)
            ? (null, Outcome.Bad(nameof(Number), "taken")) : (new ClueDraft(Kind.Value, number, ReceivedOn!.Value), null);
    }
}

public sealed class ClueInputValidator : AbstractValidator<ClueInput>
{
    public ClueInputValidator()
    {
        RuleFor(c => c.Kind).NotNull().WithErrorCode("missing").IsInEnum().WithErrorCode("missing");
        RuleFor(c => c.Number).Cascade(CascadeMode.Stop).NotEmpty().WithErrorCode("missing").MaximumLength(Clue.MaxNumberLength).WithErrorCode("too-long")
            .Must(number => number!.Any(char.IsAsciiDigit) && !number!.Any(sign => sign is '\n' or '\uff0c' or '\u3002' or '\uff1b')).WithErrorCode("no-number");
        RuleFor(c => c.ReceivedOn).NotNull().WithErrorCode("missing");
    }
}
