using Rectify.App.Data;
using Rectify.Domain;
using Rectify.Domain.People;
using Rectify.Domain.Tasks;

namespace Rectify.App.Tasks;

/// <summary>登记异议: the office enters what came in while a problem is on public display.</summary>
public sealed class RecordObjection(UnitOfWork work) : IUseCase
{
    public Task<Outcome> Run(TaskId id, int seen, ActId act, ObjectionWay way, DateOnly receivedOn, Reason says, CancellationToken ct = default) =>
        !Enum.IsDefined(way) ? Task.FromResult(Outcome.Bad("Way", "unknown"))
        : work.DecideAsync(TaskVerb.RecordObjection, id, seen, act, TaskParts.All, (task, setting, session) => task.RecordObjection(ObjectionId.New(), way, receivedOn, says, setting, session.Stamp), ct);
}
