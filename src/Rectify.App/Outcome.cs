using FluentValidation.Results;
using Rectify.Domain.People;
using Rectify.Domain.Tasks;
using Rectify.Domain.Trail;

namespace Rectify.App;

/// <summary>A field of an input that cannot be taken: its name as in the input record, and a code the page puts into words.</summary>
public sealed record FieldError(string Field, string Code, string? Detail = null);

/// <summary>What somebody did to the record after the user had looked at it.</summary>
public sealed record OtherAct(FactKind Kind, DateTimeOffset At, string PersonName, IReadOnlyDictionary<string, string> Details);

/// <summary>What came of an act. Refusals travel as values with the reason and who can act; accidents stay exceptions.</summary>
public abstract record Outcome
{
    private Outcome() { }

    /// <summary>It happened, or had happened before under the same act id.</summary>
    public sealed record Done : Outcome;

    /// <summary>A rule of the field stands in the way.</summary>
    public sealed record Refused(Refusal Refusal) : Outcome;

    /// <summary>The input is not complete or not possible.</summary>
    public sealed record Invalid(IReadOnlyList<FieldError> Errors) : Outcome;

    /// <summary>Only who holds one of these roles at the record's unit, or above it, may do this.</summary>
    public sealed record NotAllowed(IReadOnlyList<Role> WhoCan) : Outcome;

    /// <summary>There is no such record, or the actor may not see it: the two are not told apart.</summary>
    public sealed record Missing : Outcome;

    /// <summary>Somebody changed it after the user had looked; nothing happened.</summary>
    public sealed record ChangedMeanwhile(IReadOnlyList<OtherAct> Since) : Outcome;

    public static Outcome Ok { get; } = new Done();

    public static Outcome None { get; } = new Missing();

    public static Outcome Of(Refusal? refusal) => refusal is null ? Ok : new Refused(refusal);

    public static Outcome Bad(string field, string code, string? detail = null) => new Invalid([new FieldError(field, code, detail)]);

    public static Outcome Only(params Role[] whoCan) => new NotAllowed(whoCan);

    /// <summary>The errors a validator found, one for each field and code; null when it found none.</summary>
    public static Outcome? Of(ValidationResult checkedInput) =>
        checkedInput.IsValid ? null : new Invalid([.. checkedInput.Errors.Select(e => new FieldError(e.PropertyName, e.ErrorCode)).Distinct()]);

    public bool IsDone => this is Done;
}
