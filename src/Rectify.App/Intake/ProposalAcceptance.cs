using System.Collections.Immutable;
using FluentValidation;
using Rectify.Domain.People;
using Rectify.Domain.Problems;
using Rectify.Domain.Rounds;

namespace Rectify.App.Intake;

/// <summary>What a person decides when they accept a proposal.</summary>
/// <param name="Seen">The version of the draft the person looked at.</param>
/// <param name="Existing">The inspection the problems go to; null when one is opened.</param>
/// <param name="New">The inspection to open; null when they go to an existing one.</param>
/// <param name="Chosen">Keys of the problems to deal with; null for all. What is left out stays in the draft.</param>
/// <param name="EvenIfReadBefore">The person has been told that some places of this document are registered there already.</param>
public sealed record ProposalAcceptance(IntakeId Intake, int Seen, InspectionId? Existing, NewInspection? New, ImmutableHashSet<int>? Chosen = null, bool EvenIfReadBefore = false)
{
    /// <summary>Chosen problems that update one registered before instead of being registered anew, by key.</summary>
    public ImmutableDictionary<int, ProblemId> Updates { get; init; } = ImmutableDictionary<int, ProblemId>.Empty;

    /// <summary>Chosen problems that are registered already and say nothing new: done with, without any act.</summary>
    public ImmutableHashSet<int> Known { get; init; } = [];

    /// <summary>整改意见 of the document that are registered as suggestions, by key; none unless a person chooses them.</summary>
    public ImmutableHashSet<int> Suggestions { get; init; } = [];
}

/// <param name="Round">The round it belongs to; null when one is opened with it.</param>
/// <param name="Body">The inspected body; null when the unit is created with it.</param>
/// <param name="PresenceFrom">First day of the group's presence, inclusive.</param>
/// <param name="PresenceTo">Last day, inclusive.</param>
/// <param name="ConcentratedUntil">Last day of the concentrated period, inclusive, where the document prints one; null leaves it to the kind's regime.</param>
/// <param name="LegalBasis">One document a line.</param>
public sealed record NewInspection(
    InspectionId Id, RoundId? Round, NewRound? NewRound, UnitId? Body, NewBody? NewBody, InspectionKind? Kind, string? GroupName,
    DateOnly? PresenceFrom, DateOnly? PresenceTo, DateOnly? FeedbackOn, DateOnly? ConcentratedUntil = null, string? LegalBasis = null);

public sealed record NewRound(RoundId Id, string? Name, string? Authority, InspectionLevel? Level, int? Year);

/// <param name="Parent">The unit above, one whose office work the person does.</param>
public sealed record NewBody(UnitId Id, string? Name, UnitId? Parent);

public sealed class AcceptanceValidator : AbstractValidator<ProposalAcceptance>
{
    public AcceptanceValidator()
    {
        RuleFor(a => a.New).NotNull().When(a => a.Existing is null).WithErrorCode("required");
        RuleFor(a => a.Existing).Null().When(a => a.New is not null).WithErrorCode("one-or-the-other");
        RuleFor(a => a.Chosen).Must(chosen => chosen is null || chosen.Count > 0).WithErrorCode("nothing-chosen");
        RuleFor(a => a.New!).SetValidator(new NewInspectionValidator()).When(a => a.New is not null);
    }
}

public sealed class NewInspectionValidator : AbstractValidator<NewInspection>
{
    public NewInspectionValidator()
    {
        RuleFor(i => i.Round).NotNull().When(i => i.NewRound is null).WithErrorCode("required");
        RuleFor(i => i.NewRound!).SetValidator(new NewRoundValidator()).When(i => i.Round is null && i.NewRound is not null);
        RuleFor(i => i.Body).NotNull().When(i => i.NewBody is null).WithErrorCode("required");
        RuleFor(i => i.NewBody!).SetValidator(new NewBodyValidator()).When(i => i.Body is null && i.NewBody is not null);
        RuleFor(i => i.Kind).NotNull().WithErrorCode("required");
        RuleFor(i => i.GroupName).NotEmpty().WithErrorCode("required").MaximumLength(Inspection.MaxGroupLength).WithErrorCode("too-long");
        RuleFor(i => i.FeedbackOn).NotNull().WithErrorCode("required");
        RuleFor(i => i.PresenceTo).GreaterThanOrEqualTo(i => i.PresenceFrom).When(i => i.PresenceFrom is not null && i.PresenceTo is not null).WithErrorCode("before-start");
        RuleFor(i => i.FeedbackOn).GreaterThanOrEqualTo(i => i.PresenceFrom).When(i => i.PresenceFrom is not null && i.FeedbackOn is not null).WithErrorCode("before-presence");
        RuleFor(i => i.ConcentratedUntil).GreaterThan(i => i.FeedbackOn).When(i => i.ConcentratedUntil is not null && i.FeedbackOn is not null).WithErrorCode("before-feedback");
        RuleFor(i => i.LegalBasis).MaximumLength(Inspection.MaxTextLength).WithErrorCode("too-long");
    }
}

public sealed class NewRoundValidator : AbstractValidator<NewRound>
{
    public NewRoundValidator()
    {
        RuleFor(r => r.Name).NotEmpty().WithErrorCode("required").MaximumLength(Round.MaxNameLength).WithErrorCode("too-long");
        RuleFor(r => r.Authority).NotEmpty().WithErrorCode("required").MaximumLength(Round.MaxNameLength).WithErrorCode("too-long");
        RuleFor(r => r.Level).NotNull().WithErrorCode("required");
        RuleFor(r => r.Year).NotNull().WithErrorCode("required").InclusiveBetween(1949, 2200).WithErrorCode("not-a-year");
    }
}

public sealed class NewBodyValidator : AbstractValidator<NewBody>
{
    public NewBodyValidator()
    {
        RuleFor(b => b.Name).NotEmpty().WithErrorCode("required").MaximumLength(Unit.MaxNameLength).WithErrorCode("too-long");
        RuleFor(b => b.Parent).NotNull().WithErrorCode("required");
    }
}
