using Rectify.App.Data;
using Rectify.Domain;
using Rectify.Domain.Measures;
using Rectify.Domain.People;
using Rectify.Domain.Tasks;

namespace Rectify.App.Tasks;

/// <summary>满足, 部分 or 不满足; the latter two with a remark to the unit.</summary>
public sealed class JudgeMeasure(UnitOfWork work) : IUseCase
{
    public Task<Outcome> Run(TaskId id, int seen, ActId act, MeasureId measure, MeasureVerdict verdict, Reason? remark, CancellationToken ct = default) =>
        work.DecideAsync(TaskVerb.JudgeMeasure, id, seen, act, TaskParts.All, (task, setting, session) => task.JudgeMeasure(measure, verdict, remark, setting, session.Stamp), ct);
}
