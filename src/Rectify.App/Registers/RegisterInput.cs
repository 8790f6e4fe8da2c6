using FluentValidation.Results;

namespace Rectify.App.Registers;

/// <summary>Nothing typed is nothing said.</summary>
internal static class RegisterInput
{
    public static string? AsNull(string? typed) => string.IsNullOrWhiteSpace(typed) ? null : typed.Trim();

    /// <summary>What a validator found, as an outcome the form can show beside its fields.</summary>
    public static Outcome AsOutcome(this ValidationResult wrong) => new Outcome.Invalid([.. wrong.Errors.Select(e => new FieldError(e.PropertyName, e.ErrorCode))]);
}
