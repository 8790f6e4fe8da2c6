using FluentValidation;
using Rectify.App.Data;
using Rectify.App.Rounds;
using Rectify.Domain;
using Rectify.Domain.Evidence;
using Rectify.Domain.People;
using Rectify.Domain.Supervision;
using Rectify.Domain.Tasks;

namespace Rectify.App.LookBacks;

/// <summary>What the checker fills in.</summary>
/// <param name="DueOn">For 反弹: the new deadline.</param>
public sealed record LookBackInput(LookBackResult? Result, CheckingWay? Way, string? Finding, StoredFile? File, DateOnly? DueOn);

public sealed class LookBackInputValidator : AbstractValidator<LookBackInput>
{
    public LookBackInputValidator()
    {
        RuleFor(i => i.Result).NotNull().WithErrorCode("choose").IsInEnum().WithErrorCode("choose");
        RuleFor(i => i.Way).NotNull().WithErrorCode("choose").IsInEnum().WithErrorCode("choose");
        RuleFor(i => i.Finding).NotEmpty().WithErrorCode("required").MaximumLength(Reason.MaxLength).WithErrorCode("too-long");
        RuleFor(i => i.DueOn).NotNull().When(i => i.Result == LookBackResult.Relapsed).WithErrorCode("required");
    }
}

/// <summary>The checker records what they found. 反弹 reopens the task by its own row of the life cycle, with the finding as the reason; the opinion it was closed by stays.</summary>
public sealed class RecordLookBack(UnitOfWork work) : IUseCase
{
    public Task<Outcome> Run(LookBackId id, TaskId taskId, LookBackInput input, ActId act, CancellationToken ct = default) => work.RunAsync(nameof(RecordLookBack), act, async session =>
    {
        if (Outcome.Of(new LookBackInputValidator().Validate(input)) is { } invalid) return invalid;
        // the task first, its campaign afterwards: as an act on the task alone would
        if (await session.LockTaskAsync(taskId, deciding: true, TaskParts.All) is not var (task, setting) || await session.LockLookBackAsync(id) is not { } campaign) return Outcome.None;
        var (result, stamp) = (input.Result!.Value, session.Stamp);
        var finding = new LookBackFinding(result, input.Way!.Value, Reason.Of(input.Finding!), input.File, result == LookBackResult.Relapsed ? input.DueOn : null);
        if (campaign.Record(task, setting.Body, finding, stamp) is { } refusal) return new Outcome.Refused(refusal);
        task.NoteLookBack(result, finding.Way, finding.Finding, stamp);
        // a task that somebody restarted meanwhile is open already
        if (result != LookBackResult.Relapsed || !task.State.IsDone()) return Outcome.Ok;
        var checker = campaign.Items.Single(item => item.TaskId == taskId).CheckerId;
        if (task.Restart(finding.Finding, input.DueOn!.Value, setting with { Checker = checker }, stamp) is { } refused) return new Outcome.Refused(refused);
        await session.OpenAgainAsync(task.InspectionId);
        return Outcome.Ok;
    }, ct);
}
