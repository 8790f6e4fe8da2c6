using Rectify.App.Data;
using Rectify.Domain;
using Rectify.Domain.Measures;
using Rectify.Domain.People;
using Rectify.Domain.Tasks;

namespace Rectify.App.Tasks;

/// <summary>申请延期: for the task, or for one measure of it.</summary>
public sealed class RequestExtension(UnitOfWork work) : IUseCase
{
    /// <param name="evenIfFar">The person has been asked whether more than a year is meant.</param>
    public Task<Outcome> Run(TaskId id, int seen, ActId act, MeasureId? measure, DateOnly toOn, Reason reason, bool evenIfFar = false, CancellationToken ct = default) =>
        work.DecideAsync(TaskVerb.RequestExtension, id, seen, act, TaskParts.Measures | TaskParts.Extensions, (task, setting, session) => task.RequestExtension(ExtensionId.New(), measure, toOn, reason, setting, session.Stamp, evenIfFar), ct);
}
