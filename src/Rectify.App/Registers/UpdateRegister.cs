using Rectify.App.Data;
using Rectify.Domain.People;
using Rectify.Domain.Registers;

namespace Rectify.App.Registers;

/// <summary>续报: a draft was issued, more money has come back. The entry that follows counts from its day on; until then what stood there does.</summary>
public sealed class UpdateRegister(UnitOfWork work) : IUseCase
{
    /// <param name="next">The key of the entry that follows.</param>
    public Task<Outcome> Run(RegisterId id, RegisterId next, RegisterInput input, ActId act, CancellationToken ct = default) => work.RunAsync(nameof(UpdateRegister), act, async session =>
    {
        if (await session.LockRegisterAsync(id) is not var (entry, tasks)) return Outcome.None;
        var typed = input with { Measures = [.. entry.Links.Select(l => l.MeasureId)] };
        if (typed.WhyNot(session.Stamp.On) is { } wrong) return wrong;
        if (typed.ToWords() is not { } words || words.GetType() != entry.Words.GetType()) return Outcome.None;
        var (following, refusal) = entry.Update(next, words, tasks, session.Stamp);
        if (following is not null) session.Db.Registers.Add(following);
        return Outcome.Of(refusal);
    }, ct);
}
