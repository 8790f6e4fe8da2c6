using Rectify.App.Data;
using Rectify.Domain;
using Rectify.Domain.Evidence;
using Rectify.Domain.People;
using Rectify.Domain.Tasks;
using Rectify.Domain.WiderChecks;

namespace Rectify.App.WiderChecks;

/// <summary>整改到位: the unit says on which day a finding was put right and how, with a file if there is one.</summary>
public sealed class PutWiderFindingRight(UnitOfWork work) : IUseCase
{
    public Task<Outcome> Run(WiderCheckId id, int finding, DateOnly? on, string? how, StoredFile? file, ActId act, CancellationToken ct = default) =>
        on is not { } day ? Bad("On", "missing")
        : !Reason.TryParse(how, out var text) ? Bad("How", string.IsNullOrWhiteSpace(how) ? "missing" : "too-long")
        : work.AddToWiderCheckAsync(nameof(PutWiderFindingRight), id, act, (check, session) => Task.FromResult(check.PutRight(finding, day, text, file, session.Stamp)), ct);

    private static Task<Outcome> Bad(string field, string code) => Task.FromResult(Outcome.Bad(field, code));
}

/// <summary>退回: it is not put right; back to the unit, with the reason and a new day.</summary>
public sealed class SendWiderFindingBack(UnitOfWork work) : IUseCase
{
    public Task<Outcome> Run(WiderCheckId id, int finding, Reason reason, DateOnly? dueOn, ActId act, CancellationToken ct = default) => dueOn is not { } due ? Task.FromResult(Outcome.Bad("DueOn", "missing"))
        : work.AddToWiderCheckAsync(nameof(SendWiderFindingBack), id, act, (check, session) => Task.FromResult<Refusal?>(check.SendBack(finding, reason, due, session.Stamp)), ct);
}

/// <summary>划销: a finding that was a slip stays readable and counts no more.</summary>
public sealed class StrikeWiderFinding(UnitOfWork work) : IUseCase
{
    public Task<Outcome> Run(WiderCheckId id, int finding, Reason reason, ActId act, CancellationToken ct = default) =>
        work.AddToWiderCheckAsync(nameof(StrikeWiderFinding), id, act, (check, session) => Task.FromResult<Refusal?>(check.StrikeFinding(finding, reason, session.Stamp)), ct);
}
