using FluentValidation;
using Rectify.App.Data;
using Rectify.Domain.People;
using Rectify.Domain.Rounds;

namespace Rectify.App.Rounds;

/// <param name="Authority">Who sends the groups, as documents print it.</param>
public sealed record RoundDraft(string Name, string Authority, InspectionLevel Level, int Year);

public sealed class RoundDraftValidator : AbstractValidator<RoundDraft>
{
    public RoundDraftValidator()
    {
        RuleFor(r => r.Name).NotEmpty().WithErrorCode("required").MaximumLength(Round.MaxNameLength).WithErrorCode("too-long");
        RuleFor(r => r.Authority).NotEmpty().WithErrorCode("required").MaximumLength(Round.MaxNameLength).WithErrorCode("too-long");
        RuleFor(r => r.Level).IsInEnum().WithErrorCode("required");
        RuleFor(r => r.Year).InclusiveBetween(2000, 2100).WithErrorCode("year");
    }
}

/// <summary>The office opens a round: one sending-out of inspections, to one body or to many.</summary>
public sealed class OpenRound(UnitOfWork work) : IUseCase
{
    public Task<Outcome> Run(RoundId id, RoundDraft draft, ActId act, CancellationToken ct = default) => work.RunAsync(nameof(OpenRound), act, session =>
    {
        if (Outcome.Of(new RoundDraftValidator().Validate(draft)) is { } invalid) return Task.FromResult(invalid);
        if (!session.Stamp.By.HasAnywhere(Role.Office, Role.HeadOfOffice)) return Task.FromResult(Outcome.Only(Role.Office, Role.HeadOfOffice));
        session.Db.Rounds.Add(Round.Open(id, draft.Name, draft.Authority.Trim(), draft.Level, draft.Year, session.Stamp));
        return Task.FromResult(Outcome.Ok);
    }, ct);
}
