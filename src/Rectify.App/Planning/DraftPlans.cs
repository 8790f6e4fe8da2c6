using Rectify.App.Data;
using Rectify.Domain.People;
using Rectify.Domain.Tasks;

namespace Rectify.App.Planning;

/// <summary>The unit writes the plans of many tasks in one act; what was submitted becomes a draft again.</summary>
public sealed class DraftPlans(UnitOfWork work) : IUseCase
{
    public Task<Outcome> Run(IReadOnlyList<PlanLine> lines, ActId act, CancellationToken ct = default)
    {
        var validator = new PlanLineValidator();
        var wrong = lines.SelectMany(line => validator.Validate(line).Errors.Select(e => new FieldError($"{line.Task.Value:N}.{e.PropertyName}", e.ErrorCode))).ToList();
        return wrong.Count > 0
            ? Task.FromResult<Outcome>(new Outcome.Invalid(wrong))
            : work.DecideManyAsync(nameof(DraftPlans), lines, act, TaskParts.Measures | TaskParts.Progress | TaskParts.Evidence | TaskParts.Commitments | TaskParts.Indicators, (task, line, setting, stamp) => task.DraftPlan(line.Draft, setting, stamp), ct);
    }
}
