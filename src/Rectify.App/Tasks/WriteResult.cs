using FluentValidation;
using Rectify.App.Data;
using Rectify.Domain.People;
using Rectify.Domain.Tasks;

namespace Rectify.App.Tasks;

public sealed class ResultRules : AbstractValidator<Result>
{
    public ResultRules()
    {
        RuleFor(r => r.Effect).MaximumLength(RectificationTask.MaxTextLength).WithErrorCode("too-long");
        RuleFor(r => r.ReasonNotDone).MaximumLength(RectificationTask.MaxTextLength).WithErrorCode("too-long");
        RuleFor(r => r.NextSteps).MaximumLength(RectificationTask.MaxTextLength).WithErrorCode("too-long");
    }
}

/// <summary>The unit writes the effect and, for what is not done, reason and next steps.</summary>
public sealed class WriteResult(UnitOfWork work) : IUseCase
{
    public Task<Outcome> Run(TaskId id, int seen, ActId act, Result result, CancellationToken ct = default) =>
        Outcome.Of(new ResultRules().Validate(result)) is { } invalid ? Task.FromResult(invalid)
            : work.DecideAsync(TaskVerb.WriteResult, id, seen, act, TaskParts.Root, (task, setting, session) => task.WriteResult(result, setting, session.Stamp), ct);
}
