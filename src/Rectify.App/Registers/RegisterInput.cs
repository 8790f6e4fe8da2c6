using FluentValidation;
using FluentValidation.Results;
using Rectify.Domain.Measures;
using Rectify.Domain.Notices;
using Rectify.Domain.People;
using Rectify.Domain.Registers;
using Rectify.Domain.Rounds;

namespace Rectify.App.Registers;

/// <summary>A register entry as somebody types it.</summary>
/// <param name="Measures">The measures it answers; of a change they are those of the entry it follows.</param>
public abstract record RegisterInput(IReadOnlyList<MeasureId> Measures)
{
    /// <summary>What cannot be taken; null when all can.</summary>
    internal abstract Outcome? WhyNot(DateOnly today);

    /// <summary>What it says; asked only when there is nothing that cannot be taken.</summary>
    internal abstract RegisterWords ToWords();

    internal abstract RegisterEntry Make(InspectionId inspection, Stamp stamp);
}

/// <summary>制度 as a unit reports it.</summary>
/// <param name="Number">文号</param>
/// <param name="IssuedOn">Must be there once it is more than a draft.</param>
public sealed record InstitutionInput(string? Title, string? Number, string? Issuer, DateOnly? IssuedOn, InstitutionChange Change, InstitutionStage Stage, IReadOnlyList<MeasureId> Measures) : RegisterInput(Measures)
{
    internal override Outcome? WhyNot(DateOnly today) => Outcome.Of(new InstitutionInputValidator().Validate(this)) ?? (Stage != InstitutionStage.Draft && IssuedOn > today ? Outcome.Bad(nameof(IssuedOn), "in-future") : null);

    internal override InstitutionWords ToWords() => new(Title!.Trim(), NumberOf(Number), TypedText.AsNull(Issuer), IssuedOn, Change, Stage);

    internal override RegisterEntry Make(InspectionId inspection, Stamp stamp)
    {
        var words = ToWords();
        return new Institution(RegisterId.New(), inspection, words.Title, words.Number, words.Issuer, words.IssuedOn, words.Change, words.Stage, Measures, stamp);
    }

    /// <summary>A number that is one is written in its one form, so that the same number is the same text; another stays as typed.</summary>
    internal static string? NumberOf(string? typed) => DocumentNumber.TryParse(typed, out var number) ? number.ToString() : TypedText.AsNull(typed);
}

public sealed class InstitutionInputValidator : AbstractValidator<InstitutionInput>
{
    public InstitutionInputValidator()
    {
        RuleFor(input => input.Title).NotEmpty().WithErrorCode("missing").MaximumLength(Institution.MaxTitleLength).WithErrorCode("too-long");
        RuleFor(input => input.Number).MaximumLength(100).WithErrorCode("too-long");
        RuleFor(input => input.Issuer).MaximumLength(120).WithErrorCode("too-long");
        RuleFor(input => input.IssuedOn).NotNull().When(input => input.Stage != InstitutionStage.Draft).WithErrorCode("missing");
        RuleFor(input => input.Measures).NotEmpty().WithErrorCode("measure-missing");
    }
}

/// <summary>问责 as a unit reports it; no names.</summary>
/// <param name="Persons">人次</param>
/// <param name="Note">The form of it, such as 谈话提醒.</param>
public sealed record AccountabilityInput(AccountabilityKind Kind, int? Persons, DateOnly? DecidedOn, string? Note, IReadOnlyList<MeasureId> Measures) : RegisterInput(Measures)
{
    internal override Outcome? WhyNot(DateOnly today) => Outcome.Of(new AccountabilityInputValidator().Validate(this)) ?? (DecidedOn > today ? Outcome.Bad(nameof(DecidedOn), "in-future") : null);

    internal override AccountabilityWords ToWords() => new(Kind, Persons!.Value, DecidedOn!.Value, TypedText.AsNull(Note));

    internal override RegisterEntry Make(InspectionId inspection, Stamp stamp)
    {
        var words = ToWords();
        return new AccountabilityCase(RegisterId.New(), inspection, words.Kind, words.Persons, words.DecidedOn, words.Note, Measures, stamp);
    }
}

public sealed class AccountabilityInputValidator : AbstractValidator<AccountabilityInput>
{
    public AccountabilityInputValidator()
    {
        RuleFor(input => input.Persons).NotNull().WithErrorCode("missing").InclusiveBetween(1, 10_000).WithErrorCode("out-of-range");
        RuleFor(input => input.DecidedOn).NotNull().WithErrorCode("missing");
        RuleFor(input => input.Note).MaximumLength(200).WithErrorCode("too-long");
        RuleFor(input => input.Measures).NotEmpty().WithErrorCode("measure-missing");
    }
}

/// <summary>资金 as a unit reports it, in 万元.</summary>
public sealed record SumInput(string? Label, decimal? AtStake, decimal? Recovered, DateOnly? TrueOn, IReadOnlyList<MeasureId> Measures) : RegisterInput(Measures)
{
    internal override Outcome? WhyNot(DateOnly today) => Outcome.Of(new SumInputValidator().Validate(this)) ?? (TrueOn > today ? Outcome.Bad(nameof(TrueOn), "in-future") : null);

    internal override SumWords ToWords() => new(Label!.Trim(), AtStake!.Value, Recovered!.Value, TrueOn!.Value);

    internal override RegisterEntry Make(InspectionId inspection, Stamp stamp)
    {
        var words = ToWords();
        return new Sum(RegisterId.New(), inspection, words.Label, words.AtStake, words.Recovered, words.TrueOn, Measures, stamp);
    }
}

public sealed class SumInputValidator : AbstractValidator<SumInput>
{
    private const decimal Most = 99_999_999_999m;

    public SumInputValidator()
    {
        RuleFor(input => input.Label).NotEmpty().WithErrorCode("missing").MaximumLength(200).WithErrorCode("too-long");
        RuleFor(input => input.AtStake).NotNull().WithErrorCode("missing").InclusiveBetween(0, Most).WithErrorCode("out-of-range");
        RuleFor(input => input.Recovered).NotNull().WithErrorCode("missing").InclusiveBetween(0, Most).WithErrorCode("out-of-range");
        RuleFor(input => input.TrueOn).NotNull().WithErrorCode("missing");
        RuleFor(input => input.Measures).NotEmpty().WithErrorCode("measure-missing");
    }
}

internal static class TypedText
{
    /// <summary>Nothing typed is nothing said.</summary>
    public static string? AsNull(string? typed) => string.IsNullOrWhiteSpace(typed) ? null : typed.Trim();

    /// <summary>What a validator found, as an outcome the form can show beside its fields.</summary>
    public static Outcome AsOutcome(this ValidationResult wrong) => new Outcome.Invalid([.. wrong.Errors.Select(e => new FieldError(e.PropertyName, e.ErrorCode))]);
}
