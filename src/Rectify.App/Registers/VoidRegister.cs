using Rectify.App.Data;
using Rectify.Domain;
using Rectify.Domain.People;
using Rectify.Domain.Registers;

namespace Rectify.App.Registers;

/// <summary>作废: an entry that should not be there counts nowhere any more and stays readable with the reason.</summary>
public sealed class VoidRegister(UnitOfWork work) : IUseCase
{
    public Task<Outcome> Run(RegisterId id, Reason reason, ActId act, CancellationToken ct = default) => work.RunAsync(nameof(VoidRegister), act, async session =>
        await session.LockRegisterAsync(id) is var (entry, tasks) ? Outcome.Of(entry.MakeVoid(reason, tasks, session.Stamp)) : Outcome.None, ct);
}
