using Rectify.App.Data;
using Rectify.Domain;
using Rectify.Domain.People;
using Rectify.Domain.Tasks;

namespace Rectify.App.Acceptance;

/// <summary>缺席: the head records that a member cannot sign, with the reason.</summary>
public sealed class RecordAbsence(UnitOfWork work) : IUseCase
{
    public Task<Outcome> Run(TaskId id, int seen, ActId act, PersonId member, string seenSha256, Reason reason, CancellationToken ct = default) =>
        work.DecideAsync(TaskVerb.RecordAbsence, id, seen, act, TaskParts.All, (task, setting, session) => task.RecordAbsence(member, seenSha256, reason, setting, session.Stamp), ct);
}
