using Rectify.App.Data;
using Rectify.Domain.People;
using Rectify.Domain.WiderChecks;

namespace Rectify.App.WiderChecks;

/// <summary>填报: a unit's lead says what was looked at and found, or the lead unit's for it. Units report beside each other.</summary>
public sealed class ReportWiderCheck(UnitOfWork work) : IUseCase
{
    public Task<Outcome> Run(WiderCheckId id, UnitId unit, WiderReportInput input, ActId act, CancellationToken ct = default) => Outcome.Of(new WiderReportInputValidator().Validate(input)) is { } invalid ? Task.FromResult(invalid)
        : work.AddToWiderCheckAsync(nameof(ReportWiderCheck), id, act, async (check, session) => check.Report(unit, input.ToDraft(), await session.FirstDayAsync(check), session.Stamp), ct);
}

/// <summary>登记问题: something more was found.</summary>
public sealed class AddWiderFinding(UnitOfWork work) : IUseCase
{
    public Task<Outcome> Run(WiderCheckId id, UnitId unit, WiderFindingInput input, ActId act, CancellationToken ct = default) => Outcome.Of(new WiderFindingInputValidator().Validate(input)) is { } invalid ? Task.FromResult(invalid)
        : work.AddToWiderCheckAsync(nameof(AddWiderFinding), id, act, async (check, session) => check.AddFinding(unit, input.ToDraft(), await session.FirstDayAsync(check), session.Stamp), ct);
}
